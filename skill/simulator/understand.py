"""What the skill takes an utterance for, without a conversation."""

from typing import Any

from skill.alexa.heard import Heard
from skill.alexa.intents import INTENTS
from skill.alexa.request import move_in, words_in
from skill.content import Content
from skill.dialogue import Move
from skill.dialogue.move import PARENTS, answer_to
from skill.dialogue.understood import pointed_to
from skill.hearing import Frame, read
from skill.hearing.fold import fold
from skill.hearing.table import table
from skill.hearing.weighing import reasons
from skill.simulator.alexa import FALLBACK, Utterance

MOST = 6  # words that are shown for a reading


def frame_and_move(content: Content, said: Utterance) -> tuple[Frame, Move]:
    """What hearing makes of the words, and the move that comes of all that was handed over."""
    slots = {
        name: Heard(value.words, (value.id,) if value.id else ())
        for name, value in said.slots.items()
    }
    words = words_in(slots)
    move = move_in(content, said.intent, slots)
    if words:
        return read(words), move
    ids = [value.id for value in said.slots.values() if value.id]
    known = said.intent in INTENTS and said.intent != FALLBACK
    return Frame(((move.name, 1.0),), dict.fromkeys(ids, "said"), sure=known), move


def words_of(said: Utterance) -> str:
    """The words that were handed over with *said*."""
    return words_in({name: Heard(value.words) for name, value in said.slots.items()})


def understood(content: Content, said: Utterance, asking: str = "") -> dict[str, Any]:
    """The line that `understand --json` writes for one utterance."""
    frame, move = frame_and_move(content, said)
    return {
        "utterance": said.say,
        "intent": said.intent,
        "slots": {name: value.id for name, value in said.slots.items()},
        "move": PARENTS.get(move.name, move.name),
        "causes": list(pointed_to(content, frame, move)),
        "answer": answer_to(content, asking, move) or None,
        "facts": dict(frame.facts),
        "case": dict(frame.case),
        "sure": frame.sure,
    }


def explained(content: Content, said: Utterance, asking: str = "") -> str:
    """The same for a reader, with what spoke for it and against it."""
    line = understood(content, said, asking)
    frame, _ = frame_and_move(content, said)
    moves = ", ".join(f"{name} {likely:.2f}" for name, likely in frame.moves[:3])
    facts = ", ".join(f"{name} {status}" for name, status in frame.facts.items())
    case = ", ".join(f"{name} {value}" for name, value in line["case"].items())
    rows = [
        f"  move     {line['move']}   ({moves})",
        f"  intent   {said.intent}",
        f"  facts    {facts or 'none'}",
        f"  case     {case or 'nothing'}",
        f"  causes   {', '.join(line['causes']) or 'none'}",
        f"  sure     {'yes' if frame.sure else 'no'}",
    ]
    if asking:
        rows.append(f"  answer   {line['answer'] or 'none'}  (to {asking})")
    words = words_of(said)
    for name in (frame.move, *list(frame.facts)[:2]) if words else ():
        spoke = ", ".join(
            f"{text} {weight:+.2f}" for text, weight in reasons(table(), fold(words), name)[:MOST]
        )
        rows.append(f"  because  {name}: {spoke}")
    return "\n".join(rows)
