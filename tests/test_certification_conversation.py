"""Certification, the conversation: what each request gets, and what strange words get."""

import json
import re
from copy import deepcopy
from itertools import product
from typing import Any, NoReturn

import pytest
from jsonschema import Draft202012Validator

from skill.alexa import app
from skill.alexa.intents import INTENTS
from skill.content import TOPIC_IDS, Content, load
from skill.content.lines import PROMPTS
from skill.content.model import Prompt, Topic
from skill.dialogue import State
from skill.dialogue.reply import pending
from skill.simulator import envelope
from skill.simulator.session import Handler, plain
from tests.test_app import SCHEMA
from tests.test_manifest import OPENING, PUBLISHING
from tests.turns import LAUNCH, Attributes, Turn, ask, ids_of, language, session, slots_of, states

Turns = tuple[Turn, ...]

BUILT_IN = "AMAZON."
PENDING = (*TOPIC_IDS, *PROMPTS)
# Words that stand for the core function: relief, the reason, and a doctor.
CORE = ("ease", "reason", "doctor")
# An empty slot, spaces, nonsense that no value matches, and characters that mark up.
STRANGE = ("", "   ", "banana", "<purple> & {verbs}")
# Intents whose slot only adds to a plain yes or no: that counts even where the slot is strange.
ANSWERS = ("YesBecauseIntent", "NoBecauseIntent", "NoSignIntent")
MADE_OF = ("asking", "answers", "circumstances", "signs", "denied")
APOLOGY = "something went wrong"

# Intents of ours -> the kinds of reply that are to the point, in a new session, slots filled.
# Answers without a question are asked back: see below.
RELEVANT = {
    "WhyIntent": "question",
    "CircumstanceIntent": "question",
    "YesBecauseIntent": "question",
    "NoBecauseIntent": "question",
    "CauseIntent": "explanation",
    "NotCauseIntent": "question",
    "ReliefIntent": "relief",
    "StillCrampingIntent": "relief",
    "EasedIntent": "relieved",
    "PreventIntent": "prevention",
    "DoctorIntent": "doctor",
    "WarningIntent": "warning",
    "RemedyIntent": "aside",
    "MimicIntent": "mimic",
    "EvidenceIntent": "evidence",
    "ThanksIntent": "goodbye",
}
# Example phrases, by what they ask for -> the kind of reply.
PHRASES = {"why": "question", "ease": "relief", "doctor": "doctor"}


def open_at(asking: str) -> Attributes:
    """Session attributes with a pending question."""
    return {"state": State(asking=asking, asked=("cold",)).to_json()}


def question(content: Content, asking: str) -> str:
    """What is asked for a topic or a prompt."""
    found: Prompt | Topic = pending(content, asking)
    return found.question


def filled(locale: str, intent: str) -> dict[str, str]:
    return {name: ids_of(locale, kind)[0] for name, kind in slots_of(locale, intent).items()}


def slotted(locale: str) -> list[str]:
    return [one["name"] for one in language(locale)["intents"] if one.get("slots")]


def sent(handler: Handler, locale: str, request: dict[str, Any], before: Attributes) -> Any:
    """The response to a bare request."""
    return handler(envelope.envelope(request, session(before), locale), None)["response"]


# What every request gets


@pytest.mark.rule(
    "The skill has an answer to every intent of the model, and the model every one it answers.",
    source="5.3, 11.4; Functional Testing",
)
def test_no_intent_is_unhandled(locale: str) -> None:
    assert {intent["name"] for intent in language(locale)["intents"]} == set(INTENTS)


@pytest.mark.rule(
    "Every request gets a response that Alexa accepts, and no apology.",
    source="11.4; Request and Response JSON Reference",
)
def test_every_request_gets_a_valid_response(turns: Turns) -> None:
    valid = Draft202012Validator(SCHEMA)
    assert [turn for turn in turns if not valid.is_valid(turn.answer)] == []
    assert [turn for turn in turns if APOLOGY in turn.speech] == []


@pytest.mark.rule(
    "Every intent gets a reply that is to the point.",
    source="5.3; Voice Interface and User Experience Testing 4.3",
)
@pytest.mark.parametrize(("intent", "kind"), RELEVANT.items())
def test_every_intent_gets_a_relevant_reply(
    handler: Handler, locale: str, intent: str, kind: str
) -> None:
    assert ask(handler, locale, intent, filled(locale, intent)).kind == kind


@pytest.mark.rule(
    "Launch without a question says who speaks and what can be said, and waits for it.",
    source="5.3, 11.4; Voice Interface and User Experience Testing 4.1",
)
def test_the_welcome_invites_an_answer(handler: Handler, locale: str) -> None:
    welcome = ask(handler, locale, LAUNCH)
    assert "Leg Cramp Guide" in welcome.speech
    assert welcome.question
    assert welcome.is_open
    assert re.search(r"\bsay yes\b.*\bask me why legs cramp\b", welcome.reprompt, re.IGNORECASE)


# Help


@pytest.mark.rule(
    "Help says what the skill can do, ends with a question and keeps the session open.",
    source="5.3, 11.4; Voice Interface and User Experience Testing 4.11",
)
def test_help_says_what_the_skill_can_do(handler: Handler, locale: str) -> None:
    for before in states():
        turn = ask(handler, locale, "AMAZON.HelpIntent", before=before)
        assert [word for word in CORE if not re.search(rf"\b{word}\b", turn.speech)] == []
        assert turn.question
        assert turn.is_open


@pytest.mark.rule(
    "Help differs from the welcome.",
    source="5.3; Voice Interface and User Experience Testing 4.11",
)
def test_help_is_not_the_welcome(handler: Handler, locale: str) -> None:
    welcome, turn = ask(handler, locale, LAUNCH), ask(handler, locale, "AMAZON.HelpIntent")
    assert turn.speech.split(". ")[0] != welcome.speech.split(". ")[0]
    assert turn.question != welcome.question


@pytest.mark.rule(
    "Help in the middle of a dialogue comes back to the pending question.",
    source="5.3, 11.4; Voice Interface and User Experience Testing 4.11",
)
@pytest.mark.parametrize("asking", PENDING)
def test_help_comes_back_to_the_question(handler: Handler, locale: str, asking: str) -> None:
    turn = ask(handler, locale, "AMAZON.HelpIntent", before=open_at(asking))
    assert turn.state["asking"] == asking or asking == "choose"
    assert turn.speech.endswith(question(load(locale), turn.state["asking"]))


# The end


@pytest.mark.rule(
    "Stop and cancel end the session at once, with a goodbye and nothing else.",
    source="5.3, 11.4; Voice Interface and User Experience Testing 4.12",
)
@pytest.mark.parametrize("intent", ["AMAZON.StopIntent", "AMAZON.CancelIntent"])
def test_stop_and_cancel_end_at_once(handler: Handler, locale: str, intent: str) -> None:
    for before in states():
        says_goodbye(ask(handler, locale, intent, before=before))


@pytest.mark.rule(
    "Navigate-home ends the session at once.", source="11.4; Standard Built-in Intents"
)
def test_navigate_home_ends_at_once(handler: Handler, locale: str) -> None:
    for before in states():
        says_goodbye(ask(handler, locale, "AMAZON.NavigateHomeIntent", before=before))


def says_goodbye(turn: Turn) -> None:
    assert turn.response.keys() == {"outputSpeech", "shouldEndSession"}
    assert turn.kind == "goodbye"
    assert not turn.is_open
    assert len(turn.speech.split()) <= 5


@pytest.mark.rule(
    "The end of a session, for any reason, gets neither speech nor card nor directive.",
    source="11.4; Request and Response JSON Reference",
)
@pytest.mark.parametrize("reason", ["USER_INITIATED", "ERROR", "EXCEEDED_MAX_REPROMPTS"])
def test_the_end_of_a_session_gets_silence(handler: Handler, locale: str, reason: str) -> None:
    for before in states():
        request = {"type": "SessionEndedRequest", "reason": reason}
        assert sent(handler, locale, request, before) == {}


# Yes, no, repeat


@pytest.mark.rule(
    "Yes and no are taken as an answer to every pending question.",
    source="11.4; Standard Built-in Intents",
)
@pytest.mark.parametrize("intent", ["AMAZON.YesIntent", "AMAZON.NoIntent"])
@pytest.mark.parametrize("asking", PENDING)
def test_yes_and_no_answer_every_question(
    handler: Handler, locale: str, asking: str, intent: str
) -> None:
    turn = ask(handler, locale, intent, before=open_at(asking))
    assert turn.state["misses"] == 0
    assert turn.state["asking"] != asking or turn.state["step"] > 0


@pytest.mark.rule(
    "Yes and no without a question are asked back.",
    source="11.5; Voice Interface and User Experience Testing 4.10",
)
@pytest.mark.parametrize("intent", ["AMAZON.YesIntent", "AMAZON.NoIntent"])
def test_yes_and_no_without_a_question_are_asked_back(
    handler: Handler, locale: str, intent: str
) -> None:
    turn = ask(handler, locale, intent)
    assert turn.state["misses"] == 1
    assert turn.question
    assert turn.is_open


@pytest.mark.rule("Repeat says the last reply again.", source="11.4; Standard Built-in Intents")
def test_repeat_says_the_last_reply_again(handler: Handler, turns: Turns, locale: str) -> None:
    for turn in turns:
        if turn.is_open and not turn.explains:
            again = ask(handler, locale, "AMAZON.RepeatIntent", before=turn.attributes)
            assert again.speech.startswith(plain(turn.ssml.removesuffix(turn.question)))
