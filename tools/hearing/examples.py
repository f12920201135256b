"""What the weights are learnt from: labelled sentences as rows of features and goals."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from skill.content import Content
from skill.hearing.features import features
from skill.hearing.status import ASKED, DENIED, OTHER, SAID, statuses
from tools.hearing.sentences import Row

Floats = npt.NDArray[Any]
Goal = Mapping[str, bool | None]  # of a row, a label each

RARE = 2  # a feature of fewer sentences is dropped
SHORT = 6  # words of a template that counts as an utterance
MARKS = {SAID: "+", DENIED: "-", ASKED: "?", OTHER: "~"}
UNLABELLED = (
    "signs",
    "mimics",
    "moves/warning",
    "moves/no",
    "moves/doctor",
    "moves/relief",
    "moves/mimic",
)


@dataclass(frozen=True)
class Examples:
    """What every label is learnt from: a row a sentence.

    *features* has a column a feature. *goals* has a column a label: 1 for, 0 against, -1 neither.
    *weight* is what a row counts, *whole* says that it is a whole utterance. Of templates are the
    rows of *drawn*, of templates of features *of_features*, and *unlabelled* name no features.
    """

    features: Any
    goals: Floats
    weight: Floats
    whole: Floats
    drawn: Floats
    of_features: Floats
    unlabelled: Floats


def examples_of(
    rows: Sequence[Row], counted: Any, goals: Sequence[Goal], names: Sequence[str]
) -> Examples:
    """The examples of *rows*, whose features are *counted*, for labels that are called *names*."""
    sources = [row.source for row in rows]
    drawn = np.array([not source.startswith("speech") for source in sources])
    size = Counter(source for source in sources if not source.startswith("speech"))
    weight = np.array([1 / sqrt(size.get(source, 1)) for source in sources])
    weight[drawn] /= weight[drawn].mean()
    signs = {True: 1, False: 0, None: -1}
    return Examples(
        counted,
        np.array([[signs[goal.get(name, False)] for name in names] for goal in goals], np.int8),
        weight,
        ~drawn | np.array([_is_whole(row) for row in rows]),
        drawn,
        np.array([source.startswith("features") for source in sources]),
        np.array([source.startswith(UNLABELLED) for source in sources]),
    )


def _is_whole(row: Row) -> bool:
    """Whether *row* is a short template that people say just so, such as "i don't think so"."""
    return row.source.startswith("moves") and not row.facts and len(row.text.split()) <= SHORT


def targets(row: Row, content: Content) -> dict[str, bool | None]:
    """What *row* is an example of; None for a label that it is neither for nor against."""
    goal: dict[str, bool | None] = dict.fromkeys(row.moves[1:])
    if row.moves[0]:
        goal[row.moves[0]] = True
    answers = dict(row.answers)
    seen = {MARKS[status] for status in statuses(row.text)}
    for fact, marks in row.facts.items():
        # A denial that lies in the sense alone, the rules cannot see: the fact is not there.
        goal[fact] = bool({"+", "?"} & set(marks) or seen & set(marks))
        if "+" in marks and fact in content.circumstances:
            answers = {**content.circumstances[fact].answers, **answers}
    for value in row.case:
        goal[f"@{value}"] = True
    for topic, answer in answers.items():
        if answer in ("yes", "no"):
            goal[f"{topic}:{answer}"] = True
    return goal


def vectors(texts: Sequence[str]) -> tuple[Any, Floats]:
    """A row a text, a column a feature; those of few texts are left out."""
    found = [features(text.split()) for text in texts]
    times = Counter(key for one in found for key in {key for key, _, _, _ in one})
    keys = np.array(sorted(key for key, many in times.items() if many >= RARE), dtype=np.uint32)
    place = {int(key): at for at, key in enumerate(keys)}
    data, columns, starts = [], [], [0]
    for one in found:
        many = Counter(part for _, _, _, part in one)
        for key, _, _, part in one:
            at = place.get(key)
            if at is not None:
                columns.append(at)
                data.append(1 / sqrt(many[part]))
        starts.append(len(columns))
    matrix = csr_matrix(
        (np.array(data, dtype=np.float32), columns, starts), shape=(len(texts), len(keys))
    )
    matrix.sum_duplicates()
    return matrix, keys
