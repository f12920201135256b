"""What of an utterance is weighed: its words, pairs of words, and letters within words."""

from collections.abc import Sequence
from zlib import crc32

SHORTEST, LONGEST = 3, 4  # letters of a run within a word
WORD, LETTERS = 0, 1
SPARE = 8  # bits of a hash that are not kept
FIRST, LAST = "^", "$"  # what stands before the first word of an utterance, and after the last


# What is weighed: the hash of its text, the text, the place of its word, and WORD or LETTERS.
Feature = tuple[int, bytes, int, int]


def features(words: Sequence[str]) -> list[Feature]:
    """The features of *words*, at most once for each place: words, pairs, runs of letters."""
    last = len(words) - 1
    found = [(key_of(text), text, min(at, last), WORD) for at, text in enumerate(pairs(words))]
    for at, word in enumerate(words):
        text = word.encode()
        found.append((key_of(text), text, at, WORD))
        found += [(key_of(run), run, at, LETTERS) for run in letter_runs(word)]
    return found


def pairs(words: Sequence[str]) -> list[bytes]:
    """Each of *words* with the one before, and the last with the end; none without words."""
    ends = ([FIRST, *words], [*words, LAST])
    return [f"{one} {other}".encode() for one, other in zip(*ends, strict=True)] if words else []


def letter_runs(word: str) -> list[bytes]:
    """The runs of letters within *word* and its ends."""
    framed = f"<{word}>"
    return [
        f"~{framed[start : start + length]}".encode()
        for length in range(SHORTEST, LONGEST + 1)
        for start in range(len(framed) - length + 1)
    ]


def key_of(text: bytes) -> int:
    """The hash of a feature, of 24 bits."""
    return crc32(text) >> SPARE
