"""Drill: session attributes of another version, of none, or from another place of the world."""

import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from skill.content import LOCALES, Content, load
from skill.dialogue import State
from skill.dialogue.state import VERSION
from skill.simulator import invocation
from skill.simulator.desk import lambda_handler
from skill.simulator.session import Handler, plain
from tests.conftest import ROOT
from tests.drills import SCRIPTS, Script, Talk, alone, answers_of, session_after
from tests.turns import LAUNCH, event, open_at

VALID = Draft202012Validator(
    json.loads((ROOT / "tests" / "response.schema.json").read_text(encoding="utf-8"))
)
HANDLER = lambda_handler()
ANSWERER = answers_of(HANDLER)
MARK = "zebra"
FRESH = State(asking="cramping")
STATE = State(
    asking="cold", answers=(("posture", "yes"),), asked=("posture", "cold"), last_speech=MARK
)

# What version 1 wrote; it knew of no signs.
OLDEST = {
    "version": 1,
    "asking": "exercise",
    "answers": {},
    "circumstances": [],
    "denied": [],
    "asked": ["exercise"],
    "subject": "",
    "explained": "",
    "told": 0,
    "step": 0,
    "misses": 0,
    "turn": 1,
    "noticed": False,
    "whisper": False,
    "said": "A few short questions may show why.",
}
NOW = STATE.to_json()
VERSIONS: dict[str, Any] = {
    "the last": VERSION - 1,
    "the first": 0,
    "below": -1,
    "the next": VERSION + 1,
    "far ahead": 2**70,
    "a text": str(VERSION),
    "words": MARK,
    "nothing": "",
    "a fraction": VERSION + 0.5,
    "a flag": True,
    "none": None,
    "a list": [VERSION],
    "a table": {"major": VERSION},
}
UNKNOWN: dict[str, Any] = {
    **{f"version {name}": {**NOW, "version": value} for name, value in VERSIONS.items()},
    "version missing": {key: value for key, value in NOW.items() if key != "version"},
    "version 1, as it was": OLDEST,
    "version 1, said to be this one": {**OLDEST, "version": VERSION},
    "a later one that knows more": {**NOW, "version": VERSION + 1, "mood": MARK},
    "a version and nothing else": {"version": VERSION},
    "an id of another content": {**NOW, "circumstances": ["moonlight"]},
    "a question of another content": {**NOW, "asking": "moonlight"},
    "a list": [NOW],
    "a text": json.dumps(NOW),
    "a number": VERSION,
    "a flag": True,
    "an empty list": [],
    "an empty text": "",
    "zero": 0,
    "no": False,
}
NO_ATTRIBUTES: dict[str, Any] = {"a text": MARK, "a list": [NOW], "a number": 5, "a flag": True}
NOTHING: dict[str, Any] = {"none": None, "empty": {}}

SPOKEN: tuple[tuple[str, Mapping[str, str]], ...] = (
    (LAUNCH, {}),
    ("AMAZON.YesIntent", {}),
    ("CircumstanceIntent", {"circumstance": "leg_day"}),
    ("AMAZON.RepeatIntent", {}),
)
# What is answered whatever the state is: a danger sign beats everything, and stop always works.
ANYWAY: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("WarningIntent", {"sign": "chest_pain"}),
    ("WarningIntent", {"sign": "swollen_leg"}),
    ("AMAZON.StopIntent", {}),
    ("AMAZON.CancelIntent", {}),
)

FEW = settings(max_examples=300)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


def session(attributes: Any) -> dict[str, Any]:
    return {**invocation.new_session(), "new": False, "attributes": attributes}


def answered(said: tuple[str, Mapping[str, str]], attributes: Any) -> dict[str, Any]:
    """The answer to what is *said* in a session with *attributes*, in whatever way broken."""
    answer: dict[str, Any] = json.loads(ANSWERER(event(*said, session(attributes))))
    VALID.validate(answer)
    return answer


def speech(answer: Mapping[str, Any]) -> str:
    return plain(answer["response"].get("outputSpeech", {}).get("ssml", ""))


def assert_afresh(content: Content, answer: dict[str, Any]) -> None:
    """An apology and the first question; and from there all goes as it goes from the start."""
    said = f"{content.lines['fault'][0]} {content.prompts['cramping'].question}"
    assert speech(answer) == said
    state = State.from_json(content, answer["sessionAttributes"]["state"])
    assert replace(state, last_speech="") == FRESH
    assert_goes_on(answer, {"state": FRESH.to_json()})


def assert_goes_on(answer: dict[str, Any], attributes: Any) -> None:
    """The next turn is answered as it would be with *attributes*."""
    after = session_after(invocation.new_session(), answer)
    assert after["attributes"]
    for intent in ("AMAZON.YesIntent", "AMAZON.NoIntent"):
        there = ANSWERER(event(intent, {}, after))
        assert there == ANSWERER(event(intent, {}, session(attributes)))


@pytest.mark.parametrize("said", SPOKEN, ids=[intent for intent, _ in SPOKEN])
@pytest.mark.parametrize("state", UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_state_starts_afresh_with_an_apology(
    state: Any,
    said: tuple[str, Mapping[str, str]],
    content: Content,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = answered(said, {"state": state, "reply": {"kind": MARK}})
    first, last = [json.loads(record.getMessage()) for record in caplog.records]
    assert first.keys() == {"fault", "at"}
    assert last["reply"] == "fault"
    assert MARK not in caplog.text + str([vars(record) for record in caplog.records])
    assert_afresh(content, answer)


@pytest.mark.parametrize("said", SPOKEN, ids=[intent for intent, _ in SPOKEN])
@pytest.mark.parametrize("attributes", NO_ATTRIBUTES.values(), ids=NO_ATTRIBUTES)
def test_attributes_that_are_none_start_afresh_with_an_apology(
    attributes: Any, said: tuple[str, Mapping[str, str]], content: Content
) -> None:
    answer = answered(said, attributes)
    assert "sorry" in speech(answer).lower()
    assert answer["response"]["shouldEndSession"] is False
    after = session_after(invocation.new_session(), answer)
    again = json.loads(ANSWERER(event("AMAZON.RepeatIntent", {}, after)))
    assert content.prompts["cramping"].question in speech(again)


@pytest.mark.parametrize("said", ANYWAY, ids=[" ".join((a, *b.values())) for a, b in ANYWAY])
@pytest.mark.parametrize("state", UNKNOWN.values(), ids=UNKNOWN)
def test_a_danger_sign_and_a_goodbye_need_no_state(
    state: Any, said: tuple[str, Mapping[str, str]]
) -> None:
    answer = answered(said, {"state": state})
    assert answer == answered(said, {})
    assert answer["sessionAttributes"]["reply"]["kind"] in ("warning", "goodbye")


@pytest.mark.parametrize("said", SPOKEN, ids=[intent for intent, _ in SPOKEN])
@pytest.mark.parametrize("nothing", NOTHING.values(), ids=NOTHING)
def test_no_state_is_a_new_session_and_nothing_to_be_sorry_for(
    nothing: Any, said: tuple[str, Mapping[str, str]]
) -> None:
    new = answered(said, {})
    assert new["sessionAttributes"]["reply"]["kind"] != "fault"
    assert answered(said, {"state": nothing}) == new
    assert answered(said, {"reply": {"kind": "launch"}}) == new
    assert answered(said, nothing) == new


@pytest.mark.parametrize("also", [{"mood": MARK}, {"": 1}, {"signs2": []}])
def test_this_version_with_something_added_is_this_version(also: dict[str, Any]) -> None:
    """Alexa's own, or a deployment that is only half done."""
    said = ("AMAZON.YesIntent", {})
    assert answered(said, {"state": {**NOW, **also}, **also}) == answered(said, {"state": NOW})


@given(st.sampled_from(SPOKEN), anything)
@FEW
def test_any_state_is_answered_in_words(said: tuple[str, Mapping[str, str]], state: Any) -> None:
    assert speech(answered(said, {"state": state}))


@given(st.sampled_from(SPOKEN), st.sampled_from(sorted(NOW)), anything)
@FEW
def test_a_state_with_anything_in_it_is_answered_in_words(
    said: tuple[str, Mapping[str, str]], key: str, value: Any
) -> None:
    """And what is taken for a state writes itself down again."""
    answer = answered(said, {"state": {**NOW, key: value}})
    assert speech(answer)
    state = answer["sessionAttributes"]["state"]
    assert State.from_json(load(), state).to_json() == state


# Another locale


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize(("first", "then"), [*permutations(LOCALES, 2)])
def test_a_session_that_begins_in_one_place_goes_on_in_another(
    script: Script, first: str, then: str
) -> None:
    """From any turn on: the words are those of the place, the conversation is the same."""
    expected = alone(ANSWERER, script, then)
    for turns in range(1, len(script)):
        talk = Talk(script, first)
        for _ in range(turns):
            talk.turn(ANSWERER)
        talk.locale = then
        while not talk.over:
            talk.turn(ANSWERER)
            if script[len(talk.answers) - 1][0] != "AMAZON.RepeatIntent":
                assert talk.answers[-1] == expected[len(talk.answers) - 1]


@pytest.mark.parametrize(("first", "then"), [("en-GB", "en-US"), ("en-US", "en-GB")])
def test_what_is_repeated_in_another_place_has_no_number_of_the_first(
    handler: Handler, first: str, then: str
) -> None:
    """A number that does not work there is worse than none."""
    talk = Talk((("WarningIntent", {"sign": "is_it_serious"}),), first)
    talk.turn(answers_of(handler))
    foreign = load(first).emergency
    assert foreign in speech(json.loads(talk.answers[0]))
    repeat = event("AMAZON.RepeatIntent", {}, talk.session, then)
    assert foreign not in speech(handler(repeat, None))


def test_the_versions_are_other_versions() -> None:
    assert open_at("cold")["state"]["version"] == VERSION
    assert VERSION not in [value for value in VERSIONS.values() if type(value) is int]
