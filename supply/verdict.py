"""A verdict: what was asked about the pins, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum


class Status(IntEnum):
    """The exit status of `python -m supply audit`."""

    SOUND = 0
    FOUND = 1
    NOT_ASKED = 3  # 2 is what a wrong command line gives


@dataclass(frozen=True)
class Verdict:
    """One line that says it all, and a line for each thing found."""

    status: Status
    line: str
    found: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n  ".join(
            (f"{self.status.name.lower().replace('_', ' ')}: {self.line}", *self.found)
        )


def worst(verdicts: Sequence[Verdict]) -> Status:
    """FOUND, if anything was; else NOT_ASKED, if anything was not; else SOUND."""
    held = {one.status for one in verdicts}
    return next(one for one in (Status.FOUND, Status.NOT_ASKED, Status.SOUND) if one in held)
