"""Figures: one for every hold, drawn from joint to joint; a broken file names file and key."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from skill.content import ContentError, load
from skill.content.screens import graphic
from skill.content.screens.drawing import HEIGHT, WIDTH
from skill.content.screens.source import HERE, THEIRS, documents, figures

HOLDS = tuple(load().holds)
FIGURES = (*HOLDS, *THEIRS)
PATH = {"type", "pathData", "stroke", "strokeWidth", "strokeLineCap", "strokeLineJoin"}
LARGEST = 4096  # bytes
BOUND = re.compile(r"\$\{(\d+)([+-]\d+)\*pull\}")


def paths(name: str) -> list[dict[str, Any]]:
    (group,) = graphic(name)["items"]
    found: list[dict[str, Any]] = group["items"]
    return found


def at(data: str, pull: int) -> str:
    return BOUND.sub(lambda one: str(int(one[1]) + int(one[2]) * pull), data)


@pytest.mark.parametrize("name", FIGURES)
def test_every_hold_has_a_figure_that_stays_on_its_grid(name: str) -> None:
    for path in paths(name):
        for pull in (0, 1):
            data = at(path["pathData"], pull)
            assert "$" not in data
            if re.search("[HVa-z]", data):  # scenery: from place to place, straight up or across
                continue
            numbers = [float(number) for number in re.findall(r"-?\d+", data)]
            assert all(0 <= number <= WIDTH for number in numbers[::2])
            assert all(0 <= number <= HEIGHT for number in numbers[1::2])


@pytest.mark.parametrize("name", [name for name in HOLDS if load().holds[name].says])
def test_what_is_to_be_done_moves_or_is_pointed_at_or_shown(name: str) -> None:
    figure = figures(HOLDS)[name]
    still = name in ("stopped", "on_stairs", "on_feet", "warm")  # stay, sit, hold on, keep warm
    assert still or figure.to or figure.prop_to or figure.arrow


def test_a_helper_without_a_figure_of_their_own_sees_the_same() -> None:
    assert graphic("calf_one_their") == graphic("calf_one")
    assert graphic("foot_three_their") != graphic("foot_three")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HERE, tmp_path / "screens"))


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "figures.toml",
            'posture = "in_bed"',
            'posture = "flying"',
            "calf_one.posture: expected one of",
        ),
        ("figures.toml", "toe = [262, 198]", "toe = [262, 301]", r"calf_one.to: expected \[x, y\]"),
        ("figures.toml", "toe = [262, 198]", "nose = [262, 198]", "calf_one.to: expected one of"),
        ("figures.toml", "arrow = [[316, 216]", "arrow = [316, [306, 188]", "calf_one.arrow"),
        ("figures.toml", "[calf_two]", "[calf_nine]", "calf_two: expected this key"),
        ("postures.toml", "knee = 1,", "knee = 2,", "in_bed.bends: expected 1 or -1"),
        ("postures.toml", '["bed"]', '["moon"]', "in_bed.scenery: expected one of"),
        ("scenery.toml", "[floor]", "[floor", "whole file"),
    ],
)
def test_a_broken_file_names_itself_and_the_key(
    folder: Path, file: str, old: str, new: str, says: str
) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=f"{file}: .*{says}"):
        figures(HOLDS, folder)


@pytest.mark.parametrize("content", ["{", "[]", None])
def test_a_broken_document_names_itself(folder: Path, content: str | None) -> None:
    path = folder / "hold.json"
    path.unlink() if content is None else path.write_text(content, encoding="utf-8")
    with pytest.raises(ContentError, match=r"hold\.json"):
        documents(folder)


@pytest.mark.parametrize("name", FIGURES)
def test_a_graphic_is_made_of_parts_that_a_device_knows(name: str) -> None:
    """Amazon's checker does not look into graphics."""
    found = graphic(name)
    assert set(found) == {"type", "version", "width", "height", "parameters", "items"}
    assert [one["name"] for one in found["parameters"]] == ["pull"]
    assert len(json.dumps(found)) < LARGEST
    (group,) = found["items"]
    assert set(group) == {"type", "translateY", "items"}
    for path in group["items"]:
        assert set(path) == PATH
        assert isinstance(path["pathData"], str)
        assert path["type"] == "path"
