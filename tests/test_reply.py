"""Replies: the speech, the question that keeps the session open, and what is remembered."""

import pytest

from skill.content import Content
from skill.content.lines import CHECKS, PROMPTS, SURE
from skill.content.model import TOPICS
from skill.dialogue import State
from skill.dialogue.reply import Card, Reply, ask, ask_again, end, line, spoken
from tests.knowing import EN, state

PARTNER = state(case={"who": "partner"})


@pytest.mark.parametrize("asking", [*TOPICS, *PROMPTS, *CHECKS])
def test_a_question_is_spoken_last_and_has_its_own_reprompt(asking: str) -> None:
    one = {**EN.topics, **EN.prompts, **EN.checks}[asking]
    asked = State(asking=asking, last_speech="Good.")
    assert ask(EN, State(), "aside", "Good.", asking) == Reply(
        kind="aside", statement="Good.", question=one.question, reprompt=one.reprompt, state=asked
    )
    assert ask(EN, State(), "aside", "Good.", asking).speech == f"Good. {one.question}"
    assert ask(EN, State(), "aside", "", asking).speech == one.question


def test_a_topic_is_asked_of_whom_it_is_about_and_a_prompt_of_whoever_speaks() -> None:
    posture = EN.topics["posture"]._replace(question="Do you?", reprompt="Your toes?")
    stretch = EN.prompts["stretch"]._replace(question="Do you?", reprompt="Your toes?")
    changed = EN._replace(topics={"posture": posture}, prompts={"stretch": stretch})
    topic, prompt = (ask(changed, PARTNER, "aside", "", name) for name in ("posture", "stretch"))
    assert (topic.question, topic.reprompt) == ("Do they?", "Their toes?")
    assert (prompt.question, prompt.reprompt) == ("Do you?", "Your toes?")


def test_a_sign_that_is_in_doubt_is_asked_about_by_its_own_question() -> None:
    sign = EN.signs["fever"]._replace(sure="Are you hot?")
    changed = EN._replace(signs={"fever": sign, "fainting": sign._replace(sure="")})
    asked = {
        name: ask(changed, PARTNER._replace(doubted=name), "check", "", SURE).question
        for name in changed.signs
    }
    assert asked == {"fever": "Are they hot?", "fainting": EN.checks[SURE].question}
    other = ask(changed, PARTNER._replace(doubted="fever"), "check", "", "check_side")
    assert other.question == EN.checks["check_side"].question


def test_a_reply_may_carry_a_card_what_it_explains_and_a_warning() -> None:
    more = {"card": Card("A title", "A text"), "explains": ("cold",), "warns": "routine"}
    reply = ask(EN, State(), "explanation", "Call  {same_day}.", "advice", **more)
    assert {name: getattr(reply, name) for name in more} == more
    assert not reply.ends
    assert reply.statement == f"Call {EN.same_day}."
    assert reply.state.last_speech == "Call  {same_day}."


def test_an_end_asks_nothing_and_leaves_nothing_pending() -> None:
    before = State(asking="cold", last_speech="Good.")
    reply = end(EN, before, "goodbye", "Good  {crisis}.", warns="emergency")
    assert reply == Reply(
        kind="goodbye",
        statement=f"Good {EN.crisis}.",
        question="",
        reprompt="",
        state=State(last_speech="Good  {crisis}."),
        warns="emergency",
    )
    assert reply.ends
    assert end(EN, before, "goodbye", "Good.").warns == ""


@pytest.mark.parametrize(
    ("asking", "back"),
    [("", ["choose", "cold"]), ("choose", ["choose", "cold"]), ("advice", ["advice", "advice"])],
)
def test_a_choice_that_was_made_is_not_asked_again(asking: str, back: list) -> None:
    again = [ask_again(EN, State(asking=asking), "Good.", *other) for other in ((), ("cold",))]
    assert [reply.state.asking for reply in again] == back
    assert {(reply.kind, reply.statement) for reply in again} == {("aside", "Good.")}


def test_the_number_to_call_is_that_of_the_locale() -> None:
    assert spoken(EN, "Call  {emergency}\nnow.") == "Call 911 now."


def test_the_turn_decides_which_words_are_used(content: Content) -> None:
    words = [line(content, State(turn=turn), "got_it") for turn in range(4)]
    assert words == [*content.lines["got_it"], content.lines["got_it"][0]]
    assert line(content, State(), "net").count("{emergency}") == 1
    assert line(content, State(), "not_that", cause="cold").endswith("I leave out cold.")
