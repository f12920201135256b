"""The log: what a call may leave in it."""

import json
from typing import Any

from jsonschema import Draft202012Validator

from skill.alexa.intents import INTENTS
from tools.fuzz.call import Call
from tools.fuzz.requests import TYPES


def lines_of(**properties: Any) -> Draft202012Validator:
    """The schema of an object with just these *properties*."""
    known = {"required": list(properties), "additionalProperties": False}
    return Draft202012Validator({"type": "object", "properties": properties, **known})


# The line of the log that every request gets, and that of a fault: a type, a function and a line.
LINE = lines_of(
    request={"enum": [*TYPES, "other"]},
    intent={"enum": [None, *INTENTS, "other"]},
    reply={"type": "string"},
    ms={"type": "number"},
)
FAULT = lines_of(
    fault={"type": "string", "pattern": r"^[A-Za-z_]\w*$"},
    at={"type": "string", "pattern": r"^[<\w>]{1,60}:\d+$"},
)


def log(one: Call) -> str:
    """The log has one line for the request, one for each fault, and no room for words."""
    try:
        *faults, line = map(json.loads, one.log)
    except ValueError as error:
        return f"{error}: {one.log}"
    for schema, value in ((LINE, line), *((FAULT, fault) for fault in faults)):
        if wrong := next(schema.iter_errors(value), None):
            return str(wrong.message)
    told = [fault for fault in faults if f'"{fault["fault"]}"' in one.text]
    return f"{told or line}" if told or line["reply"] != one.kind else ""
