"""The skill as Alexa calls it: one skill object for the life of the process."""

import json
from time import perf_counter
from typing import Any, cast

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import RequestEnvelope, Response, ResponseEnvelope

from skill.alexa.can_fulfill import can_fulfill
from skill.alexa.log import kind_of, log_fault, log_request
from skill.alexa.request import move_of
from skill.alexa.response import attributes_of, response_of
from skill.content import Content, SkillError, load
from skill.dialogue import Reply, State, respond
from skill.dialogue.asides import fault

SPOKEN = ("LaunchRequest", "IntentRequest")


class RefusedError(SkillError):
    """A request that is not for this skill, or not a request at all."""


class Turn(AbstractRequestHandler):
    """Every launch and every intent: a move in, a reply out."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Launch and intent requests."""
        return _kind(handler_input) in SPOKEN

    def handle(self, handler_input: HandlerInput) -> Response:
        """The reply to one turn of the conversation."""
        content = _content(handler_input)
        state = _state(content, handler_input)
        move = move_of(content, handler_input.request_envelope)
        return _answer(handler_input, respond(content, state, move))


class CanFulfill(AbstractRequestHandler):
    """Alexa asks whether this skill could answer: no side effects, no speech."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """CanFulfillIntentRequest."""
        return _kind(handler_input) == "CanFulfillIntentRequest"

    def handle(self, handler_input: HandlerInput) -> Response:
        """Yes where the intent and its slots are ours."""
        content = _content(handler_input)
        return Response(can_fulfill_intent=can_fulfill(content, handler_input.request_envelope))


class Anything(AbstractRequestHandler):
    """The end of a session, and request types this skill has no answer to."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """All that is left."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Silence: Alexa accepts no speech here."""
        return Response()


class Apology(AbstractExceptionHandler):
    """Something broke: say so, and keep the conversation."""

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """All errors."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """An apology and the pending question."""
        log_fault(exception)
        if _kind(handler_input) not in SPOKEN:
            return Response()
        content = _content(handler_input)
        try:
            state = _state(content, handler_input)
        except Exception:  # the state itself may be what is broken
            state = State()
        return _answer(handler_input, fault(content, state))


def build(skill_id: str | None) -> CustomSkill:
    """The skill object; *skill_id* refuses requests for any other skill, None accepts all."""
    builder = SkillBuilder()
    builder.skill_id = skill_id  # type: ignore[assignment]  # the SDK infers None
    for handler in (Turn(), CanFulfill(), Anything()):
        builder.add_request_handler(handler)
    builder.add_exception_handler(Apology())
    return builder.create()


def handle(skill: CustomSkill, event: Any, context: object = None) -> dict[str, Any]:
    """The response envelope to a request envelope, both as plain JSON values.

    Raises RefusedError for a request meant for another skill. A request that cannot be read,
    or of a type this skill does not know, gets an empty response. The log gets one line.
    """
    started = perf_counter()
    ids = _application_ids(event)
    if skill.skill_id is not None and (not ids or any(one != skill.skill_id for one in ids)):
        log_request(event, "refused", perf_counter() - started)
        raise RefusedError("the request is for another skill")
    try:
        envelope = skill.serializer.deserialize(json.dumps(event), RequestEnvelope)
        answer = skill.invoke(envelope, context)
    except Exception as error:  # unreadable, or even the apology failed
        log_fault(error)
        answer = ResponseEnvelope(version="1.0", response=Response())
    written = cast(dict[str, Any], skill.serializer.serialize(answer))
    log_request(event, kind_of(written), perf_counter() - started)
    return written


def _application_ids(event: Any) -> list[Any]:
    """The application ids of the context and, where there is one, of the session."""
    try:
        ids = [event["context"]["System"]["application"]["applicationId"]]
        if event.get("session"):
            ids.append(event["session"]["application"]["applicationId"])
    except (AttributeError, KeyError, TypeError):
        return []
    return ids


def _kind(handler_input: HandlerInput) -> str:
    request = handler_input.request_envelope.request
    return str(request and request.object_type)


def _content(handler_input: HandlerInput) -> Content:
    request = handler_input.request_envelope.request
    return load(str((request and request.locale) or ""))


def _state(content: Content, handler_input: HandlerInput) -> State:
    attributes = handler_input.attributes_manager.session_attributes or {}
    return State.from_json(content, attributes.get("state") or {})


def _answer(handler_input: HandlerInput, reply: Reply) -> Response:
    handler_input.attributes_manager.session_attributes = attributes_of(reply)
    return response_of(reply)
