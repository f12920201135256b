"""Weights for every label in one whole number, a lane each, so that one addition adds to all."""

import sys
from array import array
from collections.abc import Sequence
from functools import cache

WIDE = 32  # bits of a lane
WIDE_BYTES = WIDE // 8
NONE = 128  # a weight of 0, as a byte


def packed(weights: bytes, many: int) -> int:
    """*weights*, each in a byte that is NONE more, in the first lanes of *many*."""
    nothing = _nothing(many)
    lanes = bytearray(nothing)
    lanes[: WIDE_BYTES * len(weights) : WIDE_BYTES] = weights
    return int.from_bytes(lanes, "little") - int.from_bytes(nothing, "little")


def split(row: int, many: int) -> Sequence[int]:
    """The *many* weights that are packed in *row*."""
    middle = _middle(many)
    lanes = array("i")
    lanes.frombytes(((row + middle) ^ middle).to_bytes(many * WIDE_BYTES, "little"))
    if sys.byteorder != "little":
        lanes.byteswap()
    return lanes


def last(row: int, first: int, many: int) -> int:
    """The lanes of *row* from the *first* on, of *many*."""
    middle, skipped = _middle(many), WIDE * first
    return (row + middle >> skipped) - (middle >> skipped)


def greater(one: int, other: int, many: int) -> int:
    """The greater weight of each lane of two rows, each within 2**30 of zero."""
    top = _middle(many)
    lift = top >> 1
    one, other = one + lift, other + lift
    ahead = ((one | top) - other) & top  # the top bit of each lane where *one* is no less
    mask = ahead - (ahead >> WIDE - 1)
    return (other ^ (one ^ other) & mask) - lift


@cache
def _middle(many: int) -> int:
    """The sign bit of each lane: what lifts a lane from below zero, where it would borrow."""
    return sum(1 << WIDE * lane + WIDE - 1 for lane in range(many))


@cache
def _nothing(many: int) -> bytes:
    """*many* lanes of NONE."""
    return NONE.to_bytes(WIDE_BYTES, "little") * many
