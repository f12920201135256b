"""The interaction model: what Amazon receives, built from the sentences."""

import json
import re
from collections.abc import Iterable
from typing import Any

from skill.language.sentences import SLOT, Sentences, SentencesError, SlotType

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


# Words that change nothing; before a slot an article belongs to the carrier.
FILLER = re.compile(r"^so |\b(please|um|uh|the|a|an|my)\b(?! \{)")


def build_model(sentences: Sentences) -> dict[str, Any]:
    """The interaction model in Amazon's JSON form.

    Raises SentencesError where two intents share a sample or two ids a phrase.
    """
    _no_shared("sample", sentences.intents)
    for kind in sentences.types.values():
        _no_shared("phrase", kind.values)
    type_of = {slot: name for name, kind in sentences.types.items() for slot in kind.slots}
    intents: list[dict[str, Any]] = [{"name": name, "samples": []} for name in BUILT_IN]
    for name, samples in sentences.intents.items():
        used = dict.fromkeys(slot for sample in samples for slot in SLOT.findall(sample))
        slots = [{"name": slot, "type": type_of[slot]} for slot in used]
        intents.append({"name": name, "slots": slots, "samples": _distinct(samples)})
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": sentences.invocation,
                "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
                "intents": intents,
                "types": [_type(name, kind) for name, kind in sentences.types.items()],
            }
        }
    }


def as_json(model: dict[str, Any]) -> str:
    """The text of the model's file."""
    return json.dumps(model, indent=1) + "\n"


def _distinct(samples: Iterable[str]) -> list[str]:
    """*samples* without those that differ from an earlier one by filler words alone."""
    kept: dict[str, str] = {}
    for sample in samples:
        kept.setdefault(" ".join(FILLER.sub(" ", sample).split()), sample)
    return list(kept.values())


def _type(name: str, kind: SlotType) -> dict[str, Any]:
    return {
        "name": name,
        "values": [
            {"id": id_, "name": {"value": phrases[0], "synonyms": list(phrases[1:])}}
            for id_, phrases in kind.values.items()
        ],
    }


def _no_shared(what: str, groups: Any) -> None:
    owner: dict[str, str] = {}
    for group, texts in groups.items():
        for text in texts:
            if owner.setdefault(text, group) != group:
                raise SentencesError(f"{what} {text!r}: in {owner[text]} and in {group}")
