"""How well speech that was never learnt from is heard: `python -m tools.hearing.score`."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from skill.content import Content, load
from skill.dialogue import State, respond
from skill.dialogue.move import PARENTS
from skill.dialogue.understood import move_of
from skill.hearing import Frame, read
from skill.hearing.reading import FIELDS
from skill.simulator.understand import pointed_to
from tools.hearing.__main__ import SPEECH
from tools.hearing.examples import MARKS
from tools.hearing.sentences import Row, utterances


def scores(content: Content, rows: Sequence[Row]) -> Counter[str]:
    """How often each thing was right and how often it was due: "moves", "moves of"."""
    count: Counter[str] = Counter()
    for row in rows:
        frame = read(row.text)
        move = move_of(content, frame)
        parents = {PARENTS.get(name, name) for name in row.moves}
        count["moves"] += PARENTS.get(move.name, move.name) in parents
        count["moves of"] += 1
        due = {name for name, marks in row.facts.items() if "+" in marks and name in content.causes}
        due |= {
            cause
            for name, marks in row.facts.items()
            if name in content.circumstances and marks != "~"
            for cause in content.circumstances[name].weights
        }
        if due and row.moves[0] in ("cause", "circumstance", "why"):
            count["causes"] += bool(due & set(pointed_to(content, frame, move)))
            count["causes of"] += 1
        _facts(count, row, frame)
        _case(count, row, frame)
        reply = respond(content, State(), move)
        warned = reply.warns in ("emergency", "same_day") or reply.kind == "check"
        if row.moves == ("warning",):
            count["dangers warned of or asked about"] += warned
            count["dangers warned of or asked about of"] += 1
        elif "warning" not in row.moves:
            count["false alarms"] += reply.warns in ("emergency", "same_day")
            count["false alarms of"] += 1
        kind = "off topic, not sure" if row.moves[0] == "fallback" else "in scope, not sure"
        count[kind] += not frame.sure
        count[f"{kind} of"] += 1
    return count


def _facts(count: Counter[str], row: Row, frame: Frame) -> None:
    due = {name for name, marks in row.facts.items() if marks != "~"}
    count["facts found"] += len(due & set(frame.facts))
    count["facts found of"] += len(due)
    count["facts that were due"] += len(set(row.facts) & set(frame.facts))
    count["facts that were due of"] += len(frame.facts)
    both = set(row.facts) & set(frame.facts)
    count["their status"] += sum(MARKS[frame.facts[name]] in row.facts[name] for name in both)
    count["their status of"] += len(both)


def _case(count: Counter[str], row: Row, frame: Frame) -> None:
    due = {FIELDS[value]: value for value in row.case}
    for field in dict.fromkeys(FIELDS.values()):
        found = frame.case.get(field)
        value = {"True": "now", "False": "notnow"}.get(str(found), found)
        if field in due or (value and field not in ("who", "now")):
            count["case"] += due.get(field) == value
            count["case of"] += 1


def lines(count: Counter[str]) -> Iterator[str]:
    """A line a figure."""
    for name in (name for name in count if f"{name} of" in count):
        right, many = count[name], count[f"{name} of"]
        yield f"{name:34} {right:5} of {many:5}  {100 * right / many:5.1f} %"


def main() -> int:
    """Prints the figures of the batches that are held out."""
    rows = list(utterances(sorted((SPEECH / "held_out").glob("*.txt"))))
    sys.stdout.write("\n".join((f"{len(rows)} utterances", *lines(scores(load(), rows)))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
