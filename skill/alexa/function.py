"""The Lambda function: the skill object is made once, when the process starts."""

import logging
import os
from typing import Any

from skill.alexa.app import build, handle
from skill.content import load

logging.getLogger("skill").setLevel(logging.INFO)  # Lambda shows warnings alone by default
load()  # damaged content stops the function here; a package is checked when it is made
_skill = build(skill_id=os.environ.get("SKILL_ID"))


def lambda_handler(event: Any, context: object) -> dict[str, Any]:
    """Answers one request envelope. Raises RefusedError for another skill's request."""
    return handle(_skill, event, context)
