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
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from typing import Any, Literal, NamedTuple

# No path objects here: their module takes longer to load than all patterns.
FILE = __file__.removesuffix("patterns.py") + "rules.bin"
CODE: Literal["I"] = "I"  # the type of an item of a pattern's code
VERSION = (_sre.MAGIC, sys.implementation.cache_tag, sys.byteorder)
LETTERS = 4  # how many of a word are looked at
END = "."  # stands for the end of a shorter word
AT_ONCE = 8  # texts that are looked at by turns in one reading, and forgotten after it
WORD = re.compile(r"\w+")

Found = re.Match[str] | None


class Pattern:
    """The pattern *text*, made ready when it is first tried."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as re has it."""
        found = stored().codes.get(self.text)
        if not found:
            return re.compile(self.text)
        flags, code, *groups = found
        codes = memoryview(code).cast(CODE).tolist()
        compiled: re.Pattern[str] = _sre.compile(self.text, flags, codes, *groups)
        return compiled

    @cached_property
    def begins(self) -> frozenset[str]:
        """How some word begins in all that it matches; empty where it may be any."""
        found = stored().begins.get(self.text)
        if found is not None:
            return frozenset(found.split())
        from skill.hearing.begins import begins_of  # noqa: PLC0415  # the package leaves it out

        return frozenset(begins_of(self.text))

    def _may_match(self, text: str) -> bool:
        """Whether a word of *text* begins as it needs."""
        return not self.begins or not self.begins.isdisjoint(beginnings(text))

    def search(self, text: str, begin: int = 0, end: int = sys.maxsize) -> Found:
        """The first match in what of *text* lies from *begin* to *end*, which is within no word."""
        return self.compiled.search(text, begin, end) if self._may_match(text) else None

    def match(self, text: str, begin: int = 0) -> Found:
        """The match that starts at *begin*."""
        return self.compiled.match(text, begin) if self._may_match(text) else None

    def fullmatch(self, text: str) -> Found:
        """The match that is all of *text*."""
        return self.compiled.fullmatch(text) if self._may_match(text) else None

    def split(self, text: str) -> list[str]:
        """What of *text* lies between the matches."""
        return self.compiled.split(text) if self._may_match(text) else [text]

    def finditer(self, text: str, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Each match in *text*, up to *end*, which is within no word."""
        return self.compiled.finditer(text, 0, end) if self._may_match(text) else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """*text* with *new* for each match."""
        return self.compiled.sub(new, text) if self._may_match(text) else text


pattern = cache(Pattern)


@lru_cache(AT_ONCE)
def beginnings(text: str) -> frozenset[str]:
    """How the words of *text* begin: "it leaks" gives i, it, it., l, le, lea and leak."""
    words = WORD.findall(text)
    return frozenset((word + END)[:many] for word in words for many in range(1, LETTERS + 1))


class Stored(NamedTuple):
    """What the package has of each pattern: what _sre.compile takes, and begins; and the rules."""

    codes: Mapping[str, Any] = {}
    begins: Mapping[str, str] = {}
    rules: Mapping[str, Any] = {}


@cache
def stored() -> Stored:
    """What FILE holds: codes only for the Python that runs, and nothing at a desk."""
    try:
        with open(FILE, "rb") as file:
            version, *found = marshal.loads(file.read())  # noqa: S302  # the package's own
    except (OSError, ValueError, EOFError, TypeError):
        return Stored()
    kept = Stored(*found)
    return kept if version == VERSION else kept._replace(codes={})
