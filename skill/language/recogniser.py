"""From what somebody says to an intent and slot ids, learnt from the interaction model alone."""

from collections.abc import Mapping, Sequence
from itertools import islice

import numpy as np

from skill.language.alarms import DENIAL, INTENT, KIND, Alarms
from skill.language.carriers import Carriers, Span
from skill.language.clauses import clauses, runs
from skill.language.corpus import meaning
from skill.language.encoder import Encoder
from skill.language.exact import Exact
from skill.language.memory import Memory
from skill.language.ngrams import WORD
from skill.language.reading import Floats, Hints, Reading, Split, Tuning, Understanding
from skill.language.samples import Intent, Model
from skill.language.spotter import Spotter

FALLBACK = "AMAZON.FallbackIntent"
QUESTION = "WhyIntent"
FACT = "CIRCUMSTANCE"
EXACT = 9.0  # the score of an utterance that is known word for word


class Recogniser:
    """Scores every intent and every slot value, and keeps the best."""

    def __init__(
        self,
        model: Model,
        memory: Memory,
        encoder: Encoder,
        builtin: Mapping[str, Sequence[str]],
        hints: Hints,
    ) -> None:
        """*builtin* is what Amazon's own intents listen for."""
        self.memory, self.encoder, self.tuning = memory, encoder, Tuning()
        self.intents = {intent.name: intent for intent in model.intents}
        self.carriers = Carriers(model)
        self.exact = Exact(model, builtin, first=KIND)
        self.spotter = Spotter(model, frozenset(model.types))
        self.place = {one: index for index, one in enumerate(memory.meanings)}
        self.labels = {
            kind: [self.place[one] for one in memory.meanings if one.startswith(f"{kind}:")]
            for kind in model.types
        }
        self.own = [self._own(self.intents.get(name), name) for name in memory.intents]
        self.facts = np.array([FACT in self._kinds(name) for name in memory.intents])
        self.alarms = Alarms(memory, self.tuning, self.intents, hints.gravity)
        self.outside = memory.intents.index(FALLBACK)
        self.bearing = {
            topic: [
                self.place[label]
                for id_ in sorted(ids)
                if (label := meaning("CIRCUMSTANCE", id_)) in self.place
            ]
            for topic, ids in hints.bearing.items()
        }

    def recognise(self, utterance: str, asking: str = "") -> Understanding:
        """The best reading of *utterance*, said while the topic *asking* is pending or not."""
        return self.recognise_all([utterance], asking)[0]

    def recognise_all(self, utterances: list[str], asking: str = "") -> list[Understanding]:
        """The same for many utterances: reading them together is twice as fast."""
        known = {text: found for text in utterances if (found := self.exact.find(text))}
        split = [
            Split(text, clauses(text), runs(text), self.carriers.spans(text))
            for text in utterances
            if text not in known
        ]
        texts = [text for one in split for text in one.texts]
        readings = iter(self._read(texts, asking) if texts else ())
        guessed = iter(
            [self._understand(one, list(islice(readings, len(one.texts)))) for one in split]
        )
        return [
            Understanding(text, *known[text], score=EXACT) if text in known else next(guessed)
            for text in utterances
        ]

    def _understand(self, split: Split, readings: list[Reading]) -> Understanding:
        read = dict(zip(split.texts, readings, strict=True))
        whole, rest = read[split.utterance], [read[text] for text in split.clauses]
        parts = [*rest, *(read[text] for text in split.runs)]
        scores = self._carried(whole.intents, split.spans, read)
        scores = self.alarms.boosted(split.utterance, whole, scores)
        order = np.argsort(-scores, kind="stable")
        first, second = int(order[0]), int(order[1])
        if self.alarms.faint(whole, first, float(scores[first] - scores[second])):
            first, second = second, first
        alarm = self.alarms.gravest(whole, parts, first)
        if alarm:
            slots, score = self.alarms.slots(alarm), float(scores[first])
            return Understanding(split.utterance, INTENT, slots, score, *self._pair(second, scores))
        warns = self.memory.intents[first] == INTENT
        if (warns or whole.denied) and self.alarms.denied(whole, parts, float(scores[first])):
            return Understanding(split.utterance, DENIAL, {}, 0.0, *self._pair(first, scores))
        if not WORD.search(split.utterance) or self._strange(whole, float(scores[first])):
            score = float(scores[self.outside])
            return Understanding(split.utterance, FALLBACK, {}, score, *self._pair(first, scores))
        first, second = self._sharpened(whole, first, second, scores, rest)
        name = self.memory.intents[first]
        slots = self._slots(name, whole, rest, self._inside(name, split.spans, read))
        score = float(scores[first])
        return Understanding(split.utterance, name, slots, score, *self._pair(second, scores))

    def _sharpened(
        self, whole: Reading, first: int, second: int, scores: Floats, clauses: list[Reading]
    ) -> tuple[int, int]:
        """A plain question gives way to the best intent for facts, when it states one."""
        if self.memory.intents[first] != QUESTION:
            return first, second
        fact = int(np.argmax(np.where(self.facts, scores, -np.inf)))
        near = [self._best(one, FACT)[0] for one in self._stating(clauses, FACT)]
        found = any(one.startswith(f"{FACT}:") for one in whole.spotted)
        stated = found or max(near, default=0.0) >= self.tuning.clear
        close = float(scores[first] - scores[fact]) < self.tuning.close
        return (fact, first) if stated and close else (first, second)

    def _carried(self, scores: Floats, spans: list[Span], read: Mapping[str, Reading]) -> Floats:
        """*scores*, with a head start for intents whose carrier left clear words for its slots."""
        scores = scores.copy()
        for span in spans:
            kinds = self.intents[span.intent].slots
            near = [self._best(read[words], kinds[slot])[0] for slot, words in span.slots.items()]
            if min(near) >= self.tuning.clear:
                scores[self.memory.intents.index(span.intent)] += self.tuning.carried
        return scores

    def _inside(
        self, name: str, spans: list[Span], read: Mapping[str, Reading]
    ) -> dict[str, Reading]:
        """The readings of the words that a carrier of intent *name* left for its slots."""
        return {
            slot: read[words]
            for span in spans
            if span.intent == name
            for slot, words in span.slots.items()
        }

    def _best(self, reading: Reading, kind: str) -> tuple[float, int]:
        """The likeliest value of the slot type *kind*, and how near it is."""
        own = self.labels[kind]
        label = own[int(reading.meanings[own].argmax())]
        return float(reading.near_meanings[label]), label

    def type_of(self, intent: str, slot: str) -> str:
        """The slot type of *slot* in *intent*."""
        return self.intents[intent].slots[slot]

    def _pair(self, index: int, scores: Floats) -> tuple[str, float]:
        return self.memory.intents[index], float(scores[index])

    def _read(self, parts: list[str], asking: str) -> list[Reading]:
        tuning, vectors = self.tuning, self.encoder.encode(parts)
        linear, named = self.memory.linear_scores(vectors, parts)
        near, near_named = self.memory.near_scores(vectors, parts)
        values = named + tuning.near * near_named
        named = named.copy()
        spotted = [self.spotter.spot(part) for part in parts]
        for row, found in enumerate(spotted):
            for label, share in found.items():
                values[row, self.place[label]] += tuning.spotted * share
                named[row, self.place[label]] += tuning.spotted * share
        bearing = self.bearing.get(asking, [])
        values[:, bearing] += tuning.bearing
        named[:, bearing] += tuning.bearing
        best = np.stack([named[:, own].max(axis=1) for own in self.own], axis=1)
        intents = linear + tuning.near * near + tuning.named * best
        readings = map(Reading, intents, values, near, near_named, spotted)
        return list(map(self.alarms.calmed, parts, vectors, readings))

    def _strange(self, reading: Reading, score: float) -> bool:
        inside = np.delete(reading.near_intents, self.outside)
        return bool(inside.max() < self.tuning.strange) or score < self.tuning.faint

    def _slots(
        self, name: str, whole: Reading, rest: list[Reading], inside: Mapping[str, Reading]
    ) -> dict[str, str]:
        """The value of each slot: from the carrier, else from a clause, else from the whole.

        The whole comes first where it is nearer to one value than each of its clauses to any.

        Only the first slot takes a value that is not clear.
        """
        found: dict[str, int] = {}
        for slot, kind in (self.intents[name].slots if name in self.intents else {}).items():
            readings = [inside[slot]] if slot in inside else rest
            if found or slot not in inside:
                readings = self._stating(readings, kind)
            stated = [self._best(reading, kind) for reading in readings]
            clear = [one for one in stated if one[0] >= self.tuning.clear]
            entire = self._best(whole, kind)
            if slot not in inside and clear and entire[0] > max(clear)[0]:
                clear = [entire]  # its clauses are parts of one fact: "it hurts when i walk"
            labels = [label for _, label in clear if label not in found.values()]
            if labels or not found:
                found[slot] = labels[0] if labels else entire[1]
        return {slot: self.memory.meanings[one].partition(":")[2] for slot, one in found.items()}

    def _stating(self, clauses: list[Reading], kind: str) -> list[Reading]:
        """The clauses that state a value of *kind* themselves: "my legs cramp" is no fact."""
        names = [self.memory.intents[int(clause.intents.argmax())] for clause in clauses]
        return [one for one, name in zip(clauses, names, strict=True) if kind in self._kinds(name)]

    def _kinds(self, name: str) -> set[str]:
        return set(self.intents[name].slots.values()) if name in self.intents else set()

    def _own(self, intent: Intent | None, name: str) -> list[int]:
        """The labels of an intent's slot values, or its own label."""
        kinds = set(intent.slots.values()) if intent else set()
        labels = [label for kind in sorted(kinds) for label in self.labels[kind]]
        return labels or [self.place[name]]
