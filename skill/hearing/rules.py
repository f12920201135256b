"""The rules of hearing, which are data: rules/NAME.toml, a file a kind; source.py reads them."""

from collections.abc import Iterable, Mapping
from typing import Any

from skill.hearing.patterns import Pattern, pattern, stored

Table = tuple[tuple[str, Pattern], ...]


def rules(name: str) -> dict[str, Any]:
    """What rules/NAME.toml holds, each rule as the text of its pattern. Raises ContentError."""
    built: dict[str, Any] | None = stored().rules.get(name)
    if built is not None:
        return built
    from skill.hearing.source import read  # noqa: PLC0415  # the package leaves it out

    return read(name)


def table(entries: Iterable[Mapping[str, str]]) -> Table:
    """A value and its pattern for each of *entries*, such as {"days": "for weeks"}."""
    return tuple((value, pattern(rule)) for entry in entries for value, rule in entry.items())
