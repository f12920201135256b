"""Learns the weights: one linear support vector machine a label, over words and letters."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from skill.content import Content
from skill.hearing.features import features
from skill.hearing.status import ASKED, DENIED, OTHER, SAID, statuses
from tools.hearing.sentences import Row

Floats = npt.NDArray[Any]


@dataclass(frozen=True)
class Recipe:
    """How labels of one kind are learnt."""

    strength: float
    speech: float
    positive: float
    kept: int
    common: float


# How a move, one of many, and a fact, one beside others, are learnt: the strength of the
# machine, the weight of a whole utterance beside a mean template sentence, that of a sentence
# with the label beside one without, how many weights a label are kept on average, and how far those
# of common features go first.
MOVE = Recipe(strength=0.5, speech=3.0, positive=1.0, kept=5300, common=0.45)
FACT = Recipe(strength=0.1, speech=2.0, positive=4.0, kept=870, common=0.15)
RARE = 2  # a feature of fewer sentences is dropped
SHORT = 6  # words of a template that counts as an utterance
FEWEST = 4  # a label of fewer sentences cannot be learnt
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
class Weights:
    """*matrix* has a row a label and a column a feature, whose hashes are *keys*, sorted."""

    names: tuple[str, ...]
    moves: int
    matrix: Floats
    bias: Floats
    keys: Floats
    least: tuple[float, ...]


def learn(rows: Sequence[Row], content: Content) -> Weights:
    """The weights from labelled *rows*."""
    counted, keys = vectors([row.text for row in rows])
    often = np.diff(counted.tocsc().indptr)
    size = Counter(row.source for row in rows if not row.source.startswith("speech"))
    drawn = np.array([not row.source.startswith("speech") for row in rows])
    weight = np.array([1 / sqrt(size.get(row.source, 1)) for row in rows])
    weight[drawn] /= weight[drawn].mean()
    whole = ~drawn | np.array([_is_whole(row) for row in rows])
    goals = [targets(row, content) for row in rows]
    moves = sorted({row.moves[0] for row in rows} - {""})
    count = Counter(name for goal in goals for name, yes in goal.items() if yes)
    others = sorted(name for name, many in count.items() if many >= FEWEST and name not in moves)
    names = (*(f"{move}" for move in moves), *others)

    def fit(name: str, kept: Floats | None = None) -> tuple[Floats, float]:
        goal = np.array([one.get(name) is True for one in goals])
        use = np.array([one.get(name, False) is not None for one in goals])
        bodily = name.startswith("f_") or name in content.signs or name in content.mimics
        if name.startswith("f_"):
            use &= ~np.array([row.source.startswith(UNLABELLED) for row in rows])
        if name.startswith("@"):
            use &= ~drawn
        if bodily or name in moves:
            use &= ~np.array([row.source.startswith("features") for row in rows])
        use |= goal
        recipe = MOVE if name in moves else FACT
        share = np.where(goal, recipe.positive, 1.0) * np.where(whole, recipe.speech, weight)
        some = slice(None) if kept is None else kept
        fitted = machine(recipe).fit(counted[use][:, some], goal[use], sample_weight=share[use])
        found = np.zeros(counted.shape[1], dtype=np.float32)
        found[some] = fitted.coef_[0]
        return found, float(fitted.intercept_[0])

    # What matters most is found first, then learnt again by itself: nothing leans on the rest.
    first = Parallel(n_jobs=-1)(delayed(fit)(name) for name in names)
    matrix = np.abs(np.stack([coefficients for coefficients, _ in first]))
    kept = (*_kept(matrix[: len(moves)], often, MOVE), *_kept(matrix[len(moves) :], often, FACT))
    found = Parallel(n_jobs=-1)(map(delayed(fit), names, kept))
    least = tuple(_least(name, content) for name in names)
    matrix = np.stack([coefficients for coefficients, _ in found])
    return Weights(names, len(moves), matrix, np.array([bias for _, bias in found]), keys, least)


def _kept(sizes: Floats, often: Floats, recipe: Recipe) -> list[Floats]:
    """The features that are kept for each label of one kind, whose weights have *sizes*.

    All labels share what may be kept: one that many words speak for needs more than one of few.
    """
    worth = sizes * often**recipe.common
    many = min(recipe.kept * len(worth), worth.size)
    least = np.partition(worth, worth.size - many, axis=None)[worth.size - many]
    return [np.flatnonzero(row >= least) for row in worth]


def _is_whole(row: Row) -> bool:
    """Whether *row* is a short template that people say just so, such as "i don't think so"."""
    return row.source.startswith("moves") and not row.facts and len(row.text.split()) <= SHORT


def machine(recipe: Recipe) -> LinearSVC:
    """A machine that has learnt nothing yet."""
    return LinearSVC(C=recipe.strength, tol=1e-3, max_iter=300, random_state=0)


# The score from which a fact of a kind counts as named: where recall meets precision.
LEAST = {"circumstances": -0.15, "causes": -0.1, "remedies": -0.1, "mimics": -0.05, "signs": 0.15}
OTHERWISE = 0.1


def _least(name: str, content: Content) -> float:
    return next(
        (least for kind, least in LEAST.items() if name in getattr(content, kind)), OTHERWISE
    )


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
    times = Counter(key for one in found for key in {feature.key for feature in one})
    keys = np.array(sorted(key for key, many in times.items() if many >= RARE), dtype=np.uint32)
    place = {int(key): at for at, key in enumerate(keys)}
    data, columns, starts = [], [], [0]
    for one in found:
        many = Counter(feature.part for feature in one)
        for feature in one:
            at = place.get(feature.key)
            if at is not None:
                columns.append(at)
                data.append(1 / sqrt(many[feature.part]))
        starts.append(len(columns))
    matrix = csr_matrix(
        (np.array(data, dtype=np.float32), columns, starts), shape=(len(texts), len(keys))
    )
    matrix.sum_duplicates()
    return matrix, keys
