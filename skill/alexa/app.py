"""The skill as Alexa calls it: one skill object for the life of the process."""

from dataclasses import dataclass
from time import perf_counter
from typing import Any, cast

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import Response, ResponseEnvelope

from skill.alexa.can_fulfill import can_fulfill
from skill.alexa.envelope import (
    SPOKEN,
    application_ids,
    attributes,
    envelope_of,
    kind,
    part,
    serializer,
)
from skill.alexa.log import kind_of, log_fault, log_request
from skill.alexa.request import move_of
from skill.alexa.response import attributes_of, response_of
from skill.content import Content, SkillError, load
from skill.dialogue import State, respond
from skill.dialogue.asides import fault

VERSION = "1.0"  # of the envelopes


class RefusedError(SkillError):
    """A request that is not for this skill, or not a request at all."""


@dataclass(frozen=True)
class Skill:
    """The SDK's skill object, and the id of the skill it answers for; None for all."""

    sdk: CustomSkill
    skill_id: str | None


class Turn(AbstractRequestHandler):
    """Every launch and every intent: a move in, a reply out."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Launch and intent requests."""
        return _type(handler_input) in SPOKEN

    def handle(self, handler_input: HandlerInput) -> Response:
        """The reply to one turn of the conversation."""
        manager = handler_input.attributes_manager
        content = _content(handler_input)
        state = State.from_json(content, (manager.session_attributes or {}).get("state") or {})
        reply = respond(content, state, move_of(content, handler_input.request_envelope))
        manager.session_attributes = attributes_of(reply)
        return response_of(reply)


class CanFulfill(AbstractRequestHandler):
    """Alexa asks whether this skill could answer: no side effects, no speech."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """CanFulfillIntentRequest."""
        return _type(handler_input) == "CanFulfillIntentRequest"

    def handle(self, handler_input: HandlerInput) -> Response:
        """Yes where the intent and its slots are ours."""
        content = _content(handler_input)
        return Response(can_fulfill_intent=can_fulfill(content, handler_input.request_envelope))


class Ended(AbstractRequestHandler):
    """The end of a session."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """SessionEndedRequest."""
        return _type(handler_input) == "SessionEndedRequest"

    def handle(self, handler_input: HandlerInput) -> Response:
        """Silence: Alexa accepts no speech here."""
        return Response()


def build(skill_id: str | None) -> Skill:
    """The skill object; *skill_id* refuses requests for any other skill, None accepts all."""
    builder = SkillBuilder()
    for handler in (Turn(), CanFulfill(), Ended()):
        builder.add_request_handler(handler)
    return Skill(builder.create(), skill_id)


def handle(skill: Skill, event: Any, context: object = None) -> dict[str, Any]:
    """The response envelope to a request envelope, both as plain JSON values.

    Raises RefusedError for a request meant for another skill. One of a type that this skill does
    not know gets an empty response. Where something breaks, the skill apologises, and the
    conversation goes on. The log gets one line.
    """
    started = perf_counter()
    if skill.skill_id is not None and any(one != skill.skill_id for one in application_ids(event)):
        log_request(event, "refused", perf_counter() - started)
        raise RefusedError("the request is for another skill")
    try:
        answer = _answer(skill.sdk, event, context)
    except Exception as error:
        log_fault(error)
        answer = _apology(event)
    written = _written(answer)
    log_request(event, kind_of(written), perf_counter() - started)
    return written


def _answer(skill: CustomSkill, event: Any, context: object) -> ResponseEnvelope:
    if not kind(event):
        return _silence()
    return skill.invoke(envelope_of(event), context)


def _apology(event: Any) -> ResponseEnvelope:
    """What went wrong is ours: say so, and ask the pending question again."""
    if kind(event) not in SPOKEN:
        return _silence()
    try:
        content = load(str(part(event, "request", "locale")))
        try:
            state = State.from_json(content, attributes(event).get("state") or {})
        except Exception:  # the state itself may be what is broken
            state = State()
        reply = fault(content, state)
        return ResponseEnvelope(VERSION, attributes_of(reply), response=response_of(reply))
    except Exception as error:  # even the apology failed
        log_fault(error)
        return _silence()


def _written(answer: ResponseEnvelope) -> dict[str, Any]:
    """*answer* as plain JSON values; the session attributes are that already."""
    attributes, answer.session_attributes = answer.session_attributes, None
    written = cast(dict[str, Any], serializer.serialize(answer))
    return written if attributes is None else {**written, "sessionAttributes": attributes}


def _silence() -> ResponseEnvelope:
    return ResponseEnvelope(VERSION, response=Response())


def _type(handler_input: HandlerInput) -> str:
    request = handler_input.request_envelope.request
    return str(request and request.object_type)


def _content(handler_input: HandlerInput) -> Content:
    request = handler_input.request_envelope.request
    return load(str(request and request.locale))
