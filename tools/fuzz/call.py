"""A call: one request handed to a handler, and all that came of it."""

import json
import logging
import warnings
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from time import perf_counter
from typing import Any
from unittest.mock import patch

from skill.alexa.part import part

Handler = Callable[[Any, object], Any]

logging.getLogger("skill").setLevel(logging.INFO)  # as the Lambda function has it


@dataclass(frozen=True)
class Call:
    """*text* is the request as JSON, *left* what the handler left of it; *log* is all it said.

    *error* is what it raised, then *answer* is None.
    """

    text: str
    left: str
    answer: Any
    error: Exception | None
    seconds: float
    log: tuple[str, ...]

    @cached_property
    def event(self) -> Any:
        """The request as it was."""
        return json.loads(self.text)

    @property
    def kind(self) -> str:
        """What it came to: the kind of reply, "silence" or "refused"."""
        if self.error:
            return "refused"
        if part(self.answer, "response", "outputSpeech") is None:
            return "silence"
        return str(part(self.answer, "sessionAttributes", "reply", "kind"))


def call(handler: Handler, text: str) -> Call:
    """Calls *handler* as Lambda does: what it logs, prints and warns of is in the log."""
    event = json.loads(text)
    printed = StringIO()
    answer = error = None
    with (
        patch.object(logging.getLogger(), "handlers", [logging.StreamHandler(printed)]),
        redirect_stdout(printed),
        redirect_stderr(printed),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("always")
        started = perf_counter()
        try:
            answer = handler(event, object())
        except Exception as raised:  # the rules say which may be raised
            error = raised
        seconds = perf_counter() - started
    log = tuple(filter(None, printed.getvalue().split("\n")))
    return Call(text, json.dumps(event), answer, error, seconds, log)
