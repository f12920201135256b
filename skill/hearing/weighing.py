"""Scores of every label for an utterance: for the whole of it, and for the best of its clauses."""

import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import sqrt

from skill.hearing.features import LETTERS, WORD, features
from skill.hearing.table import Table

WIDE = 32  # bits of a label in a row
MANY = 40  # labels, from which a row is faster

SHORTEST = 2  # words of a clause
PAIR = 2  # clauses that are also read as one
FINE = 1 << 14  # parts of a step
WORDS_TO_LETTERS = 2  # how much more words tell of a status than runs of letters

_Part = Sequence[
    tuple[int, int]
]  # of words, and of letters: their weights as one row, and how many

LINKS = frozenset(
    [
        "but",
        "because",
        "cos",
        "since",
        "although",
        "though",
        "so",
        "then",
        "if",
        "and",
        "or",
        "after",
        "when",
        "while",
        "with",
    ]
)
SUBJECTS = frozenset(
    ["i", "i'm", "i've", "i'd", "he", "he's", "she", "she's", "it's", "there's", "they", "we", "my"]
)


@dataclass(frozen=True)
class Weighed:
    """*whole* and *best* hold a score a label, *mass* what words of each status weigh for it.

    *known* is the share of the words that the table has seen.
    """

    whole: Sequence[float]
    best: Sequence[float]
    mass: Mapping[str, Sequence[int]]
    known: float


def weigh(table: Table, text: str, status: Sequence[str]) -> Weighed:
    """The scores of *text*, which is folded; each of its words has a *status*."""
    words = text.split()
    clause_of = _clauses(words)
    sums = {key: (_Sum(table), _Sum(table)) for key in zip(clause_of, status, strict=True)}
    seen = set()
    for key, written, at, part in features(words):
        total = sums[clause_of[at], status[at]][part]
        total.count += 1
        place = table.place(key)
        if place < 0:
            continue
        if part == WORD and b" " not in written:
            seen.add(at)
        total.add(place)
    parts: list[list[_Part]] = [[] for _ in range(clause_of[-1] + 1 if words else 1)]
    mass = dict.fromkeys(status, 0)
    for (clause, one), pair in sums.items():
        rows = [(total.lanes(), total.count) for total in pair]
        parts[clause].append(rows)
        mass[one] += WORDS_TO_LETTERS * rows[WORD][0] + rows[LETTERS][0]
    whole = best = _mean(table, chain(*parts))
    many = len(parts)
    if many > 1:
        wide = [slice(at, at + PAIR) for at in range(many - 1)] if many > PAIR else []
        spans = (*(slice(at, at + 1) for at in range(many)), *wide)
        best = list(map(max, whole, *(_mean(table, chain(*parts[span])) for span in spans)))
    return Weighed(
        _scores(table, whole),
        _scores(table, best),
        {one: _split(row, len(table.names)) for one, row in mass.items()},
        len(seen) / (len(words) or 1),
    )


def reasons(table: Table, text: str, name: str) -> list[tuple[str, float]]:
    """What in *text*, which is folded, spoke for and against *name*, the strongest first."""
    if name not in table.names:
        return []
    label, found = table.names.index(name), []
    for feature in features(text.split()):
        place = table.place(feature.key)
        steps = dict(table.weights(place)).get(label) if place >= 0 else 0
        if steps:
            found.append((feature.text.decode(), steps * table.units[label]))
    return sorted(found, key=lambda one: -abs(one[1]))


def _clauses(words: Sequence[str]) -> list[int]:
    """The number of the clause that each word belongs to."""
    number, length, found = 0, 0, []
    for word in words:
        if length >= SHORTEST and (word in LINKS or word in SUBJECTS):
            number, length = number + 1, 0
        found.append(number)
        length += 1
    return found


class _Sum:
    """The weights of features, summed for each label.

    A feature that weighs for many labels is a row: one whole number, in which each label has WIDE
    bits of its own, so that one addition adds to all. One that weighs for few is added one by one.
    """

    def __init__(self, table: Table) -> None:
        self.table, self.count = table, 0
        self.row, self.few = 0, [0] * len(table.names)

    def add(self, place: int) -> None:
        """Adds the feature at *place*."""
        starts = self.table.starts
        if starts[place + 1] - starts[place] > MANY:
            self.row += _row(self.table, place)
            return
        few = self.few
        for label, weight in self.table.weights(place):
            few[label] += weight

    def lanes(self) -> int:
        """The sums as one row."""
        return self.row + _packed(self.few)


def _row(table: Table, place: int) -> int:
    row = table.rows.get(place)
    if row is None:
        weights = [0] * len(table.names)
        for label, weight in table.weights(place):
            weights[label] += weight
        row = table.rows[place] = _packed(weights)
    return row


def _packed(weights: Sequence[int]) -> int:
    """*weights* in one number, which is their sum, each times the place of its lane."""
    middle = _middle(len(weights))
    return (int.from_bytes(array("i", weights).tobytes(), sys.byteorder) ^ middle) - middle


def _split(row: int, many: int) -> Sequence[int]:
    """The *many* weights that are packed in *row*."""
    middle = _middle(many)
    lanes = array("i")
    lanes.frombytes(((row + middle) ^ middle).to_bytes(many * lanes.itemsize, sys.byteorder))
    return lanes


@cache
def _middle(many: int) -> int:
    """The sign bit of each lane: what lifts a lane from below zero, where it would borrow."""
    return int.from_bytes(array("I", [1 << WIDE - 1] * many).tobytes(), sys.byteorder)


def _mean(table: Table, parts: Iterable[_Part]) -> Sequence[int]:
    """The steps of *parts* for each label, FINE to one: words and letters each in balance."""
    parts, row = list(parts), 0
    for part in (WORD, LETTERS):
        count = sum(pair[part][1] for pair in parts)
        row += round(FINE / sqrt(count or 1)) * sum(pair[part][0] for pair in parts)
    return _split(row, len(table.names))


def _scores(table: Table, means: Sequence[int]) -> list[float]:
    triples = zip(means, table.units, table.bias, strict=True)
    return [mean / FINE * unit + bias for mean, unit, bias in triples]
