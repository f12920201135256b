"""What of an utterance is weighed: its words, pairs of words, and letters within words."""

from typing import NamedTuple
from zlib import crc32

SHORTEST, LONGEST = 3, 4  # letters of a run within a word
WORD, LETTERS = 0, 1
SPARE = 8  # bits of a hash that are not kept


class Feature(NamedTuple):
    """One thing that is weighed: *key* is the hash of *text*, *at* the place of its word."""

    key: int
    text: str
    at: int
    part: int


def features(words: list[str]) -> list[Feature]:
    """The features of *words*, at most once for each place: words, pairs, runs of letters."""
    found = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else "^"
        found.append(_feature(word, at, WORD))
        found.append(_feature(f"{before} {word}", at, WORD))
        framed = f"<{word}>"
        for length in range(SHORTEST, LONGEST + 1):
            for start in range(len(framed) - length + 1):
                found.append(_feature(f"~{framed[start : start + length]}", at, LETTERS))
    if words:
        found.append(_feature(f"{words[-1]} $", len(words) - 1, WORD))
    return found


def _feature(text: str, at: int, part: int) -> Feature:
    return Feature(key_of(text), text, at, part)


def key_of(text: str) -> int:
    """The hash of a feature, of 24 bits."""
    return crc32(text.encode()) >> SPARE
