"""What an utterance is taken for, without a conversation."""

import json
import re

import pytest

from skill.content import Content
from skill.simulator.alexa import Alexa
from skill.simulator.understand import understood
from tests.process import Done, skill

KEYS = "utterance intent slots move causes answer facts case sure"
LINES = [
    "why do my legs cramp at night",
    "",
    "   ",
    "why do my legs cramp at night " * 2000 + "then",
    "\N{GREEK SMALL LETTER ALPHA} \N{FACE WITH COLD SWEAT} it\N{RIGHT SINGLE QUOTATION MARK}s gone",
    "one\N{LINE SEPARATOR}two\x0bthree\x85four",
    '"quoted" {"json": true} \\n',
    "yes",
]


def run(*flags: str, said: str) -> Done:
    """The command as a user starts it; half a surrogate pair is a byte that is no text."""
    return skill("understand", *flags, said=said, encoding="utf-8", errors="surrogateescape")


def test_each_line_is_an_object_with_the_keys_of_the_contract() -> None:
    done = run("--json", "--asking", "cold", said="\n".join(LINES))
    assert (done.returncode, done.stderr) == (0, "")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["utterance"] for line in found] == LINES
    assert {" ".join(line) for line in found} == {KEYS}
    assert found[1]["move"] == "fallback"


def test_bytes_that_are_no_text_cost_one_line_at_most() -> None:
    done = run("--json", said="yes\n\udcff\udcfe\nno\n")
    assert "Traceback" not in done.stderr
    moves = [json.loads(line)["move"] for line in done.stdout.splitlines()]
    assert (moves[0], moves[-1], len(moves)) == ("yes", "no", 3)


def test_heard_takes_what_any_recogniser_made_of_the_words() -> None:
    slots = {"cause": {"value": "zog", "id": "calcium"}, "other": {"value": "", "id": ""}}
    line = {"say": "is it zog", "intent": "CauseIntent", "slots": slots}
    done = run("--json", "--heard", said=json.dumps(line))
    calcium = json.loads(done.stdout)
    assert (calcium["utterance"], calcium["move"]) == ("is it zog", "cause")
    assert calcium["slots"] == {"cause": "calcium", "other": ""}
    assert calcium["causes"] == ["calcium"]


def test_a_topic_that_is_never_asked_about_is_refused() -> None:
    done = run("--json", "--asking", "weather", said="yes\n")
    assert done.returncode == 2
    assert "invalid choice: 'weather'" in done.stderr


@pytest.mark.parametrize(
    ("utterance", "asking", "move", "causes", "answer"),
    [
        ("why do my legs cramp at night", "", "why", [], None),
        ("it is not calcium", "", "cause", ["calcium"], None),
        ("yes", "cold", "yes", [], "yes"),
        ("kind of", "cold", "yes", [], "yes"),
        ("not really", "cold", "no", [], "no"),
        ("i don't know", "cold", "not_sure", [], "not_sure"),
        ("skip", "cold", "skip", [], "not_sure"),
        ("no my room was cold", "cold", "circumstance", ["cold", "circulation"], "yes"),
        ("no my room was warm", "cold", "circumstance", ["cold"], "no"),
        ("i have chest pain", "cold", "warning", [], None),
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
        ("could it be my statin", {"statin": "asked"}),
        ("my neighbour had a clot and i don't smoke", {"maybe_clot": "other", "smoker": "denied"}),
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


def test_a_reader_sees_what_spoke_for_it_and_against_it() -> None:
    done = run("--asking", "cold", said="my room was freezing\n")
    said, *lines, because, fact = done.stdout.strip().splitlines()
    assert said == "my room was freezing"
    assert [line.split()[0] for line in lines] == [
        *("move", "intent", "facts", "near", "case", "causes", "sure", "answer")
    ]
    assert because.startswith("  because  circumstance: ")
    assert re.match(r"  because  cold_room: .*\broom [+-]\d\.\d\d", fact)
