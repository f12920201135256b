"""Documents: Amazon's own checker has nothing to say against any page."""

import json
from typing import Any

import pytest

from skill.content.screens.source import KINDS, documents
from tests.conftest import ROOT
from tests.process import run

CHECKER = ROOT / "tools" / "screens"


def checked(*pages: Any) -> tuple[int, str]:
    if not (CHECKER / "node_modules").exists():
        pytest.skip("needs Amazon's checker: make screens")
    done = run("node", str(CHECKER / "check.mjs"), said=json.dumps(pages))
    return done.returncode, done.stdout


def test_every_document_passes() -> None:
    assert checked(*(documents()[kind] for kind in KINDS)) == (0, "")


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_is_dark_and_takes_what_the_page_is_given(kind: str) -> None:
    assert documents()[kind]["background"] == "#0b1020"
    assert documents()[kind]["mainTemplate"]["parameters"] == ["payload"]
    assert "payload.screen.title" in json.dumps(documents()[kind])


@pytest.mark.parametrize(
    ("item", "says"),
    [({"type": "Txt"}, "Txt"), ({"type": "Text", "fontSizes": 5}, "fontSizes")],
)
def test_what_is_wrong_is_found(item: dict[str, Any], says: str) -> None:
    page = {"parameters": ["payload"], "items": [item]}
    status, said = checked({**documents()["end"], "mainTemplate": page})
    assert status == 1
    assert says in said
