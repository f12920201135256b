"""Checks for one value of a content file: each returns the value or says what was expected."""

import re
from collections.abc import Callable, Collection
from string import Formatter
from typing import Any

from skill.content.model import STRONGEST

NUMBER = re.compile(r"\d+( \d+)*")
YEARS = range(1900, 2101)
ROWS = range(100)

Check = Callable[[Any], Any]


class UnexpectedError(Exception):
    """A value is not what it should be; the message says what was expected."""


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
    check_one = text_with(*places)

    def check(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not value:
            raise UnexpectedError("a list of texts")
        return tuple(check_one(item) for item in value)

    return check


text = text_with()
texts = texts_with()


def year(value: Any) -> int:
    """A year of publication."""
    if type(value) is not int or value not in YEARS:
        raise UnexpectedError("a year from 1900 to 2100")
    return value


def row(value: Any) -> int:
    """A row number of the clinical table, 0 for none."""
    if type(value) is not int or value not in ROWS:
        raise UnexpectedError("a row number from 0 to 99")
    return value


def share(value: Any) -> float:
    """A probability, ends left out."""
    if not isinstance(value, float) or not 0 < value < 1:
        raise UnexpectedError("a number between 0 and 1")
    return value


def flag(value: Any) -> bool:
    """Yes or no, as TOML writes it."""
    if not isinstance(value, bool):
        raise UnexpectedError("true or false")
    return value


def words(value: Any) -> dict[str, str]:
    """A table from phrases to other words for them."""
    if not isinstance(value, dict):
        raise UnexpectedError("a table of texts by phrase")
    return {text(phrase): text(other) for phrase, other in value.items()}


def numbers(value: Any) -> tuple[str, ...]:
    """A list of numbers to call, in digits."""
    if not isinstance(value, list) or not all(
        isinstance(one, str) and NUMBER.fullmatch(one) for one in value
    ):
        raise UnexpectedError("a list of numbers to call, each a text of digits")
    return tuple(value)


def one_of(allowed: Collection[str]) -> Check:
    """An id out of *allowed*."""

    def check(value: Any) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise UnexpectedError("one of " + ", ".join(allowed))
        return value

    return check


def many_of(allowed: Collection[str]) -> Check:
    """A list of ids out of *allowed*."""
    check_one = one_of(allowed)

    def check(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise UnexpectedError("a list of ids")
        return tuple(check_one(item) for item in value)

    return check


def together(allowed: Collection[str]) -> Check:
    """A list of ids that hold together, joined by plus signs: "swollen + one"."""
    check_one = one_of(allowed)

    def check(value: Any) -> tuple[tuple[str, ...], ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise UnexpectedError('a list of texts such as "swollen + one"')
        found = [tuple(check_one(part.strip()) for part in one.split("+")) for one in value]
        for one in found:
            if sum(set(other) <= set(one) for other in found) > 1:
                raise UnexpectedError(f'no "{" + ".join(one)}" beside what holds sooner')
        return tuple(found)

    return check


def doubts(allowed: Collection[str], checks: Collection[str]) -> Check:
    """A list of ids that hold together, each with a check question: "swollen ? check_side"."""
    check_ids, check_name = together(allowed), one_of(checks)

    def check(value: Any) -> tuple[tuple[tuple[str, ...], str], ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise UnexpectedError('a list of texts such as "swollen ? check_side"')
        pairs = [one.partition("?") for one in value]
        return tuple((check_ids([ids])[0], check_name(name.strip())) for ids, _, name in pairs)

    return check


def outcome(allowed: Collection[str]) -> Check:
    """A list of ids, each of which holds, or does not where "-" stands before it."""
    check_one = one_of(allowed)

    def check(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise UnexpectedError('a list of ids, each with "-" before it or without')
        for one in value:
            check_one(one.removeprefix("-"))
        return tuple(value)

    return check


def weights(causes: Collection[str]) -> Check:
    """A table from cause ids to whole numbers from -3 to 3, 0 left out."""

    def check(value: Any) -> dict[str, int]:
        if not isinstance(value, dict):
            raise UnexpectedError("a table of weights by cause id")
        for cause, weight in value.items():
            one_of(causes)(cause)
            if type(weight) is not int or not 1 <= abs(weight) <= STRONGEST:
                raise UnexpectedError(f"a weight from -{STRONGEST} to {STRONGEST}, and not 0")
        return dict(value)

    return check


def answers(topics: Collection[str]) -> Check:
    """A table from topic ids to "yes" or "no"."""

    def check(value: Any) -> dict[str, str]:
        if not isinstance(value, dict):
            raise UnexpectedError('a table of "yes" or "no" by topic id')
        for topic, answer in value.items():
            one_of(topics)(topic)
            one_of(("yes", "no"))(answer)
        return dict(value)

    return check
