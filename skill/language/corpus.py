"""Training utterances: the samples of each intent, with phrases in their slots."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skill.language.samples import Intent, Model

SLOT = re.compile(r"\{(\w+)\}")
PER_SAMPLE = 6


@dataclass(frozen=True)
class Row:
    """One utterance, its intent, and what it means: slot values, or the intent itself."""

    text: str
    intent: str
    meanings: tuple[str, ...]
    carried: bool = False  # the meaning stands inside a carrier


def corpus(model: Model, builtin: Mapping[str, Sequence[str]], seed: int = 0) -> list[Row]:
    """Every plain sample, every phrase by itself, and each slotted sample with several phrases."""
    rows = [Row(text, name, (name,)) for name, texts in builtin.items() for text in texts]
    owned: set[str] = set()
    for intent in model.intents:
        rows += _plain(intent)
        rows += _bare(model, intent, owned)
        rows += _filled(model, intent, random.Random(f"{seed} {intent.name}"))
    return rows


def meaning(kind: str, id_: str) -> str:
    """The label of a slot value: ids of two types may be the same word."""
    return f"{kind}:{id_}"


def _plain(intent: Intent) -> list[Row]:
    return [
        Row(text, intent.name, (intent.name,)) for text in intent.samples if not SLOT.search(text)
    ]


def _bare(model: Model, intent: Intent, owned: set[str]) -> list[Row]:
    """The phrases alone, for the first intent that takes their type."""
    kinds = [kind for kind in dict.fromkeys(intent.slots.values()) if kind not in owned]
    owned.update(kinds)
    return [
        Row(phrase, intent.name, (meaning(kind, id_),))
        for kind in kinds
        for id_, phrases in model.types[kind].items()
        for phrase in phrases
    ]


def _filled(model: Model, intent: Intent, rng: random.Random) -> list[Row]:
    """Each slotted sample PER_SAMPLE times; the ids take turns, so that each gets its share."""
    turns = {name: _Turns(model.types[kind], rng) for name, kind in intent.slots.items()}
    rows = []
    for sample in intent.samples:
        names = SLOT.findall(sample)
        if not names or SLOT.fullmatch(sample):
            continue
        for _ in range(PER_SAMPLE):
            drawn = {name: turns[name].draw() for name in names}
            text = SLOT.sub(lambda slot, drawn=drawn: drawn[slot[1]][1], sample)  # type: ignore[misc]
            found = tuple(meaning(intent.slots[name], id_) for name, (id_, _) in drawn.items())
            rows.append(Row(text, intent.name, found, carried=True))
    return rows


class _Turns:
    """Draws ids in shuffled rounds, each with one of its phrases."""

    def __init__(self, phrases: Mapping[str, tuple[str, ...]], rng: random.Random) -> None:
        self.phrases, self.rng, self.round = phrases, rng, list[str]()

    def draw(self) -> tuple[str, str]:
        if not self.round:
            self.round = sorted(self.phrases)
            self.rng.shuffle(self.round)
        id_ = self.round.pop()
        return id_, self.rng.choice(self.phrases[id_])
