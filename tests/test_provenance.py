"""What the project rests on can be looked up in the repository: keys, rows, sections."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from skill.content import Content
from skill.publishing.evidence import TRACED, table
from tests.conftest import ROOT
from tests.process import run

DOCS = ROOT / "docs"
KEYS: dict[str, dict[str, Any]] = table(DOCS, "keys")
ROWS = table(DOCS, "rows")
JUDGEMENT = table(DOCS, "judgement")

CITED = re.compile(r"\[([A-Z]{1,4}\d+[a-z]?)\]")
COMMENT = re.compile(r"^#.*", re.MULTILINE)
ROW = re.compile(r"\brows? ((?:\d+(?:,? (?:and )?)?)+)")
QUESTION = re.compile(r"\bq\d+b?\b", re.IGNORECASE)
ELSEWHERE = re.compile(r"\.\./shared|\bshared/|clinical\.md|clinical review")
ADDRESS = re.compile(r"(https?://|10\.\d+/)\S+")
SEEN = {"abstract", "copy", "secondary", "not read"}
LOST = {"CL1", "G2", "Z1"}  # where they were read is not known any more: they may only get fewer


def texts() -> Iterator[tuple[str, str]]:
    """Every text file of the repository but this one, by its name."""
    for name in run("git", "ls-files").stdout.splitlines():
        path = ROOT / name
        if path.is_file() and path.name != "test_provenance.py":
            try:
                yield name, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def comments() -> str:
    """The comments of the content's tables."""
    files = sorted((ROOT / "skill" / "content" / "en").glob("*.toml"))
    return "\n".join(
        line for file in files for line in COMMENT.findall(file.read_text(encoding="utf-8"))
    )


def test_every_key_that_is_cited_is_in_the_table() -> None:
    cited = {(name, key) for name, text in texts() for key in CITED.findall(text)}
    assert len({key for _, key in cited}) >= 90
    assert {(name, key) for name, key in cited if key not in KEYS} == set()


@pytest.mark.parametrize("key", KEYS)
def test_a_key_leads_to_a_reference(content: Content, key: str) -> None:
    entry = KEYS[KEYS[key].get("like", key)]
    assert entry.get("seen", "copy") in SEEN
    assert KEYS[key].get("traced", "words") in TRACED
    assert ADDRESS.fullmatch(entry.get("address", "https://none"))
    if "source" in entry:
        assert entry["source"] in content.sources
    elif "lost" in entry:
        assert key in LOST
    else:
        described = entry["title"].startswith("(")
        assert not described or entry.keys() & {"author", "published", "address"}


def test_every_source_that_is_spoken_has_its_keys(content: Content) -> None:
    assert {entry["source"] for entry in KEYS.values() if "source" in entry} == set(content.sources)


def test_every_row_and_every_question_that_comments_name_is_there() -> None:
    said = comments()
    rows = {number for found in ROW.findall(said) for number in re.findall(r"\d+", found)}
    questions = {one.lower() for one in QUESTION.findall(said)}
    assert rows
    assert rows <= set(ROWS)
    assert questions
    assert questions <= set(JUDGEMENT["questions"])


def test_every_row_has_its_keys_or_is_judged() -> None:
    assert {key for row in ROWS.values() for key in row["keys"]} <= set(KEYS)
    assert [name for name, row in ROWS.items() if not (row["keys"] or row.get("judged"))] == []


def test_a_sign_has_the_level_of_its_row(content: Content) -> None:
    found = {(sign.row, sign.level) for sign in content.signs.values() if sign.row}
    assert found == {(int(number), row["level"]) for number, row in ROWS.items()}


def test_judgement_is_on_the_causes_that_there_are(content: Content) -> None:
    assert set(JUDGEMENT["causes"]) == set(content.causes)
    marks = [mark for row in JUDGEMENT["causes"].values() for mark in row.items()]
    assert {question for question, _ in marks} <= set(JUDGEMENT["questions"])
    assert {mark for _, mark in marks} <= set("SMWA")


def test_nothing_has_to_be_looked_up_outside_of_the_repository() -> None:
    assert [name for name, text in texts() if ELSEWHERE.search(text)] == []
