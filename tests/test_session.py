"""The session: what a device does between two turns."""

import pytest

from skill.content import Content
from skill.simulator.alexa import Utterance, Value
from skill.simulator.session import Session, Turn, plain
from tests.conftest import TURN_KEYS

WHY = "why do my legs cramp at night"


def sent(turn: Turn) -> dict[str, object]:
    """The session of the request envelope."""
    assert turn.request
    found: dict[str, object] = turn.request["session"]
    return found


def kind(turn: Turn) -> str:
    assert turn.request
    return str(turn.request["request"]["type"])


def test_a_turn_as_json_has_exactly_the_keys_of_the_contract(session: Session) -> None:
    assert list(session.launch().to_json()) == TURN_KEYS


def test_launch_opens_a_session_and_asks(session: Session) -> None:
    turn = session.launch()
    assert kind(turn) == "LaunchRequest"
    assert turn.move == "launch"
    assert turn.speech.endswith("Is your leg cramping right now?")
    assert turn.reprompt
    assert not turn.ends


@pytest.mark.parametrize(
    "words",
    [
        "open leg cramp guide",
        "alexa open leg cramp guide",
        "Alexa, open Leg Cramp Guide",
        "Open Leg Cramp Guide.",
        "start the leg cramp guide",
        "launch leg cramp guide",
        "hello",
        "Hello!",
    ],
)
def test_words_that_open_the_skill(session: Session, words: str) -> None:
    assert kind(session.say(words)) == "LaunchRequest"


@pytest.mark.parametrize(
    "words",
    [
        f"ask leg cramp guide {WHY}",
        f"alexa ask leg cramp guide {WHY}",
        f"Alexa, ask Leg Cramp Guide {WHY}?",
        f"  {WHY.upper()}  ",
        f"{WHY}?",
    ],
)
def test_a_question_in_one_breath(session: Session, words: str) -> None:
    turn = session.say(words)
    assert turn.move == "why"
    assert turn.asks == "exercise"


@pytest.mark.parametrize("words", [WHY, f"  {WHY}? ", "open leg cramp guide", "Hello", "yes", ""])
def test_a_turn_repeats_what_was_said(session: Session, words: str) -> None:
    session.launch()
    assert session.say(words).say == words


def test_asks_names_a_topic_and_no_other_question(session: Session) -> None:
    assert session.launch().asks is None
    assert session.say("no").asks == "exercise"


def test_the_request_carries_the_words_that_no_sample_matched(session: Session) -> None:
    request = session.say("Is it low calcium?").request
    assert request
    intent = request["request"]["intent"]
    assert intent["name"] == "SpeechIntent"
    slot = intent["slots"]["speech"]
    assert slot["value"] == "is it low calcium"
    (authority,) = slot["resolutions"]["resolutionsPerAuthority"]
    assert authority["status"]["code"] == "ER_SUCCESS_NO_MATCH"


def test_the_words_of_a_sample_are_in_no_request(session: Session) -> None:
    request = session.say(WHY).request
    assert request
    assert request["request"]["intent"]["name"] == "WhyIntent"
    assert WHY not in str(request)


def test_what_another_recogniser_heard_is_in_the_request_as_it_is(session: Session) -> None:
    turn = session.hear(Utterance("zog", "CauseIntent", {"cause": Value("the zog", "calcium")}))
    assert turn.request
    slot = turn.request["request"]["intent"]["slots"]["cause"]
    assert slot["value"] == "the zog"
    (authority,) = slot["resolutions"]["resolutionsPerAuthority"]
    assert authority["authority"].endswith(".CAUSE")
    assert authority["values"][0]["value"]["id"] == "calcium"
    assert (turn.say, turn.explains) == ("zog", ("calcium",))


def test_hearing_nothing_is_silence(session: Session) -> None:
    session.launch()
    assert session.hear(Utterance("", "")).move == "silence"


def test_the_request_carries_the_locale(session: Session) -> None:
    request = session.launch().request
    assert request
    assert request["request"]["locale"] == "en-US"


def test_attributes_travel_to_the_next_request(session: Session) -> None:
    first, second = session.say(WHY), session.say("no")
    assert first.response
    assert sent(second)["attributes"] == first.response["sessionAttributes"]
    assert sent(second)["attributes"]


def test_the_session_is_new_once(session: Session) -> None:
    first, second = session.launch(), session.say("no")
    assert sent(first)["new"] is True
    assert sent(first)["attributes"] == {}
    assert sent(second)["new"] is False
    assert sent(first)["sessionId"] == sent(second)["sessionId"]


def test_after_the_end_comes_a_new_session(session: Session) -> None:
    first, last, after = session.say(WHY), session.say("stop"), session.say(WHY)
    assert last.ends
    assert sent(after)["new"] is True
    assert sent(after)["attributes"] == {}
    assert sent(after)["sessionId"] != sent(first)["sessionId"]
    assert after.speech == first.speech


def test_on_silence_the_device_speaks_the_reprompt(session: Session) -> None:
    asked, silent = session.say(WHY), session.say("")
    assert silent.move == "silence"
    assert silent.speech == asked.reprompt
    assert silent.speech != asked.speech
    assert silent.asks == asked.asks
    assert not silent.ends
    assert silent.request is None
    assert silent.response is None


def test_the_second_silence_ends_the_session_without_a_word(session: Session) -> None:
    session.say(WHY)
    session.say("")
    turn = session.say("")
    assert turn.ends
    assert turn.speech == ""
    assert turn.request
    assert turn.request["request"]["type"] == "SessionEndedRequest"
    assert turn.request["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert sent(session.say(WHY))["new"] is True


def test_an_answer_after_silence_starts_the_count_again(session: Session) -> None:
    session.say(WHY)
    session.say("")
    session.say("no")
    assert not session.say("").ends


def test_silence_with_no_session_open_reaches_nobody(session: Session) -> None:
    turn = session.say("   ")
    assert turn.ends
    assert turn.request is None


def test_an_explanation_comes_with_a_card(session: Session, content: Content) -> None:
    turn = session.say("is it exercise")
    assert turn.explains == ("exercise",)
    assert turn.card
    assert turn.card["title"] == content.lines["card_title"][0]


def test_the_fact_that_decides_is_said_back_once(session: Session) -> None:
    session.say("why do my legs cramp at night")
    session.say("no")
    turn = session.say("i went for a long run")
    assert turn.speech.count("You said you went for a run") == 1


def test_a_warning_is_marked_with_its_level(session: Session) -> None:
    turn = session.say("i have chest pain")
    assert turn.warns == "emergency"
    assert turn.ends


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


@pytest.mark.parametrize(
    ("ssml", "words"),
    [
        ("<speak>Good night.</speak>", "Good night."),
        ('<speak>Hold.<break time="9s"/>Has it eased?</speak>', "Hold. Has it eased?"),
        ('<speak><amazon:effect name="whispered">Yes.</amazon:effect></speak>', "Yes."),
        ('<speak>Call <say-as interpret-as="digits">911</say-as> now.</speak>', "Call 911 now."),
        ("<speak>Don&apos;t &amp; &lt;do&gt;</speak>", "Don't & <do>"),
        ("", ""),
    ],
)
def test_plain_words_of_ssml(ssml: str, words: str) -> None:
    assert plain(ssml) == words
