"""Exact matches: an utterance that is a sample or a slot phrase, word for word."""

from collections.abc import Mapping, Sequence

from skill.language.corpus import SLOT
from skill.language.ngrams import WORD
from skill.language.samples import Model

Found = tuple[str, Mapping[str, str]]


class Exact:
    """Every utterance that needs no guessing, with its intent and slots."""

    def __init__(self, model: Model, builtin: Mapping[str, Sequence[str]], first: str) -> None:
        """A phrase of two slot types counts for the type *first*, else for the earlier intent."""
        self._found: dict[str, Found] = {}
        for intent in sorted(model.intents, key=lambda one: first not in one.slots.values()):
            for sample in intent.samples:
                slot = SLOT.fullmatch(sample)
                if slot:
                    values = model.types[intent.slots[slot[1]]]
                    for id_, phrases in values.items():
                        self._add(phrases, (intent.name, {slot[1]: id_}))
        for intent in model.intents:
            self._add([text for text in intent.samples if not SLOT.search(text)], (intent.name, {}))
        for name, texts in builtin.items():
            self._add(texts, (name, {}))

    def find(self, text: str) -> Found | None:
        """The intent and slots of *text*, if it is known word for word."""
        return self._found.get(_plain(text))

    def _add(self, texts: Sequence[str], found: Found) -> None:
        for text in texts:
            self._found.setdefault(_plain(text), found)


def _plain(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))
