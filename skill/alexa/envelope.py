"""The request envelope as Alexa sends it: the few parts of it that the skill reads."""

from collections.abc import Callable, Mapping
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
from skill.content.lines import TOUCHED

TOUCH = "Alexa.Presentation.APL.UserEvent"
SPOKEN = ("LaunchRequest", "IntentRequest", TOUCH)
WITH_INTENT = ("IntentRequest", "CanFulfillIntentRequest")

serializer = DefaultSerializer()


class Envelope(RequestEnvelope):
    """The SDK's class, and beside it whether the device shows pages."""

    screen = False


class Attributes(dict[str, Any]):
    """Session attributes that nobody changes: the SDK's copy of them is they themselves."""

    def __deepcopy__(self, _: object) -> "Attributes":
        return self


def kind(event: Any) -> str:
    """The request type; empty for one that this skill has no answer to."""
    found = part(event, "request", "type")
    known = isinstance(found, str) and found in REQUESTS
    return str(found) if known and (found != TOUCH or touched(event)) else ""


def touched(event: Any) -> str:
    """What was touched, as a move; empty for what no page of ours offers, or an older page did."""
    arguments = part(event, "request", "arguments")
    name, *page = arguments if isinstance(arguments, list) and arguments else ("",)
    state = part(event, "session", "attributes", "state")
    stale = page and page != [part(state, "asking"), str(part(state, "turn"))]
    return name if isinstance(name, str) and name in TOUCHED and not stale else ""


def application_ids(event: Any) -> tuple[Any, ...]:
    """Which skill the request is for, by its context and its session: the ids that are there."""
    places = part(event, "context", "System"), part(event, "session")
    given = [place["application"] for place in places if part(place, "application") is not None]
    return tuple(part(application, "applicationId") for application in given)


def attributes(event: Any) -> Attributes:
    """The session attributes. Whatever else stands in their place is a broken state."""
    found = part(event, "session", "attributes")
    return Attributes(found if isinstance(found, Mapping) else {"state": found})


def envelope_of(event: Any) -> Envelope:
    """*event*, of a known kind, in the SDK's classes: what was said or touched, and the attributes.

    Who asks, where and when is not read, and of the device only whether it has a screen.
    """
    name = kind(event)
    request = REQUESTS[name](locale=str(part(event, "request", "locale")))
    if name in WITH_INTENT:
        request.intent = _intent(part(event, "request", "intent"))
    if name == TOUCH:
        request.arguments = [touched(event)]
    session = Session(attributes=attributes(event)) if name in SPOKEN else None
    envelope = Envelope(version="1.0", session=session, request=request)
    envelope.screen = has_screen(event)
    return envelope


def has_screen(event: Any) -> bool:
    """Whether the device that asks shows pages."""
    device = part(event, "context", "System", "device", "supportedInterfaces")
    return part(device, INTERFACE) is not None


def _intent(given: Any) -> Intent:
    """The SDK's class around slots of our own, which read what its deserializer refuses."""
    name, slots = part(given, "name"), part(given, "slots")
    found = slots if isinstance(slots, Mapping) else {}
    heard: Any = {slot: heard_in(found[slot]) for slot in (SPEECH, *SLOTS) if slot in found}
    return Intent(name=name if isinstance(name, str) else "", slots=heard)


def _touch(locale: str) -> Any:
    # No speaker sends one.
    from ask_sdk_model.interfaces.alexa.presentation.apl import UserEvent  # noqa: PLC0415

    return UserEvent(locale=locale)


TOKEN = "leg-cramp-guide"  # noqa: S105  # names a page for later commands; it is no secret
INTERFACE = "Alexa.Presentation.APL"  # what a device with a screen supports

# The requests that the skill has an answer to.
REQUESTS: dict[str, Callable[..., Any]] = {
    "LaunchRequest": LaunchRequest,
    "IntentRequest": IntentRequest,
    "SessionEndedRequest": SessionEndedRequest,
    "CanFulfillIntentRequest": CanFulfillIntentRequest,
    TOUCH: _touch,
}
