"""The reasoning as a picture: what moved a cause adds up to its score."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from skill.console.reasoning import Moved, reasoning, standings
from skill.content import load
from skill.dialogue.move import ANSWERS
from skill.dialogue.reasoning import ranking, scores
from skill.dialogue.state import State

CONTENT = load("en-US")

enough = settings(max_examples=300)  # also where CI runs more of the random conversations


@st.composite
def states(draw: st.DrawFn) -> State:
    """Whatever somebody may have said so far."""
    topics = draw(st.lists(st.sampled_from(list(CONTENT.topics)), unique=True))
    facts = st.lists(st.sampled_from(list(CONTENT.circumstances)), unique=True, max_size=6)
    return State(
        answers=tuple((topic, draw(st.sampled_from(ANSWERS))) for topic in topics),
        circumstances=tuple(draw(facts)),
        denied=tuple(draw(st.lists(st.sampled_from(list(CONTENT.causes)), max_size=2))),
    )


@enough
@given(states())
def test_what_moved_a_cause_adds_up_to_its_score(state: State) -> None:
    for one in standings(CONTENT, state):
        assert sum(moved.by for moved in one.moved) == one.score
        assert all(moved.by for moved in one.moved)


@enough
@given(states())
def test_the_scores_are_those_of_the_dialogue(state: State) -> None:
    found = {one.id: one for one in standings(CONTENT, state)}
    told = scores(CONTENT, state)
    assert {name: one.score for name, one in found.items() if not one.denied} == told
    assert set(found) == set(CONTENT.causes) - {"none"}
    assert {name for name, one in found.items() if one.denied} == set(state.denied) - {"none"}


@enough
@given(states())
def test_the_places_are_those_of_the_ranking(state: State) -> None:
    placed = sorted((one.place, one.id) for one in standings(CONTENT, state) if one.place)
    assert tuple(name for _, name in placed) == (
        ranking(CONTENT, state) if ranking(CONTENT, state) != ("none",) else ()
    )


def moved(state: State, cause: str) -> list[tuple[str, str, int]]:
    (one,) = (one for one in standings(CONTENT, state) if one.id == cause)
    return [(moved.kind, moved.id, moved.by) for moved in one.moved]


def test_a_fact_and_an_answer_are_told_apart() -> None:
    state = State(circumstances=("long_run",), answers=(("cold", "yes"),))
    assert moved(state, "exercise") == [("circumstance", "long_run", 3)]
    assert moved(state, "cold") == [("answer", "cold", 2)]
    assert moved(state, "posture") == []


def test_facts_about_one_topic_count_once() -> None:
    state = State(circumstances=("cold_bed", "cold_room"))
    assert moved(state, "cold") == [("circumstance", "cold_bed", 2)]


def test_a_fact_outweighs_the_answer_to_its_topic() -> None:
    state = State(circumstances=("cold_bed",), answers=(("cold", "yes"),))
    assert moved(state, "cold") == [("circumstance", "cold_bed", 2)]
    assert moved(state, "circulation") == []


def test_a_cause_that_was_ruled_out_keeps_its_score_but_has_no_place() -> None:
    (one,) = (
        one
        for one in standings(CONTENT, State(circumstances=("long_run",), denied=("exercise",)))
        if one.id == "exercise"
    )
    assert (one.score, one.place, one.denied) == (3, 0, True)


def test_answers_are_told_in_words() -> None:
    state = State(answers=(("posture", "yes"), ("dairy", "no"), ("sweat", "not_sure")))
    found = {one.id: one.moved for one in standings(CONTENT, state)}
    assert found["posture"] == (Moved("answer", "posture", CONTENT.topics["posture"].affirmed, 2),)
    (no,) = found["calcium"]
    assert CONTENT.topics["dairy"].question in no.words
    assert no.words.endswith("No")
    assert found["sodium"] == ()


def test_nothing_said_is_all_at_zero() -> None:
    told = reasoning(CONTENT, State())
    assert told["ranking"] == ["none"]
    assert told["none"] == CONTENT.causes["none"].name
    assert told["next"] in CONTENT.topics
    assert {cause["score"] for cause in told["causes"]} == {0}


def test_it_says_why_a_cause_is_ahead() -> None:
    state = replace(State(), circumstances=("long_run",))
    (first,) = (cause for cause in reasoning(CONTENT, state)["causes"] if cause["place"] == 1)
    assert first["because"] == CONTENT.circumstances["long_run"].fact
