"""Documents: Amazon's own checker has nothing to say against any page."""

import json
from typing import Any

import pytest

from skill.content.screens.source import KINDS, documents
from tests.conftest import ROOT
from tests.process import run

CHECKER = ROOT / "tools" / "screens"

pytestmark = pytest.mark.skipif(
    not (CHECKER / "node_modules").exists(),
    reason="needs Amazon's checker: make screens",
)


def checked(*pages: Any) -> tuple[int, str]:
    done = run("node", str(CHECKER / "check.mjs"), said=json.dumps(pages))
    return done.returncode, done.stdout


def test_every_document_passes() -> None:
    assert checked(*(documents()[kind] for kind in KINDS)) == (0, "")


@pytest.mark.parametrize(
    ("item", "says"),
    [({"type": "Txt"}, "Txt"), ({"type": "Text", "fontSizes": 5}, "fontSizes")],
)
def test_what_is_wrong_is_found(item: dict[str, Any], says: str) -> None:
    page = {"parameters": ["payload"], "items": [item]}
    status, said = checked({**documents()["end"], "mainTemplate": page})
    assert status == 1
    assert says in said
