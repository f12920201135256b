"""Weighing: a score is a sum, the mean of the whole utterance's and of its best clauses'."""

from math import sqrt

import pytest

from skill.hearing.features import LETTERS, WORD, features
from skill.hearing.lanes import NONE, WIDE, greater, last, packed, split
from skill.hearing.table import Table
from skill.hearing.weighing import FINE, Weighed, reasons, weigh
from tests.tables import table_of

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
    return table_of(WEIGHTS, names=NAMES, bias=BIAS, units=UNITS)


def weighed(text: str) -> Weighed:
    """What *text* weighs."""
    return weigh(made(), text)


def summed(text: str, label: int, places: range = range(99)) -> float:
    """The score of the words at *places*: each part's sum over the root of how many it has.

    The root counts in parts of FINE.
    """
    found = [(of, written) for _, written, at, of in features(text.split()) if at in places]
    score = BIAS[label]
    for part in (WORD, LETTERS):
        ours = [written.decode() for of, written in found if of == part]
        steps = sum(WEIGHTS.get(written, {}).get(label, 0) for written in ours)
        score += steps * UNITS[label] * round(FINE / sqrt(len(ours) or 1)) / FINE
    return score


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("calf", []),
        ("my room cold", []),
        ("cold cold cold", []),
        ("blah", []),
        ("", []),
        ("my calf cramps but my room was cold", [range(3), range(3, 8)]),
        (
            "it was cold so i was warm because my room was cold",
            [range(3), range(3, 7), range(7, 12), range(7), range(3, 12)],
        ),
    ],
)
def test_a_score_is_the_mean_of_the_whole_and_of_its_best_clause_or_two(
    text: str, clauses: list[range]
) -> None:
    def expected(label: int) -> float:
        whole = summed(text, label)
        return (whole + max([whole, *(summed(text, label, one) for one in clauses)])) / 2

    assert list(weighed(text).scores) == pytest.approx([*map(expected, range(len(NAMES)))])


@pytest.mark.parametrize(
    ("text", "known"), [("cold calf", 1), ("cold blah", 0.5), ("blah", 0), ("my room", 0), ("", 0)]
)
def test_a_word_is_known_if_the_table_has_it(text: str, known: float) -> None:
    assert weighed(text).known == known


def test_a_word_weighs_with_its_pair_and_half_as_much_by_its_runs_of_letters() -> None:
    words = weighed("cold my room calf").words
    assert [list(weights) for weights in words] == [[-8, 84], [0, 0], [0, 32], [16, 0]]


def test_a_word_belongs_to_the_clause_that_begins_before_it() -> None:
    assert weighed("my calf cramps but my room was cold").clauses == [0, 0, 0, 1, 1, 1, 1, 1]


def test_reasons_are_what_spoke_for_a_label_and_against_it_the_strongest_first() -> None:
    assert reasons(made(), "my room is cold", "cold") == [
        ("cold", 2.5),
        ("my room", 1.0),
        ("~col", 0.25),
    ]
    assert reasons(made(), "cold calf", "why") == [("calf", 1.0), ("cold", -0.5)]


def test_a_label_that_the_table_has_not_has_no_reasons() -> None:
    assert reasons(made(), "my room is cold", "weather") == []


@pytest.mark.parametrize("weights", [[0], [-1, 1, -1], [2**31 - 1, -(2**31), 0, -1]])
def test_what_is_in_lanes_comes_out_again_and_adds_up_lane_by_lane(weights: list[int]) -> None:
    row, none = in_lanes(weights), packed(b"", len(weights))
    assert list(split(row + none, len(weights))) == weights
    assert list(split(row - row, len(weights))) == [0] * len(weights)


@pytest.mark.parametrize("weights", [[], [0], [-1, 1, -1], [127, -128, 0]])
def test_weights_in_bytes_are_packed_into_the_first_lanes(weights: list[int]) -> None:
    row = packed(bytes(NONE + weight for weight in weights), len(weights) + 2)
    assert row == in_lanes(weights)


def in_lanes(weights: list[int]) -> int:
    """A lane for each of *weights*."""
    return sum(weight << WIDE * lane for lane, weight in enumerate(weights))


@pytest.mark.parametrize(
    ("one", "other"),
    [([0], [0]), ([1, -1, 5], [-1, 1, 5]), ([2**29, -(2**29), 0], [-(2**29), 2**29, -7])],
)
def test_the_greater_of_two_rows_is_the_greater_of_each_lane(
    one: list[int], other: list[int]
) -> None:
    rows = map(in_lanes, (one, other))
    assert list(split(greater(*rows, len(one)), len(one))) == [*map(max, one, other)]


def test_the_last_lanes_of_a_row_are_a_row() -> None:
    weights = [-3, 7, 2**30, -(2**30), -1]
    row = in_lanes(weights)
    assert list(split(last(row, 3, len(weights)), 2)) == weights[3:]


def test_a_word_that_was_not_learnt_is_not_kept() -> None:
    table = made()
    weigh(table, "my cold blah")
    assert set(table.words) == {"cold"}
