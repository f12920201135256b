"""The icon: drawn for a round crop; what its files must be is said at the package."""

import re
from pathlib import Path

import pytest

from skill.publishing.errors import PublishingError
from skill.publishing.icon import drawn
from skill.simulator.desk import MODELS

SVG = MODELS / "icon.svg"


def test_all_of_it_is_drawn_within_the_circle_of_a_round_crop() -> None:
    shapes = re.sub(r"(<!--.*?-->|\s)+", " ", SVG.read_text(encoding="utf-8"))
    assert re.fullmatch(
        r'<svg [^>]*viewBox="0 0 512 512"> <defs><clipPath id="round"><circle cx="256" cy="256"'
        r' r="256"/></clipPath></defs> <g clip-path="url\(#round\)">.*</g> </svg> ',
        shapes,
    )


@pytest.mark.parametrize("text", [None, "", "<p>no drawing</p>"])
def test_what_is_no_drawing_is_one_error(text: str | None, tmp_path: Path) -> None:
    path = tmp_path / "icon.svg"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(PublishingError, match=r"icon\.svg: expected a drawing"):
        drawn(path, 108)
