"""Request envelopes as Alexa sends them."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from skill.alexa.envelope import INTERFACE, TOKEN, TOUCH

APPLICATION = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"
AUTHORITY = f"amzn1.er-authority.echo-sdk.{APPLICATION}"

SPEAKER, SCREEN = "speaker", "screen"

# Device -> what it says that it supports.
DEVICES: dict[str, dict[str, Any]] = {
    SPEAKER: {},
    SCREEN: {
        "Display": {"templateVersion": "1.0", "markupVersion": "1.0"},
        INTERFACE: {"runtime": {"maxVersion": "2024.3"}},
    },
}


def launch_request(
    session: Mapping[str, Any], locale: str, device: str = SPEAKER
) -> dict[str, Any]:
    """The skill is opened without a question."""
    return envelope({"type": "LaunchRequest"}, session, locale, device)


def intent_request(
    session: Mapping[str, Any],
    locale: str,
    intent: str,
    slots: Mapping[str, Mapping[str, str]],
    device: str = SPEAKER,
) -> dict[str, Any]:
    """An intent; *slots* maps slot names to {"type", "id", "spoken"}, id empty for no match."""
    request = {
        "type": "IntentRequest",
        "dialogState": "STARTED",
        "intent": {
            "name": intent,
            "confirmationStatus": "NONE",
            "slots": {name: slot(name, **value) for name, value in slots.items()},
        },
    }
    return envelope(request, session, locale, device)


def touch_request(session: Mapping[str, Any], locale: str, chosen: Sequence[str]) -> dict[str, Any]:
    """Something on the page is touched; *chosen* are the arguments that it sends."""
    request = {
        "type": TOUCH,
        "token": TOKEN,
        "arguments": list(chosen),
        "source": {"type": "TouchWrapper", "handler": "Press", "id": ""},
        "components": {},
    }
    return envelope(request, session, locale, SCREEN)


def ended_request(
    session: Mapping[str, Any], locale: str, reason: str, device: str = SPEAKER
) -> dict[str, Any]:
    """The session is over; *reason* as Alexa gives it, such as EXCEEDED_MAX_REPROMPTS."""
    return envelope({"type": "SessionEndedRequest", "reason": reason}, session, locale, device)


def slot(name: str, type: str, id: str, spoken: str) -> dict[str, Any]:  # noqa: A002  # Alexa's names
    """A slot in both shapes that Alexa sends: with value, and with slotValue."""
    authority: dict[str, Any] = {
        "authority": f"{AUTHORITY}.{type}",
        "status": {"code": "ER_SUCCESS_MATCH" if id else "ER_SUCCESS_NO_MATCH"},
    }
    if id:
        authority["values"] = [{"value": {"name": spoken, "id": id}}]
    resolutions = {"resolutionsPerAuthority": [authority]}
    return {
        "name": name,
        "value": spoken,
        "resolutions": resolutions,
        "confirmationStatus": "NONE",
        "source": "USER",
        "slotValue": {"type": "Simple", "value": spoken, "resolutions": resolutions},
    }


def new_session() -> dict[str, Any]:
    """A session that has not spoken yet."""
    return {"new": True, "sessionId": f"amzn1.echo-api.session.{uuid.uuid4()}", "attributes": {}}


def envelope(
    request: Mapping[str, Any], session: Mapping[str, Any], locale: str, device: str = SPEAKER
) -> dict[str, Any]:
    """*request* in its envelope, from a *device* of DEVICES."""
    application = {"applicationId": APPLICATION}
    user = {"userId": "amzn1.ask.account.DESK"}
    return {
        "version": "1.0",
        "session": {**session, "application": application, "user": user},
        "context": {
            "System": {
                "application": application,
                "user": user,
                "device": {
                    "deviceId": "amzn1.ask.device.DESK",
                    "supportedInterfaces": DEVICES[device],
                },
                "apiEndpoint": "https://api.amazonalexa.com",
            }
        },
        "request": {
            **request,
            "requestId": f"amzn1.echo-api.request.{uuid.uuid4()}",
            "timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "locale": locale,
        },
    }
