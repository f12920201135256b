"""Warning signs: what to do, and nothing else."""

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
    assert "call 911 now" in reply.statement.lower()
    assert (reply.warns, reply.ends, reply.explains) == ("emergency", True, ())


@pytest.mark.parametrize(
    "name", [name for name in SIGNS if SIGNS[name].level == "same_day" and name != WORRY]
)
def test_a_sign_for_today_says_so_and_ends(content: Content, name: str) -> None:
    reply = respond(content, State(), Move("warning", signs=(name,)))
    assert "today" in reply.statement or "right away" in reply.statement
    assert (reply.warns, reply.ends) == ("same_day", True)


@pytest.mark.parametrize("name", [name for name in SIGNS if SIGNS[name].level == "routine"])
def test_a_routine_sign_goes_on(content: Content, name: str) -> None:
    reply = respond(content, State(), Move("warning", signs=(name,)))
    assert (reply.warns, reply.state.asking) == ("routine", "find_out")


@pytest.mark.parametrize("name", [name for name in SIGNS if SIGNS[name].row == 0])
def test_a_vague_worry_gets_the_signs_of_each_level(content: Content, name: str) -> None:
    reply = respond(content, State(), Move("warning", signs=(name,)))
    assert reply.statement.startswith(SIGNS[name].advice)
    for words in ("Call 911 now for chest pain", "today if one leg is swollen", "book a visit"):
        assert words in reply.statement
    assert (reply.warns, reply.explains) == ("same_day", ())


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
def test_a_sign_said_along_with_something_else_wins(content: Content, name: str) -> None:
    state = State(asking="exercise", asked=("exercise",))
    reply = respond(content, state, Move(name, causes=("cold",), signs=("chest_pain",)))
    assert (reply.kind, reply.warns, reply.explains) == ("warning", "emergency", ())


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


def test_a_statin_is_to_be_spoken_of_today(content: Content) -> None:
    state = State(answers=tuple(dict.fromkeys(content.topics, "no").items()))
    reply = respond(content, state, Move("circumstance", circumstances=("statin",)))
    assert (reply.explains, reply.warns) == (("medicines",), "same_day")
    assert "today" in reply.statement.partition(content.lines["notice"][0])[0]
    assert "today" in respond(content, reply.state, Move("doctor")).statement.partition(".")[2]


def test_of_many_reasons_for_a_doctor_two_are_named(content: Content) -> None:
    facts = ("most_nights", "diabetes", "pregnant")
    state = take_in(content, State(), Move("why", circumstances=facts))
    reply = respond(content, state, Move("doctor"))
    named = [content.circumstances[name].fact in reply.statement for name in facts]
    assert named == [True, True, False]


def test_a_vague_worry_is_not_kept_as_a_sign(content: Content) -> None:
    """There is nothing in it for a doctor to hear."""
    assert respond(content, State(), Move("warning")).state.signs == ()
