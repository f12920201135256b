"""The table of weights, in one file: made by tools/hearing, read when the first words must be."""

import json
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

BITS, HALF = 7, 64  # of a weight, which is kept without a sign

FILE = Path(__file__).with_name("weights.bin")


@dataclass(frozen=True)
class Table:
    """Weights of features for labels.

    *keys* are the hashes of all features, sorted. What one weighs lies in *pairs* from its place in
    *starts* to the next: a label and a weight in one number. A score is the sum of weights times
    the label's *unit*, plus its *bias*.
    """

    names: tuple[str, ...]
    bias: tuple[float, ...]
    units: tuple[float, ...]
    least: tuple[float, ...]  # the score from which a fact counts as named
    moves: int  # the first so many labels are moves, the others facts and answers
    source: str  # digest of what it was learnt from
    keys: Sequence[int]
    starts: Sequence[int]
    pairs: Sequence[int]
    rows: dict[int, int] = field(default_factory=dict)  # of features that were weighed before

    def place(self, key: int) -> int:
        """Where the feature with the hash *key* stands, or -1."""
        found = bisect_left(self.keys, key)
        return found if found < len(self.keys) and self.keys[found] == key else -1


@cache
def table(file: Path = FILE) -> Table:
    """The table in *file*."""
    head, _, body = file.read_bytes().partition(b"\n")
    values: dict[str, Any] = json.loads(head)
    features, weights = values.pop("features"), values.pop("weights")
    parts, at = [], 0
    for kind, many in (("I", features), ("H", features), ("H", weights)):
        part = array(kind)
        part.frombytes(body[at : at + part.itemsize * many])
        parts.append(part)
        at += part.itemsize * many
    keys, counts, pairs = parts
    for name in ("names", "bias", "units", "least"):
        values[name] = tuple(values[name])
    starts = array("I", accumulate(counts, initial=0))
    return Table(**values, keys=keys, starts=starts, pairs=pairs)
