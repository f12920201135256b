"""The five English locales, and where a request from anywhere else goes."""

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from skill.content import LOCALES, load
from skill.content.locale import ELSEWHERE, nearest
from skill.content.source import HERE
from skill.publishing.evidence import table
from tests.conftest import ROOT

NUMBERS = {"en-US": "911", "en-CA": "911", "en-GB": "999", "en-AU": "000", "en-IN": "112"}
NUMBER = re.compile(r"\d[\d ]*\d")
CALLED = table(ROOT / "docs", "numbers")
RAW = tomllib.loads((HERE / "locales.toml").read_text(encoding="utf-8"))
OVERLAYS = [(locale, phrase) for locale in RAW for phrase in RAW[locale].get("words", {})]


def texts(value: Any) -> list[str]:
    """Every text in *value*, in order."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.rule(
    "The locales are some of those that Amazon has.", source="Develop Skills in Multiple Languages"
)
def test_the_five_english_locales_each_have_their_number() -> None:
    assert {locale: load(locale).emergency for locale in LOCALES} == NUMBERS


@pytest.mark.parametrize(
    ("locale", "words", "number"),
    [
        ("en_AU", "en-AU", "en-AU"),
        ("fr-CA", "en-CA", "en-CA"),
        ("en-NZ", "en-GB", ELSEWHERE),
        ("de-DE", "en-US", ELSEWHERE),
        ("", "en-US", ELSEWHERE),
        ("../en", "en-US", ELSEWHERE),
        ("-" * 5000, "en-US", ELSEWHERE),
    ],
)
def test_an_unknown_locale_gets_the_nearest(locale: str, words: str, number: str) -> None:
    assert nearest(locale) == (words, number)
    content = load(locale)
    assert (content.locale, content.emergency) == (words, RAW[number]["emergency"])


@pytest.mark.parametrize("need", ["emergency", "crisis", "same_day"])
def test_elsewhere_no_number_is_named(need: str) -> None:
    assert not re.search(r"\d", RAW[ELSEWHERE][need])


@pytest.mark.parametrize("locale", LOCALES)
def test_whom_to_call_has_its_source(locale: str) -> None:
    content = load(locale)
    table = CALLED[locale]
    assert {need: getattr(content, need) for need in table} == {
        need: entry["says"] for need, entry in table.items()
    }
    assert set(table) == {"emergency", "crisis", "same_day"}
    assert all(entry["source"] and entry["looked_up"] for entry in table.values())


@pytest.mark.parametrize("locale", LOCALES)
def test_every_number_that_is_named_is_read_by_its_digits(locale: str) -> None:
    said = "; ".join(entry["says"] for entry in CALLED[locale].values())
    assert set(NUMBER.findall(said)) == set(load(locale).numbers)


def test_locales_without_end_do_not_fill_the_memory() -> None:
    assert load("xx-AA") is load("xx-BB")


@pytest.mark.parametrize(("locale", "phrase"), OVERLAYS)
def test_a_phrase_of_an_overlay_is_in_the_texts(locale: str, phrase: str) -> None:
    """A text that was reworded leaves no dead overlay behind."""
    word = re.compile(rf"\b{re.escape(phrase)}\b")
    assert any(word.search(text) for text in texts(load("en-US")))
    assert not any(word.search(text) for text in texts(load(locale)))


@pytest.mark.parametrize("locale", LOCALES)
def test_an_overlay_leaves_references_alone(locale: str) -> None:
    for name, source in load(locale).sources.items():
        assert source._replace(spoken="") == load("en-US").sources[name]._replace(spoken="")


def test_the_words_of_a_locale_leave_what_stands_in_braces(tmp_path: Path) -> None:
    shutil.copytree(HERE / "en", tmp_path / "en")
    words = (HERE / "locales.toml").read_text(encoding="utf-8")
    words = words.replace('"toward" = "towards"', '"said" = "told"', 1)
    (tmp_path / "locales.toml").write_text(words, encoding="utf-8")
    changed = load("en-GB", tmp_path)
    assert "{said}" in changed.lines["you_said"][0]
    assert any("told" in text for text in texts(changed))
