"""Weights for every label in one whole number, a lane each, so that one addition adds to all."""

import sys
from array import array
from collections.abc import Iterable, Sequence
from functools import cache

WIDE = 32  # bits of a lane


def packed(weights: Iterable[tuple[int, int]], many: int) -> int:
    """*weights*, pairs of a lane and its value, in one number: their sum, each times its place."""
    lanes, middle = array("i", bytes(many * WIDE // 8)), _middle(many)
    for lane, weight in weights:
        lanes[lane] = weight
    return (int.from_bytes(lanes, sys.byteorder) ^ middle) - middle


def split(row: int, many: int) -> Sequence[int]:
    """The *many* weights that are packed in *row*."""
    middle = _middle(many)
    lanes = array("i")
    lanes.frombytes(((row + middle) ^ middle).to_bytes(many * lanes.itemsize, sys.byteorder))
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
    return int.from_bytes(array("I", [1 << WIDE - 1] * many).tobytes(), sys.byteorder)
