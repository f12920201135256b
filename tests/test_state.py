"""The state: what goes into the session comes out again, and nothing else gets in."""

import json
from typing import Any

import pytest

from skill.content import Content
from skill.dialogue import State, StateError

FULL = State(
    asking="cold",
    answers=(("exercise", "no"), ("posture", "not_sure")),
    circumstances=("cold_bed",),
    denied=("calcium",),
    asked=("exercise", "posture", "cold"),
    subject="remedies.magnesium",
    explained="cold",
    told=2,
    step=1,
    misses=1,
    turn=7,
    noticed=True,
    whisper=True,
    said="You said your bed is cold.",
)


def test_a_state_survives_json(content: Content) -> None:
    assert State.from_json(content, json.loads(json.dumps(FULL.to_json()))) == FULL


def test_an_empty_session_starts_afresh(content: Content) -> None:
    assert State.from_json(content, {}) == State()


@pytest.mark.parametrize("key", sorted(State().to_json()))
def test_a_missing_field_is_refused(content: Content, key: str) -> None:
    data = FULL.to_json()
    del data[key]
    with pytest.raises(StateError):
        State.from_json(content, data)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("version", 0),
        ("asking", "shoe size"),
        ("asking", ["cold"]),
        ("answers", {"cold": "perhaps"}),
        ("answers", {"shoes": "yes"}),
        ("answers", ["cold"]),
        ("answers", {"cold": ["yes"]}),
        ("circumstances", ["banana"]),
        ("circumstances", [["cold_bed"]]),
        ("circumstances", "cold_bed"),
        ("denied", ["banana"]),
        ("asked", ["banana"]),
        ("subject", "banana"),
        ("subject", "lines.welcome"),
        ("subject", "causes.banana"),
        ("subject", 3),
        ("explained", "banana"),
        ("explained", ["cold"]),
        ("told", -1),
        ("told", True),
        ("told", 10_000),
        ("step", "1"),
        ("misses", None),
        ("turn", 1.5),
        ("noticed", 1),
        ("whisper", None),
        ("said", 5),
        ("said", "x" * 2000),
    ],
)
def test_a_value_that_does_not_fit_is_refused(content: Content, key: str, value: Any) -> None:
    with pytest.raises(StateError):
        State.from_json(content, {**FULL.to_json(), key: value})
