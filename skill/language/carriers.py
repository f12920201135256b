"""Carrier phrases: what stands around the slots of a sample, and the words in the slots."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from skill.language.corpus import SLOT
from skill.language.samples import Intent, Model

TELLING = 2  # words a carrier must bring of its own


@dataclass(frozen=True)
class Carrier:
    """The samples of one intent as patterns, those with the most words of their own first."""

    intent: str
    patterns: tuple[tuple[int, re.Pattern[str]], ...]


@dataclass(frozen=True)
class Span:
    """What a carrier of *intent* left for its slots, as {slot: words}."""

    intent: str
    own: int
    slots: Mapping[str, str]


class Carriers:
    """All carriers of an interaction model."""

    def __init__(self, model: Model) -> None:
        self._carriers = [_carrier(intent) for intent in model.intents if intent.slots]

    def spans(self, text: str) -> list[Span]:
        """For each intent, the words that its most telling carrier leaves for the slots."""
        words = " ".join(text.lower().split())
        found = []
        for carrier in self._carriers:
            for own, pattern in carrier.patterns:
                match = pattern.fullmatch(words)
                if match:
                    found.append(Span(carrier.intent, own, match.groupdict()))
                    break
        return found


def _carrier(intent: Intent) -> Carrier:
    patterns = {}
    for sample in intent.samples:
        own = len(SLOT.sub("", sample).split())
        if SLOT.search(sample) and own >= TELLING:
            parts = SLOT.split(sample)
            text = "".join(
                f"(?P<{part}>.+)" if index % 2 else re.escape(part)
                for index, part in enumerate(parts)
            )
            patterns[text] = own
    ordered = sorted(patterns, key=lambda text: -patterns[text])
    return Carrier(intent.name, tuple((patterns[text], re.compile(text)) for text in ordered))
