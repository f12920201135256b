"""Learns the weights: one linear support vector machine a label, over words and letters."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from joblib import Parallel, delayed
from sklearn.svm import LinearSVC

from skill.content import Content
from tools.hearing.examples import Examples, Floats, examples_of, targets, vectors
from tools.hearing.sentences import Row


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
MOVE = Recipe(strength=0.5, speech=3.0, positive=1.0, kept=5200, common=0.45)
FACT = Recipe(strength=0.1, speech=2.0, positive=4.0, kept=840, common=0.15)
FEWEST = 4  # a label of fewer sentences cannot be learnt


@dataclass(frozen=True)
class Weights:
    """*matrix* has a row a label and a column a feature, whose hashes are *keys*, sorted.

    *least* is the score from which each counts as named; of those *judged* the status is learnt.
    """

    names: tuple[str, ...]
    moves: int
    matrix: Floats
    bias: Floats
    keys: Floats
    least: tuple[float, ...]
    judged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Label:
    """What is learnt: the column of its goals, and of which kind it is."""

    at: int
    name: str
    move: bool
    bodily: bool


def learn(rows: Sequence[Row], content: Content) -> Weights:
    """The weights from labelled *rows*."""
    counted, keys = vectors([row.text for row in rows])
    goals = [targets(row, content) for row in rows]
    moves = sorted({row.moves[0] for row in rows} - {""})
    count = Counter(name for goal in goals for name, yes in goal.items() if yes)
    others = sorted(name for name, many in count.items() if many >= FEWEST and name not in moves)
    names = (*moves, *others)
    examples = examples_of(rows, counted, goals, names)
    labels = [
        Label(at, name, name in moves, _is_bodily(name, content)) for at, name in enumerate(names)
    ]

    def fitted(some: Iterable[Floats | None]) -> tuple[Floats, Floats]:
        tasks = (
            delayed(_fit)(examples, label, one) for label, one in zip(labels, some, strict=True)
        )
        matrix, bias = zip(*Parallel(n_jobs=-1)(tasks), strict=True)
        return np.stack(matrix), np.array(bias)

    # What matters most is found first, then learnt again by itself: nothing leans on the rest.
    worth = np.abs(fitted([None] * len(names))[0])
    often = np.diff(counted.tocsc().indptr)
    parts = ((worth[: len(moves)], MOVE), (worth[len(moves) :], FACT))
    some = [
        one
        for part, recipe in parts
        for one in kept(part, often, recipe.kept * len(part), recipe.common)
    ]
    least = tuple(_least(name, content) for name in names)
    return Weights(names, len(moves), *fitted(some), keys, least)


def _fit(rows: Examples, label: Label, kept: Floats | None) -> tuple[Floats, float]:
    """The weights of *label* over all features, or over those *kept*; and its bias."""
    goal = rows.goals[:, label.at] == 1
    use = rows.goals[:, label.at] >= 0
    if label.name.startswith("f_"):
        use &= ~rows.unlabelled
    if label.name.startswith("@"):
        use &= ~rows.drawn
    if label.bodily or label.move:
        use &= ~rows.of_features
    use |= goal
    recipe = MOVE if label.move else FACT
    share = np.where(goal, recipe.positive, 1.0) * np.where(rows.whole, recipe.speech, rows.weight)
    some = slice(None) if kept is None else kept
    machine = LinearSVC(C=recipe.strength, tol=1e-3, max_iter=300, random_state=0)
    machine.fit(rows.features[use][:, some], goal[use], sample_weight=share[use])
    found = np.zeros(rows.features.shape[1], dtype=np.float32)
    found[some] = machine.coef_[0]
    return found, float(machine.intercept_[0])


def _is_bodily(name: str, content: Content) -> bool:
    return name.startswith("f_") or name in content.signs or name in content.mimics


def kept(sizes: Floats, often: Floats, many: int, common: float) -> list[Floats]:
    """The features that are kept for each label of one kind, whose weights have *sizes*.

    All labels share the *many* that are kept: one that many words speak for needs more than one of
    few. How *often* a feature is found counts by the power of *common*.
    """
    worth = sizes * often**common
    many = min(many, worth.size)
    least = np.partition(worth, worth.size - many, axis=None)[worth.size - many]
    return [np.flatnonzero(row >= min(least, row.max())) for row in worth]


# The score from which a fact of a kind counts as named: where recall meets precision.
LEAST = {"circumstances": -0.15, "causes": -0.1, "remedies": -0.1, "mimics": -0.05, "signs": 0.18}
OTHERWISE = 0.15


def _least(name: str, content: Content) -> float:
    return next(
        (least for kind, least in LEAST.items() if name in getattr(content, kind)), OTHERWISE
    )
