"""The request envelope as Alexa sends it: the few parts of it that the skill reads."""

import json
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

from skill.alexa.intents import SLOTS
from skill.content import SkillError

SPOKEN = ("LaunchRequest", "IntentRequest")
WITH_INTENT = ("IntentRequest", "CanFulfillIntentRequest")

LONGEST = 16_000  # characters of an intent; Alexa's are a tenth of that

serializer = DefaultSerializer()


class UnreadableError(SkillError):
    """A request that cannot have come from Alexa."""


class Attributes(dict[str, Any]):
    """Session attributes that nobody changes: the SDK's copy of them is they themselves."""

    def __deepcopy__(self, _: object) -> "Attributes":
        return self


def part(event: Any, *path: str) -> Any:
    """The value at *path*, or None where *event* holds none."""
    for key in path:
        event = event.get(key) if isinstance(event, Mapping) else None
    return event


def kind(event: Any) -> str:
    """The request type; empty for one that this skill has no answer to."""
    found = part(event, "request", "type")
    return found if isinstance(found, str) and found in REQUESTS else ""


def application_ids(event: Any) -> tuple[Any, ...]:
    """Which skill the request is for, by its context and, where there is one, by its session."""
    asked = part(event, "context", "System"), part(event, "session")
    places = asked if asked[1] else asked[:1]
    return tuple(part(place, "application", "applicationId") for place in places)


def attributes(event: Any) -> Attributes:
    """The session attributes. Whatever else stands in their place is a broken state."""
    found = part(event, "session", "attributes")
    return Attributes(found if isinstance(found, Mapping) else {"state": found})


def envelope_of(event: Any) -> RequestEnvelope:
    """*event*, of a known kind, in the SDK's classes: its locale, intent and attributes alone.

    Who asks, where, when and on what is not read. Raises UnreadableError, or the SDK's
    SerializationException.
    """
    name = kind(event)
    request = REQUESTS[name](locale=str(part(event, "request", "locale")))
    if name in WITH_INTENT:
        request.intent = _intent(part(event, "request", "intent"))
    session = Session(attributes=attributes(event)) if name in SPOKEN else None
    return RequestEnvelope(version="1.0", session=session, request=request)


def _intent(given: Any) -> Intent:
    name, slots = part(given, "name"), part(given, "slots")
    if isinstance(name, str) and not slots:
        return Intent(name=name)  # most are as short as a yes
    if isinstance(slots, Mapping):
        given = {**given, "slots": {slot: slots[slot] for slot in SLOTS if slot in slots}}
    text = json.dumps(given)
    if len(text) > LONGEST:
        raise UnreadableError("an intent too long to be Alexa's")
    read: Intent = serializer.deserialize(text, Intent)
    return read


# The requests that the skill has an answer to.
REQUESTS = {
    "LaunchRequest": LaunchRequest,
    "IntentRequest": IntentRequest,
    "SessionEndedRequest": SessionEndedRequest,
    "CanFulfillIntentRequest": CanFulfillIntentRequest,
}
