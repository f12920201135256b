"""Amazon's tests of a conversation, with the Lambda function in every locale and state."""

import re
from itertools import product

import pytest

from skill.content import load
from skill.dialogue.reply import pending
from skill.simulator.session import Handler
from tests.turns import LAUNCH, PENDING, Turn, ask, ids_of, language, open_at, slots_of, states

# Words that stand for the core function: relief, the reason, and a doctor.
CORE = ("ease", "reason", "doctor")
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


def filled(locale: str, intent: str) -> dict[str, str]:
    """The slots of *intent* with the first id of each type."""
    return {name: ids_of(locale, kind)[0] for name, kind in slots_of(locale, intent).items()}


def asks(locale: str, turn: Turn, asking: str) -> bool:
    """Whether *turn* is open, and ends with the question of *asking*, a topic or a prompt."""
    return turn.is_open and turn.speech.endswith(pending(load(locale), asking).question)


@pytest.mark.rule(
    "Every intent gets a reply that is to the point, also as the first request of a session.",
    source="Voice Interface and User Experience Testing 4.3",
)
@pytest.mark.parametrize(("intent", "kind"), RELEVANT.items())
def test_every_intent_gets_a_relevant_reply(
    handler: Handler, locale: str, intent: str, kind: str
) -> None:
    assert ask(handler, locale, intent, filled(locale, intent)).kind == kind


@pytest.mark.rule(
    "Launch without a question says who speaks and what can be said, and waits for it.",
    source="Voice Interface and User Experience Testing 4.1",
)
def test_the_welcome_invites_an_answer(handler: Handler, locale: str) -> None:
    welcome = ask(handler, locale, LAUNCH)
    assert "Leg Cramp Guide" in welcome.speech
    assert welcome.question
    assert welcome.is_open
    assert re.search(r"\bsay yes\b.*\bask me why legs cramp\b", welcome.reprompt, re.IGNORECASE)


@pytest.mark.rule(
    "Help says what the skill can do, ends with a question and keeps the session open.",
    source="Voice Interface and User Experience Testing 4.11",
)
def test_help_says_what_the_skill_can_do(handler: Handler, locale: str) -> None:
    for before in states():
        turn = ask(handler, locale, "AMAZON.HelpIntent", before=before)
        assert [word for word in CORE if not re.search(rf"\b{word}\b", turn.speech)] == []
        assert turn.question
        assert turn.is_open


@pytest.mark.rule(
    "Help differs from the welcome.",
    source="Voice Interface and User Experience Testing 4.11",
)
def test_help_is_not_the_welcome(handler: Handler, locale: str) -> None:
    welcome, turn = ask(handler, locale, LAUNCH), ask(handler, locale, "AMAZON.HelpIntent")
    assert turn.speech.split(". ")[0] != welcome.speech.split(". ")[0]
    assert turn.question != welcome.question


@pytest.mark.rule(
    "Help, and what nobody understands, come back to the pending question, whichever it is.",
    source="Voice Interface and User Experience Testing 4.10",
)
@pytest.mark.parametrize("asking", PENDING)
def test_every_question_comes_back(handler: Handler, locale: str, asking: str) -> None:
    """A choice that was not understood is offered as the question of the welcome."""
    helped = ask(handler, locale, "AMAZON.HelpIntent", before=open_at(asking))
    missed = ask(handler, locale, "AMAZON.FallbackIntent", before=open_at(asking))
    assert asks(locale, helped, asking)
    assert asks(locale, missed, "cramping" if asking == "choose" else asking)
    assert missed.state["misses"] == 1


@pytest.mark.rule(
    "Stop, cancel and navigate-home end the session at once, with a goodbye and nothing else.",
    source="Voice Interface and User Experience Testing 4.12",
)
@pytest.mark.parametrize("name", ["Stop", "Cancel", "NavigateHome"])
def test_whoever_wants_to_leave_may(handler: Handler, locale: str, name: str) -> None:
    for before in states():
        turn = ask(handler, locale, f"AMAZON.{name}Intent", before=before)
        assert turn.response.keys() == {"outputSpeech", "shouldEndSession"}
        assert turn.kind == "goodbye"
        assert not turn.is_open
        assert len(turn.speech.split()) <= MOST_WORDS_OF_A_GOODBYE


@pytest.mark.rule(
    "An intent works with none, some or all of its slots filled, in every state.",
    source="Voice Interface and User Experience Testing 4.2",
)
def test_an_intent_works_with_any_of_its_slots(handler: Handler, locale: str) -> None:
    slotted = [one["name"] for one in language(locale)["intents"] if one.get("slots")]
    for intent, before in product(slotted, states()):
        kinds = slots_of(locale, intent)
        for full in product((True, False), repeat=len(kinds)):
            some = zip(kinds.items(), full, strict=True)
            ids = {name: ids_of(locale, kind)[0] for (name, kind), one in some if one}
            assert ask(handler, locale, intent, ids, before).kind != "fault"


@pytest.mark.rule(
    "Where an intent with slots has samples without them, the slot may stay empty: the reply is "
    "the same.",
    source="Known from the field",
)
def test_a_sample_without_the_slot_needs_none(locale: str, handler: Handler) -> None:
    """Alexa prefers such a sample to one with a slot, and delivers the slot empty."""
    bare = [
        one["name"]
        for one in language(locale)["intents"]
        if one.get("slots") and any("{" not in sample for sample in one["samples"])
    ]
    assert bare
    for intent, before in product(bare, states()):
        full = ask(handler, locale, intent, filled(locale, intent), before)
        assert ask(handler, locale, intent, {}, before).answer == full.answer


@pytest.mark.rule(
    "Intents, slots and ids are the same in all locales.", source="Known from the field"
)
def test_all_locales_have_the_same_intents_slots_and_ids(locale: str) -> None:
    def shape(of: str) -> object:
        model = language(of)
        intents = [(one["name"], slots_of(of, one["name"])) for one in model["intents"]]
        return intents, [(kind["name"], ids_of(of, kind["name"])) for kind in model["types"]]

    assert shape(locale) == shape("en-US")
