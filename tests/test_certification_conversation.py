"""Amazon's tests of a conversation, with the Lambda function in every locale and state."""

import re
from itertools import product

import pytest

from skill.content import load
from skill.dialogue.move import CRAMPING
from skill.dialogue.reply import pending
from skill.simulator.session import Handler
from tests.turns import LAUNCH, PENDING, Heard, Turn, ask, intents, open_at, states

# Words that stand for the core function: relief, the reason, and a doctor.
CORE = ("ease", "reason", "doctor")
MOST_WORDS_OF_A_GOODBYE = 5

# Intents and words -> the kind of reply that is to the point, in a new session. The other intents
# answer or ask about something that was said before.
RELEVANT: list[tuple[str, Heard, str]] = [
    ("WhyIntent", {}, "question"),
    ("ReliefIntent", {}, "relief"),
    ("StillCrampingIntent", {}, "relief"),
    ("EasedIntent", {}, "relieved"),
    ("PreventIntent", {}, "prevention"),
    ("DoctorIntent", {}, "doctor"),
    ("EvidenceIntent", {}, "evidence"),
    ("ThanksIntent", {}, "goodbye"),
    ("SpeechIntent", {"speech": "i kicked the blankets off"}, "question"),
    ("SpeechIntent", {"speech": "is it low calcium"}, "explanation"),
    ("SpeechIntent", {"speech": "make this cramp stop"}, "relief"),
    ("SpeechIntent", {"speech": "one leg is red and swollen"}, "warning"),
    ("SpeechIntent", {"speech": "does pickle juice help"}, "aside"),
    ("SpeechIntent", {"speech": "could it be restless legs"}, "mimic"),
    ("SpeechIntent", {"speech": "when should i see somebody about it"}, "doctor"),
]


def asks(locale: str, turn: Turn, asking: str) -> bool:
    """Whether *turn* is open, and ends with the question of *asking*, a topic or a prompt."""
    return turn.is_open and turn.speech.endswith(pending(load(locale), asking).question)


@pytest.mark.rule(
    "Every intent gets a reply that is to the point, also as the first request of a session.",
    source="Voice Interface and User Experience Testing 4.3",
)
@pytest.mark.parametrize(("intent", "heard", "kind"), RELEVANT)
def test_every_intent_gets_a_relevant_reply(
    handler: Handler, locale: str, intent: str, heard: Heard, kind: str
) -> None:
    assert ask(handler, locale, intent, heard).kind == kind


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
    "Help differs from the welcome.", source="Voice Interface and User Experience Testing 4.11"
)
def test_help_is_not_the_welcome(handler: Handler, locale: str) -> None:
    welcome, turn = ask(handler, locale, LAUNCH), ask(handler, locale, "AMAZON.HelpIntent")
    assert turn.speech.split(". ")[0] != welcome.speech.split(". ")[0]
    assert turn.question != welcome.question


@pytest.mark.rule(
    "Help, and what nobody understands, come back to the pending question, whichever it is; in "
    "pain, what nobody understands is answered with the next hold.",
    source="Voice Interface and User Experience Testing 4.10",
)
@pytest.mark.parametrize("asking", PENDING)
def test_every_question_comes_back(handler: Handler, locale: str, asking: str) -> None:
    """A choice that was not understood is offered as the question of the welcome."""
    helped = ask(handler, locale, "AMAZON.HelpIntent", before=open_at(asking))
    missed = ask(handler, locale, "AMAZON.FallbackIntent", before=open_at(asking))
    assert asks(locale, helped, asking)
    if asking in CRAMPING:
        assert missed.kind == "relief"
        assert asks(locale, missed, "eased")
    else:
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
    "An intent works with its slot filled and without, in every state.",
    source="Voice Interface and User Experience Testing 4.2",
)
def test_whatever_is_said_nothing_breaks(handler: Handler, locale: str) -> None:
    for (intent, heard), before in product(list(intents()), states()):
        turn = ask(handler, locale, intent, heard, before)
        assert turn.speech
        assert turn.kind != "fault", turn
