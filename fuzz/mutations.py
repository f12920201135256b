"""Mutations: how an envelope is bent, whichever engine makes the choices."""

from collections.abc import Callable
from typing import Any

from fuzz.asked import ASKED
from fuzz.attributes import ATTRIBUTES
from fuzz.choices import Choices, one_of
from fuzz.generic import GENERIC
from fuzz.values import value

MOST = 4  # mutations of one envelope
RARE = 50  # one envelope in so many is none at all

# Name -> the mutation, which changes the envelope it is given. Add one here.
MUTATIONS: dict[str, Callable[[Choices, Any], None]] = {**GENERIC, **ASKED, **ATTRIBUTES}
FAMILIES = tuple(tuple(family.values()) for family in (GENERIC, ASKED, ATTRIBUTES))


def bend(choices: Choices, event: Any) -> Any:
    """*event*, bent up to MOST times; it is changed itself, or another value is returned."""
    if choices.below(RARE) == RARE - 1 or not isinstance(event, dict):
        return value(choices)
    for _ in range(1 + choices.below(MOST)):
        one_of(choices, one_of(choices, FAMILIES))(choices, event)
    return event
