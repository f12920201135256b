"""Reads documents and figures from their files, checking every key on the way in."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from skill.content import check
from skill.content.errors import ContentError
from skill.content.read import table
from skill.content.screens.drawing import HEIGHT, WIDTH
from skill.content.screens.model import BENDS, JOINTS, SORE, Act, Figure, Point, Posture

HERE = Path(__file__).parent
THEIRS = ("foot_three_their", "thigh_back_one_their")
KINDS = ("launch", "hold", "question", "explanation", "warning", "answer", "end")


@dataclass(frozen=True)
class Scenery:
    """Lines as SVG path data."""

    lines: str


@dataclass(frozen=True, kw_only=True)
class Drawn(Act):
    """One entry of figures.toml, as it is written: the posture and the scenery by their names."""

    posture: str
    scenery: tuple[str, ...] = ()


@dataclass(frozen=True)
class Placed:
    """One entry of postures.toml, as it is written: nobody is there where it has no joints."""

    scenery: tuple[str, ...]
    joints: dict[str, Point] = field(default_factory=dict)
    bends: Mapping[str, int] = field(default_factory=dict)


def _point(value: Any) -> Point:
    inside = (
        isinstance(value, list)
        and [type(one) for one in value] == [int, int]
        and 0 <= value[0] <= WIDTH
        and 0 <= value[1] <= HEIGHT
    )
    if not inside:
        raise check.UnexpectedError(f"[x, y], whole numbers up to {WIDTH} and {HEIGHT}")
    return (value[0], value[1])


def _points(value: Any) -> tuple[Point, ...]:
    if not isinstance(value, list):
        raise check.UnexpectedError("a list of points")
    return tuple(_point(one) for one in value)


PLACES = check.table_of(check.one_of(JOINTS), _point, "a table of points by joint")
SIDE = check.that(lambda value: type(value) is int and abs(value) == 1, "1 or -1")


def figures(holds: Collection[str], folder: Path = HERE) -> dict[str, Figure]:
    """A figure for each of *holds*, and for helpers where theirs looks otherwise.

    Raises ContentError, naming file and key.
    """
    scenery = table(folder / "scenery.toml", Scenery, {})
    rules = {
        "scenery": check.many_of(scenery),
        "joints": PLACES,
        "bends": check.table_of(check.one_of(BENDS), SIDE, "a table of 1 or -1 by joint"),
    }
    postures = table(folder / "postures.toml", Placed, rules)
    points = dict.fromkeys(("arrow", "prop", "prop_to", "helper", "helper_to"), _points)
    rules |= {
        "posture": check.one_of(postures),
        "muscle": check.one_of(SORE),
        "at": PLACES,
        "to": PLACES,
        "towel": check.flag,
        "belly": check.flag,
        **points,
    }
    drawn = table(folder / "figures.toml", Drawn, rules, exactly=(*holds, *THEIRS))
    return {name: _figure(one, postures, scenery) for name, one in drawn.items()}


def _figure(drawn: Drawn, postures: Mapping[str, Placed], scenery: Mapping[str, Scenery]) -> Figure:
    placed = postures[drawn.posture]
    lines = tuple(scenery[name].lines for name in drawn.scenery or placed.scenery)
    act = {one.name: getattr(drawn, one.name) for one in fields(Act)}
    return Figure(posture=Posture(placed.joints, placed.bends, lines), **act)


def documents(folder: Path = HERE) -> dict[str, dict[str, Any]]:
    """A document for each of KINDS: its own parts, and those that all share.

    Raises ContentError, naming the file.
    """
    shared = _json(folder / "shared.json")
    return {name: {**shared, **_json(folder / f"{name}.json")} for name in KINDS}


def _json(path: Path) -> dict[str, Any]:
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ContentError(path.name, "(whole file)", f"valid JSON ({error})") from None
    if not isinstance(found, dict):
        raise ContentError(path.name, "(whole file)", "an object")
    return found
