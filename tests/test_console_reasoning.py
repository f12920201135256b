"""The reasoning as a picture: what moved a cause adds up to its score."""

from hypothesis import given, settings
from hypothesis import strategies as st

from skill.console.reasoning import Moved, reasoning, standings
from skill.content import load
from skill.dialogue.move import ANSWERS
from skill.dialogue.reasoning import ranking, scores
from skill.dialogue.state import State

CONTENT = load("en-US")


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


@settings(max_examples=300)  # also where CI runs more of the random conversations
@given(states())
def test_scores_and_places_are_those_of_the_dialogue_and_what_moved_a_cause_adds_up(
    state: State,
) -> None:
    found = {one.id: one for one in standings(CONTENT, state)}
    assert set(found) == set(CONTENT.causes) - {"none"}
    assert {name for name, one in found.items() if one.denied} == set(state.denied) - {"none"}
    ours = {name: one.score for name, one in found.items() if not one.denied}
    assert ours == scores(CONTENT, state)
    for one in found.values():
        assert sum(moved.by for moved in one.moved) == one.score
        assert all(moved.by for moved in one.moved)
    placed = sorted((one.place, one.id) for one in found.values() if one.place)
    assert [name for _, name in placed] == [
        name for name in ranking(CONTENT, state) if name != "none"
    ]


def test_facts_and_answers_are_told_in_words() -> None:
    told = (("posture", "yes"), ("dairy", "no"), ("sweat", "not_sure"))
    state = State(circumstances=("long_run",), answers=told, denied=("exercise",))
    found = {one.id: one for one in standings(CONTENT, state)}
    posture = Moved("answer", "posture", CONTENT.topics["posture"].affirmed, 2)
    run = Moved("circumstance", "long_run", CONTENT.circumstances["long_run"].fact, 3)
    assert found["posture"].moved == (posture,)
    assert found["exercise"].moved == (run,)
    assert (found["exercise"].score, found["exercise"].place) == (3, 0), "it was ruled out"
    (no,) = found["calcium"].moved
    assert CONTENT.topics["dairy"].question in no.words
    assert no.words.endswith("No")
    assert found["sodium"].moved == ()


def test_the_picture_says_why_a_cause_is_ahead_and_what_is_next() -> None:
    nothing, run = (reasoning(CONTENT, State(circumstances=facts)) for facts in ((), ("long_run",)))
    assert nothing["ranking"] == ["none"]
    assert nothing["none"] == CONTENT.causes["none"].name
    assert nothing["next"] in CONTENT.topics
    assert {cause["score"] for cause in nothing["causes"]} == {0}
    (first,) = (cause for cause in run["causes"] if cause["place"] == 1)
    assert first["because"] == CONTENT.circumstances["long_run"].fact
