"""Suggestions of the console: all are understood, and each question has some."""

import pytest

from skill.console.suggestions import ANYWHERE, OPENING, PENDING, suggestions
from skill.content.lines import PROMPTS
from skill.content.model import TOPICS
from skill.dialogue.state import State
from skill.simulator.alexa import Alexa
from skill.simulator.invocation import new_session
from skill.simulator.session import Handler, Session

QUESTIONS = (*TOPICS, *PROMPTS)


def test_there_are_some_for_every_question() -> None:
    assert all(suggestions(asking, ended=False) for asking in QUESTIONS)
    assert set(PENDING) <= set(QUESTIONS)


def test_after_the_end_they_open_a_session() -> None:
    assert suggestions("", ended=True) == OPENING


@pytest.mark.parametrize(
    ("asking", "words"),
    [
        *((asking, words) for asking in QUESTIONS for words in suggestions(asking, ended=False)),
        *(("", words) for words in (*OPENING, *ANYWHERE)),
    ],
)
def test_each_is_understood(handler: Handler, alexa: Alexa, asking: str, words: str) -> None:
    said = {"state": State(asking=asking, asked=("cold",), explained="cold").to_json()}
    before = {**new_session(), "new": False, "attributes": said}
    turn = Session(handler, alexa, _session=before, _asking=asking).say(words)
    assert turn.response
    assert turn.response["sessionAttributes"]["state"]["misses"] == 0
