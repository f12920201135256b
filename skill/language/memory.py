"""What is learnt from a corpus: a linear map by least squares, and the examples themselves."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol

import numpy as np
import numpy.typing as npt

from skill.language import ngrams
from skill.language.clauses import denies
from skill.language.corpus import Row

Floats = npt.NDArray[np.float32]
Indexes = npt.NDArray[np.int64]
EMBEDDED = 2.0  # weight of the sentence vector beside the n-grams
RIDGE = 1.0
NEAREST = 5
OPPOSED = 0.1  # taken off the nearness of an example that denies where the text does not


class Encodes(Protocol):
    """Gives sentence vectors, as skill.language.encoder.Encoder does."""

    def encode(self, texts: list[str], /) -> Floats:
        """One unit vector a text."""


@dataclass(frozen=True)
class Memory:
    """Labels are intents first, then meanings; *linear* has a column for each."""

    intents: tuple[str, ...]
    meanings: tuple[str, ...]
    texts: tuple[str, ...]
    rarity: Floats
    linear: Floats
    examples: Floats  # sentence vectors, sorted by intent
    denied: npt.NDArray[np.bool_]
    intent_of: npt.NDArray[np.int32]
    meaning_of: npt.NDArray[np.int32]  # two columns; -1 where there is one meaning only

    @classmethod
    def learn(cls, rows: Sequence[Row], encoder: "Encodes") -> "Memory":
        """Closed form, so the same rows always give the same memory."""
        rows = sorted(rows, key=lambda row: row.intent)
        texts = [row.text for row in rows]
        intents = tuple(sorted({row.intent for row in rows}))
        meanings = tuple(sorted({one for row in rows for one in row.meanings}))
        intent_of = np.array([intents.index(row.intent) for row in rows], dtype=np.int32)
        place = {one: index for index, one in enumerate(meanings)}
        meaning_of = np.full((len(rows), 2), -1, dtype=np.int32)
        targets = np.zeros((len(rows), len(intents) + len(meanings)), dtype=np.float32)
        for index, row in enumerate(rows):
            targets[index, intent_of[index]] = 1
            for column, one in enumerate(row.meanings[:2]):
                meaning_of[index, column] = -1 if row.carried else place[one]
                targets[index, len(intents) + place[one]] = 1
        examples = encoder.encode(texts)
        denied = np.array([denies(text) for text in texts])
        counted = ngrams.counts(texts)
        rarity = ngrams.rarity(counted)
        features = _features(examples, ngrams.weigh(counted, rarity))
        weights = _balance(rows)[:, None]
        weighed = features * weights
        square = weighed.T @ features + RIDGE * np.eye(features.shape[1], dtype=np.float32)
        linear = np.linalg.solve(square, weighed.T @ targets).astype(np.float32)
        return cls(
            intents, meanings, tuple(texts), rarity, linear, examples, denied, intent_of, meaning_of
        )

    def linear_scores(self, vectors: Floats, texts: list[str]) -> tuple[Floats, Floats]:
        """How well each text fits each intent, and each meaning, by the linear map."""
        grams = ngrams.weigh(ngrams.counts(texts), self.rarity)
        scores = _features(vectors, grams) @ self.linear
        return scores[:, : len(self.intents)], scores[:, len(self.intents) :]

    def near_scores(self, vectors: Floats, texts: list[str]) -> tuple[Floats, Floats]:
        """How near the nearest examples of each intent, and of each meaning, are (cosine)."""
        closeness = vectors @ self.examples.T
        opposed = np.array([denies(text) for text in texts])[:, None] != self.denied
        closeness -= np.float32(OPPOSED) * opposed
        intents = np.stack(
            [_nearest(closeness[:, start:end]) for start, end in self._spans], axis=1
        )
        meanings = np.zeros((len(vectors), len(self.meanings)), dtype=np.float32)
        for order, labels, starts in self._groups:
            best = np.maximum.reduceat(closeness[:, order], starts, axis=1)
            meanings[:, labels] = np.maximum(meanings[:, labels], best)
        return intents, meanings

    def nearest(self, vector: Floats, intent: str) -> list[str]:
        """The few examples of *intent* that are nearest to *vector*."""
        start, end = self._spans[self.intents.index(intent)]
        order = np.argsort(-(self.examples[start:end] @ vector), kind="stable")[:NEAREST]
        return [self.texts[start + index] for index in order.tolist()]

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """Where the examples of each intent start and end."""
        bounds = np.searchsorted(self.intent_of, np.arange(len(self.intents) + 1)).tolist()
        return list(pairwise(bounds))

    @cached_property
    def _groups(self) -> list[tuple[Indexes, Indexes, Indexes]]:
        """For each column of meanings: examples by label, the labels, and where each starts."""
        groups = []
        for column in self.meaning_of.T:
            known = np.flatnonzero(column >= 0)
            order = known[np.argsort(column[known], kind="stable")]
            labels, starts = np.unique(column[order], return_index=True)
            groups.append((order, labels, starts))
        return groups


def _features(vectors: Floats, grams: Floats) -> Floats:
    bias = np.ones((len(vectors), 1), dtype=np.float32)
    return np.hstack([np.float32(EMBEDDED) * vectors, grams, bias])


def _nearest(closeness: Floats) -> Floats:
    """Half the best, half the mean of the best few: one stray example counts for less."""
    few = min(NEAREST, closeness.shape[1])
    top = -np.partition(-closeness, few - 1, axis=1)[:, :few]
    mixed: Floats = (top.max(axis=1) + top.mean(axis=1)) / 2
    return mixed


def _balance(rows: Sequence[Row]) -> Floats:
    """Between equal intents and plain counts: the root of the balanced weight."""
    intents = Counter(row.intent for row in rows)
    pairs = Counter((row.intent, row.meanings[0]) for row in rows)
    kinds = Counter(intent for intent, _ in pairs)
    shares = [1 / (pairs[row.intent, row.meanings[0]] * kinds[row.intent]) for row in rows]
    scaled = np.array(shares, dtype=np.float64) * len(rows) / len(intents)
    return np.sqrt(scaled).astype(np.float32)
