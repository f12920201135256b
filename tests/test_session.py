"""The session: what a device does between two turns."""

import pytest

from skill.content import Content
from skill.simulator.alexa import Utterance
from skill.simulator.session import Session, Turn, plain

WHY = "why do my legs cramp at night"


def sent(turn: Turn) -> dict[str, object]:
    assert turn.request
    found: dict[str, object] = turn.request["session"]
    return found


@pytest.mark.parametrize(
    "words",
    [
        "Alexa, open Leg Cramp Guide",
        "Open Leg Cramp Guide.",
        "start the leg cramp guide",
        "launch leg cramp guide",
        "hello",
        "Hello!",
    ],
)
def test_words_that_open_the_skill(session: Session, words: str) -> None:
    turn = session.say(words)
    assert (turn.say, turn.move) == (words, "launch")
    assert turn.request
    assert turn.request["request"]["type"] == "LaunchRequest"


@pytest.mark.parametrize(
    "words", [f"Alexa, ask Leg Cramp Guide {WHY}?", f"  {WHY.upper()}  ", f"{WHY}?"]
)
def test_a_question_in_one_breath(session: Session, words: str) -> None:
    turn = session.say(words)
    assert (turn.say, turn.move, turn.asks) == (words, "why", "exercise")
    assert WHY not in str(turn.request), "of a sample's words Alexa sends the intent alone"


def test_the_request_carries_the_words_that_no_sample_matched(session: Session) -> None:
    request = session.say("Is it low calcium?").request
    assert request
    intent = request["request"]["intent"]
    assert intent["name"] == "SpeechIntent"
    slot = intent["slots"]["speech"]
    assert slot["value"] == "is it low calcium"
    (authority,) = slot["resolutions"]["resolutionsPerAuthority"]
    assert authority["status"]["code"] == "ER_SUCCESS_NO_MATCH"


def test_a_session_lasts_until_it_ends_and_carries_the_attributes(session: Session) -> None:
    launched, answered, ended, after = map(session.say, ("hello", "no", "stop", WHY))
    assert (launched.asks, answered.asks, ended.ends) == (None, "exercise", True)
    assert [sent(turn)["new"] for turn in (launched, answered, ended, after)] == [
        *(True, False, False, True)
    ]
    assert launched.response
    assert sent(answered)["attributes"] == launched.response["sessionAttributes"]
    assert sent(launched)["attributes"] == sent(after)["attributes"] == {}
    assert sent(launched)["sessionId"] == sent(ended)["sessionId"] != sent(after)["sessionId"]


def test_a_turn_says_what_the_reply_was(session: Session, content: Content) -> None:
    turn = session.say("is it exercise")
    assert turn.explains == ("exercise",)
    assert turn.card
    assert turn.card["title"] == content.lines["card_title"][0]
    warned = session.say("i have chest pain")
    assert (warned.warns, warned.ends) == ("emergency", True)


def test_on_silence_the_device_speaks_the_reprompt(session: Session) -> None:
    asked, silent = session.say(WHY), session.hear(Utterance("", ""))
    assert silent.move == "silence"
    assert silent.speech == asked.reprompt
    assert silent.speech != asked.speech
    assert silent.asks == asked.asks
    assert not silent.ends
    assert silent.request is None
    assert silent.response is None


def test_the_second_silence_ends_the_session_without_a_word(session: Session) -> None:
    """An answer between two starts the count again; with no session open it reaches nobody."""
    nobody, _, _, _, once, twice, after = map(session.say, (" ", WHY, "", "no", "", "", WHY))
    assert (nobody.ends, nobody.request) == (True, None)
    assert not once.ends
    assert (twice.ends, twice.speech) == (True, "")
    assert twice.request
    assert twice.request["request"]["type"] == "SessionEndedRequest"
    assert twice.request["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert sent(after)["new"] is True


@pytest.mark.parametrize(
    ("words", "move"),
    [
        ("reason", "why"),
        ("the reason", "why"),
        ("relief", "relief"),
        ("doctor", "doctor"),
        ("a doctor's advice", "doctor"),
    ],
)
def test_what_the_skill_offers_is_understood_when_chosen(
    session: Session, words: str, move: str
) -> None:
    """The words are those of the question and the reprompt of `choose`."""
    session.launch()
    session.say("i don't know")
    assert session.say(words).move == move


def test_plain_words_of_ssml() -> None:
    marked = 'Hold.<break time="9s"/>Don&apos;t call <say-as interpret-as="digits">911</say-as>.'
    assert plain(f"<speak>{marked}</speak>") == "Hold. Don't call 911."
    assert (
        plain('<speak><amazon:effect name="whispered">1 &lt; 2</amazon:effect></speak>') == "1 < 2"
    )
    assert plain("") == ""
