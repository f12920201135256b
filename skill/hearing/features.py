"""What of an utterance is weighed: its words, pairs of words, and letters within words."""

from typing import NamedTuple
from zlib import crc32

SHORTEST, LONGEST = 3, 4  # letters of a run within a word
WORD, LETTERS = 0, 1
SPARE = 8  # bits of a hash that are not kept


class Feature(NamedTuple):
    """One thing that is weighed: *key* is the hash of *text*, *at* the place of its word."""

    key: int
    text: bytes
    at: int
    part: int


def features(words: list[str]) -> list[Feature]:
    """The features of *words*, at most once for each place: words, pairs, runs of letters."""
    found, before = [], b"^"
    for at, word in enumerate(map(str.encode, words)):
        pair, framed = before + b" " + word, b"<" + word + b">"
        found.append(Feature(key_of(word), word, at, WORD))
        found.append(Feature(key_of(pair), pair, at, WORD))
        for length in range(SHORTEST, LONGEST + 1):
            for start in range(len(framed) - length + 1):
                run = b"~" + framed[start : start + length]
                found.append(Feature(crc32(run) >> SPARE, run, at, LETTERS))
        before = word
    if words:
        last = before + b" $"
        found.append(Feature(key_of(last), last, len(words) - 1, WORD))
    return found


def key_of(text: bytes) -> int:
    """The hash of a feature, of 24 bits."""
    return crc32(text) >> SPARE
