"""The table of weights, in one file: made by tools/hearing, read when the first words must be."""

import json
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple
from zlib import decompress

from skill.hearing.features import key_of, letter_runs
from skill.hearing.lanes import NONE, packed

FILE = __file__.removesuffix("table.py") + "weights.bin"
KEPT = 4096  # rows that are kept, of about 1,400 bytes each, and half as many words

Row = int  # a weight for each label, as lanes


class Word(NamedTuple):
    """What a word weighs, 0 if it was not learnt; and what its runs of *letters* do, *many*."""

    word: Row
    letters: Row
    many: int


class _Pieces(dict[tuple[int, int], bytes]):
    """A gap and a step -> their part of a row, a byte for each label as lanes packs it."""

    def __missing__(self, one: tuple[int, int]) -> bytes:
        gap, step = one
        self[one] = piece = bytes([*[NONE] * (gap - 1), NONE + step])
        return piece


PIECES = _Pieces()


class _Columns(NamedTuple):  # which by itself has no place for what a Table keeps
    names: tuple[str, ...]
    bias: tuple[float, ...]
    units: tuple[float, ...]
    least: tuple[float, ...]  # the score from which a fact counts as named
    moves: int  # the first so many labels are moves; the others facts, answers, lanes of judgement
    judged: frozenset[str]  # the facts whose status is learnt
    source: str  # digest of what it was learnt from
    keys: Sequence[int]
    starts: Sequence[int]
    gaps: Sequence[int]
    steps: Sequence[int]


class Table(_Columns):
    """Weights of features for labels.

    *keys* are the hashes of all features, sorted. What one weighs lies from its place in *starts*
    to the next: in *gaps* how far each label is from the one before, the first from what is before
    them all, in *steps* its weight, 0 where a gap is too wide for one byte. A score is the sum of
    steps times the label's *unit*, plus its *bias*.
    """

    @cached_property
    def labels(self) -> dict[str, int]:
        """Name -> the number of its label."""
        return {name: number for number, name in enumerate(self.names)}

    @cached_property
    def facts(self) -> frozenset[str]:
        """The labels that are facts, whose names are plain ids."""
        return frozenset(name for name in self.names[self.moves :] if name.isidentifier())

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """The labels that answer a topic, such as "cold:yes"."""
        return tuple(name for name in self.names if ":" in name)

    @cached_property
    def row(self) -> Callable[[int], Row]:
        """Hash of a feature -> its weights for all labels, 0 for one that was not learnt.

        What was asked for lately is kept.
        """
        return lru_cache(KEPT)(self._row)

    @cached_property
    def words(self) -> dict[str, Word]:
        """Words that were asked for, of those that were learnt: no other is kept."""
        return {}

    def word(self, word: str) -> Word:
        """What *word* weighs."""
        found = self.words.get(word)
        if not found:
            row, keys = self.row(key_of(word.encode())), list(map(key_of, letter_runs(word)))
            found = Word(row, sum(map(self.row, keys)), len(keys))
            if row and len(self.words) < KEPT // 2:
                self.words[word] = found
        return found

    def _row(self, key: int) -> Row:
        place = self.place(key)
        if place < 0:
            return 0
        pieces = map(PIECES.__getitem__, self._pairs(place))
        return packed(b"".join(pieces), len(self.names))

    def place(self, key: int) -> int:
        """Where the feature with the hash *key* stands, or -1."""
        found = bisect_left(self.keys, key)
        return found if found < len(self.keys) and self.keys[found] == key else -1

    def weights(self, place: int) -> Iterable[tuple[int, int]]:
        """The labels that the feature at *place* weighs for, and how much."""
        label = -1
        for gap, step in self._pairs(place):
            label += gap
            yield label, step

    def _pairs(self, place: int) -> Iterable[tuple[int, int]]:
        begin, end = self.starts[place], self.starts[place + 1]
        return zip(self.gaps[begin:end], self.steps[begin:end], strict=True)


@cache
def table(file: str = FILE) -> Table:
    """The table in *file*."""
    with open(file, "rb") as stored:
        head, _, body = stored.read().partition(b"\n")
    values: dict[str, Any] = json.loads(head)
    features, weights = values.pop("features"), values.pop("weights")
    planes = decompress(memoryview(body)[weights:])
    many = 3 * features
    for name in ("names", "bias", "units", "least"):
        values[name] = tuple(values[name])
    values["judged"] = frozenset(values["judged"])
    return Table(
        **values,
        keys=_numbers(planes[:many]),
        starts=_numbers(planes[many : 2 * many + 3]),
        gaps=planes[2 * many + 3 :],
        steps=array("b", body[:weights]),
    )


def _numbers(planes: bytes) -> Sequence[int]:
    """Numbers of 24 bits from their lowest bytes, their middle ones and their highest."""
    many = len(planes) // 3
    parts = bytearray(4 * many)
    for place in range(3):
        parts[place::4] = planes[place * many : (place + 1) * many]
    return memoryview(parts).cast("I")
