"""Drill: session attributes of another version, of none, or from another place of the world."""

import json
import logging
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.content import Content, load
from skill.dialogue import State
from skill.dialogue.state import VERSION
from skill.simulator.desk import lambda_handler
from tests.recorded import MARK, RESPONSE, lines
from tests.turns import LAUNCH, Heard, ask, event, session, session_after, speech

Said = tuple[str, Heard]

HANDLER = lambda_handler()
FRESH = {"state": State(asking="cramping").to_json()}
NOW = State(
    asking="cold", answers=(("posture", "yes"),), asked=("posture", "cold"), last_speech=MARK
).to_json()
UNKNOWN: dict[str, Any] = {
    **{
        f"version {value!r}": {**NOW, "version": value}
        for value in (VERSION - 1, VERSION + 1, str(VERSION), VERSION + 0.5, None)
    },
    "version missing": {key: value for key, value in NOW.items() if key != "version"},
    "a later one that knows more": {**NOW, "version": VERSION + 1, "mood": MARK},
    "a version and nothing else": {"version": VERSION},
    "of another content": {**NOW, "circumstances": ["moonlight"]},
    "a list": [NOW],
    "a text": json.dumps(NOW),
    "no": False,
}
SPOKEN: dict[str, Said] = {
    "launch": (LAUNCH, {}),
    "yes": ("AMAZON.YesIntent", {}),
    "a fact": ("CircumstanceIntent", {"circumstance": "leg_day"}),
}
# A danger sign beats everything, and stop always works.
ANYWAY: dict[str, Said] = {
    "danger": ("WarningIntent", {"sign": "chest_pain"}),
    "stop": ("AMAZON.StopIntent", {}),
}

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


def answered(said: Said, attributes: Any) -> dict[str, Any]:
    request = event(*said, {**session(attributes), "new": False})
    answer: dict[str, Any] = json.loads(json.dumps(HANDLER(request, None)))
    RESPONSE.validate(answer)
    return answer


@pytest.mark.parametrize("said", SPOKEN.values(), ids=SPOKEN)
@pytest.mark.parametrize(
    "attributes",
    [*({"state": state, "reply": {"kind": MARK}} for state in UNKNOWN.values()), MARK, [NOW], 5],
    ids=str,
)
def test_an_unknown_state_starts_afresh_with_an_apology(
    attributes: Any, said: Said, content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    """And the first question; from there all goes as it goes from the start."""
    with caplog.at_level(logging.DEBUG):
        answer = answered(said, attributes)
    *_, first, last = lines(caplog)
    assert first.keys() == {"fault", "at"}
    assert last["reply"] == "fault"
    asked = content.prompts["cramping"].question
    assert speech(answer) == f"{content.lines['fault'][0]} {asked}"
    after = session_after(session({}), answer)["attributes"]
    no = ("AMAZON.NoIntent", {})
    assert answered(no, after) == answered(no, FRESH)


@pytest.mark.parametrize("said", ANYWAY.values(), ids=ANYWAY)
@pytest.mark.parametrize("state", UNKNOWN.values(), ids=UNKNOWN)
def test_a_danger_sign_and_a_goodbye_need_no_state(state: Any, said: Said) -> None:
    answer = answered(said, {"state": state})
    assert answer == answered(said, {})
    assert answer["sessionAttributes"]["reply"]["kind"] in ("warning", "goodbye")


@pytest.mark.parametrize("said", SPOKEN.values(), ids=SPOKEN)
def test_no_state_is_a_new_session_and_nothing_to_be_sorry_for(said: Said) -> None:
    new = answered(said, {})
    assert new["sessionAttributes"]["reply"]["kind"] != "fault"
    for nothing in (None, {"state": None}, {"state": {}}, {"reply": {"kind": "launch"}}):
        assert answered(said, nothing) == new


@given(st.sampled_from([*SPOKEN.values()]), st.sampled_from(sorted(NOW)), anything)
@settings(max_examples=300)
def test_a_state_with_anything_in_it_is_answered_in_words(said: Said, key: str, value: Any) -> None:
    """And what is taken for a state writes itself down again."""
    answer = answered(said, {"state": {**NOW, key: value}})
    assert speech(answer)
    state = answer["sessionAttributes"]["state"]
    assert State.from_json(load(), state).to_json() == state


@pytest.mark.parametrize(("first", "then"), [("en-GB", "en-US"), ("en-US", "en-GB")])
def test_a_session_that_goes_on_in_another_place_has_the_words_of_that(
    first: str, then: str
) -> None:
    """Also in what is repeated: a number that does not work there is worse than none."""
    foreign = load(first).emergency
    here = ask(HANDLER, first, "WarningIntent", {"sign": "is_it_serious"})
    assert foreign in here.speech
    for intent in ("AMAZON.RepeatIntent", "AMAZON.YesIntent"):
        there = ask(HANDLER, then, intent, {}, here.attributes).speech
        assert there
        assert foreign not in there
