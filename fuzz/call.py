"""A call: one event handed to the handler, and all that came of it."""

import json
import logging
import warnings
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from time import perf_counter
from typing import Any

from fuzz.doors import Door


@dataclass(frozen=True)
class Call:
    """*text* is the event as JSON, *left* what the handler left of it; *log* has all it said.

    *error* is what it raised, then *answer* is None.
    """

    door: Door
    text: str
    left: str
    event: Any
    answer: Any
    error: Exception | None
    seconds: float
    log: tuple[str, ...]

    @property
    def response(self) -> dict[str, Any]:
        """The response of the answer; an empty one where there is none."""
        found = self.answer.get("response") if isinstance(self.answer, dict) else None
        return found if isinstance(found, dict) else {}

    @property
    def attributes(self) -> dict[str, Any]:
        """The session attributes of the answer."""
        found = self.answer.get("sessionAttributes") if isinstance(self.answer, dict) else None
        return found if isinstance(found, dict) else {}

    @property
    def kind(self) -> str:
        """The kind of reply: of speech, "silence" or "refused"."""
        if self.error:
            return "refused"
        if "outputSpeech" not in self.response:
            return "silence"
        reply = self.attributes.get("reply")
        return str(reply.get("kind")) if isinstance(reply, dict) else "unknown"


class Listener(logging.Handler):
    """Keeps what is logged, formatted: a traceback would be in it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """As Lambda writes it."""
        self.lines.append(self.format(record))


def call(door: Door, text: str) -> Call:
    """Calls the handler behind *door* with the event that *text* is, a new one every time."""
    event = json.loads(text)
    listener, printed = Listener(), StringIO()
    answer = error = None
    root = logging.getLogger()
    handlers, root.handlers = root.handlers, [listener]  # Lambda has one, too
    try:
        with (
            redirect_stdout(printed),
            redirect_stderr(printed),
            warnings.catch_warnings(record=True) as warned,  # Lambda writes warnings to the log
        ):
            warnings.simplefilter("always")
            started = perf_counter()
            try:
                answer = door.handler(event, object())
            except Exception as raised:  # the rules say which may be raised
                error = raised
            seconds = perf_counter() - started
    finally:
        root.handlers = handlers
    log = (*listener.lines, *(str(one.message) for one in warned), *printed.getvalue().split("\n"))
    left = json.dumps(event)
    return Call(
        door,
        text,
        left,
        event if left == text else json.loads(text),
        answer,
        error,
        seconds,
        tuple(line for line in log if line),
    )
