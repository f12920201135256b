"""Writes the table: small weights dropped, the others in eight bits."""

import json

import numpy as np

from tools.hearing.train import Weights

STEPS = 63  # of a weight, on either side of zero: seven bits, and nine for the label
HALF = STEPS + 1


def written(weights: Weights, source: str) -> bytes:
    """The table's file; *source* says what it was learnt from."""
    matrix = weights.matrix
    units = np.abs(matrix).max(axis=1) / STEPS
    steps = np.rint(matrix / units[:, None]).astype(np.int32)
    used = np.flatnonzero(steps.any(axis=0))
    steps = steps[:, used]
    columns, labels = np.nonzero(steps.T)
    counts = (steps != 0).sum(axis=0)
    head = {
        "names": weights.names,
        "bias": [round(float(one), 4) for one in weights.bias],
        "units": [round(float(one), 6) for one in units],
        "least": weights.least,
        "moves": weights.moves,
        "source": source,
        "features": len(used),
        "weights": len(labels),
    }
    parts = (
        weights.keys[used].astype("<u4"),
        counts.astype("<u2"),
        (labels * 2 * HALF + steps.T[columns, labels] + HALF).astype("<u2"),
    )
    return json.dumps(head).encode() + b"\n" + b"".join(part.tobytes() for part in parts)
