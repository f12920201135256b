"""Tables of sayings: what is meant -> its value -> sayings that mean it, parted by semicolons."""

from collections.abc import Mapping
from typing import Any


def rows(table: Mapping[str, Mapping[Any, str]]) -> list[tuple[str, Any, str]]:
    """What is meant, its value, and a saying: for each saying of *table*."""
    return [
        (name, value, said)
        for name, values in table.items()
        for value, sayings in values.items()
        for said in sayings.split("; ")
    ]
