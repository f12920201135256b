"""The state: what goes into the session comes out again, and nothing else gets in."""

import json
from dataclasses import replace
from typing import Any

import pytest

from skill.content import Content
from skill.content.lines import PROMPTS
from skill.content.model import TOPICS
from skill.dialogue import Move, State, StateError, respond
from skill.dialogue.respond import MOVES

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
    last_speech="You said your bed is cold.",
)


def test_a_state_survives_json(content: Content) -> None:
    assert State.from_json(content, json.loads(json.dumps(FULL.to_json()))) == FULL


@pytest.mark.parametrize("nothing", [None, {}])
def test_an_empty_session_starts_afresh(content: Content, nothing: Any) -> None:
    assert State.from_json(content, nothing) == State()


@pytest.mark.parametrize("broken", ["", "state", [], [1], 0, 7, False, True])
def test_what_is_no_table_is_refused(content: Content, broken: Any) -> None:
    with pytest.raises(StateError):
        State.from_json(content, broken)


def test_a_new_session_remembers_nothing_and_speaks_aloud() -> None:
    remembered = State().to_json()
    del remembered["version"]
    assert not any(remembered.values())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("last_speech", "x" * 600),
        ("last_speech", "[pause 10s] word"),
        ("last_speech", "a " * 90),
        ("told", 9999),
        ("told", 0),
    ],
)
def test_what_may_come_is_bounded_but_not_too_tightly(
    content: Content, key: str, value: Any
) -> None:
    assert getattr(State.from_json(content, {**FULL.to_json(), key: value}), key) == value


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
        ("last_speech", 5),
        ("last_speech", "x" * 601),
        ("circumstances", ["cold_bed"] * 2),
        ("signs", ["most_nights"] * 5000),
        ("denied", ["cold", "posture", "cold"]),
        ("last_speech", "a " * 91),
        ("last_speech", "[pause 6s] and [pause 5s]"),
        ("last_speech", "[pause 99s]"),
        ("last_speech", "a line\nbreak"),
        ("last_speech", "\x00"),
        ("last_speech", "\ud800"),
        ("last_speech", "\ufffe"),
        ("last_speech", "x" * 2000),
    ],
)
def test_a_value_that_does_not_fit_is_refused(content: Content, key: str, value: Any) -> None:
    with pytest.raises(StateError):
        State.from_json(content, {**FULL.to_json(), key: value})


@pytest.mark.parametrize("asking", ["", *TOPICS, *PROMPTS])
def test_what_any_reply_leaves_behind_can_be_read_again(content: Content, asking: str) -> None:
    """After every move, in a session that has said little and in one that has said a lot."""
    named: dict[str, Any] = {"remedies": ("milk",), "mimics": ("sciatica",), "causes": ("cold",)}
    moves = [
        *(Move(name) for name in MOVES),
        *(Move(name, **named) for name in MOVES),
        Move("warning", signs=("both_swollen",)),
    ]
    stretching = State(asking=asking, subject="grounds.stretch")
    for state in (State(asking=asking), stretching, replace(FULL, asking=asking)):
        for left in (respond(content, state, move).state for move in moves):
            assert State.from_json(content, json.loads(json.dumps(left.to_json()))) == left


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("version", 1, "session attributes of another version"),
        ("asking", "shoe size", "session attributes that do not fit"),
    ],
)
def test_a_refusal_says_which_kind_it_is(
    content: Content, key: str, value: Any, message: str
) -> None:
    with pytest.raises(StateError, match=f"^{message}$"):
        State.from_json(content, {**FULL.to_json(), key: value})
