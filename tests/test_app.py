"""The skill as Alexa calls it: request envelopes in, response envelopes out."""

import json
from copy import deepcopy
from functools import reduce
from operator import getitem
from typing import Any

import pytest

from skill.alexa import app
from skill.alexa.envelope import application_ids
from tests import recorded as requests
from tests.recorded import RESPONSE, recorded
from tests.turns import Heard, event, open_at, session

SKILL = app.build(None)
ANOTHER_ID = "amzn1.ask.skill.ffffffff-0000-0000-0000-000000000000"

# Kind of reply -> the recorded requests that get it.
KINDS = {
    "launch": "launch start_over launch_without_context launch_on_screen",
    "question": "why circumstance circumstance_value_only no",
    "check": "circumstance_list yes speech",
    "relief": "touch",
    "aside": (
        "help repeat fallback circumstance_no_match circumstance_empty circumstance_whitespace"
    ),
    "goodbye": "stop cancel navigate_home",
    "warning": (
        "warning_new_slotvalue_type warning_new_status_code_in_2nd_authority "
        "warning_sign speech_danger"
    ),
}
SPOKEN = [(name, kind) for kind, names in KINDS.items() for name in names.split()]
SILENT = (
    "ended_by_user ended_by_silence ended_by_error unknown_type unknown_type_mid_session "
    "apl_user_event connections_response"
)
FULFILLED = "can_fulfill can_fulfill_no_user can_fulfill_no_session"
NAMES = " ".join((*KINDS.values(), SILENT, FULFILLED)).split()


def handled(event: Any) -> dict[str, Any]:
    """The response to *event* as Alexa reads it: one that it accepts, with *event* unchanged."""
    before = deepcopy(event)
    answer = json.loads(json.dumps(app.handle(SKILL, event)))
    assert event == before
    RESPONSE.validate(answer)
    return answer


def asked(intent: str, heard: Heard | None = None, attributes: Any = None) -> dict[str, Any]:
    return handled(event(intent, heard or {}, session(attributes or {})))


def is_open(answer: dict[str, Any]) -> bool:
    return answer["response"]["shouldEndSession"] is False


def test_every_recorded_request_is_expected_to_get_something() -> None:
    assert sorted(NAMES) == requests.NAMES


# What each request gets


@pytest.mark.parametrize(("name", "kind"), SPOKEN)
def test_a_recorded_request_gets_this_kind_of_reply(name: str, kind: str) -> None:
    assert handled(recorded(name))["sessionAttributes"]["reply"]["kind"] == kind


@pytest.mark.rule(
    "The end of a session, and a request of an unknown type, get neither speech nor card nor "
    "directive.",
    source="Request and Response JSON Reference",
)
@pytest.mark.parametrize("name", SILENT.split())
def test_a_request_that_takes_no_speech_gets_none(name: str) -> None:
    """SessionEndedRequest, and request types that this skill has no answer to."""
    assert handled(recorded(name))["response"] == {}


@pytest.mark.parametrize("given", [float("inf"), "text", [1], None], ids=str)
def test_silence_gives_back_no_attributes_that_are_no_table(given: Any) -> None:
    event = recorded("unknown_type_mid_session")
    event["session"]["attributes"] = given
    assert "sessionAttributes" not in handled(event)


# What is not understood


@pytest.mark.rule(
    "Yes and no without a question are asked back.",
    source="Voice Interface and User Experience Testing 4.10",
)
@pytest.mark.parametrize(
    "intent", ["AMAZON.YesIntent", "AMAZON.NoIntent", "NotSureIntent", "OrderPizzaIntent"]
)
def test_an_answer_outside_a_question_is_asked_back(intent: str) -> None:
    answer = asked(intent)
    assert is_open(answer)
    assert answer["sessionAttributes"]["reply"]["kind"] == "aside"
    assert answer["sessionAttributes"]["state"]["misses"] == 1


STRANGE = {
    "another matter": {"speech": "order me a pizza"},
    "a command": {"speech": "play some jazz"},
    "unheard of": {"speech": "qwzx vbnk"},
    "blank": {"speech": "   "},
    "empty": {"speech": ""},
    "none": {},
}


@pytest.mark.rule(
    "Words that are empty, blank, of another matter or like nothing that was ever heard are asked "
    "for again.",
    source="Voice Interface and User Experience Testing 4.2",
)
@pytest.mark.parametrize("heard", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("intent", ["SpeechIntent", "CircumstanceIntent"])
def test_what_means_nothing_is_asked_again_and_the_session_kept(
    intent: str, heard: dict[str, str]
) -> None:
    before = open_at("posture", answers=(("cold", "yes"),))
    answer = asked(intent, heard, before)
    after = answer["sessionAttributes"]["state"]
    kept = ("asking", "answers", "circumstances", "denied", "asked")
    assert is_open(answer)
    assert {key: after[key] for key in kept} == {key: before["state"][key] for key in kept}


@pytest.mark.parametrize(
    "event",
    [
        None,
        [],
        "text",
        5,
        {},
        {"request": "text"},
        {"request": {"type": "LaunchRequest"}},
        {"request": {"type": "LaunchRequest", "timestamp": "yesterday"}, "session": {}},
        {"request": {"type": "LaunchRequest"}, "session": {"attributes": "text"}},
    ],
    ids=str,
)
def test_what_is_no_request_gets_a_valid_response(event: Any) -> None:
    handled(event)


# Requests for other skills


@pytest.mark.rule(
    "The function refuses requests with another skill's application id.",
    source="Security Requirements",
)
@pytest.mark.parametrize("name", NAMES)
def test_a_request_for_this_skill_is_accepted_and_for_another_refused(name: str) -> None:
    event = recorded(name)
    (skill_id, *_) = application_ids(event)
    assert app.handle(app.build(skill_id), event) == app.handle(SKILL, event)
    with pytest.raises(app.RefusedError):
        app.handle(app.build(ANOTHER_ID), event)


@pytest.mark.parametrize("place", [("session",), ("context", "System")], ids="/".join)
@pytest.mark.parametrize("wrong", [ANOTHER_ID, "", None, 5], ids=str)
def test_a_wrong_application_id_in_one_place_is_refused(place: tuple[str, ...], wrong: Any) -> None:
    event = recorded("why")
    skill = app.build(event["session"]["application"]["applicationId"])
    reduce(getitem, place, event)["application"] = {"applicationId": wrong}
    for one in (event, {}, None):  # and what names no skill
        with pytest.raises(app.RefusedError):
            app.handle(skill, one)
