"""Reasoning: scores, ranking, the next question and the reason that is named."""

from dataclasses import replace

import pytest

from skill.content import Content
from skill.content.model import TOPICS
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


def test_with_no_evidence_there_is_no_clear_cause(content: Content) -> None:
    assert ranking(content, State()) == ("none",)


@pytest.mark.parametrize(
    ("topic", "causes"),
    [
        ("cold", ("cold",)),
        ("posture", ("posture",)),
        ("exercise", ("exercise",)),
        ("sweat", ("sodium",)),
        ("dairy", ("calcium",)),
        ("stillness", ("inactivity", "circulation")),
    ],
)
def test_a_yes_alone_points_to_its_causes(
    content: Content, topic: str, causes: tuple[str, ...]
) -> None:
    assert ranking(content, knowing(content, **{topic: "yes"})) == causes


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("answer", ["no", "not_sure"])
def test_a_no_or_an_unsure_answer_points_nowhere(content: Content, topic: str, answer: str) -> None:
    assert ranking(content, knowing(content, **{topic: answer})) == ("none",)


def test_facts_about_one_topic_count_once(content: Content) -> None:
    one, two = knowing(content, "cold_bed"), knowing(content, "cold_bed", "cold_room")
    assert scores(content, one)["cold"] == scores(content, two)["cold"]


def test_a_fact_and_an_answer_about_one_topic_count_once(content: Content) -> None:
    both = answered(content, knowing(content, "cold_bed"), "cold", "yes")
    assert scores(content, both)["cold"] == scores(content, knowing(content, "cold_bed"))["cold"]


def test_a_fact_about_two_topics_answers_both(content: Content) -> None:
    """Kicking the covers off makes cold legs, and speaks against tight covers."""
    state = answered(content, knowing(content, "covers_off"), "exercise", "no")
    assert ranking(content, state) == ("cold",)
    assert next_topic(content, state) not in ("cold", "posture")


def test_a_weak_second_cause_is_not_spoken(content: Content) -> None:
    assert ranking(content, knowing(content, exercise="yes", dairy="yes")) == ("exercise",)


def test_a_denied_cause_is_out(content: Content) -> None:
    state = take_in(content, State(), Move("cause", causes=("cold",), denied=True))
    assert ranking(content, answered(content, state, "cold", "yes")) == ("circulation",)
    assert "cold" not in scores(content, state)


def test_a_cause_that_is_only_asked_about_is_not_denied(content: Content) -> None:
    assert take_in(content, State(), Move("cause", causes=("cold",))) == State()


def test_a_later_fact_corrects_an_answer(content: Content) -> None:
    state = answered(content, State(), "cold", "no")
    state = take_in(content, state, Move("circumstance", circumstances=("cold_room",)))
    assert ranking(content, state) == ("cold",)
    assert "cold" not in dict(state.answers)


def test_a_later_answer_corrects_a_fact(content: Content) -> None:
    state = answered(content, knowing(content, "cold_room"), "cold", "no")
    assert state.circumstances == ()
    assert ranking(content, state) == ("none",)


def test_an_unsure_answer_leaves_facts_alone(content: Content) -> None:
    state = answered(content, knowing(content, "cold_room"), "cold", "not_sure")
    assert state.circumstances == ("cold_room",)


def test_a_fact_said_twice_is_kept_once(content: Content) -> None:
    assert knowing(content, "cold_bed", "cold_bed").circumstances == ("cold_bed",)


def test_the_most_telling_topic_comes_first(content: Content) -> None:
    assert next_topic(content, State()) == "exercise"


def test_nothing_is_asked_when_no_answer_could_change_the_top(content: Content) -> None:
    assert next_topic(content, knowing(content, exercise="yes")) == ""


def test_a_topic_that_a_fact_answers_is_not_asked(content: Content) -> None:
    assert next_topic(content, knowing(content, "no_exercise")) not in ("exercise", "")


def test_a_topic_that_only_bears_on_a_denied_cause_is_not_asked(content: Content) -> None:
    state = take_in(content, State(), Move("cause", causes=("calcium",), denied=True))
    for topic in ("exercise", "posture", "cold"):
        state = answered(content, state, topic, "no")
    assert next_topic(content, state) != "dairy"


def test_after_four_questions_nothing_is_asked(content: Content) -> None:
    asked = ("exercise", "posture", "cold", "dairy")
    state = replace(knowing(content, **dict.fromkeys(asked, "no")), asked=asked)
    assert next_topic(content, state) == ""


def test_a_question_that_got_lost_may_come_again(content: Content) -> None:
    asked = ("exercise", "posture", "cold", "dairy")
    answers = dict.fromkeys(asked[1:], "no")
    state = replace(knowing(content, **answers), asked=asked)
    assert next_topic(content, state) == "exercise"


def test_a_topic_whose_main_cause_is_denied_is_not_asked(content: Content) -> None:
    """Cold legs also speak a little for circulation; the user said it is not the cold."""
    state = take_in(content, State(), Move("cause", causes=("cold",), denied=True))
    for topic in ("exercise", "posture"):
        state = answered(content, state, topic, "no")
    assert next_topic(content, state) == "dairy"


def test_the_reason_is_what_the_user_said(content: Content) -> None:
    state = knowing(content, "cold_bed", exercise="yes")
    assert reason(content, state, "cold") == content.circumstances["cold_bed"].fact
    assert reason(content, state, "exercise") == content.topics["exercise"].affirmed
    assert reason(content, state, "posture") == ""


def test_the_weightiest_reason_is_named(content: Content) -> None:
    state = knowing(content, cold="yes", stillness="yes")
    assert reason(content, state, "circulation") == content.topics["stillness"].affirmed


def test_some_facts_are_for_a_doctor(content: Content) -> None:
    assert sign_for(content, knowing(content, "water_pill"), "medicines") == "routine"
    assert sign_for(content, knowing(content, "water_pill"), "cold") == ""
    assert sign_for(content, knowing(content, "most_nights"), "cold") == "routine"


def test_the_gravest_fact_for_a_cause_decides_how_soon(content: Content) -> None:
    statin = replace(content.circumstances["statin"], sign="statin_pain")
    changed = replace(content, circumstances={**content.circumstances, "statin": statin})
    state = knowing(content, "most_nights", "statin")
    assert sign_for(changed, state, "medicines") == "same_day"
    assert sign_for(changed, state, "cold") == "routine"


def test_a_doctor_should_hear_the_gravest_first(content: Content) -> None:
    pain = content.signs["weeks_of_pain"]
    signs = {**content.signs, "weeks_of_pain": replace(pain, reason="it hurts all the time")}
    content = replace(content, signs=signs)
    said = ("both_swollen", "weeks_of_pain")
    state = replace(knowing(content, "diabetes", "cold_bed"), signs=said)
    assert reasons_for_doctor(content, state) == (
        ("it hurts all the time", "same_day"),
        (content.signs["both_swollen"].reason, "routine"),
        (content.circumstances["diabetes"].fact, "routine"),
    )


def test_what_a_doctor_need_not_hear_is_no_reason(content: Content) -> None:
    assert reasons_for_doctor(content, knowing(content, "cold_bed", exercise="yes")) == ()


def test_words_that_answer_a_topic_answer_it_unless_it_is_known(content: Content) -> None:
    told = Move("told", answers=(("cold", "yes"), ("exercise", "no")))
    assert dict(take_in(content, State(), told).answers) == {"cold": "yes", "exercise": "no"}
    assert dict(take_in(content, State(answers=(("cold", "no"),)), told).answers)["cold"] == "no"
    assert "cold" not in dict(take_in(content, knowing(content, "warm_room"), told).answers)
