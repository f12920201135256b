"""Drill: session attributes of another version, of none, or from another place of the world."""

import json
import logging
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.content import Content, load
from skill.dialogue import State
from skill.dialogue.state import VERSION
from skill.simulator import invocation
from skill.simulator.desk import lambda_handler
from skill.simulator.session import Handler, plain
from tests.drills import Talk, answers_of, session_after
from tests.recorded import RESPONSE
from tests.turns import LAUNCH, event

HANDLER = lambda_handler()
ANSWERER = answers_of(HANDLER)
MARK = "zebra"
FRESH = State(asking="cramping")
STATE = State(
    asking="cold", answers=(("posture", "yes"),), asked=("posture", "cold"), last_speech=MARK
)

NOW = STATE.to_json()
UNKNOWN: dict[str, Any] = {
    **{
        f"version {value!r}": {**NOW, "version": value}
        for value in (VERSION - 1, VERSION + 1, 0, -1, 2**70, str(VERSION), "", VERSION + 0.5, None)
    },
    "version missing": {key: value for key, value in NOW.items() if key != "version"},
    "a later one that knows more": {**NOW, "version": VERSION + 1, "mood": MARK},
    "a version and nothing else": {"version": VERSION},
    "an id of another content": {**NOW, "circumstances": ["moonlight"]},
    "a question of another content": {**NOW, "asking": "moonlight"},
    "a list": [NOW],
    "a text": json.dumps(NOW),
    "an empty list": [],
    "no": False,
}
NO_ATTRIBUTES: list[Any] = [MARK, [NOW], 5, True]
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
    answer: dict[str, Any] = json.loads(ANSWERER(event(*said, session(attributes))))
    RESPONSE.validate(answer)
    return answer


def speech(answer: Mapping[str, Any]) -> str:
    return plain(answer["response"].get("outputSpeech", {}).get("ssml", ""))


@pytest.mark.parametrize("said", SPOKEN, ids=[intent for intent, _ in SPOKEN])
@pytest.mark.parametrize(
    "attributes",
    [*({"state": state, "reply": {"kind": MARK}} for state in UNKNOWN.values()), *NO_ATTRIBUTES],
    ids=str,
)
def test_an_unknown_state_starts_afresh_with_an_apology(
    attributes: Any,
    said: tuple[str, Mapping[str, str]],
    content: Content,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """And the first question; from there all goes as it goes from the start."""
    with caplog.at_level(logging.DEBUG):
        answer = answered(said, attributes)
    *_, first, last = [json.loads(record.getMessage()) for record in caplog.records]
    assert first.keys() == {"fault", "at"}
    assert last["reply"] == "fault"
    assert MARK not in caplog.text + str([vars(record) for record in caplog.records])
    asked = content.prompts["cramping"].question
    assert speech(answer) == f"{content.lines['fault'][0]} {asked}"
    after = session_after(invocation.new_session(), answer)
    for intent in ("AMAZON.YesIntent", "AMAZON.NoIntent"):
        there = ANSWERER(event(intent, {}, after))
        assert there == ANSWERER(event(intent, {}, session({"state": FRESH.to_json()})))


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


@pytest.mark.parametrize(("first", "then"), [("en-GB", "en-US"), ("en-US", "en-GB")])
def test_a_session_that_goes_on_in_another_place_has_the_words_of_that(
    handler: Handler, first: str, then: str
) -> None:
    """Also in what is repeated: a number that does not work there is worse than none."""
    talk = Talk((("WarningIntent", {"sign": "is_it_serious"}),), first)
    talk.turn(answers_of(handler))
    foreign = load(first).emergency
    assert foreign in speech(json.loads(talk.answers[0]))
    for intent in ("AMAZON.RepeatIntent", "AMAZON.YesIntent"):
        there = speech(handler(event(intent, {}, talk.session, then), None))
        assert there
        assert foreign not in there
