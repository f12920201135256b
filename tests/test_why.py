"""Finding out why: questions, facts, and the explanation with its reason."""

import pytest

from skill.content import Content
from skill.dialogue import Move, Reply, State, respond
from skill.dialogue.reply import spoken

NAMED = ("calcium", "sodium", "circulation", "cold", "posture", "exercise")


def play(content: Content, *moves: Move | str) -> Reply:
    reply, state = None, State()
    for move in moves:
        reply = respond(content, state, Move(move) if isinstance(move, str) else move)
        state = reply.state
    assert reply is not None
    return reply


def fact(*names: str, answer: str = "") -> Move:
    return Move("circumstance", circumstances=names, answer=answer)


def test_why_then_yes_explains_the_matching_cause(content: Content) -> None:
    reply = play(content, "why", "yes")
    assert reply.explains == ("exercise",)
    assert "You said you did hard or new exercise" in reply.statement


@pytest.mark.parametrize("cause", NAMED)
def test_each_cause_can_be_asked_for_by_name(content: Content, cause: str) -> None:
    assert play(content, Move("cause", causes=(cause,))).explains == (cause,)


@pytest.mark.parametrize(
    ("answers", "cause"),
    [
        ("yes", "exercise"),
        ("no yes no", "posture"),
        ("no no yes no no", "cold"),
        ("no no no yes", "calcium"),
        ("no no yes yes", "circulation"),
        ("no yes yes", "sodium"),
        ("no no no no", "none"),
    ],
)
def test_each_cause_can_be_reached_by_yes_and_no(
    content: Content, answers: str, cause: str
) -> None:
    """The words are answers to "why", in order; what is left over is not needed."""
    reply, state = play(content, "why"), State()
    for answer in answers.split():
        state = reply.state
        if reply.explains:
            break
        reply = respond(content, state, Move(answer))
    assert reply.explains[0] == cause


def test_all_no_is_answered_kindly(content: Content) -> None:
    reply = play(content, "why", "no", "no", "no", "no")
    assert reply.explains == ("none",)
    assert content.causes["none"].explanation in reply.statement


@pytest.mark.rule(
    "What the first sentence answers is not asked again.",
    source="Voice Interface and User Experience Testing 4.2",
)
def test_a_fact_is_acknowledged_and_its_topic_not_asked(content: Content) -> None:
    reply = play(content, fact("long_run"))
    assert reply.explains == ("exercise",)
    assert reply.statement.startswith(f"You said {content.circumstances['long_run'].fact}")


def test_the_first_question_is_introduced(content: Content) -> None:
    reply = play(content, "why")
    assert reply.statement in content.lines["first_question"]


def test_a_ruled_out_cause_is_acknowledged(content: Content) -> None:
    reply = play(content, Move("cause", causes=("calcium",), denied=True))
    assert reply.statement == content.lines["not_that"][0].format(cause="low calcium")
    assert reply.state.denied == ("calcium",)


def test_asking_why_in_mid_question_gets_the_question_and_then_the_answer(
    content: Content,
) -> None:
    first = play(content, "why", "why")
    assert first.state.asking == "exercise"
    assert play(content, "why", "why", "why").explains == ("none",)


def test_a_fact_for_the_doctor_says_so_and_leaves_the_second_cause_out(content: Content) -> None:
    reply = play(content, fact("water_pill", "cold_bed"))
    assert reply.explains == ("medicines",)
    assert reply.warns == "routine"
    assert content.lines["see_doctor"][0] in reply.statement


def test_two_causes_are_spoken_together(content: Content) -> None:
    reply = play(content, fact("on_stomach", "cold_room"), "no", "no")
    assert reply.explains == ("posture", "cold")
    assert content.causes["cold"].brief in reply.statement


def test_the_card_carries_explanation_advice_and_sources(content: Content) -> None:
    card = play(content, Move("cause", causes=("cold",))).card
    assert card is not None
    cause = content.causes["cold"]
    for text in (cause.explanation, cause.advice, cause.evidence, cause.doctor):
        assert spoken(content, text) in card.text
    assert content.lines["notice"][0] in card.text


@pytest.mark.parametrize("name", ["cause", "remedy", "mimic"])
def test_an_unknown_name_is_asked_again(content: Content, name: str) -> None:
    reply = respond(content, State(asking="cold", asked=("cold",)), Move(name))
    assert reply.statement in content.lines["unknown_name"]
    assert reply.state.asking == "cold"


def test_a_skipped_question_is_not_asked_again(content: Content) -> None:
    reply = play(content, "why", "skip")
    assert reply.state.asking == "posture"
    assert reply.statement in content.lines["skipped"]


def test_the_first_explanation_carries_notice_and_signs_and_the_next_only_itself(
    content: Content,
) -> None:
    posture, cold = content.causes["posture"], content.causes["cold"]
    notice, net = content.lines["notice"][0], content.lines["net"][0]
    first = play(content, Move("cause", causes=("posture",)))
    assert first.statement == spoken(content, f"{posture.explanation} {notice} {net}")
    second = respond(content, first.state, Move("cause", causes=("cold",)))
    assert second.statement == spoken(content, cold.explanation)


def test_an_explanation_is_repeated_without_the_notice(content: Content) -> None:
    reply = play(content, fact("long_run"), "repeat")
    reason = f"You said {content.circumstances['long_run'].fact}, and that may matter."
    assert reply.statement == f"{reason} {content.causes['exercise'].explanation}"


def test_more_about_another_cause_starts_at_its_first_piece(content: Content) -> None:
    posture, cold = Move("cause", causes=("posture",)), Move("cause", causes=("cold",))
    assert play(content, posture, "more", cold, "more").statement == content.causes["cold"].more[0]


def test_of_two_causes_named_at_once_the_first_is_explained(content: Content) -> None:
    assert play(content, Move("cause", causes=("cold", "posture"))).explains == ("cold",)


def test_after_a_named_cause_only_a_topic_is_asked_again(content: Content) -> None:
    """Once a cause is explained, the offer to find one is out of place."""
    magnesium = Move("remedy", remedies=("magnesium",))
    assert play(content, magnesium, Move("cause", causes=("cold",))).state.asking == "advice"


def test_a_fact_that_settles_nothing_is_acknowledged_all_the_same(content: Content) -> None:
    reply = play(content, "why", fact("on_stomach"))
    assert reply.statement == f"You said {content.circumstances['on_stomach'].fact}."
    assert reply.state.asking == "exercise"


def test_an_answer_is_acknowledged(content: Content) -> None:
    assert play(content, "why", "no").statement in content.lines["got_it"]


def test_a_sign_that_is_denied_is_a_no(content: Content) -> None:
    reply = play(content, "why", Move("no", features=(("chest_pain", False),), allays=True))
    assert reply.statement in content.lines["got_it"]
    assert dict(reply.state.answers) == {"exercise": "no"}


def test_a_fact_that_is_not_known_was_not_understood(content: Content) -> None:
    reply = play(content, "why", Move("circumstance"))
    assert reply.statement in content.lines["unclear"]
    assert reply.state.asking == "exercise"


@pytest.mark.parametrize("name", ["fallback", "help", "why", "off_topic", "evidence"])
def test_no_topic_is_asked_a_third_time(content: Content, name: str) -> None:
    """Neither an answer, twice: the topic is left as not sure, and the next one comes."""
    assert play(content, "why", name).state.asking == "exercise"
    reply = play(content, "why", name, name)
    assert reply.state.asking != "exercise"
    assert dict(reply.state.answers).get("exercise", "not_sure") == "not_sure"


def test_a_topic_that_lapses_is_left_in_so_many_words(content: Content) -> None:
    reply = play(content, "why", "fallback", "help")
    assert reply.statement in content.lines["skipped"]
    assert (reply.state.asking, reply.state.answers) == ("posture", (("exercise", "not_sure"),))


def test_a_fact_that_weighs_nothing_has_its_own_sentence(content: Content) -> None:
    reply = respond(content, State(), Move("cause", asked=("older_age",)))
    assert reply.statement == content.circumstances["older_age"].note
