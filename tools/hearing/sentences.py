"""The labelled sentences: templates in hassil's syntax, and whole utterances with all labels."""

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hassil.intents import TextSlotList
from hassil.parse_expression import parse_sentence
from hassil.sample import sample_expression

from skill.alexa.intents import INTENTS
from skill.hearing.fold import fold

SLOT = re.compile(r"\{([a-z]+)\}")
PER_SAMPLE = 6  # times that a sentence with slots is drawn
MOST = 120  # sentences of one template

# The move of somebody who says no more than a name of this kind, and the slots that take it.
KINDS = {
    "causes": ("cause", ("cause",)),
    "circumstances": ("circumstance", ("circumstance", "other")),
    "signs": ("warning", ("sign",)),
    "remedies": ("remedy", ("remedy",)),
    "mimics": ("mimic", ("mimic",)),
    "features": ("", ()),
}


@dataclass(frozen=True)
class Row:
    """*moves* are the right readings, best first; *facts* maps ids to "+", "-", "?" or "~"."""

    text: str
    moves: tuple[str, ...]
    facts: dict[str, str] = field(default_factory=dict)
    case: frozenset[str] = frozenset()
    answers: dict[str, str] = field(default_factory=dict)
    source: str = ""


def templates(folder: Path) -> Iterator[Row]:
    """Every sentence of the templates in *folder*, each with phrases in its slots."""
    lists: dict[str, list[tuple[str, str]]] = {}
    rules = _rules(folder / "rules.txt")
    for kind, (move, slots) in KINDS.items():
        phrases = []
        for path in sorted((folder / kind).glob("*.txt")):
            for text in _sentences(path, rules, {}):
                phrases.append((path.stem, text))
                name = f"f_{path.stem}" if kind == "features" else path.stem
                yield Row(fold(text), (move,), {name: "+"}, source=f"{kind}/{path.stem}")
        for slot in slots:
            lists[slot] = phrases
    stand_ins = {
        slot: TextSlotList.from_strings(["{" + slot + "}"], allow_template=False) for slot in lists
    }
    for path in sorted((folder / "moves").glob("*.txt")):
        chance = random.Random(path.stem)  # noqa: S311  # drawn, not secret
        turns = {slot: _Turns(phrases, chance) for slot, phrases in lists.items()}
        for text in _sentences(path, rules, stand_ins):
            places = SLOT.findall(text)
            for _ in range(PER_SAMPLE if places else 1):
                drawn = {slot: turns[slot].draw() for slot in places}
                said = text.format(**{slot: phrase for slot, (_, phrase) in drawn.items()})
                facts = {id_: "+" for id_, _ in drawn.values()}
                yield Row(fold(said), (path.stem,), facts, source=f"moves/{path.stem}")


def samples(intents: Path) -> Iterator[Row]:
    """What Amazon's recogniser knows by heart: its words alone mean the same."""
    own = tomllib.loads(intents.read_text(encoding="utf-8"))["samples"]
    for intent, said in own.items():
        for text in said:
            yield Row(fold(text), (INTENTS[intent]["name"],), source=f"samples/{intent}")


def utterances(paths: list[Path]) -> Iterator[Row]:
    """Whole utterances with all their labels, from files in five columns."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip():
                continue
            text, moves, facts, case, answers = (part.strip() for part in line.split("|"))
            marked: dict[str, str] = {}
            for one in filter(None, (one.strip() for one in facts.split(","))):
                marked[one[1:]] = marked.get(one[1:], "") + one[0]
            yield Row(
                fold(text),
                tuple(move.strip() for move in moves.split(",")),
                marked,
                frozenset(case.split()),
                dict(pair.split(":") for pair in answers.replace(",", " ").split()),
                f"speech/{path.stem}",
            )


def _rules(path: Path) -> dict[str, Any]:
    rules: dict[str, Any] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, text = line.partition(": ")
        rules[name] = parse_sentence(text)
    return rules


def _sentences(path: Path, rules: dict[str, Any], lists: dict[str, Any]) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        expression = parse_sentence(line).expression
        for number, text in enumerate(sample_expression(expression, lists, rules)):
            if number == MOST:
                break
            yield " ".join(text.split())


class _Turns:
    """Draws ids in shuffled rounds, each with one of its phrases."""

    def __init__(self, phrases: list[tuple[str, str]], chance: random.Random) -> None:
        self.chance, self.round = chance, list[str]()
        self.phrases: dict[str, list[str]] = {}
        for id_, text in phrases:
            self.phrases.setdefault(id_, []).append(text)

    def draw(self) -> tuple[str, str]:
        if not self.round:
            self.round = sorted(self.phrases)
            self.chance.shuffle(self.round)
        id_ = self.round.pop()
        return id_, self.chance.choice(self.phrases[id_])
