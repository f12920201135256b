"""Scores of every label for an utterance: for the whole of it, and for the best of its clauses."""

import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

from skill.hearing.features import LETTERS, WORD, Feature, features
from skill.hearing.table import Table

WIDE = 32  # bits of a label in a row
MANY = 40  # labels, from which a row is faster

SHORTEST = 2  # words of a clause
PAIR = 2  # clauses that are also read as one

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
    """*whole* and *best* hold a score a label, *features* what was weighed.

    *places* are where the features stand in the table, -1 for one that it does not hold; *known*
    is the share of the words that it has seen.
    """

    words: tuple[str, ...]
    whole: Sequence[float]
    best: Sequence[float]
    features: Sequence[Feature]
    places: Sequence[int]
    known: float


def weigh(table: Table, text: str) -> Weighed:
    """The scores of *text*, which is folded."""
    words = text.split()
    clause_of = _clauses(words)
    many = clause_of[-1] + 1 if words else 1
    sums = [[_Sum(table), _Sum(table)] for _ in range(many)]
    found = features(words)
    places = [table.place(feature.key) for feature in found]
    seen = set()
    for (_, written, at, part), place in zip(found, places, strict=True):
        total = sums[clause_of[at]][part]
        total.count += 1
        if place < 0:
            continue
        if part == WORD and " " not in written:
            seen.add(at)
        total.add(place)
    parts = [[(total.lanes(), total.count) for total in pair] for pair in sums]
    whole = best = _mean(table, parts)
    if many > 1:
        wide = [slice(at, at + PAIR) for at in range(many - 1)] if many > PAIR else []
        spans = (*(slice(at, at + 1) for at in range(many)), *wide)
        best = list(map(max, whole, *(_mean(table, parts[span]) for span in spans)))
    whole, best = _scores(table, whole), _scores(table, best)
    return Weighed(tuple(words), whole, best, found, places, len(seen) / (len(words) or 1))


def reasons(table: Table, text: str, name: str) -> list[tuple[str, float]]:
    """What in *text*, which is folded, spoke for and against *name*, the strongest first."""
    if name not in table.names:
        return []
    label, found = table.names.index(name), []
    for feature in features(text.split()):
        place = table.place(feature.key)
        steps = dict(table.weights(place)).get(label) if place >= 0 else 0
        if steps:
            found.append((feature.text, steps * table.units[label]))
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


def _mean(table: Table, parts: Sequence[Sequence[tuple[int, int]]]) -> list[float]:
    """The steps of all features of *parts* for each label, words and letters each in balance."""
    many = len(table.names)
    scaled = []
    for part in (WORD, LETTERS):
        count = sum(pair[part][1] for pair in parts)
        scaled.append((1 / sqrt(count or 1), _split(sum(pair[part][0] for pair in parts), many)))
    (word, words), (letter, runs) = scaled
    return [one * word + other * letter for one, other in zip(words, runs, strict=True)]


def _scores(table: Table, means: Sequence[float]) -> list[float]:
    triples = zip(means, table.units, table.bias, strict=True)
    return [mean * unit + bias for mean, unit, bias in triples]
