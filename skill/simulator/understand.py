"""What the skill takes an utterance for, without a conversation."""

from typing import Any

from skill.alexa.intents import INTENTS
from skill.alexa.request import read_in, words_in
from skill.content import Content
from skill.dialogue import Move, State
from skill.dialogue.context import in_context
from skill.dialogue.move import PARENTS, YES, answer_to, causes_of
from skill.dialogue.naming import of_kind
from skill.dialogue.triage import gravest
from skill.hearing import Frame
from skill.hearing.fold import fold
from skill.hearing.table import table
from skill.hearing.weighing import reasons
from skill.simulator.alexa import FALLBACK, Utterance

MOVES, NEAR, MOST = 3, 4, 6  # readings and fainter facts that are shown, and words for one


def frame_and_move(content: Content, said: Utterance) -> tuple[Frame, Move]:
    """What hearing makes of the words, and the move that comes of all that was handed over."""
    move, frame = read_in(content, said.intent, said.slots)
    if frame:
        return frame, move
    ids = [id_ for slot in said.slots.values() for id_ in slot.ids]
    known = said.intent in INTENTS and said.intent != FALLBACK
    return Frame(((move.name, 1.0),), dict.fromkeys(ids, "said"), sure=known), move


def understood(content: Content, said: Utterance, asking: str = "") -> dict[str, Any]:
    """The line that `understand --json` writes for one utterance."""
    frame, move = frame_and_move(content, said)
    meant = in_context(content, State(asking=asking), move)
    warned = gravest(content, State(), move)  # also by features alone
    return {
        "utterance": said.say,
        "intent": said.intent,
        "slots": {name: "".join(slot.ids[:1]) for name, slot in said.slots.items()},
        "move": "warning" if warned else PARENTS.get(move.name, move.name),
        "causes": list(pointed_to(content, frame, move)),
        "answer": answer_to(content, asking, meant) or None,
        "facts": {**dict.fromkeys((*move.circumstances, *move.remedies), "said"), **frame.facts},
        "case": dict(frame.case),
        "sure": frame.sure,
    }


def pointed_to(content: Content, frame: Frame, move: Move) -> tuple[str, ...]:
    """The causes that the words name or point to, whoever said what of them, strongest first."""
    facts = {**dict.fromkeys(frame.facts), **dict.fromkeys((*move.causes, *move.circumstances))}
    everything = Move(
        move.name,
        causes=of_kind(content, "causes", facts),
        circumstances=of_kind(content, "circumstances", facts),
        signs=of_kind(content, "signs", facts),
        remedies=of_kind(content, "remedies", (*facts, *move.remedies)),
        mimics=of_kind(content, "mimics", (*facts, *move.mimics)),
    )
    found = dict.fromkeys(causes_of(content, everything))
    for topic, answer in {**frame.answers, **dict(move.answers)}.items():
        entry = content.topics[topic]
        weights = entry.yes if answer == YES else entry.no
        found |= dict.fromkeys(sorted(weights, key=lambda cause: -abs(weights[cause])))
    return tuple(found)


def told(frame: Frame) -> dict[str, str]:
    """The parts of a frame in words; empty where there is nothing of one."""
    return {
        "moves": ", ".join(f"{name} {likely:.2f}" for name, likely in frame.moves[:MOVES]),
        "facts": ", ".join(f"{name} {status}" for name, status in frame.facts.items()),
        "near": ", ".join(
            f"{name} {status} {near:.2f}" for name, status, near in frame.hints[:NEAR]
        ),
        "case": ", ".join(f"{name} {value}" for name, value in frame.case.items()),
    }


def because(words: str, name: str) -> list[tuple[str, float]]:
    """What of *words* spoke for the label *name* and against it, the strongest first."""
    return reasons(table(), fold(words), name)


def explained(content: Content, said: Utterance, asking: str = "") -> str:
    """The line of `understand --json` for a reader, with what spoke for it and against it."""
    line = understood(content, said, asking)
    frame, _ = frame_and_move(content, said)
    parts = told(frame)
    rows = [
        f"  move     {line['move']}   ({parts['moves']})",
        f"  intent   {said.intent}",
        f"  facts    {parts['facts'] or 'none'}",
        f"  near     {parts['near'] or 'none'}",
        f"  case     {parts['case'] or 'nothing'}",
        f"  causes   {', '.join(line['causes']) or 'none'}",
        f"  sure     {'yes' if frame.sure else 'no'}",
    ]
    if asking:
        rows.append(f"  answer   {line['answer'] or 'none'}  (to {asking})")
    words = words_in(said.slots)
    for name in (frame.move, *list(frame.facts)[:2]) if words else ():
        found = (f"{one} {by:+.2f}" for one, by in because(words, name)[:MOST])
        rows.append(f"  because  {name}: {', '.join(found)}")
    return "\n".join(rows)
