"""Generic mutations: of any place of any envelope, whatever it means."""

import json
from collections.abc import Callable
from typing import Any

from fuzz import recorded
from fuzz.choices import Choices, one_of
from fuzz.places import Place, places
from fuzz.values import NAMES, value


def drop(choices: Choices, event: Any) -> None:
    """Something is missing."""
    container, key = _place(choices, event)
    del container[key]


def replace(choices: Choices, event: Any) -> None:
    """Something is of another type, null, empty, huge or deep."""
    container, key = _place(choices, event)
    container[key] = value(choices)


def say(choices: Choices, event: Any) -> None:
    """A text is another text."""
    container, key = _place(choices, event, lambda found: isinstance(found, str))
    container[key] = choices.text()


def cut(choices: Choices, event: Any) -> None:
    """A text, a list or an object lost its end."""
    container, key = _place(choices, event, lambda found: isinstance(found, str | list | dict))
    found = container[key]
    end = choices.below(len(found) + 1)
    container[key] = dict(list(found.items())[:end]) if isinstance(found, dict) else found[:end]


def rename(choices: Choices, event: Any) -> None:
    """A property by another name, or in other letters."""
    container, key = _place(choices, event)
    if isinstance(container, dict):
        names = (key.upper(), key.lower(), f"{key} ", f"_{key}", *NAMES)
        container[one_of(choices, names)] = container.pop(key)


def add(choices: Choices, event: Any) -> None:
    """A property that nobody knows."""
    container, key = _place(choices, event, lambda found: isinstance(found, dict))
    container[key][one_of(choices, (*NAMES, "new", choices.text()))] = value(choices)


def wrap(choices: Choices, event: Any) -> None:
    """A value one level deeper."""
    container, key = _place(choices, event)
    found = container[key]
    container[key] = one_of(choices, ([found], {"value": found}, [found, found]))


def graft(choices: Choices, event: Any) -> None:
    """A value from another place, of this envelope or of another."""
    container, key = _place(choices, event)
    other = event if choices.below(2) else recorded.envelope(choices)
    source, name = _place(choices, other)
    # A copy: a value inside itself would be no JSON.
    container[key] = json.loads(json.dumps(source[name]))


def _place(choices: Choices, event: Any, fits: Callable[[Any], bool] = lambda _: True) -> Place:
    """A place of *event*; one of no importance where there is none."""
    return one_of(choices, places(event, fits) or [({"nowhere": {}}, "nowhere")])


GENERIC: dict[str, Callable[[Choices, Any], None]] = {
    "drop": drop,
    "replace": replace,
    "say": say,
    "cut": cut,
    "rename": rename,
    "add": add,
    "wrap": wrap,
    "graft": graft,
}
