"""Danger signs: they beat what else is said, unless the words deny them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from skill.language.clauses import contradicts, denies, doubts
from skill.language.memory import Memory
from skill.language.reading import Floats, Reading, Tuning
from skill.language.samples import Intent

KIND = "SIGN"  # the slot type of danger signs
INTENT = "WarningIntent"
DENIAL = "NoSignIntent"  # a danger sign denied is a no
VAGUE = 2  # the gravity of signs that can wait, and of worries that name none


@dataclass(frozen=True)
class Alarms:
    """What raises an alarm, and what calms one. *gravity* ranks SIGN ids, 0 the gravest."""

    memory: Memory
    tuning: Tuning
    intents: Mapping[str, Intent]
    gravity: Mapping[str, int]

    @property
    def known(self) -> bool:
        """Whether the model has danger signs at all."""
        return INTENT in self.memory.intents

    def raises(self, reading: Reading) -> bool:
        """Whether *reading* is most like a danger sign."""
        return self._top(reading) == INTENT

    def boosted(self, text: str, whole: Reading, scores: Floats) -> Floats:
        """*scores*, with a head start for danger signs where *text* names one word for word."""
        named = any(
            self._rank(label) < VAGUE and weight >= self.tuning.phrase
            for label, weight in whole.spotted.items()
        )
        if not named or whole.denied or denies(text):
            return scores
        ours = np.array([name == INTENT for name in self.memory.intents])
        return np.where(ours, scores + np.float32(self.tuning.spotted_alarm), scores)

    def slots(self, found: str) -> dict[str, str]:
        """The slot of the danger sign *found*."""
        return {next(iter(self.intents[INTENT].slots)): found}

    def gravest(self, whole: Reading, parts: Sequence[Reading], first: int) -> str:
        """The gravest danger sign that a part or the whole names clearly, or an empty string.

        How near it must be depends on its gravity. All but the gravest must also be nearer than
        the whole is to the intent *first*, unless the whole denies something.
        """
        if not self.known:
            return ""
        denying = whole.denied or self.memory.intents[first] == DENIAL
        least = self.tuning.amid_denial if denying else self.tuning.part_alarm
        floor = 0.0 if denying else float(whole.near_intents[first])
        named = []
        for reading in filter(self.raises, (*parts, whole)):
            label, near = self._nearest(reading)
            rank = self._rank(label)
            alike = self._nearness(reading) >= self.tuning.alike
            if alike and near >= max(least[rank], floor if rank else 0.0):
                named.append((rank, -near, label))
        return min(named, default=(0, 0.0, ""))[2].partition(":")[2]

    def calmed(self, text: str, vector: Floats, reading: Reading) -> Reading:
        """The reading without the danger signs that *text* denies, or the denials it does not."""
        if doubts(text):
            reading = replace(reading, intents=self._without(DENIAL, reading))
        if not self.raises(reading):
            return reading
        examples = self.memory.nearest(vector, INTENT)
        against = sum(contradicts(text, example) for example in examples)
        short = len(text.split()) <= self.tuning.denied_words
        opposite = short and denies(text) and 2 * sum(map(denies, examples)) < len(examples)
        if 2 * against <= len(examples) and not opposite:
            return reading
        return replace(reading, intents=self._without(INTENT, reading), denied=True)

    def denied(self, whole: Reading, parts: Sequence[Reading], score: float) -> bool:
        """Whether a sign is denied, by the whole or by a part, and nothing more is said."""
        if whole.denied:
            return score < self.tuning.denied
        return any(
            self._top(part) == DENIAL and self._nearness(part) >= self.tuning.clear
            for part in parts
        )

    def faint(self, whole: Reading, first: int, lead: float) -> bool:
        """Whether a danger sign comes first by a hair, and can wait or is like nothing learnt."""
        if self.memory.intents[first] != INTENT or lead >= self.tuning.hair:
            return False
        label, _ = self._nearest(whole)
        near = float(whole.near_intents[first])
        return near < self.tuning.faint_alarm or self._rank(label) >= VAGUE

    def _nearest(self, reading: Reading) -> tuple[str, float]:
        best = self._labels[int(reading.meanings[self._labels].argmax())]
        return self.memory.meanings[best], float(reading.near_meanings[best])

    @cached_property
    def _labels(self) -> list[int]:
        return [i for i, one in enumerate(self.memory.meanings) if one.startswith(f"{KIND}:")]

    def _nearness(self, reading: Reading) -> float:
        return float(reading.near_intents[int(reading.intents.argmax())])

    def _rank(self, label: str) -> int:
        kind, _, id_ = label.partition(":")
        return self.gravity.get(id_, 0) if kind == KIND else VAGUE

    def _top(self, reading: Reading) -> str:
        return self.memory.intents[int(reading.intents.argmax())]

    def _without(self, intent: str, reading: Reading) -> Floats:
        ours = np.array([name == intent for name in self.memory.intents])
        return np.where(ours, np.float32(0), reading.intents)
