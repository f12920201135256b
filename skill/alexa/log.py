"""The log: one line a request that says what kind it was, never what was said or by whom."""

import json
import logging
from collections.abc import Mapping
from traceback import extract_tb
from typing import Any

from skill.alexa.envelope import REQUESTS
from skill.alexa.intents import INTENTS
from skill.alexa.part import part

log = logging.getLogger(__name__)


def log_request(event: Any, reply: str, seconds: float) -> None:
    """Logs the request type, the intent, the kind of reply and the milliseconds it took."""
    intent = part(event, "request", "intent")
    fields = {
        "request": _known(part(event, "request", "type"), REQUESTS),
        "intent": _known(part(intent, "name"), INTENTS) if intent else None,
        "reply": reply,
        "ms": round(seconds * 1000, 2),
    }
    log.info(json.dumps(fields))


def log_fault(exception: Exception) -> None:
    """Logs the type and the place of an error: its message may hold what the user said."""
    frames = extract_tb(exception.__traceback__)
    place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else None
    log.error(json.dumps({"fault": type(exception).__name__, "at": place}))


def kind_of(answer: Mapping[str, Any]) -> str:
    """The kind of reply in a response envelope: of speech, or "silence"."""
    if "outputSpeech" not in answer["response"]:
        return "silence"
    return str(part(answer, "sessionAttributes", "reply", "kind") or "goodbye")


def _known(name: Any, names: Any) -> str:
    """*name*, or "other" for any that could be somebody's words."""
    return name if isinstance(name, str) and name in names else "other"
