"""Apologies: the pending question again; or, where even that breaks, words that need nothing."""

from typing import Any

from ask_sdk_model import Response, ResponseEnvelope

from skill.alexa.envelope import SPOKEN, attributes, kind, part
from skill.alexa.response import VERSION, attributes_of, response_of, written
from skill.content import load
from skill.dialogue import State
from skill.dialogue.asides import fault


def apology(event: Any) -> dict[str, Any]:
    """Something broke on our side: say so, and go on where the conversation was.

    A state that cannot be read begins anew. A request that takes no speech gets none.
    """
    if kind(event) not in SPOKEN:
        return written(ResponseEnvelope(VERSION, response=Response()))
    content = load(str(part(event, "request", "locale")))
    try:
        state = State.from_json(content, attributes(event).get("state"))
    except Exception:  # the state itself may be what is broken
        state = State()
    reply = fault(content, state)
    return written(ResponseEnvelope(VERSION, attributes_of(reply), response=response_of(reply)))


def last_words(event: Any) -> dict[str, Any]:
    """The apology is broken too: plain values alone, and the session as it came."""
    if kind(event) not in SPOKEN:
        return {"version": VERSION, "response": {}}
    kept = {**attributes(event), "reply": {"kind": "fault", "explains": [], "warns": ""}}
    return {"version": VERSION, "sessionAttributes": kept, "response": SORRY}


SORRY = {
    "outputSpeech": {
        "type": "SSML",
        "ssml": "<speak>Sorry, something went wrong. What did you say?</speak>",
    },
    "reprompt": {
        "outputSpeech": {"type": "SSML", "ssml": "<speak>Could you say that again?</speak>"}
    },
    "shouldEndSession": False,
}
