"""The event in a body: an object of JSON, sent just now."""

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NoReturn

from skill.alexa.part import part
from skill.endpoint.errors import UnverifiedError

TOLERANCE = timedelta(seconds=150)  # either way: clocks differ
# Skill events may come late: developer.amazon.com, "Skill Events in Alexa Skills".
LATE, LATE_TOLERANCE = "AlexaSkillEvent.", timedelta(hours=1)

TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)", re.ASCII)


def event_in(body: bytes) -> dict[str, Any]:
    """The object in *body*. Raises UnverifiedError for all that is no JSON object in UTF-8."""
    try:
        event = json.loads(body.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError):  # nested deeper than Python reads, numbers too long
        raise UnverifiedError("body: not JSON") from None
    if not isinstance(event, dict):
        raise UnverifiedError("body: not a request")
    return event


def check_time(event: Mapping[str, Any], now: datetime) -> None:
    """Raises UnverifiedError where *event* was not sent within TOLERANCE of *now* (aware)."""
    timestamp = part(event, "request", "timestamp")
    try:
        if not isinstance(timestamp, str) or not TIMESTAMP.fullmatch(timestamp):
            raise ValueError
        age = abs(now - datetime.fromisoformat(timestamp))
    except ValueError:
        raise UnverifiedError("timestamp: missing or not a time") from None
    late = str(part(event, "request", "type")).startswith(LATE)
    if age > (LATE_TOLERANCE if late else TOLERANCE):
        raise UnverifiedError("timestamp: not now")


def _refuse(_: str) -> NoReturn:
    """NaN and Infinity are Python's, not JSON's."""
    raise ValueError
