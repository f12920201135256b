"""Judgement: whose a fact is, by the words around those that named it."""

import pytest

from skill.hearing import read
from skill.hearing.judgement import (
    LANES,
    PLACES,
    Judge,
    around,
    by_rule,
    context_of,
    runs,
    throughout,
)
from skill.hearing.status import statuses
from skill.hearing.weighing import weigh
from tests.tables import table_of

MANY = tuple(f"f_{number}" for number in range(len(LANES)))  # labels of other kinds
NAMES = ("why", "statin", "no_dairy", "f_red", *MANY, *LANES)
STATIN, NO_DAIRY, RED = 1, 2, 3


def lane(name: str) -> int:
    """The label of *name*, such as "before other"."""
    return NAMES.index(f"%{name}")


# What is weighed -> the label and its weight.
WEIGHTS = {
    "statin": {STATIN: 9},
    "milk": {NO_DAIRY: 9},
    "red": {RED: 9},
    "sister": {lane("before other"): 4, lane("earlier other"): 2},
    "mine": {lane("after said"): 5},
    "aches": {lane("before other"): 3},
    "=statin denied": {RED + 1: 50, lane("here denied"): 3},  # RED + 1 has the same hash
    "=any asked": {lane("here asked"): 7},
}
TABLE = table_of(
    WEIGHTS,
    names=NAMES,
    bias=[1.0 if name == "%here said" else 0.0 for name in NAMES],
    units=[0.5] * len(NAMES),
    judged=["statin", "no_dairy"],
)


def status_of(name: str, text: str) -> str:
    """The status of the fact *name* in *text*, by TABLE."""
    context = context_of(text, weigh(TABLE, text), statuses(text))
    return Judge(TABLE, context).status_of(name, by_rule(TABLE, context, name))


@pytest.mark.parametrize(
    ("name", "text", "status"),
    [
        ("statin", "the statin", "said"),
        ("statin", "sister has the statin", "other"),
        ("statin", "the statin sister", "said"),  # which weighs only before
        ("statin", "sister cramps but the statin mine", "said"),
        ("statin", "sister sister cramps but the statin", "other"),
        ("statin", "sister has the statin mine", "said"),
        ("statin", "no statin", "denied"),
        ("statin", "is the statin", "asked"),
        ("f_red", "sister was red", "said"),  # as the rules have it
        ("f_red", "not red", "denied"),
    ],
)
def test_each_word_weighs_by_where_it_stands_to_the_one_that_names_the_fact(
    name: str, text: str, status: str
) -> None:
    assert status_of(name, text) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("aches the statin", "other"),
        ("i aches the statin", "said"),
        ("i aches wife the statin", "other"),
    ],
)
def test_what_nobody_but_the_user_tells_and_no_rule_doubts_is_said(text: str, status: str) -> None:
    assert status_of("statin", text) == status


@pytest.mark.parametrize(
    ("name", "status"), [("statin", "denied"), ("f_red", "said"), ("no_dairy", "said")]
)
def test_by_the_rules_a_fact_is_what_the_words_are_that_spoke_for_it(
    name: str, status: str
) -> None:
    """Some are worded as a denial: "no milk" denies no lack of it."""
    text = "no milk no statin but it's red"
    context = context_of(text, weigh(TABLE, text), statuses(text))
    assert by_rule(TABLE, context, name) == status


@pytest.mark.parametrize(
    ("word", "place"), [(0, "earlier"), (2, "before"), (3, "here"), (4, "after"), (5, "later")]
)
def test_a_word_is_of_the_clause_that_names_the_fact_or_of_another(word: int, place: str) -> None:
    found = zip(PLACES, runs(3, [0, 0, 1, 1, 1, 2]), strict=True)
    assert [name for name, run in found if word in range(*run)] == [place]


def test_what_stands_around_a_fact_is_who_is_named_and_whose_the_cramp_is() -> None:
    text = "my sister takes the statin and i cramp"
    context = context_of(text, weigh(TABLE, text), statuses(text))
    assert [*around(context, "statin", 4, "said")] == [
        b"=statin said",
        b"=said said",
        b"=who they i they",
        b"=hurt they i",
        b"=hurt they i i they",
        b"=ends they they i",
        b"=kinds she i",
        b"=kinds she i she",
    ]
    assert [*throughout(context)] == [b"=any said"]


@pytest.mark.parametrize(
    ("said", "name", "status"),
    [
        ("my sister takes a water pill and i'm the one cramping", "water_pill", "other"),
        ("my wife says i sit at my desk all day", "sitting_all_day", "said"),
        ("my husband is diabetic and my calf cramps at night", "diabetes", "other"),
        ("i was a smoker until ten years ago", "smoker", "other"),
        ("would a statin do this", "statin", "asked"),
        ("i never touch beer", "alcohol", "denied"),
        ("mum's on a statin and she cramps every night", "statin", "said"),
    ],
)
def test_whose_a_fact_is_is_heard(said: str, name: str, status: str) -> None:
    assert read(said).facts.get(name) == status
