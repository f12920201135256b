"""Doors: the ways into the skill that Alexa may take."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from unittest.mock import patch
from zlib import crc32

from fuzz import recorded
from skill.alexa.app import build, handle

GUARDED = 4  # every so manieth input comes to the door that lets one skill's requests in

Handler = Callable[[Any, object], Any]


@dataclass(frozen=True)
class Door:
    """A handler as Lambda calls it; *skill_id* is the one that it answers, None for all."""

    handler: Handler
    skill_id: str | None = None


def doors() -> tuple[Door, Door]:
    """The Lambda function where SKILL_ID is not set, and a skill that has its id."""
    with patch.dict(os.environ):
        os.environ.pop("SKILL_ID", None)
        function = import_module("skill.alexa.function")
    guarded = build(recorded.skill_id())
    return (
        Door(function.lambda_handler),
        Door(lambda event, context: handle(guarded, event, context), recorded.skill_id()),
    )


def door_for(ways: tuple[Door, Door], text: str) -> Door:
    """Which one an input takes depends on its text alone, so that a replay takes it too."""
    return ways[crc32(text.encode()) % GUARDED == 0]
