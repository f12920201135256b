"""Bodies of requests: JSON of a known shape, or a refusal that says what was expected."""

import json
from collections.abc import Mapping
from typing import Any

import jsonschema

from skill.content import LOCALES, SkillError
from skill.simulator.invocation import DEVICES

LARGEST = 16 * 1024  # bytes
LONGEST = 500  # characters of an utterance, or of what a dialogue shows
LONGEST_REASON = 200


class BodyError(SkillError):
    """A request that the console cannot use: says what was expected."""


def read(raw: bytes, shape: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON object in *raw*. Raises BodyError where it is none, or not of *shape*."""
    try:
        body = json.loads(raw.decode("utf-8"))
        jsonschema.validate(body, shape)
    except jsonschema.ValidationError as error:
        reason = f"{error.json_path}: {error.message}"
        raise BodyError(reason[:LONGEST_REASON]) from None
    except (ValueError, RecursionError):
        raise BodyError("expected a body of JSON in UTF-8") from None
    return dict(body)


def _object(required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(required),
        "properties": properties,
        "additionalProperties": False,
    }


# Half of a character that needs two is no text: it could not be written to a file.
TEXT = {"type": "string", "maxLength": LONGEST, "pattern": r"^[^\ud800-\udfff]*$"}
LOCALE = {"enum": list(LOCALES)}
DEVICE = {"enum": list(DEVICES)}

# An opening without an utterance is a launch; an utterance that is empty is silence.
OPENING = _object(("locale", "device"), locale=LOCALE, device=DEVICE, utterance=TEXT)
UTTERANCE = _object(("utterance",), utterance=TEXT, device=DEVICE)
TOUCH = _object(
    ("arguments",), arguments={"type": "array", "minItems": 1, "maxItems": 3, "items": TEXT}
)
SAVING = _object((), about=TEXT)
