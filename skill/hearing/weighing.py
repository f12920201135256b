"""Scores of every label for an utterance: of the whole of it and of the best of its clauses."""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import groupby, repeat
from math import sqrt
from operator import add, itemgetter, mul
from typing import NamedTuple

from skill.hearing.features import features, key_of, pairs
from skill.hearing.lanes import greater, split
from skill.hearing.table import Row, Table

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
    """Words of an utterance: what they weigh, and how many features that is."""

    words: Row
    letters: Row
    many_words: int
    many_letters: int


class Weighed(NamedTuple):
    """*scores* has one for each label, *words* what each word weighs for every label.

    *rows* are the same as lanes.

    A score is the mean of what the whole scores and what the best of its clauses does, which may
    be the whole. *clauses* has the number of each word's clause; *known* is the share of the words
    that the table has seen.
    """

    scores: Sequence[float]
    words: Sequence[Sequence[int]]
    rows: Sequence[Row]
    clauses: Sequence[int]
    known: float


def weigh(table: Table, text: str) -> Weighed:
    """The scores of *text*, which is folded."""
    words, labels = text.split(), len(table.names)
    clauses, heard = _clauses(words), [table.word(word) for word in words]
    beside = [table.row(key_of(pair)) for pair in pairs(words)]
    each = [
        _Part(one.word + pair, one.letters, 2, one.many)
        for one, pair in zip(heard, beside, strict=False)
    ]
    if words:  # the last has a pair more
        each[-1] = _sum([each[-1], _Part(beside[-1], 0, 1, 0)])
    of_clauses = groupby(zip(clauses, each, strict=True), key=itemgetter(0))
    parts = [_sum(part for _, part in some) for _, some in of_clauses]
    wide = (parts[at : at + PAIR] for at in range(len(parts) - 1))
    spans = [*([part] for part in parts), *wide] if len(parts) > 1 else []
    whole = _mean(parts)
    best = reduce(lambda one, span: greater(one, _mean(span), labels), spans, whole)
    rows = [WORDS_TO_LETTERS * one.words + one.letters for one in each]
    return Weighed(
        _scores(table, split(whole + best, labels)),
        [split(row, labels) for row in rows],
        rows,
        clauses,
        sum(one.word != 0 for one in heard) / (len(words) or 1),
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


def _sum(parts: Iterable[_Part]) -> _Part:
    return _Part(*map(sum, zip(_Part(0, 0, 0, 0), *parts, strict=True)))


def _mean(parts: Iterable[_Part]) -> Row:
    """The steps of *parts* for each label, FINE to one: words and letters each in balance."""
    words, letters, many_words, many_letters = _sum(parts)
    row = round(FINE / sqrt(many_words or 1)) * words
    return row + round(FINE / sqrt(many_letters or 1)) * letters


def _scores(table: Table, twice: Sequence[int]) -> list[float]:
    """The means of what is *twice* as many parts of a step, FINE to one, as scores."""
    steps = map(mul, twice, repeat(1 / (2 * FINE)))
    return list(map(add, map(mul, steps, table.units), table.bias))
