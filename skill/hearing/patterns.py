"""Patterns of the rules, compiled when the package is built, as its modules are.

Compiling them takes as long as the start of Python itself; loading them takes a millisecond.
Stored is what Python's own compiler of patterns made, for one version of Python: under any
other, and at a desk, they are compiled anew. Beside them stand the rules, read from their files.

Most patterns are found nowhere: one is tried only where a word begins as it needs.
"""

import _sre  # type: ignore[import-not-found]  # what re compiles with
import marshal
import re
import sys
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper, cache, cached_property, lru_cache
from typing import Any, Literal, TypeVar

# No path objects here: their module takes longer to load than all patterns.
FILE = __file__.removesuffix("patterns.py") + "rules.bin"
CODE: Literal["I"] = "I"  # the type of an item of a pattern's code
VERSION = (_sre.MAGIC, sys.implementation.cache_tag, sys.byteorder)
LETTERS = 4  # how many of a word are looked at
END = "."  # stands for the end of a shorter word
AT_ONCE = 8  # texts that are looked at by turns in one reading, and forgotten after it
WORD = re.compile(r"\w+")

Found = re.Match[str] | None
Of = TypeVar("Of")
_FORGET: list[Callable[[], None]] = []


def remembered(function: Callable[[str], Of]) -> "_lru_cache_wrapper[Of]":
    """*function* of a text, worked out once in a reading."""
    kept = lru_cache(AT_ONCE)(function)
    _FORGET.append(kept.cache_clear)
    return kept


def forget() -> None:
    """Forgets the texts of a reading, which is over."""
    for clear in _FORGET:
        clear()


class Pattern:
    """The pattern *text*, made ready when it is first tried."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """What is tried."""
        found = stored()[0].get(self.text)
        if not found:
            return re.compile(self.text)
        _, flags, code, *groups = found
        codes = memoryview(code).cast(CODE).tolist()
        compiled: re.Pattern[str] = _sre.compile(self.text, flags, codes, *groups)
        return compiled

    @cached_property
    def begins(self) -> frozenset[str]:
        """How some word begins in all that it matches; empty where it may be any."""
        found = stored()[0].get(self.text)
        if found:
            return frozenset(found[0].split())
        from skill.hearing.begins import begins_of  # noqa: PLC0415  # the package leaves it out

        return frozenset(begins_of(self.text))

    def may_match(self, text: str) -> bool:
        """Whether a word of *text* begins as it needs."""
        return not self.begins or not self.begins.isdisjoint(beginnings(text))

    def search(self, text: str, begin: int = 0, end: int = sys.maxsize) -> Found:
        """The first match in what of *text* lies from *begin* to *end*."""
        return self.compiled.search(text, begin, end) if self.may_match(text) else None

    def match(self, text: str, begin: int = 0) -> Found:
        """The match that starts at *begin*."""
        return self.compiled.match(text, begin) if self.may_match(text) else None

    def fullmatch(self, text: str) -> Found:
        """The match that is all of *text*."""
        return self.compiled.fullmatch(text) if self.may_match(text) else None

    def split(self, text: str) -> list[str]:
        """What of *text* lies between the matches."""
        return self.compiled.split(text) if self.may_match(text) else [text]

    def finditer(self, text: str, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Each match in *text*, up to *end*."""
        return self.compiled.finditer(text, 0, end) if self.may_match(text) else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """*text* with *new* for each match."""
        return self.compiled.sub(new, text) if self.may_match(text) else text


pattern = cache(Pattern)


@remembered
def beginnings(text: str) -> frozenset[str]:
    """How the words of *text* begin: "it leaks" gives i, it, it., l, le, lea and leak."""
    words = WORD.findall(text)
    return frozenset((word + END)[:many] for word in words for many in range(1, LETTERS + 1))


@cache
def stored() -> tuple[dict[str, Any], dict[str, Any]]:
    """Pattern -> how it begins and what _sre.compile takes; and file name -> rules."""
    try:
        with open(FILE, "rb") as file:
            version, patterns, rules = marshal.loads(file.read())  # noqa: S302  # the package's own
    except (OSError, ValueError, EOFError, TypeError):
        return {}, {}
    return patterns if version == VERSION else {}, rules
