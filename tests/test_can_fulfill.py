"""Alexa asks whether this skill could answer: yes or no, and nothing else happens."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from skill.alexa import app
from skill.alexa.intents import INTENTS
from skill.simulator import invocation
from tests.conftest import ROOT
from tests.recorded import recorded

SCHEMA = json.loads((ROOT / "tests" / "response.schema.json").read_text(encoding="utf-8"))
SKILL = app.build(None)
YES = {"canUnderstand": "YES", "canFulfill": "YES"}
NO = {"canUnderstand": "NO", "canFulfill": "NO"}
ORDER = "order me a pizza with purple monkeys"


def asked(intent: str, *slots: dict[str, Any]) -> dict[str, Any]:
    """The recorded request without session and user, asking about another intent."""
    event = recorded("can_fulfill_no_session")
    event["request"]["intent"] = {"name": intent, "slots": {one["name"]: one for one in slots}}
    return event


def answer_to(event: dict[str, Any]) -> dict[str, Any]:
    """What the skill says it can do, checked to be all that it says."""
    answer = app.handle(SKILL, event)
    Draft202012Validator(SCHEMA).validate(answer)
    assert not answer.get("sessionAttributes")
    assert list(answer["response"]) == ["canFulfillIntent"]
    return answer["response"]["canFulfillIntent"]


@pytest.mark.rule(
    "Asked whether it can fulfil a request, the skill says so and does nothing else.",
    source="Request and Response JSON Reference",
)
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("can_fulfill", {"canFulfill": "YES", "slots": {"cause": YES}}),
        ("can_fulfill_no_user", {"canFulfill": "YES", "slots": {"cause": YES}}),
        ("can_fulfill_no_session", {"canFulfill": "YES"}),
    ],
)
def test_a_recorded_request_gets_a_yes_without_speech_or_attributes(
    name: str, expected: dict[str, Any]
) -> None:
    assert answer_to(recorded(name)) == expected


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_of_ours_can_be_fulfilled(intent: str) -> None:
    assert answer_to(asked(intent)) == {"canFulfill": "YES"}


@pytest.mark.parametrize("intent", ["OrderPizzaIntent", "AMAZON.PauseIntent", ""])
def test_an_intent_that_is_not_ours_cannot(intent: str) -> None:
    assert answer_to(asked(intent)) == {"canFulfill": "NO"}


@pytest.mark.parametrize("words", ["my calf was like a rock", "does magnesium help", "chest pain"])
def test_words_that_are_understood_are_a_yes(words: str) -> None:
    event = asked("SpeechIntent", invocation.slot("speech", "SPEECH", "", words))
    assert answer_to(event) == {"canFulfill": "YES", "slots": {"speech": YES}}


@pytest.mark.parametrize(
    "slot",
    [
        invocation.slot("speech", "SPEECH", "", ORDER),
        invocation.slot("speech", "SPEECH", "", "qwzx vbnk"),
        {"name": "speech", "value": ""},
        {"name": "cause", "value": "   "},
        invocation.slot("cause", "CAUSE", "nosuch", ORDER),
        invocation.slot("cause", "CAUSE", "cold_room", ORDER),
    ],
    ids=["another matter", "unheard of", "empty", "blank", "unknown id", "id of another table"],
)
def test_a_slot_that_is_not_understood_makes_it_a_no(slot: dict[str, Any]) -> None:
    expected = {"canFulfill": "NO", "slots": {slot["name"]: NO}}
    assert answer_to(asked("CauseIntent", slot)) == expected


def test_one_strange_slot_of_two_makes_it_a_no_and_an_unfilled_one_does_not() -> None:
    """Alexa lists all slots of an intent; one that has no value was not spoken."""
    known = invocation.slot("circumstance", "CIRCUMSTANCE", "cold_room", "my room is cold")
    for other, answer in (
        (invocation.slot("speech", "SPEECH", "", ORDER), "NO"),
        ({"name": "speech", "confirmationStatus": "NONE"}, "YES"),
    ):
        assert answer_to(asked("CircumstanceIntent", known, other))["canFulfill"] == answer


def test_asking_twice_changes_nothing() -> None:
    assert answer_to(recorded("can_fulfill")) == answer_to(recorded("can_fulfill"))


def test_a_fault_gives_silence_and_no_apology(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("skill.alexa.can_fulfill.can_fulfill")
    answer = app.handle(SKILL, recorded("can_fulfill"))
    assert answer["response"] == {}
