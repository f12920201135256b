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
BANANA = invocation.slot("cause", "CAUSE", "", "banana")


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


@pytest.mark.parametrize(
    "slot",
    [
        BANANA,
        {"name": "cause", "value": ""},
        {"name": "cause", "value": "   "},
        invocation.slot("cause", "CAUSE", "nosuch", "words"),
        invocation.slot("cause", "CAUSE", "cold_room", "my room is cold"),
    ],
    ids=["no match", "empty", "whitespace", "unknown id", "id of another table"],
)
def test_a_slot_that_is_not_understood_makes_it_a_no(slot: dict[str, Any]) -> None:
    assert answer_to(asked("CauseIntent", slot)) == {"canFulfill": "NO", "slots": {"cause": NO}}


def test_one_strange_slot_of_two_makes_it_a_no() -> None:
    event = asked(
        "CircumstanceIntent",
        invocation.slot("circumstance", "CIRCUMSTANCE", "cold_room", "my room is cold"),
        invocation.slot("other", "CIRCUMSTANCE", "", "banana"),
    )
    slots = {"circumstance": YES, "other": NO}
    assert answer_to(event) == {"canFulfill": "NO", "slots": slots}


def test_a_slot_that_the_user_left_unfilled_is_not_held_against_the_request() -> None:
    """Alexa lists all slots of an intent; one that has no value was not spoken."""
    event = asked(
        "CircumstanceIntent",
        invocation.slot("circumstance", "CIRCUMSTANCE", "cold_room", "my room is cold"),
        {"name": "other", "confirmationStatus": "NONE"},
    )
    assert answer_to(event)["canFulfill"] == "YES"


def test_asking_twice_changes_nothing() -> None:
    assert answer_to(recorded("can_fulfill")) == answer_to(recorded("can_fulfill"))


def test_a_fault_gives_silence_and_no_apology(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("skill.alexa.can_fulfill.can_fulfill")
    answer = app.handle(SKILL, recorded("can_fulfill"))
    assert answer["response"] == {}
