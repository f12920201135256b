"""From a request envelope to a move: what Alexa matched, and the words that it did not."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from ask_sdk_model import Intent, IntentRequest, RequestEnvelope

from skill.alexa.envelope import TOUCH
from skill.alexa.heard import Heard
from skill.alexa.intents import INTENTS, move_from
from skill.content import Content
from skill.content.model import LEVELS
from skill.dialogue import Move, State
from skill.dialogue.triage import gravest

if TYPE_CHECKING:
    from skill.hearing import Frame

LONGEST = 400  # characters: the longest utterance on record has some 200


def move_of(content: Content, envelope: RequestEnvelope) -> Move:
    """The move of a launch, an intent or a touch; an intent that is not ours is a fallback."""
    request: Any = envelope.request
    if request.object_type == TOUCH:  # a class that no speaker loads
        return Move(*request.arguments)
    if not isinstance(request, IntentRequest) or request.intent is None:
        return Move("launch")
    return read_in(content, str(request.intent.name), slots_of(request.intent))[0]


def read_in(
    content: Content, intent: str, slots: Mapping[str, Heard]
) -> "tuple[Move, Frame | None]":
    """The move of *intent* and what was heard in its *slots*, by name; the frame of all its words.

    An intent without words, or with ids that the content knows, was matched exactly: that decides.
    All other words are read. The gravest danger sign, matched or in the words, beats all else.
    """
    matched = move_from(content, intent, {name: slots[name].ids for name in slots})
    words = words_in(slots)
    if not words:
        return matched, None
    # A launch reads no words.
    from skill.dialogue.understood import move_of as move_of_frame  # noqa: PLC0415
    from skill.hearing import read  # noqa: PLC0415

    # Each slot by itself first: what stands in another one hides no danger.
    texts = dict.fromkeys((*_texts(slots), words))
    frames = [read(text) for text in texts]
    moves = [matched, *(move_of_frame(content, frame) for frame in frames)]
    dangers = [move for move in moves if gravest(content, State(), move)]
    if dangers:  # then what was matched is meant as one, too
        named = Move("warning", signs=matched.signs)
        dangers = [named, *dangers] if gravest(content, State(), named) else dangers
        return min(dangers, key=lambda move: _level(content, move)), frames[-1]
    decided = matched != Move(str(INTENTS.get(intent, {}).get("name", "fallback")))
    return matched if decided else moves[-1], frames[-1]


def words_in(slots: Mapping[str, Heard]) -> str:
    """All words that were heard, each once."""
    return " ".join(_texts(slots))


def _texts(slots: Mapping[str, Heard]) -> list[str]:
    """The words of each slot, LONGEST in all: nobody says more in one breath."""
    found: list[str] = []
    left = LONGEST
    for text in dict.fromkeys((slot.words or "").strip() for slot in slots.values()):
        if text and left > 0:
            found.append(text[:left])
            left -= len(text)
    return found


def _level(content: Content, move: Move) -> int:
    return LEVELS.index(content.signs[gravest(content, State(), move)].level)


def slots_of(intent: Intent) -> Mapping[str, Heard]:
    """What was heard in each slot: it stands where the SDK has slots of its own."""
    slots: Any = intent.slots
    return cast(Mapping[str, Heard], slots or {})
