"""Repair: what was heard wrong is taken back or changed, and the dialogue goes on from there."""

import pytest

from skill.content import Content
from skill.dialogue import Move, State, respond
from skill.dialogue.repair import taken_back

COLD = Move("circumstance", circumstances=("cold_bed",))
ASKED = State(asking="posture", asked=("exercise", "posture"))


def test_the_fact_that_was_taken_in_last_is_taken_back(content: Content) -> None:
    state = respond(content, ASKED, COLD).state
    assert "cold_bed" in state.circumstances
    reply = respond(content, state, Move("repair"))
    assert reply.state.circumstances == ()
    assert reply.statement.startswith(content.lines["taken_back"][0])


def test_an_earlier_fact_stays(content: Content) -> None:
    state = State(circumstances=("diabetes", "cold_bed"), latest="circumstances.cold_bed")
    assert taken_back(content, state, "").circumstances == ("diabetes",)


@pytest.mark.parametrize(
    ("old", "said", "new"),
    [
        ("yes", "", "no"),
        ("no", "", "yes"),
        ("not_sure", "", "not_sure"),
        ("yes", "yes", "yes"),
        ("no", "yes", "yes"),
        ("yes", "no", "no"),
    ],
)
def test_an_answer_is_turned_round_unless_another_is_said(
    content: Content, old: str, said: str, new: str
) -> None:
    state = State(answers=(("cold", old),), latest="answers.cold")
    assert dict(taken_back(content, state, said).answers) == {"cold": new}


def test_with_nothing_taken_in_nothing_is_taken_back(content: Content) -> None:
    assert taken_back(content, State(), "") == State()


def test_a_new_fact_stands_in_the_old_ones_place(content: Content) -> None:
    state = respond(content, ASKED, COLD).state
    reply = respond(content, state, Move("repair", circumstances=("warm_room",)))
    assert reply.state.circumstances == ("warm_room",)
    assert reply.statement.startswith(content.lines["changed"][0])


@pytest.mark.parametrize(
    ("state", "asking"),
    [(State(), "cramping"), (State(asking="advice", subject="grounds.stretch"), "advice")],
)
def test_before_any_search_for_reasons_the_pending_question_comes_back(
    content: Content, state: State, asking: str
) -> None:
    assert respond(content, state, Move("repair")).state.asking == asking


def test_after_an_explanation_the_search_goes_on(content: Content) -> None:
    state = respond(content, State(answers=(("exercise", "no"),)), COLD).state
    explained = respond(content, state, Move("just_tell"))
    assert explained.explains == ("cold",)
    assert respond(content, explained.state, Move("repair")).explains != ("cold",)


def test_another_trouble_named_in_its_place_is_explained(content: Content) -> None:
    reply = respond(content, ASKED, Move("repair", mimics=("restless_legs",)))
    assert reply.statement.startswith(content.mimics["restless_legs"].apart)
