"""Whom a line is about: "you" for whoever cramps, "they" where somebody speaks for them."""

import pytest

from skill.content import Content
from skill.dialogue import Move, State, respond
from skill.dialogue.person import about


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("You said your bed is cold.", "They said their bed is cold."),
        ("your room is cold, and you kick", "their room is cold, and they kick"),
        ("It wakes you at night.", "It wakes them at night."),
        ("Somebody near you can help you.", "Somebody near them can help them."),
        ("That bed is yours. Rest yourself.", "That bed is theirs. Rest themselves."),
        ("Young legs cramp.", "Young legs cramp."),
    ],
)
@pytest.mark.parametrize("who", ["partner", "parent", "child", "other"])
def test_of_somebody_else_it_is_said_of_them(written: str, said: str, who: str) -> None:
    assert about(State(case=(("who", who),)), written) == said


@pytest.mark.parametrize("case", [(), (("who", "self"),), (("muscle", "calf"),)])
def test_otherwise_it_stays_as_it_is_written(case: tuple[tuple[str, str | bool], ...]) -> None:
    assert about(State(case=case), "You said your bed is cold.") == "You said your bed is cold."


def test_a_fact_about_somebody_else_is_repeated_as_theirs(content: Content) -> None:
    move = Move("circumstance", circumstances=("cold_bed",), case=(("who", "partner"),))
    assert "their bed is cold" in respond(content, State(), move).statement


def test_who_it_is_about_stays_when_the_helper_says_i(content: Content) -> None:
    state = State(case=(("who", "partner"),))
    left = respond(content, state, Move("why", case=(("who", "self"),))).state
    assert dict(left.case)["who"] == "partner"


def test_a_helper_who_names_their_own_leg_speaks_of_themselves(content: Content) -> None:
    state = State(case=(("who", "partner"),))
    own = Move("why", case=(("who", "self"), ("muscle", "calf")))
    assert dict(respond(content, state, own).state.case)["who"] == "self"
