"""Patterns: one is tried only where a word begins as it needs, and none is missed by that."""

import marshal
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from skill.hearing import patterns, read
from skill.hearing.begins import begins_of
from skill.hearing.build import MODULES, compiled, patterns_in, rules_in
from skill.hearing.fold import fold
from skill.hearing.patterns import VERSION, Pattern, beginnings, stored
from skill.hearing.reading import REMEMBERING
from skill.hearing.source import FOLDER, PARTS
from skill.hearing.source import read as rules_of
from tests.artefact import ROOT

SPEECH = ROOT / "interaction_model" / "speech"
EVERY = 300  # th utterance is tried with every rule


@cache
def spoken() -> list[str]:
    """Some utterances of the batches, folded."""
    lines = [
        line.partition("|")[0]
        for path in sorted(SPEECH.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [fold(line) for line in lines[::EVERY]]


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        (r"\bcalf", ["calf"]),
        (r"\b(?:leg|calves)\b", ["calv", "leg."]),
        (r"\b(?:my )?leg", ["leg", "my."]),
        (r"^so it's", ["so."]),
        (r"(?<!no )\b[bc]old\b(?! feet)", ["bold", "cold"]),
        (r"^(?!.*\bcold).*\bwarm", ["warm"]),
        (r"\b(?:\w+ ){0,3}?hurts", ["hurt"]),
        (r"(?:'s| has) got", ["has.", "s."]),
        (r"\bi\b|\bit", ["i.", "it"]),
        (r"\bcramp(?:s|ing)*\b", ["cram"]),
        (r"\b(?:an? )+ache", ["a.", "an."]),
        (r"\bo(?:ff|n)?\b", ["o.", "off.", "on."]),
        ("leg", []),
        (r"\b\w+ing\b", []),
        (r"\bleg|\d+", []),
        (r"\b(?:leg)?", []),
        ("", []),
    ],
)
def test_how_a_word_begins_that_is_in_all_that_a_pattern_matches(
    pattern: str, begins: list[str]
) -> None:
    assert begins_of(pattern) == begins


def test_words_begin_with_one_to_four_letters_or_all_they_have() -> None:
    assert beginnings("don't ache") == {
        *("d", "do", "don", "don."),
        *("t", "t."),
        *("a", "ac", "ach", "ache"),
    }


@pytest.mark.parametrize(
    "rule",
    [
        *(
            rule
            for path in sorted(FOLDER.glob("*.toml"))
            if path.stem != PARTS
            for rule in rules_in(rules_of(path.stem))
        ),
        *patterns_in(tuple(map(vars, MODULES))),
    ],
)
def test_a_rule_finds_what_it_finds_when_it_is_tried_everywhere(rule: str) -> None:
    pattern = Pattern(rule)
    for text in spoken():
        found, ours = re.search(rule, text), pattern.search(text)
        assert (found and found.span()) == (ours and ours.span()), text


def test_a_pattern_that_no_word_begins_as_changes_and_parts_nothing() -> None:
    pattern = Pattern(r"\bcold\b")
    assert pattern.sub("warm", "my leg") == "my leg"
    assert pattern.split("my leg") == ["my leg"]
    assert pattern.search("my leg") is None
    assert [*pattern.finditer("my leg")] == []
    assert pattern.match("my leg") is pattern.fullmatch("my leg") is None


def test_what_was_read_is_forgotten() -> None:
    read("my calf cramps in the cold")
    assert [kept.cache_info().currsize for kept in REMEMBERING] == [0, 0, 0]


@pytest.mark.parametrize("version", [VERSION, (0, "cpython-27", "little")])
def test_under_another_python_patterns_are_compiled_anew(
    version: tuple[Any, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = r"\bleg\b"
    file = tmp_path / "rules.bin"
    kept = ({text: compiled(text)}, {text: "leg."}, {"who": {}})
    file.write_bytes(marshal.dumps((version, *kept)))
    monkeypatch.setattr(patterns, "FILE", str(file))
    stored.cache_clear()
    try:
        found = stored()
        assert (found.begins, found.rules) == kept[1:]
        assert bool(found.codes) == (version == VERSION)
        assert [bool(Pattern(text).search(said)) for said in ("my leg", "my legs")] == [True, False]
    finally:
        stored.cache_clear()
