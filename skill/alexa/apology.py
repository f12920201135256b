"""Apologies: the pending question again; or, where even that breaks, words that need nothing."""

from typing import Any

from ask_sdk_model import ResponseEnvelope

from skill.alexa.envelope import SPOKEN, attributes, has_screen, kind
from skill.alexa.intents import INTENTS
from skill.alexa.part import part
from skill.alexa.response import VERSION, attributes_of, response_of, written
from skill.content import load
from skill.dialogue import Move, State, respond
from skill.dialogue.asides import fault


def apology(event: Any) -> dict[str, Any]:
    """Something broke on our side: say so, and go on where the conversation was.

    A state that cannot be read begins anew. Whoever wants to stop may, and a request that takes no
    speech gets none.
    """
    if kind(event) not in SPOKEN:
        return {"version": VERSION, "response": {}}
    content = load(str(part(event, "request", "locale")))
    try:
        state = State.from_json(content, attributes(event).get("state"))
    except Exception:  # the state itself may be what is broken
        state = State()
    reply = respond(content, state, Move("stop")) if _stops(event) else fault(content, state)
    response = response_of(content, reply, screen=has_screen(event))
    return written(ResponseEnvelope(VERSION, attributes_of(reply), response=response))


def last_words(event: Any) -> dict[str, Any]:
    """The apology is broken too: plain values alone, and the session as it came.

    The second time in a row, and for whoever wants to stop, the session ends.
    """
    if kind(event) not in SPOKEN:
        return {"version": VERSION, "response": {}}
    if _stops(event) or part(attributes(event), "reply", "kind") == "fault":
        return {"version": VERSION, "response": GIVE_UP, "sessionAttributes": GAVE_UP}
    kept = {**attributes(event), "reply": {"kind": "fault", "explains": [], "warns": ""}}
    return {"version": VERSION, "sessionAttributes": kept, "response": SORRY}


def _stops(event: Any) -> bool:
    name = part(event, "request", "intent", "name")
    return isinstance(name, str) and INTENTS.get(name, {}).get("name") == "stop"


def _said(text: str) -> dict[str, Any]:
    return {"outputSpeech": {"type": "SSML", "ssml": f"<speak>{text}</speak>"}}


GAVE_UP = {"reply": {"kind": "gave_up", "explains": [], "warns": ""}}  # what the log says of it
GIVE_UP = {**_said("Sorry, something is wrong. Please try again later."), "shouldEndSession": True}
SORRY = {
    **_said("Sorry, something went wrong. What did you say?"),
    "reprompt": _said("Could you say that again?"),
    "shouldEndSession": False,
}
