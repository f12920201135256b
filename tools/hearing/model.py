"""The interaction model: mostly whole sentences, for the intent that takes anything."""

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from skill.alexa.intents import SPEECH
from skill.hearing.fold import fold

TYPE, TAKES_ANYTHING = "SPEECH", "SpeechIntent"
SENTENCES = 1200  # of many lengths: single words would teach Amazon to keep one word
LONGEST = 140  # characters of a value
BUILT_IN = (
    "AMAZON.CancelIntent",
    "AMAZON.FallbackIntent",
    "AMAZON.HelpIntent",
    "AMAZON.NavigateHomeIntent",
    "AMAZON.NoIntent",
    "AMAZON.RepeatIntent",
    "AMAZON.StartOverIntent",
    "AMAZON.StopIntent",
    "AMAZON.YesIntent",
)


def build_model(intents: Path, said: Sequence[str]) -> dict[str, Any]:
    """The model in Amazon's JSON form, from the file of samples and what people *said*."""
    raw = tomllib.loads(intents.read_text(encoding="utf-8"))
    own = {fold(sample) for samples in raw["samples"].values() for sample in samples}
    whole = [text for text in dict.fromkeys(said) if fold(text) not in own and len(text) <= LONGEST]
    whole = sorted(whole)
    some = [whole[number * len(whole) // SENTENCES] for number in range(SENTENCES)]
    anything = {
        "name": TAKES_ANYTHING,
        "slots": [{"name": SPEECH, "type": TYPE}],
        "samples": ["{" + SPEECH + "}"],
    }
    plain = [
        {"name": name, "slots": [], "samples": samples} for name, samples in raw["samples"].items()
    ]
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": raw["invocation"],
                "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
                "intents": [
                    *({"name": name, "samples": []} for name in BUILT_IN),
                    anything,
                    *plain,
                ],
                "types": [
                    {
                        "name": TYPE,
                        "values": [{"name": {"value": text}} for text in some],
                    }
                ],
            }
        }
    }


def as_json(model: dict[str, Any]) -> str:
    """The text of the model's file, a value a line."""
    text = json.dumps(model, indent=1)
    for before, after in (
        ('{\n       "name": {\n        "value"', '{"name": {"value"'),
        ('"\n       }\n      }', '"}}'),
    ):
        text = text.replace(before, after)
    return text + "\n"
