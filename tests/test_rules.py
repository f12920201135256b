"""The rules of hearing: files that anybody may edit, and what is said where one is broken."""

from pathlib import Path

import pytest

from skill.content.errors import ContentError
from skill.hearing.rules import table
from skill.hearing.source import FOLDER, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of rules of our own, whose parts are numbers and what comes before."""
    parts = 'FEW = ["one", "two"]\n[none_before]\nNOT = ["not"]\n'
    (tmp_path / "parts.toml").write_text(parts)
    return tmp_path


@pytest.mark.parametrize(
    ("given", "rules"),
    [
        ('a = "x+"', {"a": "x+"}),
        ('a = ["x", "y z"]', {"a": r"\b(?:x|y z)\b"}),
        ('a = "{FEW} days"', {"a": "(?:one|two) days"}),
        ('a = "{SO} {FEW}"\nparts.SO = "{FEW}?"', {"a": "(?:one|two)? (?:one|two)"}),
        ("a = '{NOT}now'", {"a": r"(?<!\bnot )now"}),
        ('ahead = [["x", "y"], "z"]', {"ahead": [r"\b(?:x|y)\b", "z"]}),
        ('[[a]]\nwords = "x"\nnot = ["cold"]', {"a": [{"words": "x", "not": ["cold"]}]}),
    ],
)
def test_a_rule_is_a_pattern_or_words_of_which_any_will_do(
    folder: Path, given: str, rules: object
) -> None:
    (folder / "new.toml").write_text(given)
    assert read("new", folder) == rules


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ("a = 5", "a"),
        ("a = []", "a"),
        ('a = ""', "a"),
        ('a = "{B}"\nparts.B = "{B}"', "a"),
        ('a = "(x"', "a"),
        ('a = "{MANY} days"', "a"),
        ("[[a]]\nwords = [5]", r"a\[0\].words"),
        ('ahead = ["x", "(y"]', r"ahead\[1\]"),
        ("a =", r"\(whole file\)"),
    ],
)
def test_a_broken_rule_is_named_by_file_and_key(folder: Path, given: str, where: str) -> None:
    (folder / "new.toml").write_text(given)
    with pytest.raises(ContentError, match=rf"^new\.toml: {where}: expected "):
        read("new", folder)


def test_a_table_has_a_pattern_for_each_value() -> None:
    ((value, rule),) = table([{"days": "weeks?"}])
    assert value == "days"
    assert rule.search("for a week")


def test_every_file_of_rules_is_read() -> None:
    files = {path.stem for path in FOLDER.glob("*.toml")} - {"parts"}
    modules = "\n".join(path.read_text() for path in FOLDER.parent.glob("*.py"))
    assert {name for name in files if f'rules("{name}")' in modules} == files
