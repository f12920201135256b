"""Weights: what counts once, what counts against, and which question is worth most."""

from dataclasses import replace

import pytest

from skill.content import Content
from skill.content.model import CAUSES, Circumstance
from skill.dialogue import Move, State
from skill.dialogue.reasoning import (
    answered,
    next_topic,
    ranking,
    reason,
    reasons_for_doctor,
    scores,
    sign_for,
    take_in,
)
from tests.knowing import knowing


def test_every_cause_has_a_score_but_the_one_that_is_none(content: Content) -> None:
    assert set(scores(content, State())) == set(CAUSES) - {"none"}


def test_a_fact_against_a_cause_lowers_its_score(content: Content) -> None:
    """Plenty of dairy outweighs the little that a growing teen says for calcium."""
    assert scores(content, knowing(content, "plenty_of_milk"))["calcium"] == -1
    assert ranking(content, knowing(content, "growing_teen")) == ("calcium",)
    assert ranking(content, knowing(content, "growing_teen", "plenty_of_milk")) == ("none",)


@pytest.mark.parametrize("facts", [("cold_bed", "cold_weather"), ("cold_weather", "cold_bed")])
def test_of_facts_about_one_topic_the_heaviest_counts(
    content: Content, facts: tuple[str, str]
) -> None:
    assert scores(content, knowing(content, *facts))["cold"] == 2


def test_an_answer_that_a_fact_has_given_already_counts_once(content: Content) -> None:
    """Covers that came off say that nothing presses the toes down."""
    fact = knowing(content, "covers_off")
    assert scores(content, answered(content, fact, "posture", "no")) == scores(content, fact)


def test_no_more_than_two_causes_are_explained(content: Content) -> None:
    state = knowing(content, "long_run", "on_stomach", "cold_bed")
    assert ranking(content, state) == ("exercise", "posture")


def test_the_question_likeliest_to_change_the_top_cause_comes_first(content: Content) -> None:
    """Weighed by how often each answer is expected, a no as well as a yes."""
    dairy, sweat, exercise = (content.topics[name] for name in ("dairy", "sweat", "exercise"))
    speaks, against = {"calcium": 1}, {"calcium": -1}
    topics = {
        "dairy": replace(dairy, prior=0.9, yes=speaks, no=against),
        "exercise": replace(exercise, prior=0.5, yes={"exercise": 3}, no={}),
        "sweat": replace(sweat, prior=0.2, yes=speaks, no=against),
    }
    content = replace(content, topics=topics)
    state = take_in(content, State(), Move("circumstance", circumstances=("growing_teen",)))
    asked = []
    while topic := next_topic(content, state):
        asked.append(topic)
        state = answered(content, state, topic, "not_sure")
    assert asked == ["sweat", "exercise", "dairy"]


def test_a_topic_is_asked_while_its_main_cause_is_open(content: Content) -> None:
    """Its main cause is the one that a yes speaks for most, whatever its name."""
    weights = {"inactivity": 1, "circulation": 2}
    stillness = replace(content.topics["stillness"], yes=weights)
    content = replace(content, topics={"stillness": stillness})
    assert next_topic(content, State(denied=("inactivity",))) == "stillness"
    assert next_topic(content, State(denied=("circulation",))) == ""


@pytest.mark.parametrize("answer", ["no", "not_sure"])
def test_what_the_user_did_not_say_is_no_reason(content: Content, answer: str) -> None:
    assert reason(content, knowing(content, cold=answer), "cold") == ""


def test_a_weak_reason_is_a_reason(content: Content) -> None:
    said = content.topics["cold"].affirmed
    assert reason(content, knowing(content, cold="yes"), "circulation") == said


@pytest.mark.parametrize("facts", [("cold_bed", "cold_room"), ("cold_room", "cold_bed")])
def test_of_equal_reasons_the_one_said_last_is_named_and_of_one_breath_the_clearest(
    content: Content, facts: tuple[str, str]
) -> None:
    first, second = (content.circumstances[name].fact for name in facts)
    assert reason(content, knowing(content, *facts), "cold") == first
    later = Move("circumstance", circumstances=facts[1:])
    state = take_in(content, knowing(content, facts[0]), later)
    assert reason(content, state, "cold") == second


def test_a_fact_that_speaks_a_little_for_a_cause_brings_its_sign(content: Content) -> None:
    fact = replace(content.circumstances["varicose_veins"], sign="both_swollen")
    facts = {**content.circumstances, "varicose_veins": fact}
    content = replace(content, circumstances=facts)
    state = knowing(content, "varicose_veins")
    assert sign_for(content, state, "circulation") == "routine"
    assert sign_for(content, state, "cold") == ""


@pytest.mark.parametrize("cause", ["medicines", "pregnancy", "conditions"])
@pytest.mark.parametrize(("weight", "told"), [(3, True), (2, True), (1, False)])
def test_a_fact_that_only_a_doctor_can_judge_is_for_the_doctor(
    content: Content, cause: str, weight: int, told: bool
) -> None:
    """Also where no warning sign goes with it; a weak hint is not worth a visit."""
    fact = Circumstance(fact="you take something new", weights={cause: weight})
    content = replace(content, circumstances={**content.circumstances, "something": fact})
    found = reasons_for_doctor(content, knowing(content, "something"))
    assert found == ((("you take something new", "routine"),) if told else ())


def test_with_every_cause_ruled_out_nothing_is_asked(content: Content) -> None:
    state = State(denied=CAUSES)
    assert ranking(content, state) == ("none",)
    assert next_topic(content, state) == ""


def test_while_nothing_speaks_for_a_cause_the_likeliest_yes_is_asked_for(content: Content) -> None:
    """Of the two causes left, cold legs are expected more often than little dairy."""
    left = ("calcium", "cold")
    denied = tuple(cause for cause in CAUSES if cause not in left)
    assert next_topic(content, State(denied=denied)) == "cold"
