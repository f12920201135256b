"""Draws a figure as an Alexa Vector Graphic: thick lines from joint to joint.

Its one parameter, *pull*, goes from 0 at the start of the movement to 1 at its end.
"""

from collections.abc import Iterator
from math import hypot
from typing import Any

from skill.content.screens.model import Figure, Point

Place = tuple[float, float]

WIDTH, HEIGHT, MARGIN = 400, 300, 24
THIGH, SHIN, ARM = 80, 80, 50  # upper arm and forearm alike

# What is drawn -> its colour, and how thick.
LINES = {
    "scenery": ("#3d4c70", 5),
    "arm_far": ("#66779f", 17),
    "leg_far": ("#66779f", 26),
    "foot_far": ("#66779f", 16),
    "trunk": ("#aebbd8", 40),
    "belly": ("#aebbd8", 44),
    "head": ("#aebbd8", 36),
    "thigh": ("#d5def2", 30),
    "shin": ("#d5def2", 25),
    "foot": ("#d5def2", 17),
    "muscle": ("#f0a04b", 12),
    "prop": ("#d98fa0", 12),
    "towel": ("#d98fa0", 6),
    "helper": ("#8fb8a8", 18),
    "arm": ("#aebbd8", 17),
    "arrow": ("#63d2c6", 6),
}
# The joints of each line, back to front.
BODY = {
    "arm_far": ("shoulder", "elbow_far", "hand_far"),
    "leg_far": ("hip", "knee_far", "ankle_far"),
    "foot_far": ("ankle_far", "toe_far"),
    "trunk": ("shoulder", "hip"),
    "belly": ("belly", "belly"),
    "head": ("head", "head"),
    "thigh": ("hip", "knee"),
    "shin": ("knee", "ankle"),
    "foot": ("ankle", "toe", "tip"),
    "muscle": ("sore", "sore_end"),
    "towel": ("hand", "toe"),
    "arm": ("shoulder", "elbow", "hand"),
}
# Muscle -> the bone it lies along, and how far to which side of it.
LIES = {
    "calf": ("knee", "ankle", 7),
    "shin": ("knee", "ankle", -7),
    "thigh_front": ("hip", "knee", -7),
    "thigh_back": ("hip", "knee", 7),
    "foot": ("ankle", "toe", 4),
}


def vector(figure: Figure) -> dict[str, Any]:
    """*figure* as an Alexa Vector Graphic, 400 wide, without the empty top of its grid."""
    lines = [_path("scenery", data) for data in figure.scenery or figure.posture.scenery]
    if figure.posture.joints:
        lines += _body(figure)
    lines += [
        _path(name, _moving(points, ends))
        for name, points, ends in (
            ("prop", figure.prop, figure.prop_to),
            ("helper", figure.helper, figure.helper_to),
        )
        if points
    ]
    if figure.arrow:
        lines.append(_path("arrow", _arrow(*figure.arrow)))
    top = max(0, _highest(figure) - MARGIN)
    return {
        "type": "AVG",
        "version": "1.2",
        "width": WIDTH,
        "height": HEIGHT - top,
        "parameters": [{"name": "pull", "type": "number", "default": 0}],
        "items": [{"type": "group", "translateY": -top, "items": lines}],
    }


def _highest(figure: Figure) -> int:
    """The top of what moves and of what is pointed at; scenery may be cut off."""
    joints = {**figure.posture.joints, **figure.at}
    points = [*joints.values(), *figure.to.values(), *figure.arrow, *figure.prop, *figure.prop_to]
    return min(down for _, down in points) if joints else 0


def _body(figure: Figure) -> Iterator[dict[str, Any]]:
    first = _joints(figure, {**figure.posture.joints, **figure.at})
    last = _joints(figure, {**figure.posture.joints, **figure.at, **figure.to})
    for name, joints in BODY.items():
        names = [joint for joint in joints if joint in first]
        if len(names) > 1 and (name != "towel" or figure.towel):
            points = [first[joint] for joint in names], [last[joint] for joint in names]
            yield _path(name, _moving(*points))


def _joints(figure: Figure, placed: dict[str, Point]) -> dict[str, Place]:
    """*placed*, and what follows from it: knees, elbows, the sore muscle and the belly."""
    found: dict[str, Place] = dict(placed)
    for side in ("", "_far"):
        bend = figure.posture.bends
        found[f"knee{side}"] = _between(
            found["hip"], found[f"ankle{side}"], THIGH, SHIN, bend[f"knee{side}"]
        )
        found[f"elbow{side}"] = _between(
            found["shoulder"], found[f"hand{side}"], ARM, ARM, bend["elbow"]
        )
    if figure.muscle:
        start, end, aside = LIES[figure.muscle]
        found["sore"] = _along(found[start], found[end], 0.15, aside)
        found["sore_end"] = _along(found[start], found[end], 0.62, aside)
    if figure.belly:
        found["belly"] = (found["hip"][0] + 22, found["hip"][1] - 34)
    return found


def _between(start: Place, end: Place, upper: float, lower: float, side: int) -> Place:
    """The joint between two bones, *upper* and *lower* long; a limb too short is straight."""
    far = hypot(end[0] - start[0], end[1] - start[1])
    along = (far**2 + upper**2 - lower**2) / (2 * far)
    aside = max(upper**2 - along**2, 0) ** 0.5
    straight = far >= upper + lower
    return _along(start, end, upper / (upper + lower) if straight else along / far, -side * aside)


def _along(start: Place, end: Place, share: float, aside: float) -> Place:
    """The place *share* of the way to *end*, and *aside* of it."""
    across, down = end[0] - start[0], end[1] - start[1]
    far = hypot(across, down)
    return (
        start[0] + across * share - down / far * aside,
        start[1] + down * share + across / far * aside,
    )


def _moving(points: Any, ends: Any) -> str:
    """Path data along *points*, which go to *ends* as the pull goes from 0 to 1."""
    places = (
        f"{_number(x, other_x)} {_number(y, other_y)}"
        for (x, y), (other_x, other_y) in zip(points, ends, strict=True)
    )
    return "M" + "L".join(places)


def _number(first: float, last: float) -> str:
    start, way = round(first), round(last) - round(first)
    return f"${{{start}{way:+}*pull}}" if way else str(start)


def _arrow(start: Point, middle: Point, end: Point) -> str:
    """A bow to *end*, with the head of an arrow there."""
    far = hypot(end[0] - middle[0], end[1] - middle[1])
    wings = [_along(end, middle, 12 / far, side) for side in (-9, 9)]
    bow = f"M{start[0]} {start[1]}Q{middle[0]} {middle[1]} {end[0]} {end[1]}"
    (left, top), (right, bottom) = wings
    return f"{bow}M{left:.0f} {top:.0f}L{end[0]} {end[1]}L{right:.0f} {bottom:.0f}"


def _path(name: str, data: str) -> dict[str, Any]:
    colour, width = LINES[name]
    return {
        "type": "path",
        "pathData": data,
        "stroke": colour,
        "strokeWidth": width,
        "strokeLineCap": "round",
        "strokeLineJoin": "round",
    }
