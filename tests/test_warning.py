"""Warning signs: what to do, and nothing else."""

import re

import pytest

from skill.content import Content, load
from skill.content.lines import WORRY
from skill.dialogue import Move, State, respond
from skill.dialogue.reasoning import take_in

SIGNS = load("en-US").signs


@pytest.mark.parametrize("name", [name for name in SIGNS if SIGNS[name].level == "emergency"])
def test_an_emergency_names_the_number_and_ends(content: Content, name: str) -> None:
    state = State(asking="cold", asked=("cold",))
    reply = respond(content, state, Move("warning", signs=(name,)))
    assert re.search(r"call (911|988)( now|[.])", reply.statement, re.IGNORECASE)
    assert (reply.warns, reply.ends, reply.explains) == ("emergency", True, ())


@pytest.mark.parametrize("name", [name for name in SIGNS if SIGNS[name].level == "same_day"])
def test_a_sign_for_today_says_so_and_may_be_asked_about(content: Content, name: str) -> None:
    reply = respond(content, State(), Move("warning", signs=(name,)))
    assert re.search(r"\b(today|right away|now)\b", reply.statement)
    assert (reply.warns, reply.state.asking) == ("same_day", "what_else")


def test_a_sign_for_today_says_whom_to_call_if_they_are_closed(content: Content) -> None:
    reply = respond(content, State(), Move("warning", signs=("swollen_leg",)))
    assert f"If they are closed, call {content.same_day}." in reply.statement


@pytest.mark.parametrize("name", [name for name in SIGNS if SIGNS[name].level == "routine"])
def test_a_routine_sign_goes_on(content: Content, name: str) -> None:
    reply = respond(content, State(), Move("warning", signs=(name,)))
    assert (reply.warns, reply.state.asking) == ("routine", "find_out")


@pytest.mark.parametrize("name", ["maybe_clot", WORRY])
def test_a_vague_worry_gets_the_signs_of_each_level(content: Content, name: str) -> None:
    reply = respond(content, State(), Move("warning", signs=(name,)))
    assert reply.statement.startswith(SIGNS[name].advice)
    for words in ("Call 911 now for chest pain", "today if one leg is swollen", "book a visit"):
        assert words in reply.statement
    assert (reply.warns, reply.explains) == ("routine", ())


@pytest.mark.parametrize("signs", [(), (WORRY,)])
def test_a_worry_without_a_sign_comes_back_to_the_question(
    content: Content, signs: tuple[str, ...]
) -> None:
    reply = respond(content, State(asking="cold", asked=("cold",)), Move("warning", signs=signs))
    assert reply.statement.startswith(SIGNS[WORRY].advice)
    assert reply.state.asking == "cold"


@pytest.mark.parametrize("graver", ["chest_pain", "swollen_leg"])
def test_of_two_signs_the_graver_wins(content: Content, graver: str) -> None:
    for signs in ((graver, "most_nights"), ("most_nights", graver)):
        reply = respond(content, State(), Move("warning", signs=signs))
        assert reply.warns == SIGNS[graver].level


@pytest.mark.parametrize("name", ["why", "cause", "remedy", "circumstance", "yes", "relief"])
def test_a_sign_said_along_with_something_else_is_asked_about_first(
    content: Content, name: str
) -> None:
    state = State(asking="exercise", asked=("exercise",))
    reply = respond(content, state, Move(name, causes=("cold",), signs=("chest_pain",)))
    assert (reply.kind, reply.state.asking, reply.explains) == ("check", "check_sure", ())
    meant = respond(content, reply.state, Move("yes"))
    assert (meant.kind, meant.warns, meant.explains) == ("warning", "emergency", ())


def test_after_an_explanation_the_doctors_advice_is_about_that_cause(content: Content) -> None:
    first = respond(content, State(), Move("cause", causes=("calcium",)))
    reply = respond(content, first.state, Move("doctor"))
    assert reply.statement.startswith(content.causes["calcium"].doctor)


def test_a_sign_inside_relief_stops_the_relief(content: Content) -> None:
    relief = respond(content, State(), Move("relief"))
    reply = respond(content, relief.state, Move("warning", signs=("cold_numb_leg",)))
    assert (reply.warns, reply.ends) == ("emergency", True)


def test_when_to_see_a_doctor_names_how_soon(content: Content) -> None:
    reply = respond(content, State(), Move("doctor"))
    assert content.lines["doctor"][0] in reply.statement
    assert "today" in reply.statement


def test_the_doctors_advice_names_what_the_user_said(content: Content) -> None:
    state = take_in(content, State(), Move("why", circumstances=("most_nights", "diabetes")))
    reply = respond(content, state, Move("doctor"))
    assert content.circumstances["most_nights"].fact in reply.statement
    assert content.circumstances["diabetes"].fact in reply.statement
    assert "today" in reply.statement


def test_a_routine_sign_is_a_reason_later(content: Content) -> None:
    first = respond(content, State(), Move("warning", signs=("both_swollen",)))
    assert (
        content.signs["both_swollen"].reason
        in respond(content, first.state, Move("doctor")).statement
    )


def test_after_starting_over_the_reasons_are_forgotten(content: Content) -> None:
    first = respond(content, State(), Move("warning", signs=("both_swollen",)))
    fresh = respond(content, first.state, Move("start_over"))
    assert respond(content, fresh.state, Move("doctor")).statement.startswith(
        content.lines["doctor"][0]
    )


def test_a_statin_alone_is_no_matter_for_today(content: Content) -> None:
    state = State(answers=tuple(dict.fromkeys(content.topics, "no").items()))
    reply = respond(content, state, Move("circumstance", circumstances=("statin",)))
    assert (reply.explains, reply.warns) == (("medicines",), "routine")


@pytest.mark.parametrize("name", ["medicine_stop", "reassure", "out_of_hours"])
def test_a_question_about_help_is_answered_and_the_topic_comes_back(
    content: Content, name: str
) -> None:
    reply = respond(content, State(asking="cold", asked=("cold",)), Move(name))
    said = content.lines[name][0].format(
        emergency=content.emergency, same_day=content.same_day, crisis=content.crisis
    )
    assert (reply.statement, reply.state.asking) == (said, "cold")


def test_of_many_reasons_for_a_doctor_two_are_named(content: Content) -> None:
    facts = ("pregnant", "diabetes", "most_nights")  # the clearest first
    state = take_in(content, State(), Move("why", circumstances=facts))
    reply = respond(content, state, Move("doctor"))
    named = [content.circumstances[name].fact in reply.statement for name in facts]
    assert named == [False, True, True]


def test_a_vague_worry_is_not_kept_as_a_sign(content: Content) -> None:
    """There is nothing in it for a doctor to hear."""
    assert respond(content, State(), Move("warning")).state.signs == ()
