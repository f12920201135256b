"""Values: what JSON can hold and a request never should."""

from collections.abc import Callable
from typing import Any

from fuzz.choices import UNICODE, Choices, one_of

BLOCK = 4096  # code points of one block; all blocks together are all Unicode
DEPTHS = (5, 50, 50, 300, 800)  # beyond that Python's own JSON reader may give up
SIZES = (*(100,) * 4, *(2_000,) * 4, 20_000, 200_000)  # what is huge is slow, and rare
NUMBERS: tuple[float, ...] = (
    -1,
    0.5,
    -0.0,
    2**31,
    2**63,
    10**4000,  # the longest that Python reads has 4300 digits
    1e308,
    float("inf"),  # 1e999 in the text of a request
)
NAMES = (
    "__class__",
    "__dict__",
    "__init__",
    "attribute_map",
    "deserialized_types",
    "object_type",
    "to_dict",
    "application_id",
    "type",
    "value",
    "values",
    "id",
    "",
    " ",
    "\0",
    "\ud800",
)
WORDS = (
    "true",
    "null",
    "0",
    "<speak>",
    "</speak><audio src='https://example.org/a.mp3'/>",
    "&amp;]]><!--",
    "[pause 9s][pause 9s]",
    "{emergency}",
    "%s %d {0}",
    "2026-11-20T02:07:52 PDTX",
    *NAMES,
)


def block(number: int) -> str:
    """All characters of the block *number*: nobody asks for these by chance."""
    return "".join(map(chr, range(number * BLOCK, (number + 1) * BLOCK)))


def deep(choices: Choices) -> Any:
    """Lists or objects inside each other."""
    value: Any = one_of(choices, (1, "end", None))
    in_lists = choices.below(2)
    for _ in range(one_of(choices, DEPTHS)):
        value = [value] if in_lists else {"a": value}
    return value


def huge_text(choices: Choices) -> str:
    """One character, over and over."""
    return one_of(choices, ("x", " ", "\u00e4", "\U0001f9b5", "[pause 9s]")) * one_of(
        choices, SIZES
    )


def huge_list(choices: Choices) -> Any:
    """Many items."""
    return [one_of(choices, (0, "", None))] * one_of(choices, SIZES[:-1])


def huge_object(choices: Choices) -> Any:
    """Many properties."""
    return {f"k{number}": number for number in range(one_of(choices, SIZES[:-1]))}


def value(choices: Choices) -> Any:
    """Any of VALUES."""
    return one_of(choices, tuple(VALUES.values()))(choices)


VALUES: dict[str, Callable[[Choices], Any]] = {
    "null": lambda _: None,
    "flag": lambda choices: bool(choices.below(2)),
    "small number": lambda choices: choices.below(12),
    "number": lambda choices: one_of(choices, NUMBERS),
    "empty text": lambda _: "",
    "empty list": lambda _: [],
    "empty object": lambda _: {},
    "word": lambda choices: one_of(choices, WORDS),
    "text": lambda choices: choices.text(),
    "block": lambda choices: block(choices.below(UNICODE // BLOCK)),
    "list of texts": lambda choices: [choices.text(), one_of(choices, WORDS)],
    "object of texts": lambda choices: {one_of(choices, NAMES): choices.text()},
    "huge text": huge_text,
    "huge list": huge_list,
    "huge object": huge_object,
    "deep": deep,
}
