"""Figures: what a measurement found, and whether that is what was hoped for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TypeVar

Found = TypeVar("Found")


@dataclass(frozen=True)
class Figure:
    """One number: what it is of, its unit, and how far it strayed, in words."""

    what: str
    value: float
    unit: str
    spread: str = ""

    @property
    def number(self) -> str:
        """The value as people read it."""
        return f"{self.value:,.0f}" if self.value >= 100 else f"{self.value:,.2f}"  # noqa: PLR2004


def figure(what: str, values: list[float], unit: str) -> Figure:
    """The median of *values*, with the quartiles and the ends."""
    low, _, high = quantiles(values, n=4)
    spread = f"quartiles {low:,.2f} to {high:,.2f}, all {min(values):,.2f} to {max(values):,.2f}"
    return Figure(what, round(median(values), 3), unit, spread)


def quotients(ones: list[float], others: list[float]) -> list[float]:
    """One by the other, round by round: what disturbed a round disturbed both."""
    return [one / other for one, other in zip(ones, others, strict=True)]


def alternating(rounds: int, runs: Mapping[str, Callable[[], Found]]) -> dict[str, list[Found]]:
    """What each of *runs* gives in each round, the last one first in every other round.

    One round more, before all others, fills the caches of this machine.
    """
    found: dict[str, list[Found]] = {name: [] for name in runs}
    for turn in range(rounds + 1):
        for name in sorted(runs, reverse=bool(turn % 2)):
            found[name].append(runs[name]())
    return {name: results[1:] for name, results in found.items()}


@dataclass(frozen=True)
class Target:
    """What a measurement has to show, and whether it did."""

    text: str
    met: bool

    @classmethod
    def at_most(cls, most: float, text: str, ratios: list[float]) -> "Target":
        """*text* has a place for *most*, which the median of *ratios* may not exceed."""
        return cls(text.format(most), median(ratios) <= most)


@dataclass(frozen=True)
class Measured:
    """What one measurement found: its conditions in words, its figures, its targets."""

    conditions: str
    figures: tuple[Figure, ...]
    targets: tuple[Target, ...] = ()

    @property
    def met(self) -> bool:
        """Whether all targets were met."""
        return all(target.met for target in self.targets)

    def table(self, name: str) -> str:
        """As the terminal shows it."""
        lines = [f"{name}: {self.conditions}"]
        for one in self.figures:
            lines.append(f"  {one.what:<48} {one.number:>10} {one.unit:<6} {one.spread}".rstrip())
        lines += [f"  {'met   ' if one.met else 'MISSED'}  {one.text}" for one in self.targets]
        return "\n".join(lines)

    def markdown(self, name: str) -> str:
        """As the page in docs/ shows it."""
        lines = [f"**{name}**: {self.conditions}.\n", "| figure | | spread |\n| --- | ---: | --- |"]
        lines += [
            f"| {one.what} | {one.number} {one.unit} | {one.spread} |" for one in self.figures
        ]
        lines.append("")
        lines += [f"- {'met' if one.met else '**missed**'}: {one.text}" for one in self.targets]
        return "\n".join([*lines, ""])
