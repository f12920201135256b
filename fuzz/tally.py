"""The tally: how many inputs an engine has tried, and what came of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from zlib import crc32

from fuzz import recorded
from fuzz.oracle import Oracle, Outcome, canonical

HEADINGS = ("engine", "inputs", *Outcome, "slowest ms", "seconds", "inputs/s", "fingerprint")
WIDTHS = (11, 8, 7, 7, 7, 10, 10, 8, 8, 11)


def _recorded() -> set[int]:
    return {hash(canonical(text)) for text in recorded.texts()}


@dataclass
class Tally:
    """*fingerprint* is a sum over all inputs in turn: the same seed gives the same one.

    An input counts once, however often it is tried.
    """

    engine: str
    wanted: int
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    seconds: float = 0.0
    fingerprint: int = 0
    _seen: set[int] = field(default_factory=_recorded)  # these are not bent
    _began: float = field(default_factory=perf_counter)

    @property
    def inputs(self) -> int:
        """How many, all different."""
        return self.outcomes.total()

    @property
    def done(self) -> bool:
        """Whether there were as many as were wanted."""
        return self.inputs >= self.wanted

    def judge(self, oracle: Oracle, text: str) -> None:
        """Tries one input. Raises what the oracle does."""
        verdict = oracle.judge(text)
        digest = hash(text)
        if digest in self._seen:
            return
        self._seen.add(digest)
        self.outcomes[verdict.outcome] += 1
        self.slowest = max(self.slowest, verdict.seconds)
        self.fingerprint = crc32(text.encode(), self.fingerprint)
        self.seconds = perf_counter() - self._began

    def to_json(self) -> dict[str, Any]:
        """As another process reads it."""
        keys = ("engine", "wanted", "outcomes", "slowest", "seconds", "fingerprint")
        return {key: getattr(self, key) for key in keys}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Tally":
        """The tally that *to_json* gave."""
        return cls(**{**data, "outcomes": Counter(data["outcomes"])})

    def row(self) -> tuple[str, ...]:
        """A row of the table."""
        return (
            self.engine,
            f"{self.inputs:,}",
            *(f"{self.outcomes[outcome]:,}" for outcome in Outcome),
            f"{self.slowest * 1000:.1f}",
            f"{self.seconds:.1f}",
            f"{self.inputs / self.seconds:,.0f}" if self.seconds else "-",
            f"{self.fingerprint:08x}",
        )


def table(tallies: Iterable[Tally]) -> str:
    """As the terminal shows it."""
    rows = [HEADINGS, *(tally.row() for tally in tallies)]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(row, WIDTHS, strict=True))
        for row in rows
    )
