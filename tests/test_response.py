"""From replies to responses: speech, reprompt, card, and whether the session stays open."""

import json
from itertools import permutations
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import ResponseEnvelope

from skill.alexa.response import attributes_of, response_of
from skill.content import Content, load
from skill.content.model import CAUSES
from skill.dialogue import Card, Reply, State
from skill.dialogue.why import explain
from tests.recorded import RESPONSE

LARGEST_RESPONSE = 24 * 1024  # bytes; what Amazon's older pages allow, so the safe limit
LARGEST_CARD = 8000  # characters

ASKING = Reply("aside", "Here is a thought.", "Is it cold?", "Cold? Yes or no.", State())
ENDING = Reply("goodbye", "Good night.", "", "", State())
CARD = Card("Why legs cramp", "First line.\n\nSecond line.")


def envelope(reply: Reply) -> dict[str, Any]:
    whole = ResponseEnvelope(
        version="1.0", session_attributes=attributes_of(reply), response=response_of(load(), reply)
    )
    return DefaultSerializer().serialize(whole)


def response(reply: Reply) -> dict[str, Any]:
    return envelope(reply)["response"]


def test_a_question_keeps_the_session_open_and_has_a_reprompt() -> None:
    assert response(ASKING) == {
        "outputSpeech": {"type": "SSML", "ssml": "<speak>Here is a thought. Is it cold?</speak>"},
        "reprompt": {"outputSpeech": {"type": "SSML", "ssml": "<speak>Cold? Yes or no.</speak>"}},
        "shouldEndSession": False,
    }


def test_a_reply_without_a_question_ends_the_session_and_says_so() -> None:
    assert response(ENDING) == {
        "outputSpeech": {"type": "SSML", "ssml": "<speak>Good night.</speak>"},
        "shouldEndSession": True,
    }


@pytest.mark.parametrize("reply", [ASKING, ENDING], ids=["asking", "ending"])
def test_a_card_goes_along_as_plain_text(reply: Reply) -> None:
    answer = envelope(reply._replace(card=CARD))
    RESPONSE.validate(answer)
    assert answer["response"]["card"] == {
        "type": "Simple",
        "title": "Why legs cramp",
        "content": "First line.\n\nSecond line.",
    }


def test_speech_and_reprompt_are_marked_up_and_whispered_where_the_state_whispers() -> None:
    said = "Hold. [pause 8s] Call 911 & wait."
    answer = response(ASKING._replace(statement=said, reprompt=said, state=State(whisper=True)))
    marked = 'Hold. <break time="8s"/> Call <say-as interpret-as="digits">911</say-as> &amp; wait.'
    effect = '<speak><amazon:effect name="whispered">{}</amazon:effect></speak>'
    assert answer["outputSpeech"]["ssml"] == effect.format(f"{marked} Is it cold?")
    assert answer["reprompt"]["outputSpeech"]["ssml"] == effect.format(marked)


def test_the_attributes_carry_the_state_and_what_the_reply_was(content: Content) -> None:
    state = State(asking="cold", answers=(("posture", "no"),), circumstances=("cold_bed",), turn=3)
    reply = ASKING._replace(state=state, explains=("cold", "posture"), warns="routine")
    attributes = json.loads(json.dumps(attributes_of(reply)))
    assert State.from_json(content, attributes["state"]) == state
    assert attributes["reply"] == {
        "kind": "aside",
        "explains": ["cold", "posture"],
        "warns": "routine",
    }


@pytest.mark.rule(
    "A response has at most 24 KB, session attributes included.",
    source="Request and Response JSON Reference",
)
@pytest.mark.rule(
    "A card has at most 8,000 characters.", source="Request and Response JSON Reference"
)
@pytest.mark.parametrize(("first", "second"), list(permutations(CAUSES, 2)))
def test_the_longest_explanation_fits_into_a_response(
    content: Content, first: str, second: str
) -> None:
    """All that the user could have said, two causes, the notice and the net: with their card."""
    state = State(
        answers=tuple((topic, "yes") for topic in content.topics),
        circumstances=tuple(content.circumstances),
        asked=tuple(content.topics),
        whisper=True,
    )
    answer = envelope(explain(content, state, (first, second)))
    card = answer["response"]["card"]
    RESPONSE.validate(answer)
    assert len(json.dumps(answer).encode()) <= LARGEST_RESPONSE
    assert len(card["title"]) + len(card["content"]) <= LARGEST_CARD
