"""One turn as the console shows it: what `talk --json` writes, and what led to it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from skill.alexa.intents import SLOTS
from skill.console.reasoning import reasoning
from skill.console.spoken import pieces
from skill.console.suggestions import suggestions
from skill.content import Content
from skill.dialogue.state import State
from skill.language.reading import Understanding
from skill.language.recogniser import EXACT
from skill.simulator.session import Turn


def shown(
    content: Content, turn: Turn, attributes: Mapping[str, Any], reprompt: str
) -> dict[str, Any]:
    """*turn* as JSON, with the session *attributes* after it and the reasoning in them.

    On the first silence the device itself speaks *reprompt*, the SSML of the reply before.
    """
    state = State.from_json(content, attributes.get("state", {}))
    said = turn.ssml or (reprompt if turn.speech else "")
    return {
        **turn.to_json(),
        "ssml": turn.ssml,
        "spoken": [asdict(piece) for piece in pieces(said)],
        "card": turn.card,
        "understood": understood(content, turn.understanding) if turn.understanding else None,
        "attributes": attributes,
        "reasoning": reasoning(content, state),
        "suggestions": suggestions(state.asking, ended=turn.ends),
    }


def understood(content: Content, heard: Understanding) -> dict[str, Any]:
    """The intent, its slots with what each id means, and the intent that came second."""
    return {
        "utterance": heard.utterance,
        "intent": heard.intent,
        "score": round(heard.score, 3),
        "exact": heard.score >= EXACT,
        "slots": [
            {"name": name, "id": id_, "words": _meaning(content, name, id_)}
            for name, id_ in heard.slots.items()
        ],
        "runner_up": heard.runner_up,
        "runner_up_score": round(heard.runner_up_score, 3),
    }


def _meaning(content: Content, slot: str, id_: str) -> str:
    """What the content calls the entry that *id_* names, or empty."""
    entry = getattr(content, SLOTS[slot]).get(id_) if slot in SLOTS else None
    return str(next((found for key in NAMED if (found := getattr(entry, key, ""))), ""))


# How an entry is put into words: of each kind, one of these fields.
NAMED = ("fact", "reason", "name")
