"""In Alexa's place: the words of a sample give its intent, all other words go in as they are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from skill.alexa.heard import Heard
from skill.alexa.intents import INTENTS, SPEECH
from skill.content import SkillError
from skill.hearing.fold import fold

TAKES_ANYTHING, FALLBACK = "SpeechIntent", "AMAZON.FallbackIntent"

# What Amazon documents for its own intents, whose samples are not in the model.
AMAZON = {
    "AMAZON.YesIntent": "yes|yes please|sure",
    "AMAZON.NoIntent": "no|no thanks",
    "AMAZON.HelpIntent": "help|help me|can you help me",
    "AMAZON.StopIntent": "stop|off|shut up",
    "AMAZON.CancelIntent": "cancel|never mind|forget it",
    "AMAZON.RepeatIntent": "repeat|say that again|repeat that",
    "AMAZON.StartOverIntent": "start over|restart|start again",
    "AMAZON.NavigateHomeIntent": "go home|go to the home screen",
}


class HeardError(SkillError):
    """A line that is not what a recogniser made of an utterance."""


@dataclass(frozen=True)
class Utterance:
    """What Alexa hands over of *say*: an intent, and what was heard in its slots."""

    say: str
    intent: str
    slots: Mapping[str, Heard] = field(default_factory=dict)


@dataclass(frozen=True)
class Alexa:
    """A stand-in that guesses nothing; *samples* maps words to intents."""

    samples: Mapping[str, str]

    @classmethod
    @cache
    def of(cls, model: Path) -> "Alexa":
        """For an interaction-model file."""
        tree = json.loads(model.read_text(encoding="utf-8"))
        samples = {
            fold(sample): intent["name"]
            for intent in tree["interactionModel"]["languageModel"]["intents"]
            for sample in intent.get("samples", ())
            if "{" not in sample
        }
        samples |= {
            phrase: name for name, phrases in AMAZON.items() for phrase in phrases.split("|")
        }
        return cls(samples)

    def hear(self, say: str) -> Utterance:
        """What a device would hand over of the words *say*."""
        intent = self.samples.get(fold(say))
        if intent:
            return Utterance(say, intent)
        return Utterance(say, TAKES_ANYTHING, {SPEECH: Heard(say)})


def heard(line: str) -> Utterance:
    """A line of `--heard`: what any recogniser made of an utterance. Raises HeardError.

    {"say", "intent", "slots": {name: {"value": words, "id": id or ""}}}; nothing said and
    no intent is silence, an unknown intent a fallback.
    """
    if not line.strip():
        return Utterance("", "")
    try:
        raw: Any = json.loads(line)
        slots = {
            str(name): Heard(
                str(slot.get("value") or ""), (str(slot["id"]),) if slot.get("id") else ()
            )
            for name, slot in (raw.get("slots") or {}).items()
        }
        say, intent = str(raw.get("say") or ""), str(raw.get("intent") or "")
    except (ValueError, AttributeError, RecursionError):
        expected = '{"say", "intent", "slots": {name: {"value", "id"}}}'
        raise HeardError(f"expected {expected} on each line, got {line[:60]!r}") from None
    if not say and not intent:
        return Utterance("", "")
    return Utterance(say, intent if intent in INTENTS else FALLBACK, slots)
