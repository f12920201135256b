"""Writes the table: small weights dropped, the others in eight bits.

All but the weights, which hardly get smaller, is compressed: what is read at night is read fast.
"""

import json
import zlib
from array import array
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from tools.hearing.train import Weights

STEPS = 63  # of a weight, on either side of zero
WIDEST = 255  # gap between two labels


def written(weights: Weights, source: str) -> bytes:
    """The table's file; *source* says what it was learnt from."""
    matrix = weights.matrix
    units = np.abs(matrix).max(axis=1) / STEPS
    steps = np.rint(matrix / units[:, None]).astype(np.int32)
    used = np.flatnonzero(steps.any(axis=0))
    steps = steps[:, used]
    starts, gaps, sized = [0], array("B"), array("b")
    for column in steps.T:
        row = list(_row((int(label), int(column[label])) for label in np.flatnonzero(column)))
        gaps.extend(gap for gap, _ in row)
        sized.extend(step for _, step in row)
        starts.append(len(gaps))
    head = {
        "names": weights.names,
        "bias": [round(float(one), 4) for one in weights.bias],
        "units": [round(float(one), 6) for one in units],
        "least": weights.least,
        "moves": weights.moves,
        "judged": weights.judged,
        "source": source,
        "features": len(used),
        "weights": len(gaps),
    }
    parts = (_planes(weights.keys[used]), _planes(starts), gaps.tobytes())
    packed = zlib.compress(b"".join(parts), level=9)
    return json.dumps(head).encode() + b"\n" + sized.tobytes() + packed


def _planes(numbers: npt.ArrayLike) -> bytes:
    """*numbers* of 24 bits: the lowest byte of each, then the middle ones, then the highest."""
    parts = np.asarray(numbers, dtype="<u4").view(np.uint8).reshape(-1, 4)
    return parts[:, :3].T.tobytes()


def _row(row: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The gaps of labels and the steps of *row*; a wide gap takes several, without weight."""
    before = -1
    for label, step in row:
        while label - before > WIDEST:
            before += WIDEST
            yield WIDEST, 0
        yield label - before, step
        before = label
