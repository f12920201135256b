"""Cross-validation: what the recogniser makes of samples and phrases that it did not learn."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from zlib import crc32

from skill.language.corpus import Row, corpus, meaning
from skill.language.encoder import Encoder
from skill.language.memory import Memory
from skill.language.reading import Hints
from skill.language.recogniser import FALLBACK, Recogniser
from skill.language.samples import Model

PART = 5  # one text in five is left out
BATCH = 64

Texts = Mapping[str, Sequence[str]]
# Kind of utterance -> how many there were, and how many intents and slot ids were right.
Scores = Mapping[str, Counter[str]]


def cross_validate(model: Model, builtin: Texts, encoder: Encoder) -> Scores:
    """Learns four fifths of each intent's samples and each id's phrases; scores the others."""
    learnt, others = part(model, left_out=False), part(model, left_out=True)
    known = {name: divide(texts)[0] for name, texts in builtin.items()}
    rows = corpus(learnt, known)
    listener = Recogniser(
        learnt, Memory.learn(rows, encoder), encoder, builtin=known, hints=Hints()
    )
    seen = {row.text for row in rows}
    left = corpus(others, {name: divide(texts)[1] for name, texts in builtin.items()})
    return score(listener, [row for row in left if row.text not in seen])


def divide(texts: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """*texts* without every fifth, and those; shuffled by checksum, so always the same."""
    shuffled = sorted(texts, key=lambda text: crc32(text.encode()))
    left = tuple(shuffled[PART - 1 :: PART])
    return tuple(text for text in texts if text not in left), left


def part(model: Model, *, left_out: bool) -> Model:
    """What is learnt of *model*, or what is left out; an id without phrases is not in it."""
    types = {
        kind: {id_: kept for id_, texts in values.items() if (kept := divide(texts)[left_out])}
        for kind, values in model.types.items()
    }
    intents = (replace(one, samples=divide(one.samples)[left_out]) for one in model.intents)
    return Model(tuple(intents), types)


def score(listener: Recogniser, rows: Sequence[Row]) -> Scores:
    """The tally of each kind of utterance, and of all."""
    scores: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for start in range(0, len(rows), BATCH):
        some = rows[start : start + BATCH]
        heard = listener.recognise_all([row.text for row in some])
        for row, one in zip(some, heard, strict=True):
            slots = one.slots.items()
            found = {meaning(listener.type_of(one.intent, slot), id_) for slot, id_ in slots}
            named = {each for each in row.meanings if each != row.intent}
            right = one.intent == row.intent
            tally = {"all": 1, "intent": right, "ids": len(named), "id": len(named & found)}
            for kind in (_kind(row), "all"):
                scores[kind].update(tally)
    return scores


def table(scores: Scores) -> str:
    """The scores for a reader, a kind a line."""
    lines = [f"{'left out':<20}{'utterances':>11}{'intent':>9}{'slot id':>9}"]
    for kind, tally in sorted(scores.items(), key=lambda item: item[1]["all"]):
        intent, id_ = _percent(tally["intent"], tally["all"]), _percent(tally["id"], tally["ids"])
        lines.append(f"{kind:<20}{tally['all']:>11}{intent:>9}{id_:>9}")
    return "\n".join(lines)


def _kind(row: Row) -> str:
    if row.intent == FALLBACK:
        return "out of scope"
    if row.carried:
        return "samples with slots"
    return "plain samples" if row.meanings == (row.intent,) else "slot phrases alone"


def _percent(some: int, all_: int) -> str:
    return f"{100 * some / all_:.1f} %" if all_ else "-"
