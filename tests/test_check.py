"""The checks for single values: what each lets through, and what it says to the rest."""

from typing import Any

import pytest

from skill.content import check
from skill.content.check import Check, UnexpectedError

CAUSES = ("cold", "calcium")

weights = check.weights(CAUSES)
answers = check.answers(CAUSES)
one_of = check.one_of(CAUSES)
many_of = check.many_of(CAUSES)
together = check.together(CAUSES)
doubts = check.doubts(CAUSES, ("check_side",))
outcome = check.outcome(CAUSES)
COMBINED = 'a list of texts such as "swollen + one"'
DOUBTED = 'a list of texts such as "swollen ? check_side"'
PLACES = "in braces only crisis, emergency, same_day"
HOLDS = 'a list of ids, each with "-" before it or without'


@pytest.mark.parametrize(
    ("rule", "value", "result"),
    [
        (check.text, "Rest.", "Rest."),
        (check.texts, ["Rest.", "Wait."], ("Rest.", "Wait.")),
        (check.numbers, ["911", "116 123"], ("911", "116 123")),
        (check.numbers, [], ()),
        (check.year, 1900, 1900),
        (check.year, 2100, 2100),
        (check.row, 0, 0),
        (check.row, 26, 26),
        (check.share, 0.01, 0.01),
        (one_of, "cold", "cold"),
        (many_of, ["cold", "calcium"], ("cold", "calcium")),
        (weights, {"cold": -3, "calcium": 3}, {"cold": -3, "calcium": 3}),
        (answers, {"cold": "yes", "calcium": "no"}, {"cold": "yes", "calcium": "no"}),
        (together, ["cold + calcium"], (("cold", "calcium"),)),
        (doubts, ["cold + calcium ? check_side"], ((("cold", "calcium"), "check_side"),)),
        (outcome, ["cold", "-calcium"], ("cold", "-calcium")),
    ],
)
def test_a_good_value_comes_through(rule: Check, value: Any, result: Any) -> None:
    assert rule(value) == result


@pytest.mark.parametrize(
    ("rule", "value", "expected"),
    [
        (check.text, "", "a text that is not empty"),
        (check.text, " \n", "a text that is not empty"),
        (check.text, 5, "a text that is not empty"),
        (check.text, "a {brace", "a text whose braces are in pairs"),
        (check.text, "{moon}", PLACES),
        (check.text, "{emergency!x}", PLACES),
        (check.text, "{emergency:d}", PLACES),
        (check.texts, "Rest.", "a list of texts"),
        (check.texts, [], "a list of texts"),
        (check.texts, ["Rest.", ""], "a text that is not empty"),
        (check.numbers, "911", "a list of numbers to call, each a text of digits"),
        (check.numbers, ["nine"], "a list of numbers to call, each a text of digits"),
        (check.year, "2012", "a year from 1900 to 2100"),
        (check.year, 1899, "a year from 1900 to 2100"),
        (check.year, 2101, "a year from 1900 to 2100"),
        (check.row, True, "a row number from 0 to 99"),
        (check.row, -1, "a row number from 0 to 99"),
        (check.row, 100, "a row number from 0 to 99"),
        (check.share, 0.0, "a number between 0 and 1"),
        (check.share, 1.0, "a number between 0 and 1"),
        (check.share, float("nan"), "a number between 0 and 1"),
        (check.share, "0.5", "a number between 0 and 1"),
        (check.share, True, "a number between 0 and 1"),
        (one_of, "warmth", "one of cold, calcium"),
        (one_of, ["cold"], "one of cold, calcium"),
        (many_of, "cold", "a list of ids"),
        (many_of, ["cold", "warmth"], "one of cold, calcium"),
        (weights, ["cold"], "a table of weights by cause id"),
        (weights, {"warmth": 1}, "one of cold, calcium"),
        (weights, {"cold": 0}, "a weight from -3 to 3, and not 0"),
        (weights, {"cold": 4}, "a weight from -3 to 3, and not 0"),
        (weights, {"cold": 2.0}, "a weight from -3 to 3, and not 0"),
        (weights, {"cold": True}, "a weight from -3 to 3, and not 0"),
        (answers, "yes", 'a table of "yes" or "no" by topic id'),
        (answers, {"warmth": "yes"}, "one of cold, calcium"),
        (answers, {"cold": "maybe"}, "one of yes, no"),
        (answers, {"cold": True}, "one of yes, no"),
        (together, "cold", COMBINED),
        (together, [["cold"]], COMBINED),
        (together, ["cold +"], "one of cold, calcium"),
        (together, ["cold + warmth"], "one of cold, calcium"),
        (together, ["cold + calcium"] * 2, 'no "cold + calcium" beside what holds sooner'),
        (doubts, "cold ? check_side", DOUBTED),
        (doubts, [1], DOUBTED),
        (doubts, ["cold"], "one of check_side"),
        (doubts, ["cold ? check_moon"], "one of check_side"),
        (doubts, ["warmth ? check_side"], "one of cold, calcium"),
        (outcome, "cold", HOLDS),
        (outcome, [True], HOLDS),
        (outcome, ["-warmth"], "one of cold, calcium"),
    ],
)
def test_a_bad_value_is_told_what_was_expected(rule: Check, value: Any, expected: str) -> None:
    with pytest.raises(UnexpectedError) as caught:
        rule(value)
    assert str(caught.value) == expected
