"""Amazon's policy, over all that the Lambda function says in every state: words it forbids."""

import re
from collections.abc import Callable

import pytest

from skill.content import load
from tests import policy
from tests.turns import Turn

Turns = tuple[Turn, ...]

NUMBERS = re.compile(r"\b(911|999|000|112|111)\b")
CALLED = re.compile(r"\bcall (\d{3})\b", re.IGNORECASE)
NURSE_LINES = {"en-GB": {"111"}}  # a number to call that is no emergency
TO_A_DOCTOR = re.compile(r"doctor|\bGP\b|book a visit")


def asked(turn: Turn) -> str:
    return f"{turn.question} {turn.reprompt}"


def spoken(turn: Turn) -> str:
    return f"{turn.speech} {turn.reprompt}"


def shown(turn: Turn) -> str:
    return f"{spoken(turn)} {turn.card.get('content', '')}"


# What may not be said, where it may not, and words that it must be known by.
FORBIDDEN: list[tuple[re.Pattern[str], Callable[[Turn], str], list[str]]] = [
    (policy.ONLY_FOR_THE_EYE, spoken, ["Salt & water"]),
    (
        policy.PRIVATE_MATTERS,
        asked,
        ["Do you take a statin?", "Are you pregnant?", "How old are you?"],
    ),
    (policy.PERSONAL, spoken, ["What is your name, and what address?", "Where do you live?"]),
    (policy.RESCUE, spoken, ["This can save your life."]),
    (policy.CURE, shown, ["This is proven to stop cramps.", "It cures cramps."]),
    (policy.DOSE, spoken, ["Take two tablets."]),
    (policy.TRADE, spoken, ["You can buy it online."]),
    (policy.OFFER_TO_CALL, spoken, ["Shall I call your doctor?"]),
    (policy.OTHER_SKILLS, spoken, ["Ask Alexa."]),
    (policy.ADVERT, spoken, ["Please donate."]),
]


@pytest.mark.rule(
    "Speech is written for the ear: no brackets, symbols, addresses or abbreviations.",
    source="Voice Interface and User Experience Testing 4.3",
)
@pytest.mark.rule(
    "No question is about a diagnosis, a drug, an age or a pregnancy.",
    source="Policy Requirements 3.a",
)
@pytest.mark.rule(
    "The skill never asks who somebody is or where.", source="Policy Requirements 3.a"
)
@pytest.mark.rule("No reply promises to save a life.", source="Policy Requirements 3.b")
@pytest.mark.rule("No reply and no card claims a cure.", source="Policy Requirements 3.c")
@pytest.mark.rule("No reply names a dose.", source="Policy Requirements 3.c")
@pytest.mark.rule("No reply says where to get medicine.", source="Policy Requirements 3.d")
@pytest.mark.rule("The skill never offers to call anybody.", source="Policy Requirements 9")
@pytest.mark.rule("No reply names another skill, Alexa or Amazon.", source="Policy Requirements")
@pytest.mark.rule("No reply advertises, and none asks for money.", source="Policy Requirements")
@pytest.mark.parametrize(("forbidden", "part", "known"), FORBIDDEN)
def test_no_turn_holds_words_that_are_forbidden(
    turns: Turns, forbidden: re.Pattern[str], part: Callable[[Turn], str], known: list[str]
) -> None:
    assert all(forbidden.search(text) for text in known)
    assert {text for text in map(part, turns) if forbidden.search(text)} == set()


def test_what_is_not_proven_may_be_said() -> None:
    assert not policy.CURE.search("Extra milk is not proven to stop cramps.")


@pytest.mark.rule(
    "Who is told about blood flow is told to see a doctor.", source="Policy Requirements 3.c"
)
def test_the_answer_about_circulation_says_to_see_a_doctor(turns: Turns) -> None:
    told = [turn.speech for turn in turns if turn.explains[:1] == ["circulation"]]
    assert told
    assert [text for text in told if not TO_A_DOCTOR.search(text)] == []


@pytest.mark.rule(
    "The number to call is the locale's own: no 911 outside the US and Canada.",
    source="Policy Requirements 3.e",
)
def test_only_the_emergency_number_of_the_locale_is_spoken(locale: str, turns: Turns) -> None:
    said = {number for turn in turns for number in NUMBERS.findall(spoken(turn))}
    written = {number for turn in turns for number in CALLED.findall(turn.card.get("content", ""))}
    emergency = load(locale).emergency
    assert emergency in said
    assert said | written <= {emergency} | NURSE_LINES.get(locale, set())
    assert (emergency == "911") == (locale in ("en-US", "en-CA"))
