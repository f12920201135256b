"""From a reply to a response and the session attributes."""

from typing import Any, cast

from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_model import Response, ResponseEnvelope
from ask_sdk_model.ui import SimpleCard

from skill.alexa.envelope import serializer
from skill.alexa.log import log_fault
from skill.alexa.ssml import ssml
from skill.content import Content
from skill.dialogue import Reply

VERSION = "1.0"  # of the envelope


def response_of(content: Content, reply: Reply, *, screen: bool = False) -> Response:
    """What Alexa speaks, and on a *screen* its page; what is said does not wait for what is shown.

    The session stays open exactly when the reply asks something.
    """
    whisper = reply.state.whisper
    factory = ResponseFactory().speak(ssml(reply.speech, content.numbers, whisper=whisper))
    if reply.question:
        factory.ask(ssml(reply.reprompt, content.numbers, whisper=whisper))
    factory.set_should_end_session(reply.ends)
    if reply.card:
        factory.set_card(SimpleCard(title=reply.card.title, content=reply.card.text))
    response = factory.response
    if screen:
        try:
            from skill.alexa.page import page_of  # noqa: PLC0415  # a speaker loads nothing of it

            response.directives = [cast(Any, page_of(content, reply))]
        except Exception as error:
            log_fault(error)
    return response


def attributes_of(reply: Reply) -> dict[str, Any]:
    """The state for the next turn, and beside it what this reply was."""
    return {
        "state": reply.state.to_json(),
        "reply": {"kind": reply.kind, "explains": list(reply.explains), "warns": reply.warns},
    }


def written(envelope: ResponseEnvelope) -> dict[str, Any]:
    """*envelope* as plain JSON values, which the session attributes are already."""
    attributes, envelope.session_attributes = envelope.session_attributes, None
    values = cast(dict[str, Any], serializer.serialize(envelope))
    return values if attributes is None else {**values, "sessionAttributes": attributes}
