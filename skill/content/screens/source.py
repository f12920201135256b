"""Reads documents and figures from their files, checking every key on the way in."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from skill.content import check
from skill.content.errors import ContentError
from skill.content.read import table
from skill.content.screens.drawing import HEIGHT, WIDTH
from skill.content.screens.model import BENDS, JOINTS, SORE, Figure, Point, Posture

HERE = Path(__file__).parent
THEIRS = ("foot_three_their", "thigh_back_one_their")
KINDS = ("launch", "hold", "question", "explanation", "warning", "answer", "end")


class Scenery(NamedTuple):
    """Lines as SVG path data."""

    lines: str


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


def _named(known: Mapping[str, Any]) -> check.Check:
    """The entry of *known* that is named."""
    name = check.one_of(known)
    return lambda value: known[name(value)]


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
    lines = {name: one.lines for name, one in table(folder / "scenery.toml", Scenery, {}).items()}
    rules = {
        "scenery": check.list_of(_named(lines), "a list of ids"),
        "joints": PLACES,
        "bends": check.table_of(check.one_of(BENDS), SIDE, "a table of 1 or -1 by joint"),
    }
    postures = table(folder / "postures.toml", Posture, rules)
    rules |= {
        "posture": _named(postures),
        "muscle": check.one_of(SORE),
        "at": PLACES,
        "to": PLACES,
        "towel": check.flag,
        "belly": check.flag,
        **dict.fromkeys(("arrow", "prop", "prop_to", "helper", "helper_to"), _points),
    }
    return table(folder / "figures.toml", Figure, rules, exactly=(*holds, *THEIRS))


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
