"""The skill as Alexa calls it: request envelopes in, response envelopes out."""

import json
import logging
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any, NoReturn

import pytest
from jsonschema import Draft202012Validator

from skill.alexa import app
from skill.alexa.envelope import application_ids
from skill.content import Content
from skill.dialogue import State
from skill.simulator import invocation
from tests import recorded as requests
from tests.conftest import ROOT
from tests.recorded import recorded

SCHEMA = json.loads((ROOT / "tests" / "response.schema.json").read_text(encoding="utf-8"))
MODEL = json.loads((ROOT / "interaction_model" / "en-US.json").read_text(encoding="utf-8"))
LANGUAGE = MODEL["interactionModel"]["languageModel"]
INTENTS = {intent["name"]: intent for intent in LANGUAGE["intents"]}
FIRST_ID = {kind["name"]: kind["values"][0]["id"] for kind in LANGUAGE["types"]}

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
SPOKEN = (*KINDS, *NOT_UNDERSTOOD)

STRANGE_SLOTS = {
    "no match": {"spoken": "banana"},
    "empty": {"spoken": ""},
    "whitespace": {"spoken": "   "},
    "nonsense": {"spoken": "<purple> & {verbs}"},
    "unknown id": {"spoken": "banana", "id": "banana"},
}


def handled(event: Any) -> dict[str, Any]:
    """The response to *event* as Alexa reads it, checked to be one that it accepts."""
    answer = json.loads(json.dumps(app.handle(SKILL, event)))
    Draft202012Validator(SCHEMA).validate(answer)
    return answer


def asked(intent: str, *slots: dict[str, Any], attributes: Any = None) -> dict[str, Any]:
    """The recorded intent request with another intent, in a session with *attributes*."""
    event = recorded("why")
    event["session"]["attributes"] = attributes or {}
    event["request"]["intent"] = {
        "name": intent,
        "confirmationStatus": "NONE",
        "slots": {one["name"]: one for one in slots},
    }
    return event


def slots_of(intent: str, spoken: str, id: str = "") -> list[dict[str, Any]]:  # noqa: A002  # Alexa's
    """Every slot that the model gives *intent*, said as *spoken*."""
    return [
        invocation.slot(slot["name"], slot["type"], id, spoken)
        for slot in INTENTS[intent].get("slots", ())
    ]


def speech(answer: dict[str, Any]) -> str:
    return answer["response"]["outputSpeech"]["ssml"]


def is_open(answer: dict[str, Any]) -> bool:
    return answer["response"]["shouldEndSession"] is False


def remembered(content: Content, attributes: dict[str, Any]) -> State:
    """The state in *attributes*, less the last speech, which every reply renews."""
    return replace(State.from_json(content, attributes["state"]), last_speech="")


def private_words(event: Any) -> Iterator[str]:
    """Every id, utterance and slot value in *event*."""
    pairs = event.items() if isinstance(event, dict) else enumerate(event)
    for key, value in pairs:
        if isinstance(value, dict | list):
            yield from private_words(value)
        elif key in PRIVATE and value.strip():
            yield value


PRIVATE = (
    "userId",
    "deviceId",
    "sessionId",
    "requestId",
    "applicationId",
    "value",
    "id",
    "last_speech",
)


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


def test_the_response_is_plain_json_values() -> None:
    answer = app.handle(SKILL, recorded("yes"))
    assert json.loads(json.dumps(answer)) == answer


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


@pytest.mark.rule(
    "An intent works with its slots filled and without.",
    source="Voice Interface and User Experience Testing 4.2",
)
@pytest.mark.parametrize("filled", [True, False], ids=["filled", "unfilled"])
@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_of_the_model_is_answered(
    intent: str, filled: bool, caplog: pytest.LogCaptureFixture
) -> None:
    slots = [
        invocation.slot(
            slot["name"], slot["type"], FIRST_ID[slot["type"]] if filled else "", "words"
        )
        for slot in INTENTS[intent].get("slots", ())
    ]
    assert speech(handled(asked(intent, *slots)))
    assert [record for record in caplog.records if record.levelno > logging.INFO] == []


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("name", ["no", "yes"], ids=["after launch", "mid-question"])
def test_every_intent_is_answered_in_an_open_session(
    intent: str, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    attributes = recorded(name)["session"]["attributes"]
    slots = [
        invocation.slot(slot["name"], slot["type"], FIRST_ID[slot["type"]], "words")
        for slot in INTENTS[intent].get("slots", ())
    ]
    assert speech(handled(asked(intent, *slots, attributes=attributes)))
    assert [record for record in caplog.records if record.levelno > logging.INFO] == []


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
        "MildYesIntent",
        "MildNoIntent",
        "NotSureIntent",
        "AMAZON.FallbackIntent",
        "OrderPizzaIntent",
    ],
)
def test_an_answer_outside_a_question_is_asked_back(intent: str) -> None:
    answer = handled(asked(intent))
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


@pytest.mark.rule(
    "A slot that is empty, blank or matches nothing, such as 'banana', is asked for again.",
    source="Voice Interface and User Experience Testing 4.2",
)
@pytest.mark.parametrize("slot", STRANGE_SLOTS.values(), ids=STRANGE_SLOTS)
@pytest.mark.parametrize(
    "intent",
    ["CircumstanceIntent", "CauseIntent", "WarningIntent", "RemedyIntent", "MimicIntent"],
)
def test_a_strange_slot_is_asked_again_and_the_session_kept(
    intent: str, slot: dict[str, str]
) -> None:
    attributes = recorded("yes")["session"]["attributes"]
    answer = handled(asked(intent, *slots_of(intent, **slot), attributes=attributes))
    before, after = attributes["state"], answer["sessionAttributes"]["state"]
    kept = ("asking", "answers", "circumstances", "denied", "asked")
    assert is_open(answer)
    assert {key: after[key] for key in kept} == {key: before[key] for key in kept}


@pytest.mark.parametrize(
    "intent",
    [
        "CircumstanceIntent",
        "CauseIntent",
        "NotCauseIntent",
        "RemedyIntent",
        "MimicIntent",
        "AMAZON.FallbackIntent",
    ],
)
def test_what_is_never_understood_ends_kindly_and_does_not_loop(intent: str) -> None:
    attributes = recorded("yes")["session"]["attributes"]
    kinds = []
    for _ in range(3):
        answer = handled(asked(intent, *slots_of(intent, "banana"), attributes=attributes))
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


# Faults


def broken(*arguments: object) -> NoReturn:
    """A dialogue that fails, with all it was given in the error's message."""
    raise RuntimeError(str(arguments))


@pytest.mark.parametrize("name", ["stop", "cancel", "navigate_home"])
def test_whoever_wants_to_stop_may_in_spite_of_a_fault(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "respond", broken)
    answer = handled(recorded(name))
    assert answer["sessionAttributes"]["reply"]["kind"] == "goodbye"
    assert not is_open(answer)


@pytest.mark.rule(
    "An error gets an apology, and the session stays open where it was.",
    source="Voice Interface and User Experience Testing 4.10",
)
@pytest.mark.parametrize("name", [name for name in SPOKEN if KINDS.get(name) != "goodbye"])
def test_a_fault_gives_an_apology_and_keeps_the_conversation(
    name: str, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "respond", broken)
    event = recorded(name)
    attributes = event["session"]["attributes"]
    before = remembered(content, attributes) if attributes else State(asking="cramping")
    answer = handled(event)
    assert content.lines["fault"][0] in speech(answer)
    assert is_open(answer)
    assert remembered(content, answer["sessionAttributes"]) == before


@pytest.mark.parametrize(
    "damage",
    [
        {"version": 0},
        {"version": 4},
        {"version": None},
        {"asking": "nosuch"},
        {"asking": 5},
        {"answers": {"nosuch": "yes"}},
        {"answers": {"cold": "maybe"}},
        {"answers": ["cold"]},
        {"circumstances": ["nosuch"]},
        {"circumstances": "cold_room"},
        {"denied": ["nosuch"]},
        {"asked": [1]},
        {"subject": "causes.nosuch"},
        {"subject": []},
        {"explained": "nosuch"},
        {"explained": {}},
        {"told": "1"},
        {"told": -1},
        {"step": True},
        {"misses": None},
        {"turn": 1.5},
        {"noticed": "yes"},
        {"whisper": 1},
        {"last_speech": 5},
        {"last_speech": "x" * 100_000},
    ],
    ids=lambda damage: str(damage)[:40],
)
def test_broken_session_attributes_give_an_apology_and_a_fresh_start(
    content: Content, damage: dict[str, Any]
) -> None:
    event = recorded("yes")
    event["session"]["attributes"]["state"].update(damage)
    starts_afresh(content, handled(event))


@pytest.mark.parametrize("key", State().to_json())
def test_session_attributes_with_a_part_missing_give_a_fresh_start(
    content: Content, key: str
) -> None:
    event = recorded("yes")
    del event["session"]["attributes"]["state"][key]
    starts_afresh(content, handled(event))


@pytest.mark.parametrize("state", ["text", 5, [1], True], ids=str)
def test_a_state_that_is_none_gives_a_fresh_start(content: Content, state: Any) -> None:
    event = recorded("yes")
    event["session"]["attributes"]["state"] = state
    starts_afresh(content, handled(event))


def starts_afresh(content: Content, answer: dict[str, Any]) -> None:
    assert content.lines["fault"][0] in speech(answer)
    assert is_open(answer)
    assert remembered(content, answer["sessionAttributes"]) == State(asking="cramping")
