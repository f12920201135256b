"""Figures as frozen dataclasses: the shape of figures.toml and postures.toml."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Point = tuple[int, int]

# What a posture gives the place of; knees and elbows follow from it.
JOINTS = (
    *("head", "shoulder", "hip", "ankle", "toe", "tip", "hand"),
    *("ankle_far", "toe_far", "hand_far"),
)
BENDS = ("knee", "knee_far", "elbow")  # 1 or -1: to which side
SORE = ("calf", "shin", "thigh_front", "thigh_back", "foot")


@dataclass(frozen=True)
class Posture:
    """*joints* by name, *bends* by joint, and the lines of the *scenery* as SVG path data.

    Nobody is there where it has no joints.
    """

    scenery: tuple[str, ...]
    joints: dict[str, Point] = field(default_factory=dict)
    bends: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What is done: joints that are elsewhere "at" the start, and where they go "to".

    figures.toml says what the rest is. Empty for what a figure does without.
    """

    posture: Posture
    scenery: tuple[str, ...] = ()
    at: dict[str, Point] = field(default_factory=dict)
    to: dict[str, Point] = field(default_factory=dict)
    muscle: str = ""
    arrow: tuple[Point, ...] = ()
    towel: bool = False
    belly: bool = False
    prop: tuple[Point, ...] = ()
    prop_to: tuple[Point, ...] = ()
    helper: tuple[Point, ...] = ()
    helper_to: tuple[Point, ...] = ()
