"""Word and letter n-grams, hashed into a fixed width and weighed by rarity."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
WORD = re.compile(r"[a-z0-9']+")
WIDTH = 4096
LETTERS = (3, 4, 5)


def counts(texts: list[str]) -> Floats:
    """Log counts of the n-grams of each text, with hashed signs so that collisions cancel."""
    table = np.zeros((len(texts), WIDTH), dtype=np.float32)
    for row, text in enumerate(texts):
        for gram, count in Counter(_grams(text)).items():
            column, sign = _place(gram)
            table[row, column] += sign * (1 + np.log(count))
    return table


def rarity(table: Floats) -> Floats:
    """Inverse document frequency of each column."""
    total = len(table)
    seen = (table != 0).sum(axis=0)
    weights: Floats = (np.log((1 + total) / (1 + seen)) + 1).astype(np.float32)
    return weights


def weigh(table: Floats, weights: Floats) -> Floats:
    """*table* times *weights*, each row at unit length."""
    weighed = table * weights
    unit: Floats = weighed / np.maximum(np.linalg.norm(weighed, axis=1, keepdims=True), 1e-9)
    return unit


def _grams(text: str) -> Iterator[str]:
    words = WORD.findall(text.lower())
    yield from (f"1 {word}" for word in words)
    yield from (f"2 {one} {two}" for one, two in pairwise(["<", *words, ">"]))
    for word in words:
        padded = f" {word} "
        for size in LETTERS:
            yield from (
                f"3 {padded[start : start + size]}" for start in range(len(padded) - size + 1)
            )


@lru_cache(maxsize=1 << 17)
def _place(gram: str) -> tuple[int, int]:
    code = crc32(gram.encode())
    return code % WIDTH, 1 if code >> 31 else -1
