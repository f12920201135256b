"""What an utterance is taken for, without a conversation."""

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest

from skill.content import Content
from skill.simulator.alexa import Alexa, Utterance, Value
from skill.simulator.understand import explained, understood
from tests.conftest import ROOT

KEYS = [
    "utterance",
    "intent",
    "slots",
    "move",
    "causes",
    "answer",
    "facts",
    "case",
    "sure",
]
UNDERSTAND = [sys.executable, "-m", "skill", "understand"]
LONG = "why do my legs cramp at night " * 2000
LINES = [
    "why do my legs cramp at night",
    "",
    "   ",
    "no my room was cold",
    LONG.strip(),
    "why do my legs cramp at night \N{FACE WITH COLD SWEAT}",
    "\N{GREEK SMALL LETTER ALPHA}\N{GREEK SMALL LETTER BETA}",
    "it\N{RIGHT SINGLE QUOTATION MARK}s gone",
    "one\N{LINE SEPARATOR}two\x0bthree\x85four",
    '"quoted" {"json": true} \\n',
    "yes",
]


def run(*flags: str, said: bytes) -> subprocess.CompletedProcess[bytes]:
    """The command as a user starts it, in a UTF-8 locale."""
    return subprocess.run(
        [*UNDERSTAND, *flags],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        input=said,
        capture_output=True,
        check=False,
    )


@pytest.fixture(scope="module", params=[(), ("--asking", "cold")], ids=["plain", "asking"])
def lines(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """What `understand --json` writes for LINES."""
    done = run("--json", *request.param, said="\n".join(LINES).encode())
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_one_line_for_each_line(lines: list[dict[str, Any]]) -> None:
    assert [line["utterance"] for line in lines] == LINES


def test_each_line_has_exactly_the_keys_of_the_contract(lines: list[dict[str, Any]]) -> None:
    assert all(list(line) == KEYS for line in lines)


def test_an_empty_line_is_not_understood(lines: list[dict[str, Any]]) -> None:
    assert lines[LINES.index("")]["move"] == "fallback"


def test_each_line_is_written_before_the_next_is_read() -> None:
    with subprocess.Popen(
        [*UNDERSTAND, "--json", "--asking", "cold"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        for said, answer in (("yes", "yes"), ("not really", "no"), ("not sure", "not_sure")):
            process.stdin.write(said + "\n")
            process.stdin.flush()
            line = json.loads(process.stdout.readline())
            assert (line["utterance"], line["answer"]) == (said, answer)


def test_bytes_that_are_no_text_cost_one_line_at_most() -> None:
    done = run("--json", said=b"yes\n\xff\xfe\nno\n")
    assert b"Traceback" not in done.stderr
    moves = [json.loads(line)["move"] for line in done.stdout.splitlines()]
    assert (moves[0], moves[-1], len(moves)) == ("yes", "no", 3)


def test_heard_takes_what_any_recogniser_made_of_the_words() -> None:
    slots = {"cause": {"value": "zog", "id": "calcium"}, "other": {"value": "", "id": ""}}
    said = [
        {"say": "is it zog", "intent": "CauseIntent", "slots": slots},
        {
            "say": "brr",
            "intent": "SpeechIntent",
            "slots": {"speech": {"value": "my room was cold"}},
        },
        {"say": "play a song", "intent": "PlayIntent", "slots": {}},
    ]
    lines = [json.dumps(line) for line in said]
    done = run("--json", "--heard", said="\n".join(lines).encode())
    assert done.returncode == 0, done.stderr
    calcium, cold, unknown = map(json.loads, done.stdout.splitlines())
    assert (calcium["utterance"], calcium["move"]) == ("is it zog", "cause")
    assert calcium["slots"] == {"cause": "calcium", "other": ""}
    assert calcium["causes"] == ["calcium"]
    assert (cold["utterance"], cold["slots"]) == ("brr", {"speech": ""})
    assert cold["facts"]["cold_room"] == "said"
    assert (unknown["intent"], unknown["move"]) == ("AMAZON.FallbackIntent", "fallback")


def test_without_json_it_is_for_a_reader() -> None:
    done = run("--asking", "cold", said=b"my room was freezing\n")
    assert done.returncode == 0
    text = done.stdout.decode()
    assert text.startswith("my room was freezing\n")
    assert "SpeechIntent" in text
    assert "cold_room said" in text
    assert "answer   yes  (to cold)" in text


def test_a_topic_that_is_never_asked_about_is_refused() -> None:
    done = run("--json", "--asking", "weather", said=b"yes\n")
    assert done.returncode == 2
    assert b"invalid choice: 'weather'" in done.stderr


@pytest.mark.parametrize(
    ("utterance", "asking", "move", "causes", "answer"),
    [
        ("why do my legs cramp at night", "", "why", [], None),
        ("why do my legs cramp at night", "cold", "why", [], None),
        ("is it low calcium", "", "cause", ["calcium"], None),
        ("it is not calcium", "", "cause", ["calcium"], None),
        ("yes", "", "yes", [], "yes"),
        ("yes", "cold", "yes", [], "yes"),
        ("kind of", "cold", "yes", [], "yes"),
        ("no", "cold", "no", [], "no"),
        ("not really", "cold", "no", [], "no"),
        ("i don't know", "cold", "not_sure", [], "not_sure"),
        ("skip", "cold", "skip", [], "not_sure"),
        ("no my room was cold", "cold", "circumstance", ["cold", "circulation"], "yes"),
        ("no my room was warm", "cold", "circumstance", ["cold"], "no"),
        ("i have chest pain", "cold", "warning", [], None),
        ("does magnesium work", "cold", "remedy", [], None),
        ("is it restless legs", "cold", "mimic", [], None),
        ("purple monkey dishwasher", "cold", "fallback", [], None),
    ],
)
def test_what_plain_words_are_taken_for(  # noqa: PLR0913, PLR0917  # one row of the table
    content: Content,
    alexa: Alexa,
    utterance: str,
    asking: str,
    move: str,
    causes: list[str],
    answer: str | None,
) -> None:
    line = understood(content, alexa.hear(utterance), asking)
    assert line["utterance"] == utterance
    assert (line["move"], line["causes"], line["answer"]) == (move, causes, answer)


@pytest.mark.parametrize(
    ("utterance", "facts"),
    [
        ("i ran ten miles and my room was cold", {"long_run": "said", "cold_room": "said"}),
        ("i don't smoke", {"smoker": "denied"}),
        ("could it be my statin", {"statin": "asked"}),
        ("my neighbour had a clot", {"maybe_clot": "other"}),
        ("does magnesium work", {"magnesium": "asked"}),
        ("is it restless legs", {"restless_legs": "asked"}),
        ("i have chest pain", {"chest_pain": "said"}),
    ],
)
def test_each_fact_has_its_status(
    content: Content, alexa: Alexa, utterance: str, facts: dict[str, str]
) -> None:
    found = understood(content, alexa.hear(utterance))["facts"]
    assert {name: found.get(name) for name in facts} == facts


def test_the_case_and_whether_it_is_sure(content: Content, alexa: Alexa) -> None:
    said = "my husband's left calf is cramping right now"
    line = understood(content, alexa.hear(said))
    assert line["case"] == {"who": "partner", "muscle": "calf", "side": "one", "now": True}
    assert line["sure"] is True
    assert understood(content, alexa.hear("zog blik wompf"))["sure"] is False


def test_an_exact_sample_needs_no_reading(content: Content, alexa: Alexa) -> None:
    line = understood(content, alexa.hear("how to ease a cramp"))
    assert (line["intent"], line["move"], line["slots"]) == ("ReliefIntent", "relief", {})


def test_a_reader_sees_what_spoke_for_it_and_against_it(content: Content) -> None:
    heard = Utterance("brr", "SpeechIntent", {"speech": Value("my room was freezing")})
    *lines, because, fact = explained(content, heard, "cold").splitlines()
    assert [line.split()[0] for line in lines] == [
        *("move", "intent", "facts", "case", "causes", "sure", "answer")
    ]
    assert because.startswith("  because  circumstance: ")
    assert re.match(r"  because  cold_room: .*\broom [+-]\d\.\d\d", fact)
