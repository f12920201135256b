"""Weighing: a score is a sum, of the whole utterance and of the best of its clauses."""

from itertools import accumulate, pairwise
from math import sqrt

import pytest

from skill.hearing.features import LETTERS, WORD, features, key_of
from skill.hearing.table import Table
from skill.hearing.weighing import FINE, Weighed, reasons, weigh

NAMES = ("why", "cold")
BIAS, UNITS = (0.25, -0.5), (0.125, 0.0625)
# What is weighed -> the label and its weight, in steps of the label's unit.
WEIGHTS = {
    "calf": {0: 8},
    "cold": {1: 40, 0: -4},
    "my room": {1: 16},
    "~col": {1: 4},
    "warm": {1: -40},
}


def made() -> Table:
    """A table with WEIGHTS."""
    features = sorted(
        (key_of(text.encode()), sorted(weights.items())) for text, weights in WEIGHTS.items()
    )
    labels = [[label for label, _ in weights] for _, weights in features]
    return Table(
        names=NAMES,
        bias=BIAS,
        units=UNITS,
        least=(0, 0),
        moves=1,
        source="",
        keys=[key for key, _ in features],
        starts=list(accumulate((len(weights) for _, weights in features), initial=0)),
        gaps=[label - before for row in labels for before, label in pairwise((0, *row))],
        steps=[steps for _, weights in features for _, steps in weights],
    )


def weighed(text: str) -> Weighed:
    """What *text* weighs, all of it said."""
    return weigh(made(), text, ["said"] * len(text.split()))


def summed(text: str, label: int) -> float:
    """The score of *text* by definition: each part's sum over the root of how many it has.

    The root counts in parts of FINE.
    """
    found, score = features(text.split()), BIAS[label]
    for part in (WORD, LETTERS):
        ours = [one for one in found if one.part == part]
        steps = sum(WEIGHTS.get(one.text.decode(), {}).get(label, 0) for one in ours)
        score += steps * UNITS[label] * round(FINE / sqrt(len(ours) or 1)) / FINE
    return score


@pytest.mark.parametrize(
    "text",
    [
        "calf",
        "my room cold",
        "cold cold cold",
        "my calf cramps but my room was cold",
        "it was cold so i was warm because my room was cold",
        "blah",
        "",
    ],
)
def test_the_score_of_the_whole_is_bias_and_the_sum_of_what_was_said(text: str) -> None:
    expected = [summed(text, label) for label in range(len(NAMES))]
    assert list(weighed(text).whole) == pytest.approx(expected)


def test_the_best_clause_is_not_drowned_by_the_others() -> None:
    found = weighed("my calf cramps and i lie there for ages but my room was cold")
    assert found.best[1] == pytest.approx(summed("but my room was cold", 1))
    assert found.best[1] > found.whole[1]


@pytest.mark.parametrize("text", ["it was warm but my room was cold", "cold i was warm i'm cold"])
def test_the_best_is_never_less_than_the_whole(text: str) -> None:
    found = weighed(text)
    assert all(best >= whole for best, whole in zip(found.best, found.whole, strict=True))


def test_one_clause_is_the_whole() -> None:
    found = weighed("my room was cold")
    assert found.best == found.whole


@pytest.mark.parametrize(
    ("text", "known"), [("cold calf", 1), ("cold blah", 0.5), ("blah", 0), ("my room", 0), ("", 0)]
)
def test_a_word_is_known_if_the_table_has_it(text: str, known: float) -> None:
    assert weighed(text).known == known


def test_mass_is_what_the_words_of_a_status_weigh_runs_of_letters_half_as_much() -> None:
    status = ["denied", "denied", "said", "said"]
    mass = weigh(made(), "cold my room calf", status).mass
    assert {one: list(weights) for one, weights in mass.items()} == {
        "denied": [-8, 84],
        "said": [16, 32],
    }


def test_reasons_are_what_spoke_for_a_label_and_against_it_the_strongest_first() -> None:
    assert reasons(made(), "my room is cold", "cold") == [
        ("cold", 2.5),
        ("my room", 1.0),
        ("~col", 0.25),
    ]
    assert reasons(made(), "cold calf", "why") == [("calf", 1.0), ("cold", -0.5)]


def test_a_label_that_the_table_has_not_has_no_reasons() -> None:
    assert reasons(made(), "my room is cold", "weather") == []
