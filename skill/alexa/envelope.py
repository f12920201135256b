"""The request envelope as Alexa sends it: the few parts of it that the skill reads."""

from collections.abc import Mapping
from typing import Any

SPOKEN = ("LaunchRequest", "IntentRequest")
KNOWN = (*SPOKEN, "SessionEndedRequest", "CanFulfillIntentRequest")


def part(event: Any, *path: str) -> Any:
    """The value at *path*, or None where *event* holds none."""
    for key in path:
        event = event.get(key) if isinstance(event, Mapping) else None
    return event


def kind(event: Any) -> str:
    """The request type; empty for one that this skill has no answer to."""
    found = part(event, "request", "type")
    return found if found in KNOWN else ""


def application_ids(event: Any) -> tuple[Any, ...]:
    """Which skill the request is for, by its context and, where there is one, by its session."""
    places = ("context", "System"), ("session",) if part(event, "session") else ()
    return tuple(part(event, *place, "application", "applicationId") for place in places if place)


def attributes(event: Any) -> dict[str, Any]:
    """The session attributes. Whatever else stands in their place is a broken state."""
    found = part(event, "session", "attributes")
    return dict(found) if isinstance(found, Mapping) else {"state": found}


def essentials(event: Any) -> dict[str, Any]:
    """*event* without what is never read: who asks, on which device, where and when."""
    request = {key: part(event, "request", key) for key in ("type", "locale", "intent")}
    application = part(event, "context", "System", "application")
    return {
        "version": "1.0",
        "context": {"System": {"application": application}},
        "session": {"attributes": attributes(event)} if request["type"] in SPOKEN else None,
        "request": request,
    }
