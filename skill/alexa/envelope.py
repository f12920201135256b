"""The request envelope as Alexa sends it: the few parts of it that the skill reads."""

from collections.abc import Mapping
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import (
    Intent,
    IntentRequest,
    LaunchRequest,
    RequestEnvelope,
    Session,
    SessionEndedRequest,
)
from ask_sdk_model.canfulfill import CanFulfillIntentRequest

from skill.alexa.heard import heard_in
from skill.alexa.intents import SLOTS, SPEECH
from skill.alexa.part import part

SPOKEN = ("LaunchRequest", "IntentRequest")
WITH_INTENT = ("IntentRequest", "CanFulfillIntentRequest")

serializer = DefaultSerializer()


class Attributes(dict[str, Any]):
    """Session attributes that nobody changes: the SDK's copy of them is they themselves."""

    def __deepcopy__(self, _: object) -> "Attributes":
        return self


def kind(event: Any) -> str:
    """The request type; empty for one that this skill has no answer to."""
    found = part(event, "request", "type")
    return found if isinstance(found, str) and found in REQUESTS else ""


def application_ids(event: Any) -> tuple[Any, ...]:
    """Which skill the request is for, by its context and its session: the ids that are there."""
    places = part(event, "context", "System"), part(event, "session")
    given = [place["application"] for place in places if part(place, "application") is not None]
    return tuple(part(application, "applicationId") for application in given)


def attributes(event: Any) -> Attributes:
    """The session attributes. Whatever else stands in their place is a broken state."""
    found = part(event, "session", "attributes")
    return Attributes(found if isinstance(found, Mapping) else {"state": found})


def envelope_of(event: Any) -> RequestEnvelope:
    """*event*, of a known kind, in the SDK's classes: its locale, intent and attributes alone.

    Who asks, where, when and on what is not read.
    """
    name = kind(event)
    request = REQUESTS[name](locale=str(part(event, "request", "locale")))
    if name in WITH_INTENT:
        request.intent = _intent(part(event, "request", "intent"))
    session = Session(attributes=attributes(event)) if name in SPOKEN else None
    return RequestEnvelope(version="1.0", session=session, request=request)


def _intent(given: Any) -> Intent:
    """The SDK's class around slots of our own, which read what its deserializer refuses."""
    name, slots = part(given, "name"), part(given, "slots")
    found = slots if isinstance(slots, Mapping) else {}
    heard: Any = {slot: heard_in(found[slot]) for slot in (SPEECH, *SLOTS) if slot in found}
    return Intent(name=name if isinstance(name, str) else "", slots=heard)


# The requests that the skill has an answer to.
REQUESTS = {
    "LaunchRequest": LaunchRequest,
    "IntentRequest": IntentRequest,
    "SessionEndedRequest": SessionEndedRequest,
    "CanFulfillIntentRequest": CanFulfillIntentRequest,
}
