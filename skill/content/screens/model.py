"""Figures: the shape of figures.toml and postures.toml."""

from collections.abc import Mapping
from typing import NamedTuple

Point = tuple[int, int]

# What a posture gives the place of; knees and elbows follow from it.
JOINTS = (
    *("head", "shoulder", "hip", "ankle", "toe", "tip", "hand"),
    *("ankle_far", "toe_far", "hand_far"),
)
BENDS = ("knee", "knee_far", "elbow")  # 1 or -1: to which side
SORE = ("calf", "shin", "thigh_front", "thigh_back", "foot")


class Posture(NamedTuple):
    """*joints* by name, *bends* by joint, and the lines of the *scenery* as SVG path data.

    Nobody is there where it has no joints.
    """

    scenery: tuple[str, ...]
    joints: Mapping[str, Point] = {}
    bends: Mapping[str, int] = {}


class Figure(NamedTuple):
    """What is done: joints that are elsewhere "at" the start, and where they go "to".

    figures.toml says what the rest is. Empty for what a figure does without.
    """

    posture: Posture
    scenery: tuple[str, ...] = ()
    at: Mapping[str, Point] = {}
    to: Mapping[str, Point] = {}
    muscle: str = ""
    arrow: tuple[Point, ...] = ()
    towel: bool = False
    belly: bool = False
    prop: tuple[Point, ...] = ()
    prop_to: tuple[Point, ...] = ()
    helper: tuple[Point, ...] = ()
    helper_to: tuple[Point, ...] = ()
