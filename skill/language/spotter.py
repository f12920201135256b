"""Whole slot phrases inside an utterance, longest first."""

from collections.abc import Mapping

from skill.language.corpus import meaning
from skill.language.ngrams import WORD
from skill.language.samples import Model

TELLING = 4  # words of a phrase that cannot stand there by chance

Words = tuple[str, ...]


class Spotter:
    """Finds phrases word for word; a word belongs to one phrase only."""

    def __init__(self, model: Model, kinds: frozenset[str]) -> None:
        """Knows the phrases of the slot types *kinds*; a phrase of several ids counts for all."""
        self.phrases: dict[Words, set[str]] = {}
        for kind in kinds:
            self._learn(kind, model.types[kind])
        self.longest = max(map(len, self.phrases), default=0)

    def spot(self, text: str) -> dict[str, float]:
        """Meanings found in *text*, each with its weight, 1 for phrases of four words or more.

        A shorter phrase weighs as much as its length, or as its share of the words.
        """
        words = tuple(WORD.findall(text.lower()))
        found: dict[str, float] = {}
        taken: set[int] = set()
        for size in range(min(self.longest, len(words)), 0, -1):
            for start in range(len(words) - size + 1):
                span = range(start, start + size)
                meanings = self.phrases.get(words[start : start + size])
                if meanings and taken.isdisjoint(span):
                    taken.update(span)
                    weight = max(size / len(words), min(1.0, (size - 1) / (TELLING - 1)))
                    for one in meanings:
                        found[one] = max(found.get(one, 0.0), weight)
        return found

    def _learn(self, kind: str, phrases: Mapping[str, tuple[str, ...]]) -> None:
        for id_, texts in phrases.items():
            for text in texts:
                words = tuple(WORD.findall(text.lower()))
                self.phrases.setdefault(words, set()).add(meaning(kind, id_))
