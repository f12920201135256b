"""Relief: what to do for each muscle and place, at their pace, until it has eased."""

from itertools import pairwise

import pytest

from skill.content import Content
from skill.content.model import CANNOT, MUSCLES, WHERE
from skill.dialogue import Move, Reply, State, respond

ASKED = ("eased", "safe", "ten_minutes")
PAINED = (
    "no",
    "not_sure",
    "still_cramping",
    "relief",
    "unable",
    "wait",
    "more",
    "fallback",
    "little",
)


def after(content: Content, *names: str, **case: str) -> Reply:
    """The reply to the last of *names*, each a move; the case is known from the first on."""
    return play(content, *(Move(name) for name in names), **case)[-1]


def play(content: Content, *moves: Move, **case: str) -> list[Reply]:
    """The replies to *moves*, in turn."""
    state = State(case=tuple(case.items()))
    replies = []
    for move in moves:
        replies.append(respond(content, state, move))
        state = replies[-1].state
    return replies


def moved(name: str, **case: str) -> Move:
    return Move(name, case=tuple(case.items()))


# --- which hold


@pytest.mark.parametrize(
    ("muscle", "hold"),
    [
        ("calf", "calf_one"),
        ("foot", "foot_one"),
        ("toes", "foot_one"),
        ("shin", "shin_one"),
        ("thigh_front", "thigh_front_one"),
        ("thigh_back", "thigh_back_one"),
        ("leg", "calf_one"),
    ],
)
def test_each_muscle_has_its_hold(content: Content, muscle: str, hold: str) -> None:
    assert after(content, "relief", muscle=muscle).statement == content.holds[hold].says


@pytest.mark.parametrize("muscle", ["shin", "thigh_front"])
@pytest.mark.parametrize("cannot", [*CANNOT, ""])
def test_toes_up_is_never_said_where_it_is_the_wrong_way(
    content: Content, muscle: str, cannot: str
) -> None:
    case = {"muscle": muscle} | ({"cannot": cannot} if cannot else {})
    moves = [Move("relief"), *[Move("no"), Move("unable")] * 4]
    said = " ".join(reply.statement.lower() for reply in play(content, *moves, **case))
    assert "toes up" not in said
    assert "toes back" not in said


def test_where_the_muscle_is_not_known_it_is_the_calf(content: Content) -> None:
    assert after(content, "relief").state.hold == "calf_one"


def test_a_helper_is_told_what_to_do(content: Content) -> None:
    reply = after(content, "relief", muscle="calf", who="partner")
    assert reply.statement == content.holds["calf_one"].their


def test_a_helper_who_says_i_is_still_the_helper(content: Content) -> None:
    first = moved("relief", muscle="calf", who="partner")
    replies = play(content, first, moved("no", who="self"))
    assert replies[-1].statement == content.holds["calf_two"].their


@pytest.mark.parametrize("place", sorted({*WHERE} - {"car", "water"}))
def test_what_comes_first_there_comes_before_the_hold(content: Content, place: str) -> None:
    first = next(one for one in content.holds.values() if one.place == place)
    reply = after(content, "relief", place=place)
    assert reply.statement.startswith(f"{first.says} ")
    assert reply.state.asking == "eased"


@pytest.mark.parametrize(("place", "first"), [("car", "in_car"), ("water", "in_water")])
@pytest.mark.parametrize("said", ["no", "relief", "still_cramping", "unable", "fallback"])
def test_at_the_wheel_and_in_water_they_are_safe_first(
    content: Content, place: str, first: str, said: str
) -> None:
    replies = play(content, Move("relief"), Move(said), Move("yes"), place=place)
    assert [reply.state.hold for reply in replies] == [first, first, "calf_one"]
    assert [reply.state.asking for reply in replies] == ["safe", "safe", "eased"]


@pytest.mark.parametrize("place", ["car", "water", "stairs", "plane", "meeting"])
@pytest.mark.parametrize("muscle", MUSCLES)
def test_nobody_is_stood_up_where_that_is_no_good(
    content: Content, place: str, muscle: str
) -> None:
    moves = [Move("relief"), Move("yes"), *[Move("no"), Move("unable")] * 6]
    moves = [move for move in moves if place in ("car", "water") or move.name != "yes"]
    given = {reply.state.hold for reply in play(content, *moves, place=place, muscle=muscle)}
    assert len(given) > 2
    assert {name for name in given if "stand" in content.holds[name].needs} == set()


def test_who_is_standing_gets_a_hold_to_stand_in(content: Content) -> None:
    assert after(content, "relief", muscle="calf", place="standing").state.hold == "calf_two"


@pytest.mark.parametrize("name", ["no", "circumstance", "told", "repair", "mimic", "fallback"])
def test_another_muscle_changes_the_hold(content: Content, name: str) -> None:
    replies = play(content, Move("relief"), moved(name, muscle="shin"), muscle="calf")
    assert replies[-1].state.hold == "shin_one"


def test_another_place_changes_what_is_said(content: Content) -> None:
    replies = play(content, Move("relief"), moved("circumstance", place="car"), muscle="calf")
    assert replies[-1].state.hold == "in_car"


def test_somebody_else_changes_whom_it_is_said_to(content: Content) -> None:
    replies = play(content, Move("relief"), moved("repair", who="child"), muscle="calf")
    assert replies[-1].statement.endswith(content.holds["calf_one"].their)


# --- easier ways


def test_unable_out_of_nowhere_starts_relief(content: Content) -> None:
    assert after(content, "unable").state.hold == "calf_one"


@pytest.mark.parametrize("muscle", MUSCLES)
@pytest.mark.parametrize("cannot", [*CANNOT, ""])
def test_the_same_easier_way_never_comes_twice_in_a_row(
    content: Content, muscle: str, cannot: str
) -> None:
    case = {"muscle": muscle} | ({"cannot": cannot} if cannot else {})
    replies = play(content, Move("relief"), *[Move("unable")] * 8, **case)
    assert [one for one, two in pairwise(replies) if one.state.hold == two.state.hold] == []


@pytest.mark.parametrize(
    ("cannot", "way"),
    [
        ("reach", "towel"),
        ("stand", "seated"),
        ("straighten", "bent"),
        ("wheelchair", "seated"),
        ("new_joint", "new_joint"),
        ("pregnant", "pregnant"),
    ],
)
def test_an_easier_way_is_for_what_they_cannot_do(content: Content, cannot: str, way: str) -> None:
    replies = play(content, Move("relief"), moved("unable", cannot=cannot), muscle="calf")
    assert replies[-1].state.hold == way


def test_pregnant_is_told_an_easier_way(content: Content) -> None:
    told = Move("circumstance", circumstances=("pregnant",))
    assert play(content, Move("relief"), told)[-1].state.hold == "pregnant"


def test_the_foot_that_cannot_be_reached_is_not_what_cramps(content: Content) -> None:
    replies = play(content, Move("relief"), moved("unable", muscle="foot"), muscle="thigh_back")
    assert dict(replies[-1].state.case)["muscle"] == "thigh_back"


def test_the_holds_go_on_after_an_easier_way(content: Content) -> None:
    assert after(content, "relief", "unable", "no").state.hold == "calf_two"


# --- at their pace


@pytest.mark.parametrize("asking", ASKED)
def test_wait_takes_no_step(content: Content, asking: str) -> None:
    state = State(asking=asking, step=1, hold="calf_two", last_speech="Stand up.")
    reply = respond(content, state, Move("wait"))
    assert reply.statement in content.lines["wait"]
    kept = reply.state
    assert (kept.asking, kept.step, kept.hold, kept.last_speech) == (
        asking,
        1,
        "calf_two",
        "Stand up.",
    )


def test_a_cry_during_a_hold_softens_it(content: Content) -> None:
    reply = after(content, "relief", "no", "relief")
    softly = content.lines["softly"][0]
    assert reply.statement == f"{softly} {content.holds['calf_two'].says}"


def test_a_fact_told_in_pain_is_kept_for_later(content: Content) -> None:
    told = Move("circumstance", circumstances=("long_run",))
    replies = play(content, Move("relief"), told, Move("eased"))
    assert [reply.state.asking for reply in replies] == ["eased", "eased", "find_out"]


# --- until it has eased


def test_each_no_brings_another_hold_and_then_the_time(content: Content) -> None:
    asked = [after(content, "relief", *["no"] * count) for count in range(4)]
    assert [reply.state.asking for reply in asked] == ["eased", "eased", "eased", "ten_minutes"]
    assert len({reply.statement for reply in asked}) == 4


def test_after_the_last_hold_there_is_more_and_when_to_get_help(content: Content) -> None:
    assert after(content, "relief", *["no"] * 3).statement == content.lines["keep_going"][0]


def test_a_cramp_past_ten_minutes_needs_a_doctor_today(content: Content) -> None:
    assert after(content, "relief", *["no"] * 3, "yes").warns == "same_day"


@pytest.mark.parametrize("said", ["no", "not_sure", "still_cramping", "fallback"])
def test_a_shorter_one_is_stayed_with(content: Content, said: str) -> None:
    reply = after(content, "relief", *["no"] * 3, said)
    assert (reply.state.asking, reply.state.hold) == ("eased", "calf_one")


@pytest.mark.parametrize("said", PAINED)
@pytest.mark.parametrize("asking", ASKED)
def test_nobody_in_pain_is_ended_on(content: Content, asking: str, said: str) -> None:
    start = State(asking=asking, hold="calf_one", case=(("place", "car"),))
    state = start
    for _ in range(12):
        state = respond(content, state, Move(said)).state
        assert state.asking in ASKED


def test_not_sure_is_not_eased(content: Content) -> None:
    assert after(content, "relief", "not_sure").state.hold == "calf_two"


def test_still_cramping_out_of_nowhere_starts_relief(content: Content) -> None:
    assert after(content, "still_cramping").state.hold == "calf_one"


def test_eased_leads_to_the_bedtime_stretches(content: Content) -> None:
    assert after(content, "relief", "yes", "yes").statement == content.lines["stretch_calf"][0]
    second = after(content, "relief", "yes", "yes", "yes")
    assert second.statement.startswith(content.lines["stretch_thigh"][0])
    assert second.state.asking == "what_else"


def test_another_muscle_named_after_the_last_hold_gets_its_own_first(content: Content) -> None:
    state = State(asking="ten_minutes", hold="calf_one", case=(("muscle", "calf"),))
    reply = respond(content, state, moved("not_sure", muscle="shin"))
    assert reply.state.hold == "shin_one"
