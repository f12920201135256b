"""Learns whose a fact is: a linear machine a status, over what stands around the facts."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from skill.content import Content
from skill.hearing.features import WORD, features, key_of
from skill.hearing.judgement import (
    HERE,
    JUDGED,
    LANES,
    around,
    by_rule,
    context_of,
    named_at,
    runs,
    throughout,
)
from skill.hearing.status import ASKED, OTHER, SAID, statuses
from skill.hearing.table import Table, table
from skill.hearing.weighing import weigh
from tools.hearing.examples import MARKS, Floats
from tools.hearing.sentences import Row
from tools.hearing.train import Weights, kept

STRENGTH = 0.04
APART = 2.0  # the weight of a fact of somebody else, or beside one of another status
KEPT = 24000  # weights in all
COMMON = 0.5  # how far those of common features go first
RARE = 3  # a feature of fewer facts is dropped
BATCH = 2000  # rows that are read at a time

Placed = tuple[int, int]  # the hash of a word, a pair or what else stands around, and its place


@dataclass(frozen=True)
class Example:
    """What stands *around* a fact, its *status*, and what it counts."""

    around: Sequence[Placed]
    status: str
    weight: float


def with_judgement(weights: Weights, rows: Sequence[Row], content: Content, file: str) -> Weights:
    """*weights* and, beside them, those of LANES, learnt from the facts of *rows*.

    The words that name a fact are found by the table in *file*, which holds *weights*. What is of
    the body (signs and features) is left to the rules alone: what is learnt may lose no danger.
    """
    kinds = (content.circumstances, content.remedies, content.mimics)
    named = {name for kind in kinds for name in kind} - {*content.signs}
    judged = tuple(name for name in weights.names if name in named)
    tasks = (
        delayed(_examples)(file, rows[at : at + BATCH], judged) for at in range(0, len(rows), BATCH)
    )
    names, matrix, bias = _fitted([one for some in Parallel(n_jobs=-1)(tasks) for one in some])
    keys = np.union1d(weights.keys, np.array([key for key, _ in names], dtype=np.uint32))
    many = len(weights.names)
    whole = np.zeros((many + len(LANES), len(keys)), dtype=np.float32)
    whole[:many, np.searchsorted(keys, weights.keys)] = weights.matrix
    columns = np.searchsorted(keys, [key for key, _ in names])
    first = many + len(JUDGED) * np.array([place for _, place in names])
    for status, row in enumerate(matrix):
        whole[first + status, columns] = row
    none = [0.0] * (len(LANES) - len(JUDGED))
    return replace(
        weights,
        names=(*weights.names, *LANES),
        matrix=whole,
        bias=np.array([*weights.bias, *bias, *none]),
        keys=keys,
        least=(*weights.least, *([0.0] * len(LANES))),
        judged=judged,
    )


def _examples(file: str, rows: Sequence[Row], judged: Collection[str]) -> list[Example]:
    known = table(file)
    return [one for row in rows for one in _of_row(known, row, judged)]


def _of_row(known: Table, row: Row, judged: Collection[str]) -> list[Example]:
    """An example for each of *judged* that *row* marks one way, and that a word speaks for."""
    marked = {name: _marked(marks) for name, marks in row.facts.items() if name in judged}
    apart = len({*marked.values()} - {""}) > 1
    if not any(marked.values()):
        return []
    weighed = weigh(known, row.text)
    context = context_of(row.text, weighed, statuses(row.text))
    words = [(key, at) for key, _, at, part in features(row.text.split()) if part == WORD]
    found = []
    for name, status in marked.items():
        label = known.labels[name]
        at = named_at(weighed, label)
        if status and weighed.words[at][label] > 0:
            rule = by_rule(known, context, name)
            places = enumerate(runs(at, weighed.clauses))
            place_of = {word: place for place, run in places for word in range(*run)}
            heard = [(key, place_of[word]) for key, word in words]
            told = (*throughout(context), *around(context, name, at, rule))
            beside = [(key_of(text), HERE) for text in told]
            weight = APART if apart or status == OTHER else 1.0
            found.append(Example([*heard, *beside], status, weight))
    return found


def _marked(marks: str) -> str:
    """The status that *marks* give, or none if they are both for the fact and against it.

    "Is it my new tablets" says and asks at once: what is asked about must not be taken as told.
    """
    against = [status for status, mark in MARKS.items() if mark in marks and status != SAID]
    if "+" in marks and against not in ([], [ASKED]):
        return ""
    return against[-1] if against else SAID


def _fitted(examples: Sequence[Example]) -> tuple[list[Placed], Floats, Floats]:
    """The features, and for each of JUDGED their weights and its bias."""
    count = Counter(one for example in examples for one in {*example.around})
    names = sorted(one for one, many in count.items() if many >= RARE)
    column = {one: at for at, one in enumerate(names)}
    columns, starts = [], [0]
    for example in examples:
        columns += [column[one] for one in example.around if one in column]
        starts.append(len(columns))
    shape = (len(examples), len(names))
    vectors = csr_matrix((np.ones(len(columns), np.float32), columns, starts), shape)
    vectors.sum_duplicates()
    goals = np.array([example.status for example in examples])
    weight = np.array([example.weight for example in examples])

    def fit(status: str, some: Floats) -> tuple[Floats, float]:
        machine = LinearSVC(C=STRENGTH, max_iter=500, random_state=0)
        machine.fit(vectors[:, some], goals == status, sample_weight=weight)
        found = np.zeros(len(names), dtype=np.float32)
        found[some] = machine.coef_[0]
        return found, float(machine.intercept_[0])

    every = np.arange(len(names))
    sizes = np.abs([fit(status, every)[0] for status in JUDGED])
    some = kept(sizes, np.array([count[one] for one in names]), KEPT, COMMON)
    fits = [fit(status, one) for status, one in zip(JUDGED, some, strict=True)]
    matrix, bias = zip(*fits, strict=True)
    return names, np.stack(matrix), np.array(bias)
