"""The check against Amazon's recogniser: responses written after Amazon's documented shape."""

import os
import sys
from pathlib import Path

import pytest

from skill.alexa.heard import Heard
from skill.content import Content
from skill.simulator.profile import (
    Case,
    Profile,
    ProfileError,
    ask,
    parse,
    profiles,
    read_cases,
    report,
)
from tests.conftest import ROOT
from tests.process import skill

RECORDED = ROOT / "tests" / "profile"
CASES = RECORDED / "cases.csv"
# A program of its own in place of the ASK CLI: it prints what is recorded.
STAND_IN = [sys.executable, str(RECORDED / "ask.py"), *ask("amzn1.ask.skill.test", "en-US")[1:]]


COLD = {"circumstance": Heard("my room was cold", ("cold_room",))}
RESTLESS = {"mimic": Heard("restless legs", ("restless_legs",))}
FREEZING = {"speech": Heard("my room was freezing")}


def recorded(name: str) -> str:
    return (RECORDED / f"{name}.json").read_text(encoding="utf-8")


@pytest.fixture
def with_ask(tmp_path: Path) -> Path:
    """A folder where `ask` is the stand-in."""
    program = tmp_path / "ask"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{RECORDED / "ask.py"}" "$@"\n')
    program.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "profile"),
    [
        # A match, and one with its id a level deeper; none; words alone; a fallback; nothing.
        (
            "my_room_was_cold",
            Profile("CircumstanceIntent", COLD, ("WhyIntent", "YesBecauseIntent")),
        ),
        ("is_it_restless_legs", Profile("MimicIntent", RESTLESS)),
        ("is_it_the_moon", Profile("CauseIntent", {"cause": Heard("the moon")}, ("MimicIntent",))),
        ("my_room_was_freezing", Profile("SpeechIntent", FREEZING)),
        (
            "what_is_the_weather",
            Profile("AMAZON.FallbackIntent", {}, ("WhyIntent", "MimicIntent", "CauseIntent")),
        ),
        ("purple_monkey_dishwasher", Profile("AMAZON.FallbackIntent")),
    ],
)
def test_a_response_becomes_a_profile(name: str, profile: Profile) -> None:
    assert parse(recorded(name)) == profile


@pytest.mark.parametrize(
    "text",
    [
        "[Warn]: there is a newer version",
        '{"selectedIntent": "WhyIntent"}',
        '{"selectedIntent": {"slots": {}}}',
        '{"selectedIntent": {"name": "WhyIntent", "slots": {"cause": "salt"}}}',
        '{"consideredIntents": 7}',
        recorded("my_room_was_cold").replace('"status"', '"state"'),
        recorded("my_room_was_cold").replace('"id"', '"key"'),
    ],
)
def test_what_is_no_profile_is_an_error_of_one_line(text: str) -> None:
    with pytest.raises(ProfileError, match=r"^expected a profile in JSON, got .+") as caught:
        parse(text)
    assert len(str(caught.value).splitlines()) == 1
    assert len(str(caught.value)) < 300


def test_a_file_of_cases_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    """Excel begins it with a byte order mark."""
    file = tmp_path / "cases.csv"
    file.write_bytes(b"\xef\xbb\xbfutterance,moves\r\nmy room was cold,circumstance|yes\r\n")
    assert read_cases(file) == [Case("my room was cold", ("circumstance", "yes"))]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (b"utterance,moves\n", "expected at least one row"),
        (b"said,moves\nyes,yes\n", "row 1: expected the columns utterance and moves"),
        (b"utterance,moves\nyes,yes\nno\n", "row 2: expected the columns utterance and moves"),
        (b"utterance,moves\n\xff,yes\n", "can't decode"),
    ],
)
def test_a_wrong_file_of_cases_is_named(tmp_path: Path, written: bytes, expected: str) -> None:
    file = tmp_path / "cases.csv"
    file.write_bytes(written)
    with pytest.raises(ProfileError, match=expected) as caught:
        read_cases(file)
    assert str(caught.value).startswith(f"{file}: ")


def test_an_utterance_is_passed_on_word_for_word(tmp_path: Path) -> None:
    """No shell reads it: quotes, dollars and semicolons are words."""
    program = tmp_path / "echo.py"
    program.write_text(
        "import json, sys\nprint(json.dumps({'selectedIntent': {'name': sys.argv[-1]}}))\n"
    )
    said = 'it\'s "cold"; $HOME && `ls` *'
    (one,) = profiles([said], [sys.executable, str(program)])
    assert one.intent == said


@pytest.mark.parametrize(
    ("utterance", "command", "said"),
    [
        (
            "no such recording",
            STAND_IN,
            "ended with 1: [Error]: no access token, run ask configure",
        ),
        ("too fast", STAND_IN, "Amazon says: Request is throttled."),
        ("yes", ["no-such-program"], "no-such-program is not installed: see docs/language.md"),
        ("yes", [str(RECORDED)], "Permission denied"),
    ],
)
def test_a_call_that_fails_names_the_utterance(
    utterance: str, command: list[str], said: str
) -> None:
    with pytest.raises(ProfileError) as caught:
        list(profiles([utterance], command))
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{utterance!r}: ")
    assert said in line


def test_the_report_shows_a_miss_with_its_words_as_it_comes_and_the_score_last(
    content: Content,
) -> None:
    cases = [Case("brr", ("cause",)), Case("huh", ("why", "more")), Case("bye", ("stop",))]
    found = [
        Profile("SpeechIntent", FREEZING, ("WhyIntent", "MoreIntent")),
        Profile("HelpIntent"),
        Profile("AMAZON.StopIntent"),
    ]
    miss, considered, words, *others = report(content, cases, found)
    assert miss == "miss: 'brr' wanted cause got circumstance (SpeechIntent)"
    assert considered == "  also considered: WhyIntent, MoreIntent"
    assert words.startswith("  made of the words: 'my room was freezing': circumstance ")
    assert "; cold_room said" in words
    assert others == [
        "miss: 'huh' wanted why|more got fallback (HelpIntent)",
        "  also considered: none",
        "  made of the words: there are none",
        "moves right: 1 of 3 (33.3 %)",
    ]


def test_the_command_prints_the_misses_and_the_score(with_ask: Path) -> None:
    path = f"{with_ask}{os.pathsep}{os.environ['PATH']}"
    done = skill("profile", str(CASES), "--skill-id", "it", env={**os.environ, "PATH": path})
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "miss: 'what is the weather' wanted why|mimic got fallback (AMAZON.FallbackIntent)",
        "  also considered: WhyIntent, MimicIntent, CauseIntent",
        "  made of the words: there are none",
        "moves right: 4 of 5 (80.0 %)",
    ]
