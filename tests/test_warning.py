"""Warning signs: what to do, and nothing else."""

import pytest

from skill.content import Content, load
from skill.dialogue import Move, State, respond

SIGNS = load("en-US").signs


@pytest.mark.parametrize("name", [name for name in SIGNS if SIGNS[name].level == "emergency"])
def test_an_emergency_names_the_number_and_ends(content: Content, name: str) -> None:
    state = State(asking="cold", asked=("cold",))
    reply = respond(content, state, Move("warning", signs=(name,)))
    assert "call 911 now" in reply.said.lower()
    assert (reply.warns, reply.ends, reply.explains) == ("emergency", True, ())


@pytest.mark.parametrize("name", [name for name in SIGNS if SIGNS[name].level == "same_day"])
def test_a_sign_for_today_says_so_and_ends(content: Content, name: str) -> None:
    reply = respond(content, State(), Move("warning", signs=(name,)))
    assert "today" in reply.said or "right away" in reply.said
    assert (reply.warns, reply.ends) == ("same_day", True)


@pytest.mark.parametrize("name", [name for name in SIGNS if SIGNS[name].level == "routine"])
def test_a_routine_sign_goes_on(content: Content, name: str) -> None:
    reply = respond(content, State(), Move("warning", signs=(name,)))
    assert (reply.warns, reply.state.asking) == ("routine", "find_out")


def test_a_worry_without_a_known_sign_gets_the_list(content: Content) -> None:
    reply = respond(content, State(asking="cold", asked=("cold",)), Move("warning"))
    assert reply.said == content.signs["is_it_serious"].advice.replace("{emergency}", "911")
    assert reply.state.asking == "cold"


def test_after_an_explanation_the_doctors_advice_is_about_that_cause(content: Content) -> None:
    first = respond(content, State(), Move("cause", causes=("calcium",)))
    reply = respond(content, first.state, Move("doctor"))
    assert reply.said.startswith(content.causes["calcium"].doctor)


def test_a_sign_inside_relief_stops_the_relief(content: Content) -> None:
    relief = respond(content, State(), Move("relief"))
    reply = respond(content, relief.state, Move("warning", signs=("cold_numb_leg",)))
    assert (reply.warns, reply.ends) == ("emergency", True)


def test_when_to_see_a_doctor_names_how_soon(content: Content) -> None:
    reply = respond(content, State(), Move("doctor"))
    assert content.lines["doctor"][0] in reply.said
    assert "today" in reply.said
