"""The table of weights, in one file: made by tools/hearing, read when the first words must be."""

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any
from zlib import decompress

FILE = Path(__file__).with_name("weights.bin")


@dataclass(frozen=True)
class Table:
    """Weights of features for labels.

    *keys* are the hashes of all features, sorted. What one weighs lies from its place in *starts*
    to the next: in *gaps* how far each label is from the one before, in *steps* its weight, 0
    where a gap is too wide for one byte. A score is the sum of steps times the label's *unit*,
    plus its *bias*.
    """

    names: tuple[str, ...]
    bias: tuple[float, ...]
    units: tuple[float, ...]
    least: tuple[float, ...]  # the score from which a fact counts as named
    moves: int  # the first so many labels are moves, the others facts and answers
    source: str  # digest of what it was learnt from
    keys: Sequence[int]
    starts: Sequence[int]
    gaps: Sequence[int]
    steps: Sequence[int]
    rows: dict[int, int] = field(default_factory=dict)  # of features that were weighed before

    @cached_property
    def labels(self) -> dict[str, int]:
        """Name -> the number of its label."""
        return {name: number for number, name in enumerate(self.names)}

    def place(self, key: int) -> int:
        """Where the feature with the hash *key* stands, or -1."""
        found = bisect_left(self.keys, key)
        return found if found < len(self.keys) and self.keys[found] == key else -1

    def weights(self, place: int) -> Iterable[tuple[int, int]]:
        """The labels that the feature at *place* weighs for, and how much."""
        begin, end = self.starts[place], self.starts[place + 1]
        return zip(accumulate(self.gaps[begin:end]), self.steps[begin:end], strict=True)


@cache
def table(file: Path = FILE) -> Table:
    """The table in *file*."""
    head, _, body = file.read_bytes().partition(b"\n")
    values: dict[str, Any] = json.loads(head)
    features, weights = values.pop("features"), values.pop("weights")
    packed = decompress(memoryview(body)[weights:])
    many = 3 * features
    for name in ("names", "bias", "units", "least"):
        values[name] = tuple(values[name])
    return Table(
        **values,
        keys=_numbers(packed[:many]),
        starts=_numbers(packed[many : 2 * many + 3]),
        gaps=packed[2 * many + 3 :],
        steps=array("b", body[:weights]),
    )


def _numbers(planes: bytes) -> Sequence[int]:
    """Numbers of 24 bits from their lowest bytes, their middle ones and their highest."""
    many = len(planes) // 3
    parts = bytearray(4 * many)
    for place in range(3):
        parts[place::4] = planes[place * many : (place + 1) * many]
    return memoryview(parts).cast("I")
