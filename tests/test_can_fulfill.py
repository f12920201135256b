"""Alexa asks whether this skill could answer: yes or no, and nothing else happens."""

from typing import Any

import pytest

from skill.alexa import app
from skill.alexa.intents import INTENTS
from skill.simulator import invocation
from tests.recorded import RESPONSE, recorded

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
    RESPONSE.validate(answer)
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


@pytest.mark.parametrize("intent", [*INTENTS, "OrderPizzaIntent", "AMAZON.PauseIntent", ""])
def test_just_the_intents_of_ours_can_be_fulfilled(intent: str) -> None:
    assert answer_to(asked(intent)) == {"canFulfill": "YES" if intent in INTENTS else "NO"}


@pytest.mark.parametrize(
    ("slot", "answer"),
    [
        (invocation.slot("speech", "SPEECH", "", "my calf was like a rock"), YES),
        (invocation.slot("speech", "SPEECH", "", "does magnesium help"), YES),
        (invocation.slot("speech", "SPEECH", "", ORDER), NO),
        (invocation.slot("speech", "SPEECH", "", "qwzx vbnk"), NO),
        ({"name": "cause", "value": "   "}, NO),
        (invocation.slot("cause", "CAUSE", "cold_room", ORDER), NO),
    ],
    ids=str,
)
def test_a_slot_that_is_not_understood_makes_it_a_no(
    slot: dict[str, Any], answer: dict[str, str]
) -> None:
    expected = {"canFulfill": answer["canFulfill"], "slots": {slot["name"]: answer}}
    assert answer_to(asked("SpeechIntent", slot)) == expected


def test_one_strange_slot_of_two_makes_it_a_no_and_an_unfilled_one_does_not() -> None:
    """Alexa lists all slots of an intent; one that has no value was not spoken."""
    known = invocation.slot("circumstance", "CIRCUMSTANCE", "cold_room", "my room is cold")
    for other, answer in (
        (invocation.slot("speech", "SPEECH", "", ORDER), "NO"),
        ({"name": "speech", "confirmationStatus": "NONE"}, "YES"),
    ):
        assert answer_to(asked("CircumstanceIntent", known, other))["canFulfill"] == answer
