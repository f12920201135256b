"""What of an utterance is weighed: its words, pairs of words, and letters within words."""

from zlib import crc32

SHORTEST, LONGEST = 3, 4  # letters of a run within a word
WORD, LETTERS = 0, 1
SPARE = 8  # bits of a hash that are not kept


# What is weighed: the hash of its text, the text, the place of its word, and WORD or LETTERS.
Feature = tuple[int, bytes, int, int]


def features(words: list[str]) -> list[Feature]:
    """The features of *words*, at most once for each place: words, pairs, runs of letters."""
    found: list[Feature] = []
    before = b"^"
    for at, word in enumerate(map(str.encode, words)):
        pair, framed = before + b" " + word, b"<" + word + b">"
        found += [(key_of(word), word, at, WORD), (key_of(pair), pair, at, WORD)]
        for length in range(SHORTEST, LONGEST + 1):
            starts = range(len(framed) - length + 1)
            runs = [b"~" + framed[start : start + length] for start in starts]
            found += [(crc32(run) >> SPARE, run, at, LETTERS) for run in runs]
        before = word
    if words:
        last = before + b" $"
        found.append((key_of(last), last, len(words) - 1, WORD))
    return found


def key_of(text: bytes) -> int:
    """The hash of a feature, of 24 bits."""
    return crc32(text) >> SPARE
