"""From a reply to a response and the session attributes."""

from typing import Any

from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_model import Response
from ask_sdk_model.ui import SimpleCard

from skill.alexa.ssml import ssml
from skill.dialogue import Reply


def response_of(reply: Reply) -> Response:
    """What Alexa speaks; the session stays open exactly when the reply asks something."""
    whisper = reply.state.whisper
    factory = ResponseFactory().speak(ssml(reply.speech, whisper=whisper))
    if reply.question:
        factory.ask(ssml(reply.reprompt, whisper=whisper))
    factory.set_should_end_session(reply.ends)
    if reply.card:
        factory.set_card(SimpleCard(title=reply.card.title, content=reply.card.text))
    return factory.response


def attributes_of(reply: Reply) -> dict[str, Any]:
    """The state for the next turn, and beside it what this reply was."""
    return {
        "state": reply.state.to_json(),
        "reply": {"kind": reply.kind, "explains": list(reply.explains), "warns": reply.warns},
    }
