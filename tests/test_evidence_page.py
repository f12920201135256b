"""docs/evidence.md: current, and nothing that is spoken is left out."""

import re

import pytest

from skill.content import Content
from skill.publishing.evidence import evidence_page
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8")
SPOKEN = {
    "causes": ("explanation", "brief", "advice", "evidence", "doctor", "more"),
    "signs": ("advice", "sure"),
    "checks": ("question", "purpose"),
    "remedies": ("verdict",),
    "mimics": ("apart", "advice"),
    "circumstances": ("note",),
    "topics": ("question", "purpose"),
}


def test_the_committed_page_is_the_one_the_content_gives(content: Content) -> None:
    assert evidence_page(content, ROOT / "docs") == PAGE, "run make docs"


@pytest.mark.parametrize("table", SPOKEN)
def test_everything_medical_is_on_the_page(content: Content, table: str) -> None:
    for entry in getattr(content, table).values():
        for field in SPOKEN[table]:
            value = getattr(entry, field)
            for text in (value,) if isinstance(value, str) else value:
                assert text in PAGE


def test_every_source_is_listed_once_in_full(content: Content) -> None:
    for name, source in content.sources.items():
        assert (
            len(re.findall(rf"^- `{name}`: .*{re.escape(source.title)}", PAGE, re.MULTILINE)) == 1
        )
