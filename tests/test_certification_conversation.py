"""Certification, the conversation: what each request gets, from the welcome to the goodbye."""

import re
from typing import Any, NoReturn

import pytest
from jsonschema import Draft202012Validator

from skill.alexa import app
from skill.alexa.intents import INTENTS
from skill.content import load
from skill.dialogue.reply import pending
from skill.simulator import invocation
from skill.simulator.session import Handler
from tests.test_app import SCHEMA
from tests.test_manifest import OPENING, SHOWN
from tests.turns import (
    LAUNCH,
    PENDING,
    Attributes,
    Turn,
    ask,
    ids_of,
    language,
    open_at,
    session,
    slots_of,
    states,
)

Turns = tuple[Turn, ...]

# Words that stand for the core function: relief, the reason, and a doctor.
CORE = ("ease", "reason", "doctor")
APOLOGY = "something went wrong"
MOST_WORDS_OF_A_GOODBYE = 5

# Intents of ours -> the kind of reply that is to the point, in a new session, slots filled. The
# others answer or ask about something that was said before.
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
# A choice that was not understood is offered as the question of the welcome.
COMES_BACK = {"choose": "cramping"}
# A word of an example phrase -> the kind of reply that it asks for.
PHRASES = {"why": "question", "ease": "relief", "doctor": "doctor"}


def filled(locale: str, intent: str) -> dict[str, str]:
    """The slots of *intent* with the first id of each type."""
    return {name: ids_of(locale, kind)[0] for name, kind in slots_of(locale, intent).items()}


def sent(handler: Handler, locale: str, request: dict[str, Any], before: Attributes) -> Any:
    """The response to a bare request."""
    return handler(invocation.envelope(request, session(before), locale), None)


def back_at(locale: str, turn: Turn) -> str:
    """The pending question that *turn* ends with, as a topic or a prompt; else empty."""
    asking = turn.state["asking"]
    asked = asking and pending(load(locale), asking).question
    return asking if turn.speech.endswith(asked) and turn.is_open else ""


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
    assert back_at(locale, turn) == asking


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
    assert len(turn.speech.split()) <= MOST_WORDS_OF_A_GOODBYE


@pytest.mark.rule(
    "The end of a session, for any reason, gets neither speech nor card nor directive.",
    source="11.4; Request and Response JSON Reference",
)
@pytest.mark.parametrize("reason", ["USER_INITIATED", "ERROR", "EXCEEDED_MAX_REPROMPTS"])
def test_the_end_of_a_session_gets_silence(handler: Handler, locale: str, reason: str) -> None:
    for before in states():
        request = {"type": "SessionEndedRequest", "reason": reason}
        assert sent(handler, locale, request, before)["response"] == {}


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
    assert turn.kind != "aside"


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
    """All but the notice and the signs, which are said once a session."""
    for turn in {(turn.kind, turn.question): turn for turn in turns if turn.is_open}.values():
        again = ask(handler, locale, "AMAZON.RepeatIntent", before=turn.attributes)
        said = again.speech.removesuffix(again.question).rstrip()
        assert said
        assert turn.speech.startswith(said)
        assert again.question == turn.question
        assert turn.explains or again.speech == turn.speech


# What is not understood, and what breaks


@pytest.mark.rule(
    "What nobody understands is asked again: the session stays open, at the same question.",
    source="5.3, 11.4; Voice Interface and User Experience Testing 4.10",
)
@pytest.mark.parametrize("asking", PENDING)
def test_fallback_comes_back_to_the_question(handler: Handler, locale: str, asking: str) -> None:
    turn = ask(handler, locale, "AMAZON.FallbackIntent", before=open_at(asking))
    assert back_at(locale, turn) == COMES_BACK.get(asking, asking)
    assert turn.state["misses"] == 1


@pytest.mark.rule(
    "An intent that the model does not have is taken for a fallback.",
    source="11.4; Request and Response JSON Reference",
)
def test_an_unknown_intent_is_a_fallback(handler: Handler, locale: str) -> None:
    request = {"type": "IntentRequest", "intent": {"name": "OrderPizzaIntent", "slots": {}}}
    for before in states():
        fallback = ask(handler, locale, "AMAZON.FallbackIntent", before=before)
        assert sent(handler, locale, request, before) == fallback.answer


@pytest.mark.rule(
    "A request of an unknown type gets an empty response, not an error.",
    source="11.4; Request and Response JSON Reference",
)
@pytest.mark.parametrize("kind", ["Whatever.Strange", "AudioPlayer.PlaybackStarted", ""])
def test_an_unknown_request_gets_silence(handler: Handler, locale: str, kind: str) -> None:
    for before in states():
        assert sent(handler, locale, {"type": kind}, before)["response"] == {}


def broken(*arguments: object) -> NoReturn:
    raise RuntimeError(str(arguments))


@pytest.mark.rule(
    "An error gets an apology and the pending question, and the session stays open.",
    source="11.4; Voice Interface and User Experience Testing 4.10",
)
@pytest.mark.parametrize("asking", PENDING)
def test_an_error_gets_an_apology(
    handler: Handler, locale: str, asking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "respond", broken)
    turn = ask(handler, locale, "AMAZON.YesIntent", before=open_at(asking))
    assert Draft202012Validator(SCHEMA).is_valid(turn.answer)
    assert APOLOGY in turn.speech
    assert back_at(locale, turn) == COMES_BACK.get(asking, asking)


# In one breath


@pytest.mark.rule(
    "Every intent works as the first request of a session, and gets no welcome instead.",
    source="5.3; Voice Interface and User Experience Testing 4.6",
)
def test_every_intent_works_in_one_breath(handler: Handler, locale: str) -> None:
    welcome = ask(handler, locale, LAUNCH)
    started_over = {"AMAZON.RepeatIntent", "AMAZON.StartOverIntent"}
    for intent in language(locale)["intents"]:
        turn = ask(handler, locale, intent["name"], filled(locale, intent["name"]))
        assert APOLOGY not in turn.speech
        assert intent["name"] in started_over or turn.kind != welcome.kind


@pytest.mark.rule(
    "An example phrase gets what it asks for, the first time and not after a welcome.",
    source="5.3, 11.8; Voice Interface and User Experience Testing 4.6",
)
@pytest.mark.parametrize(("shown_in", "phrase"), SHOWN)
def test_an_example_phrase_gets_what_it_asks_for(
    handler: Handler, shown_in: str, phrase: str
) -> None:
    sample = phrase.removeprefix(OPENING)
    (intent,) = [
        one["name"] for one in language(shown_in)["intents"] if sample in one.get("samples", ())
    ]
    (wanted,) = [kind for word, kind in PHRASES.items() if word in sample.split()]
    turn = ask(handler, shown_in, intent)
    assert turn.kind == wanted
    assert turn.is_open
    assert "Leg Cramp Guide" not in turn.speech
