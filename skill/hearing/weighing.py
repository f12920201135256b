"""Scores of every label for an utterance: of the whole of it and of the best of its clauses."""

from collections.abc import Iterable, Sequence
from itertools import repeat
from math import sqrt
from operator import add, mul, truediv
from typing import NamedTuple

from skill.hearing.features import LETTERS, WORD, features
from skill.hearing.lanes import split
from skill.hearing.table import Table

SHORTEST = 2  # words of a clause
PAIR = 2  # clauses that are also read as one
FINE = 1 << 14  # parts of a step
WORDS_TO_LETTERS = 2  # how much more words tell of a status than runs of letters

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


class _Part(NamedTuple):
    """Words of an utterance: what they weigh as a row of lanes, and how many features that is."""

    words: int
    letters: int
    many_words: int
    many_letters: int


class Weighed(NamedTuple):
    """*scores* has one for each label, *words* what each word weighs for every label.

    A score is the mean of what the whole scores and what the best of its clauses does, which may
    be the whole. *clauses* has the number of each word's clause; *known* is the share of the words
    that the table has seen.
    """

    scores: Sequence[float]
    words: Sequence[Sequence[int]]
    clauses: Sequence[int]
    known: float


def weigh(table: Table, text: str) -> Weighed:
    """The scores of *text*, which is folded."""
    words = text.split()
    clauses = _clauses(words)
    sums, counts = [[0, 0] for _ in words], [[0, 0] for _ in words]
    seen = set()
    for key, written, at, part in features(words):
        row = table.row(key)
        sums[at][part] += row
        counts[at][part] += 1
        if row and part == WORD and b" " not in written:
            seen.add(at)
    parts = [_Part(0, 0, 0, 0)] * (clauses[-1] + 1 if words else 1)
    for clause, one, each in zip(clauses, sums, counts, strict=True):
        parts[clause] = _Part(*map(add, parts[clause], (*one, *each)))
    whole = best = _mean(table, parts)
    many = len(parts)
    if many > 1:
        wide = [slice(at, at + PAIR) for at in range(many - 1)] if many > PAIR else []
        spans = (*(slice(at, at + 1) for at in range(many)), *wide)
        best = list(map(max, whole, *(_mean(table, parts[span]) for span in spans)))
    return Weighed(
        _scores(table, whole, best),
        [split(WORDS_TO_LETTERS * one[WORD] + one[LETTERS], len(table.names)) for one in sums],
        clauses,
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
    words, letters, many_words, many_letters = (sum(each) for each in zip(*parts, strict=True))
    row = round(FINE / sqrt(many_words or 1)) * words
    row += round(FINE / sqrt(many_letters or 1)) * letters
    return split(row, len(table.names))


def _scores(table: Table, whole: Sequence[int], best: Sequence[int]) -> list[float]:
    """The mean of *whole* and *best*, each in FINE parts of a step."""
    added = map(mul, map(add, whole, best), table.units)
    return list(map(add, map(truediv, added, repeat(2 * FINE)), table.bias))
