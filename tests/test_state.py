"""The state: what goes into the session comes out again, and nothing else gets in."""

import json
from typing import Any

import pytest

from skill.content.lines import PROMPTS
from skill.content.model import TOPICS
from skill.dialogue import Move, State, StateError, respond
from skill.dialogue.routes import MOVES
from skill.dialogue.state import subject_of
from tests.knowing import EN, gives, move, state

FULL = state(
    **{"asking": "cold", "asked": ("exercise", "posture", "cold"), "denied": ("calcium",)},
    **{"answers": {"exercise": "no", "posture": "not_sure"}, "circumstances": ("cold_bed",)},
    **{"subject": "remedies.magnesium", "explained": "cold", "told": 2, "step": 1, "misses": 1},
    **{"turn": 7, "noticed": True, "whisper": True, "last_speech": "You said your bed is cold."},
)
PLAIN = FULL.to_json()
ANOTHER = "session attributes of another version"
UNFIT = "session attributes that do not fit"


def read(data: Any) -> State:
    return State.from_json(EN, json.loads(json.dumps(data)))


def test_a_state_survives_json_and_is_plain_before() -> None:
    assert read(PLAIN) == FULL
    assert json.loads(json.dumps(PLAIN)) == PLAIN


def test_a_new_session_remembers_nothing_and_speaks_aloud() -> None:
    assert not any({**State().to_json(), "version": 0}.values())
    assert read(None) == read({}) == State()


test_what_may_come_is_bounded_but_not_too_tightly = gives(
    lambda key, value: read({**PLAIN, key: value}).to_json()[key] == value,
    *(("last_speech", said, True) for said in ("x" * 600, "[pause 10s] word", "a " * 90)),
    *[("told", 9999, True), ("told", 0, True), ("times", {"cold": 2}, True)],
    ("case", {"who": "child", "now": False}, True),
    ("features", {"swollen": False, "named": True}, True),
    *[("latest", "circumstances.cold_bed", True), ("latest", "answers.cold", True)],
    *[("held", "why", True), ("checked", ["check_side"], True)],
    ("subject", "grounds.stretch", True),
)


@pytest.mark.parametrize("broken", ["", "state", [], [1], 0, 7, False, True, {"version": 1}])
def test_what_is_no_table_or_of_another_version_is_refused(broken: Any) -> None:
    with pytest.raises(StateError, match=f"^{ANOTHER}$"):
        read({**PLAIN, **broken} if isinstance(broken, dict) else broken)


@pytest.mark.parametrize("key", sorted(PLAIN))
def test_a_missing_field_is_refused(key: str) -> None:
    with pytest.raises(StateError, match=f"^{ANOTHER}$"):
        read({name: value for name, value in PLAIN.items() if name != key})


BROKEN: dict[str, tuple[Any, ...]] = {
    "asking": ("shoe size", ["cold"]),
    "answers": ({"cold": "perhaps"}, {"shoes": "yes"}, ["cold"], {"cold": ["yes"]}),
    "circumstances": (["banana"], [["cold_bed"]], "cold_bed", ["cold_bed"] * 2, None),
    "signs": (["most_nights"] * 5000,),
    "denied": (["banana"], ["cold", "posture", "cold"]),
    "asked": (["banana"],),
    "case": ({"who": "nobody"}, {"shoes": "yes"}, ["who"]),
    "features": ({"swollen": "yes"}, {"banana": True}, []),
    "times": ({"cold": -1}, {"banana": 1}, [1]),
    "latest": ("answers.banana", 3),
    "held": ("why not", 3),
    "subject": ("banana", "lines.welcome", "causes.banana", 3),
    "explained": ("banana", ["cold"]),
    "told": (-1, True, 10_000),
    "step": ("1",),
    "misses": (None,),
    "turn": (1.5,),
    "noticed": (1,),
    "whisper": (None,),
    "last_speech": (
        *(5, "x" * 601, "a " * 91, "[pause 6s] and [pause 5s]", "[pause 99s]"),
        *("a line\nbreak", "\x00", "\ud800", "\ufffe"),
    ),
}


@pytest.mark.parametrize(
    ("key", "value"), [(key, value) for key, values in BROKEN.items() for value in values]
)
def test_a_value_that_does_not_fit_is_refused(key: str, value: Any) -> None:
    with pytest.raises(StateError, match=f"^{UNFIT}$"):
        State.from_json(EN, {**PLAIN, key: value})


@pytest.mark.parametrize("asking", ["", *TOPICS, *PROMPTS])
def test_what_any_reply_leaves_behind_can_be_read_again(asking: str) -> None:
    """After every move, in a session that has said little and in one that has said a lot."""
    named: dict[str, Any] = {"remedies": ("milk",), "mimics": ("sciatica",), "causes": ("cold",)}
    moves = [Move(name, **more) for name in MOVES for more in ({}, named)]
    for before in (State(), State(subject="grounds.stretch"), FULL):
        for told in (*moves, move("warning both_swollen")):
            left = respond(EN, before._replace(asking=asking), told).state
            assert read(left.to_json()) == left


test_a_subject_that_is_not_known_is_none = gives(
    lambda subject: subject_of(EN, subject),
    *((name, None) for name in ("", "cold", "causes.", "causes.banana", "lines.welcome")),
    ("causes.cold", EN.causes["cold"]),
)
