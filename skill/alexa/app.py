"""The skill as Alexa calls it: one skill object for the life of the process."""

from contextlib import suppress
from functools import partial
from time import perf_counter
from typing import Any, NamedTuple, cast

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_request_type
from ask_sdk_model import Response, ResponseEnvelope

from skill.alexa.apology import apology, last_words
from skill.alexa.envelope import TOUCH, Envelope, application_ids, envelope_of, kind
from skill.alexa.log import kind_of, log_fault, log_request
from skill.alexa.part import part
from skill.alexa.request import move_of
from skill.alexa.response import VERSION, attributes_of, response_of, written
from skill.content import Content, SkillError, load
from skill.dialogue import State, StateError, respond, respond_afresh


class RefusedError(SkillError):
    """A request that is not for this skill, or not a request at all."""


class Skill(NamedTuple):
    """The SDK's skill object, and the id of the skill it answers for; None for all."""

    sdk: CustomSkill
    skill_id: str | None


def turn(handler_input: HandlerInput) -> Response:
    """The reply to one turn of the conversation: a move in, a reply out."""
    manager = handler_input.attributes_manager
    content = _content(handler_input)
    move = move_of(content, handler_input.request_envelope)
    try:
        state = State.from_json(content, (manager.session_attributes or {}).get("state"))
    except StateError as error:
        log_fault(error)
        reply = respond_afresh(content, move)
    else:
        reply = respond(content, state, move)
    manager.session_attributes = attributes_of(reply)
    return response_of(content, reply, screen=cast(Envelope, handler_input.request_envelope).screen)


def fulfilled(handler_input: HandlerInput) -> Response:
    """Yes where the intent and its slots are ours: no side effects, no speech."""
    from skill.alexa.can_fulfill import can_fulfill  # noqa: PLC0415  # no session begins with it

    content = _content(handler_input)
    answer: Any = can_fulfill(content, handler_input.request_envelope)
    return Response(can_fulfill_intent=answer)


def ended(_: HandlerInput) -> Response:
    """Silence at the end of a session: Alexa accepts no speech there."""
    return Response()


def build(skill_id: str | None) -> Skill:
    """The skill object; *skill_id* refuses requests for any other skill, None accepts all."""
    builder = SkillBuilder()
    for request_type, answer in ANSWERS.items():
        builder.request_handler(is_request_type(request_type))(answer)
    return Skill(builder.create(), skill_id)


def handle(skill: Skill, event: Any, context: object = None) -> dict[str, Any]:
    """The response envelope to a request envelope, both as plain JSON values.

    Raises RefusedError for a request meant for another skill, and nothing else. One of a type that
    this skill does not know gets an empty response. Where something breaks, the skill apologises,
    and the conversation goes on. The log gets one line, and one for each fault.
    """
    started = perf_counter()
    if skill.skill_id is not None and set(map(str, application_ids(event))) != {skill.skill_id}:
        with suppress(Exception):  # a broken log is no reason to answer otherwise
            log_request(event, "refused", perf_counter() - started)
        raise RefusedError("the request is for another skill")
    for answer in (partial(_answer, skill.sdk, context), apology, last_words):
        try:
            values = answer(event)
            break
        except Exception as error:
            with suppress(Exception):
                log_fault(error)
    try:
        log_request(event, kind_of(values), perf_counter() - started)
    except Exception as error:
        with suppress(Exception):
            log_fault(error)
    return values


def _answer(sdk: CustomSkill, context: object, event: Any) -> dict[str, Any]:
    if kind(event):
        return written(sdk.invoke(envelope_of(event), context))
    given = part(event, "session", "attributes")
    kept = given if isinstance(given, dict) and given else None
    return written(ResponseEnvelope(VERSION, session_attributes=kept, response=Response()))


def _content(handler_input: HandlerInput) -> Content:
    request = handler_input.request_envelope.request
    return load(str(request and request.locale))


# Request type -> what answers it.
ANSWERS = {
    "LaunchRequest": turn,
    "IntentRequest": turn,
    TOUCH: turn,
    "CanFulfillIntentRequest": fulfilled,
    "SessionEndedRequest": ended,
}
