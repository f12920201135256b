"""Checks for one value of a content file: each returns the value or says what was expected."""

import re
from collections.abc import Callable, Collection
from string import Formatter
from typing import Any

from skill.content.model import STRONGEST

NUMBER = re.compile(r"\d+( \d+)*")

Check = Callable[[Any], Any]


class UnexpectedError(Exception):
    """A value is not what it should be; the message says what was expected."""


def that(holds: Callable[[Any], bool], expected: str) -> Check:
    """A value that *holds* is true of."""

    def check(value: Any) -> Any:
        if not holds(value):
            raise UnexpectedError(expected)
        return value

    return check


def list_of(one: Check, expected: str, least: int = 0) -> Check:
    """A list of *least* texts or more, each of which *one* checks."""

    def check(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or len(value) < least:
            raise UnexpectedError(expected)
        if not all(isinstance(item, str) for item in value):
            raise UnexpectedError(expected)
        return tuple(one(item) for item in value)

    return check


def table_of(key: Check, item: Check, expected: str) -> Check:
    """A table, whose keys and items the two check."""

    def check(value: Any) -> dict[Any, Any]:
        if not isinstance(value, dict):
            raise UnexpectedError(expected)
        return {key(name): item(inner) for name, inner in value.items()}

    return check


def text_with(*places: str) -> Check:
    """A string with something in it; *places* are what it may hold in braces."""
    allowed = {"emergency", "crisis", "same_day", *places}

    def check(value: Any) -> str:
        if not isinstance(value, str) or not value.strip():
            raise UnexpectedError("a text that is not empty")
        try:
            fields = [field for field in Formatter().parse(value) if field[1] is not None]
        except ValueError:
            raise UnexpectedError("a text whose braces are in pairs") from None
        plain = not any(form or conversion for *_, form, conversion in fields)
        if not plain or not {place for _, place, *_ in fields} <= allowed:
            raise UnexpectedError(f"in braces only {', '.join(sorted(allowed))}")
        return value

    return check


def texts_with(*places: str) -> Check:
    """A list of at least one text."""
    return list_of(text_with(*places), "a list of texts", least=1)


def one_of(allowed: Collection[str]) -> Check:
    """An id out of *allowed*."""
    expected = "one of " + ", ".join(allowed)
    return that(lambda value: isinstance(value, str) and value in allowed, expected)


def many_of(allowed: Collection[str]) -> Check:
    """A list of ids out of *allowed*."""
    return list_of(one_of(allowed), "a list of ids")


def together(allowed: Collection[str]) -> Check:
    """A list of ids that hold together, joined by plus signs: "swollen + one"."""
    check_one = one_of(allowed)
    check_all = list_of(
        lambda one: tuple(check_one(part.strip()) for part in one.split("+")),
        'a list of texts such as "swollen + one"',
    )

    def check(value: Any) -> tuple[tuple[str, ...], ...]:
        found: tuple[tuple[str, ...], ...] = check_all(value)
        for one in found:
            if len(set(one)) < len(one):
                raise UnexpectedError(f'each id once, not "{" + ".join(one)}"')
            if sum(set(other) <= set(one) for other in found) > 1:
                raise UnexpectedError(f'no "{" + ".join(one)}" beside what holds sooner')
        return found

    return check


def doubts(allowed: Collection[str], checks: Collection[str]) -> Check:
    """A list of ids that hold together, each with a check question: "swollen ? check_side"."""
    check_ids, check_name = together(allowed), one_of(checks)

    def pair(value: str) -> tuple[tuple[str, ...], str]:
        ids, _, name = value.partition("?")
        return check_ids([ids])[0], check_name(name.strip())

    return list_of(pair, 'a list of texts such as "swollen ? check_side"')


def outcome(allowed: Collection[str]) -> Check:
    """A list of ids, each of which holds, or does not where "-" stands before it."""
    check_one = one_of(allowed)

    def signed(value: str) -> str:
        check_one(value.removeprefix("-"))
        return value

    return list_of(signed, 'a list of ids, each with "-" before it or without')


def weights(causes: Collection[str]) -> Check:
    """A table from cause ids to whole numbers from -3 to 3, 0 left out."""
    weight = that(
        lambda value: type(value) is int and 1 <= abs(value) <= STRONGEST,
        f"a weight from -{STRONGEST} to {STRONGEST}, and not 0",
    )
    return table_of(one_of(causes), weight, "a table of weights by cause id")


def answers(topics: Collection[str]) -> Check:
    """A table from topic ids to "yes" or "no"."""
    return table_of(one_of(topics), one_of(("yes", "no")), 'a table of "yes" or "no" by topic id')


DIGITS = "a list of numbers to call, each a text of digits"

text = text_with()
texts = texts_with()
words = table_of(text, text, "a table of texts by phrase")
numbers = list_of(that(lambda value: bool(NUMBER.fullmatch(value)), DIGITS), DIGITS)
year = that(
    lambda value: type(value) is int and value in range(1900, 2101), "a year from 1900 to 2100"
)
row = that(lambda value: type(value) is int and value in range(100), "a row number from 0 to 99")
share = that(lambda value: isinstance(value, float) and 0 < value < 1, "a number between 0 and 1")
flag = that(lambda value: isinstance(value, bool), "true or false")
