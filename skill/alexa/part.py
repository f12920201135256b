"""A part of a plain JSON value, where there is one."""

from collections.abc import Mapping
from typing import Any


def part(event: Any, *path: str) -> Any:
    """The value at *path*, or None where *event* holds none."""
    for key in path:
        event = event.get(key) if isinstance(event, Mapping) else None
    return event
