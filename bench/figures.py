"""Figures: what a measurement found, and whether that is what was hoped for."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One number: what it is of, its unit, and how far it strayed, in words."""

    what: str
    value: float
    unit: str
    spread: str = ""


@dataclass(frozen=True)
class Target:
    """What a measurement has to show, and whether it did."""

    text: str
    met: bool


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

    def to_json(self) -> Mapping[str, Any]:
        """As build/bench.json keeps it."""
        return asdict(self)

    def table(self, name: str) -> str:
        """As the terminal shows it."""
        lines = [f"{name}: {self.conditions}"]
        for one in self.figures:
            number = f"{one.value:,.0f}" if one.value >= 100 else f"{one.value:,.2f}"  # noqa: PLR2004
            lines.append(f"  {one.what:<44} {number:>10} {one.unit:<6} {one.spread}".rstrip())
        lines += [f"  {'met   ' if one.met else 'MISSED'}  {one.text}" for one in self.targets]
        return "\n".join(lines)
