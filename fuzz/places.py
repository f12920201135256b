"""Places: every property and every item of an envelope, by what holds it and its key."""

from collections.abc import Callable
from typing import Any

MOST = 500  # of a huge object the first will do

# A container and a key or an index into it.
Place = tuple[Any, Any]


def places(event: Any, fits: Callable[[Any], bool] = lambda _: True) -> list[Place]:
    """The places of *event* whose value *fits*, outermost first; loops, as it may be deep."""
    found: list[Place] = []
    waiting = [event]
    for container in waiting:
        for key, value in items(container):
            found.append((container, key))
            if isinstance(value, dict | list):
                waiting.append(value)
        if len(found) > MOST:
            break
    return [(container, key) for container, key in found[:MOST] if fits(container[key])]


def items(container: Any) -> list[tuple[Any, Any]]:
    """What is directly inside, with its keys."""
    if isinstance(container, dict):
        return list(container.items())[:MOST]
    return list(enumerate(container[:MOST])) if isinstance(container, list) else []


def inside(event: Any, *path: str) -> dict[str, Any]:
    """The object at *path*; a new one takes the place of what is none."""
    for key in path:
        if not isinstance(event.get(key), dict):
            event[key] = {}
        event = event[key]
    return event  # type: ignore[no-any-return]  # of JSON
