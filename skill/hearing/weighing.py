"""Scores of every label for an utterance: of the whole of it and of the best of its clauses."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import sqrt
from typing import NamedTuple

from skill.hearing.features import LETTERS, WORD, features
from skill.hearing.lanes import split
from skill.hearing.table import Table

SHORTEST = 2  # words of a clause
PAIR = 2  # clauses that are also read as one
FINE = 1 << 14  # parts of a step
WORDS_TO_LETTERS = 2  # how much more words tell of a status than runs of letters

_Part = Sequence[Sequence[int]]  # of words, and of letters: their weights as a row, and how many

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


class Weighed(NamedTuple):
    """*scores* has one for each label, *mass* what the words of each status weigh for it.

    A score is the mean of what the whole scores and what the best of its clauses does, which may
    be the whole. *known* is the share of the words that the table has seen.
    """

    scores: Sequence[float]
    mass: Mapping[str, Sequence[int]]
    known: float


def weigh(table: Table, text: str, status: Sequence[str]) -> Weighed:
    """The scores of *text*, which is folded; each of its words has a *status*."""
    words = text.split()
    clause_of = _clauses(words)
    places = list(zip(clause_of, status, strict=True))
    sums = {place: ([0, 0], [0, 0]) for place in places}
    sums_of, seen = [sums[place] for place in places], set()
    for key, written, at, part in features(words):
        row, total = table.row(key), sums_of[at][part]
        total[0] += row
        total[1] += 1
        if row and part == WORD and b" " not in written:
            seen.add(at)
    parts: list[list[_Part]] = [[] for _ in range(clause_of[-1] + 1 if words else 1)]
    mass = dict.fromkeys(status, 0)
    for (clause, one), pair in sums.items():
        parts[clause].append(pair)
        mass[one] += WORDS_TO_LETTERS * pair[WORD][0] + pair[LETTERS][0]
    whole = best = _mean(table, chain(*parts))
    many = len(parts)
    if many > 1:
        wide = [slice(at, at + PAIR) for at in range(many - 1)] if many > PAIR else []
        spans = (*(slice(at, at + 1) for at in range(many)), *wide)
        best = list(map(max, whole, *(_mean(table, chain(*parts[span])) for span in spans)))
    return Weighed(
        _scores(table, whole, best),
        {one: split(row, len(table.names)) for one, row in mass.items()},
        len(seen) / (len(words) or 1),
    )


def reasons(table: Table, text: str, name: str) -> list[tuple[str, float]]:
    """What in *text*, which is folded, spoke for and against *name*, the strongest first."""
    if name not in table.names:
        return []
    label, found = table.names.index(name), []
    for key, written, _, _ in features(text.split()):
        place = table.place(key)
        steps = dict(table.weights(place)).get(label) if place >= 0 else 0
        if steps:
            found.append((written.decode(), steps * table.units[label]))
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


def _mean(table: Table, parts: Iterable[_Part]) -> Sequence[int]:
    """The steps of *parts* for each label, FINE to one: words and letters each in balance."""
    parts, row = list(parts), 0
    for part in (WORD, LETTERS):
        count = sum(pair[part][1] for pair in parts)
        row += round(FINE / sqrt(count or 1)) * sum(pair[part][0] for pair in parts)
    return split(row, len(table.names))


def _scores(table: Table, whole: Sequence[int], best: Sequence[int]) -> list[float]:
    """The mean of *whole* and *best*, each in FINE parts of a step."""
    quads = zip(whole, best, table.units, table.bias, strict=True)
    return [(one + other) / (2 * FINE) * unit + bias for one, other, unit, bias in quads]
