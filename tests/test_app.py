"""The skill as Alexa calls it: request envelopes in, response envelopes out."""

import json
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from skill.alexa import app
from skill.alexa.envelope import application_ids
from tests import recorded as requests
from tests.conftest import ROOT
from tests.recorded import recorded
from tests.turns import Heard, event, open_at, session

SCHEMA = json.loads((ROOT / "tests" / "response.schema.json").read_text(encoding="utf-8"))

SKILL = app.build(None)
ANOTHER_ID = "amzn1.ask.skill.ffffffff-0000-0000-0000-000000000000"

# Recorded request -> the kind of the reply to it.
KINDS = {
    "launch": "launch",
    "why": "question",
    "circumstance": "question",
    "circumstance_value_only": "question",
    "circumstance_list": "explanation",
    "yes": "explanation",
    "no": "question",
    "help": "aside",
    "repeat": "aside",
    "fallback": "aside",
    "start_over": "launch",
    "stop": "goodbye",
    "cancel": "goodbye",
    "navigate_home": "goodbye",
    "launch_without_context": "launch",
    "warning_new_slotvalue_type": "warning",
    "warning_new_status_code_in_2nd_authority": "warning",
    "warning_sign": "warning",
    "speech": "explanation",
    "speech_danger": "warning",
}
NOT_UNDERSTOOD = ("circumstance_no_match", "circumstance_empty", "circumstance_whitespace")
UNSPOKEN = (
    "ended_by_user",
    "ended_by_silence",
    "ended_by_error",
    "unknown_type",
    "unknown_type_mid_session",
    "apl_user_event",
    "connections_response",
)
FULFILLED = ("can_fulfill", "can_fulfill_no_user", "can_fulfill_no_session")
NAMES = (*KINDS, *NOT_UNDERSTOOD, *UNSPOKEN, *FULFILLED)


def handled(event: Any) -> dict[str, Any]:
    """The response to *event* as Alexa reads it, checked to be one that it accepts."""
    answer = json.loads(json.dumps(app.handle(SKILL, event)))
    Draft202012Validator(SCHEMA).validate(answer)
    return answer


def asked(intent: str, heard: Heard | None = None, attributes: Any = None) -> dict[str, Any]:
    """The answer to *intent* in a session with *attributes*."""
    return handled(event(intent, heard or {}, session(attributes or {})))


def is_open(answer: dict[str, Any]) -> bool:
    return answer["response"]["shouldEndSession"] is False


def test_every_recorded_request_is_expected_to_get_something() -> None:
    assert sorted(NAMES) == requests.NAMES


# What each request gets


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_a_recorded_request_gets_this_kind_of_reply(name: str, kind: str) -> None:
    assert handled(recorded(name))["sessionAttributes"]["reply"]["kind"] == kind


@pytest.mark.rule(
    "The end of a session, and a request of an unknown type, get neither speech nor card nor "
    "directive.",
    source="Request and Response JSON Reference",
)
@pytest.mark.parametrize("name", UNSPOKEN)
def test_a_request_that_takes_no_speech_gets_none(name: str) -> None:
    """SessionEndedRequest, and request types that this skill has no answer to."""
    assert handled(recorded(name))["response"] == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_event_is_left_as_it_was(name: str) -> None:
    event = recorded(name)
    before = deepcopy(event)
    handled(event)
    assert event == before


@pytest.mark.parametrize("name", ["circumstance_value_only", "circumstance"])
def test_both_shapes_of_a_slot_get_the_same_reply(name: str) -> None:
    newer = recorded("circumstance")
    for key in ("value", "resolutions"):
        del newer["request"]["intent"]["slots"]["circumstance"][key]
    assert handled(recorded(name)) == handled(newer)


# What is not understood


@pytest.mark.rule(
    "Yes and no without a question are asked back.",
    source="Voice Interface and User Experience Testing 4.10",
)
@pytest.mark.parametrize(
    "intent",
    [
        "AMAZON.YesIntent",
        "AMAZON.NoIntent",
        "NotSureIntent",
        "AMAZON.FallbackIntent",
        "OrderPizzaIntent",
    ],
)
def test_an_answer_outside_a_question_is_asked_back(intent: str) -> None:
    answer = asked(intent)
    assert is_open(answer)
    assert answer["sessionAttributes"]["reply"]["kind"] == "aside"
    assert answer["sessionAttributes"]["state"]["misses"] == 1


@pytest.mark.parametrize("name", NOT_UNDERSTOOD)
def test_a_recorded_answer_without_a_meaning_is_asked_again(name: str) -> None:
    event = recorded(name)
    answer = handled(event)
    before, after = event["session"]["attributes"]["state"], answer["sessionAttributes"]["state"]
    assert is_open(answer)
    assert (after["asking"], after["answers"]) == (before["asking"], before["answers"])


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


@pytest.mark.parametrize("intent", ["SpeechIntent", "CauseIntent", "AMAZON.FallbackIntent"])
def test_what_is_never_understood_ends_kindly_and_does_not_loop(intent: str) -> None:
    attributes = recorded("yes")["session"]["attributes"]
    kinds = []
    for _ in range(3):
        answer = asked(intent, {"speech": "qwzx vbnk"}, attributes)
        attributes = answer["sessionAttributes"]
        kinds.append(attributes["reply"]["kind"])
    assert kinds == ["aside", "options", "goodbye"]
    assert not is_open(answer)


@pytest.mark.parametrize(
    "event",
    [
        None,
        [],
        "text",
        5,
        {},
        {"version": "1.0"},
        {"request": "text"},
        {"request": {}},
        {"request": {"type": "LaunchRequest"}},
        {"request": {"type": "IntentRequest"}, "session": {}},
        {"request": {"type": "LaunchRequest", "timestamp": "yesterday"}, "session": {}},
        {"request": {"type": "LaunchRequest"}, "session": {"attributes": "text"}},
    ],
    ids=str,
)
def test_what_is_no_request_gets_a_valid_response(event: Any) -> None:
    handled(event)


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "de-DE", "", None])
def test_every_locale_is_answered(locale: str | None) -> None:
    event = recorded("launch")
    event["request"]["locale"] = locale
    assert is_open(handled(event))


# Requests for other skills


@pytest.mark.parametrize("name", NAMES)
def test_a_request_for_this_skill_is_accepted(name: str) -> None:
    event = recorded(name)
    (skill_id, *_) = application_ids(event)
    skill = app.build(skill_id)
    assert app.handle(skill, event) == app.handle(SKILL, event)


@pytest.mark.parametrize("name", NAMES)
def test_a_request_for_another_skill_is_refused(name: str) -> None:
    with pytest.raises(app.RefusedError):
        app.handle(app.build(ANOTHER_ID), recorded(name))


@pytest.mark.rule(
    "The function refuses requests with another skill's application id.",
    source="Security Requirements",
)
@pytest.mark.parametrize("place", ["context", "session"])
@pytest.mark.parametrize("wrong", [ANOTHER_ID, "", None, 5], ids=str)
def test_a_wrong_application_id_in_one_place_is_refused(place: str, wrong: Any) -> None:
    event = recorded("why")
    skill = app.build(event["context"]["System"]["application"]["applicationId"])
    at = event["session"] if place == "session" else event["context"]["System"]
    at["application"] = {"applicationId": wrong}
    with pytest.raises(app.RefusedError):
        app.handle(skill, event)


@pytest.mark.parametrize("event", [None, [], "text", {}, {"context": {}}, {"session": {}}], ids=str)
def test_a_request_that_names_no_skill_is_refused(event: Any) -> None:
    with pytest.raises(app.RefusedError):
        app.handle(app.build(ANOTHER_ID), event)
