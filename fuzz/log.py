"""The log of a call: lines of a closed form, so that nothing of a request finds room in them."""

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from fuzz.call import Call
from fuzz.values import NAMES
from skill.alexa.intents import INTENTS

# Alexa's own names for what it sends: they say nothing of anybody. Any other is "other".
TYPES = ("LaunchRequest", "IntentRequest", "SessionEndedRequest", "CanFulfillIntentRequest")
PLACE = re.compile(r"([<\w>]{1,60}):\d+")  # a function, and a line


def complaint_of(call: Call) -> str:
    """What is wrong with the log; an empty string where it is as it should be."""
    lines = [_read(line) for line in call.log]
    faults = [line for line in lines if line is not None and set(line) == {"fault", "at"}]
    answered = [line for line in lines if line is not None and set(line) == REQUEST.keys()]
    if len(answered) != 1 or len(faults) + 1 != len(lines):
        return f"not one line a request, but {list(call.log)}"[:500]
    for key, fits in REQUEST.items():
        if not fits(call, answered[0][key]):
            return f"{key} is {answered[0][key]!r}"[:500]
    for line in faults:
        place = PLACE.fullmatch(str(line["at"]))
        if not _is_error(str(line["fault"])) or not (place or line["at"] is None):
            return f"a fault without a type and a place: {line}"[:500]
        if place and _is_said(place[1], call.text):
            return f"words of the request: {line}"[:500]
    return ""


def _read(line: str) -> dict[str, Any] | None:
    """The line as JSON, or None where it is none."""
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


@cache
def _is_error(name: str) -> bool:
    """Whether there is an error of that name: then it is nobody's word."""
    found = [Exception]
    for error in found:
        found.extend(error.__subclasses__())
    return any(error.__name__ == name for error in found)


def _is_said(name: str, text: str) -> bool:
    """Whether *name* is a text of the event, and none that fuzz took out of Python code."""
    return name not in NAMES and json.dumps(name) in text


# The parts of the line that every request gets, and what each may be.
REQUEST: dict[str, Callable[[Call, Any], bool]] = {
    "request": lambda _, value: value in (*TYPES, "other"),
    "intent": lambda _, value: value is None or value in (*INTENTS, "other"),
    "reply": lambda call, value: value == call.kind,
    "ms": lambda _, value: type(value) in (int, float),
}
