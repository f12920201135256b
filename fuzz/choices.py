"""Choices: the one source that mutations draw from, whichever engine makes them."""

from collections.abc import Sequence
from random import Random
from typing import Protocol, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

T = TypeVar("T")

LONGEST = 40  # characters of a text; huge ones are values of their own
UNICODE = 0x110000
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=LONGEST)

# Where code points are drawn from: most of all of them lie in planes that nobody writes in.
PLANES = (0x80, 0x250, 0x3000, 0x10000, UNICODE)


class Choices(Protocol):
    """What a mutation may ask an engine for."""

    def below(self, bound: int) -> int:
        """A number from 0 up to, and without, *bound*."""

    def text(self) -> str:
        """Any text of up to LONGEST characters: all Unicode, halves of characters among it."""


class Drawn:
    """Choices that hypothesis makes, and makes simpler when one of them fails."""

    def __init__(self, draw: DrawFn) -> None:
        self.draw = draw

    def below(self, bound: int) -> int:
        """Of a strategy, so that hypothesis knows of it."""
        return self.draw(st.integers(0, bound - 1))

    def text(self) -> str:
        """Of a strategy too."""
        return self.draw(ANY_TEXT)


class Rolled:
    """Choices of a seed alone: what libFuzzer's mutator is given."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  # to be had again, and no secret

    def below(self, bound: int) -> int:
        """As likely as any other."""
        return self.random.randrange(bound)

    def text(self) -> str:
        """Each text keeps to one range of code points: letters, or anything."""
        plane = self.random.choice(PLANES)
        length = self.random.randrange(LONGEST + 1)
        return "".join(chr(self.random.randrange(plane)) for _ in range(length))


def one_of(choices: Choices, options: Sequence[T]) -> T:
    """One of *options*."""
    return options[choices.below(len(options))]
