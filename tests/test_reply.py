"""Replies: the speech, the question that keeps the session open, and what is remembered."""

import pytest

from skill.content import Content
from skill.content.lines import PROMPTS
from skill.content.model import TOPICS
from skill.dialogue import State
from skill.dialogue.reply import ask, ask_again, end, line, spoken


@pytest.mark.parametrize("asking", [*TOPICS, *PROMPTS])
def test_a_question_is_spoken_last_and_has_its_own_reprompt(content: Content, asking: str) -> None:
    table = content.topics if asking in TOPICS else content.prompts
    reply = ask(content, State(), "aside", "Good.", asking)
    assert reply.speech == f"Good. {table[asking].question}"
    assert reply.reprompt == table[asking].reprompt
    assert reply.state == State(asking=asking, last_speech="Good.")


def test_a_question_is_no_warning_and_explains_nothing(content: Content) -> None:
    reply = ask(content, State(), "aside", "Good.", "choose")
    assert (reply.warns, reply.explains, reply.card, reply.ends) == ("", (), None, False)


def test_an_end_asks_nothing_and_leaves_nothing_pending(content: Content) -> None:
    reply = end(content, State(asking="cold", last_speech="Good."), "goodbye", "Good night.")
    assert (reply.speech, reply.question, reply.reprompt) == ("Good night.", "", "")
    assert (reply.warns, reply.ends) == ("", True)
    assert reply.state == State(last_speech="Good night.")


def test_a_lone_question_has_no_space_before_it(content: Content) -> None:
    reply = ask(content, State(), "aside", "", "choose")
    assert reply.speech == content.prompts["choose"].question


@pytest.mark.parametrize("asking", ["", "choose"])
def test_a_choice_that_was_made_is_not_asked_again(content: Content, asking: str) -> None:
    reply = ask_again(content, State(asking=asking), "Good.", "find_out")
    assert reply.state.asking == "find_out"


def test_the_number_to_call_is_that_of_the_locale(content: Content) -> None:
    assert spoken(content, "Call  {emergency}\nnow.") == "Call 911 now."


def test_the_turn_decides_which_words_are_used(content: Content) -> None:
    words = [line(content, State(turn=turn), "got_it") for turn in range(4)]
    assert words == [*content.lines["got_it"], content.lines["got_it"][0]]
