"""One turn as the console shows it: what `talk --json` writes, and what led to it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from skill.alexa.request import words_in
from skill.console.reasoning import reasoning
from skill.console.suggestions import suggestions
from skill.content import Content
from skill.dialogue.state import State
from skill.simulator.alexa import Utterance
from skill.simulator.session import Turn
from skill.simulator.spoken import pieces
from skill.simulator.understand import because, frame_and_move


def shown(content: Content, turn: Turn, attributes: Mapping[str, Any]) -> dict[str, Any]:
    """*turn* as JSON, with the session *attributes* after it and the reasoning in them."""
    state = State.from_json(content, attributes.get("state", {}))
    return {
        **turn.to_json(),
        "ssml": turn.ssml,
        "spoken": [asdict(piece) for piece in pieces(turn.ssml)],
        "card": turn.card,
        "understood": understood(content, turn.heard) if turn.heard else None,
        "attributes": attributes,
        "reasoning": reasoning(content, state),
        "suggestions": suggestions(state.asking, ended=turn.ends),
    }


def understood(content: Content, said: Utterance) -> dict[str, Any]:
    """What was handed over, and readings, facts, the case, and the words that decided."""
    frame, move = frame_and_move(content, said)
    words = words_in(said.slots)
    return {
        "utterance": said.say,
        "intent": said.intent,
        "words": words,
        "move": move.name,
        "sure": frame.sure,
        "moves": [{"name": name, "likely": round(likely, 3)} for name, likely in frame.moves[:3]],
        "facts": [
            {"id": id_, "status": status, "words": _meaning(content, id_)}
            for id_, status in frame.facts.items()
        ],
        "case": [
            {"name": name, "value": FLAGS.get(value, value)} for name, value in frame.case.items()
        ],
        "because": [
            {"words": text, "weight": round(weight, 2)}
            for text, weight in (because(words, frame.move) if words else ())
            if text[0] != LETTERS
        ][:MOST],
    }


def _meaning(content: Content, id_: str) -> str:
    """What the content calls the entry *id_*, or empty."""
    entries = (getattr(content, kind).get(id_) for kind in KINDS)
    return str(
        next((found for one in entries for key in NAMED if (found := getattr(one, key, ""))), "")
    )


KINDS = ("circumstances", "causes", "signs", "remedies", "mimics")
# How an entry is put into words: of each kind, one of these fields.
NAMED = ("fact", "reason", "name")
FLAGS: Mapping[object, str] = {True: "yes", False: "no"}
LETTERS = "~"  # how runs of letters within a word begin, which say little to a reader
MOST = 6
