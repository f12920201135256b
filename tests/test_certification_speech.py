"""Amazon's policy, over all that the skill can say and show in any locale: words it forbids."""

import re

import pytest

from skill.content import Content, load
from skill.dialogue.card import reference
from skill.dialogue.reply import KEPT
from tests import policy
from tests.knowing import play
from tests.strings import PHRASES, SENTENCES, numbered, strings

NUMBERS = re.compile(r"\b(911|999|000|112|111)\b")
NURSE_LINES = {"en-GB": {"111"}}  # a number to call that is no emergency
TO_A_DOCTOR = re.compile(r"doctor|\bGP\b|book a visit")
PLACE = re.compile(r"\{\w+\}|\[pause \d+s\]")
ASKED = (".question", ".reprompt")
OVERDOSE = "checks.check_overdose."  # asked of whoever spoke of too much of a medicine
SHOWN = "sources."  # references stand on cards alone

# What may not be said, in which texts (all, those asked, those shown as well), and what shows it.
FORBIDDEN: list[tuple[re.Pattern[str], str, list[str]]] = [
    (policy.ONLY_FOR_THE_EYE, "said", ["Salt & water"]),
    (
        policy.PRIVATE_MATTERS,
        "asked",
        ["Do you take a statin?", "Are you pregnant?", "How old are you?"],
    ),
    (policy.PERSONAL, "said", ["What is your name, and what address?", "Where do you live?"]),
    (policy.RESCUE, "said", ["This can save your life."]),
    (policy.CURE, "shown", ["This is proven to stop cramps.", "It cures cramps."]),
    (policy.DOSE, "said", ["Take two tablets."]),
    (policy.TRADE, "said", ["You can buy it online."]),
    (policy.OFFER_TO_CALL, "said", ["Shall I call your doctor?"]),
    (policy.OTHER_SKILLS, "said", ["Ask Alexa."]),
    (policy.ADVERT, "said", ["Please donate."]),
]


@pytest.fixture
def texts(locale: str) -> dict[str, str]:
    """Every text of the content by its key, its places filled in; references by their source."""
    content = load(locale)
    lines = dict(pair for key in content.lines for pair in numbered(key, content.lines[key]))
    every = {**strings(content, SENTENCES), **strings(content, PHRASES), **lines}
    cards = {f"{SHOWN}{name}": reference(source) for name, source in content.sources.items()}
    return {key: filled(content, text) for key, text in every.items()} | cards


def filled(content: Content, text: str) -> str:
    for name in KEPT:
        text = text.replace(f"{{{name}}}", getattr(content, name))
    return PLACE.sub("it", text)


@pytest.mark.rule(
    "Speech is written for the ear: no brackets, symbols, addresses or abbreviations.",
    source="Voice Interface and User Experience Testing 4.3",
)
@pytest.mark.rule(
    "No question is about a diagnosis, a drug, an age or a pregnancy, but the one to whoever spoke "
    "of too much of a medicine.",
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
@pytest.mark.parametrize(("forbidden", "where", "known"), FORBIDDEN)
def test_no_text_holds_words_that_are_forbidden(
    texts: dict[str, str], forbidden: re.Pattern[str], where: str, known: list[str]
) -> None:
    assert all(forbidden.search(text) for text in known)
    of = {
        "said": lambda key: not key.startswith(SHOWN) or key.endswith(".spoken"),
        "asked": lambda key: key.endswith(ASKED) and not key.startswith(OVERDOSE),
        "shown": lambda _: True,
    }[where]
    assert {key: text for key, text in texts.items() if of(key) and forbidden.search(text)} == {}


def test_what_is_not_proven_may_be_said() -> None:
    assert not policy.CURE.search("Extra milk is not proven to stop cramps.")


@pytest.mark.rule(
    "Who is told about blood flow is told to see a doctor.", source="Policy Requirements 3.c"
)
def test_the_answer_about_circulation_says_to_see_a_doctor(locale: str) -> None:
    assert TO_A_DOCTOR.search(play("cause circulation", content=load(locale)).speech)


@pytest.mark.rule(
    "The number to call is the locale's own: no 911 outside the US and Canada.",
    source="Policy Requirements 3.e",
)
def test_only_the_emergency_number_of_the_locale_is_spoken(
    locale: str, texts: dict[str, str]
) -> None:
    said = {number for text in texts.values() for number in NUMBERS.findall(text)}
    emergency = load(locale).emergency
    assert emergency in said
    assert said <= {emergency} | NURSE_LINES.get(locale, set())
    assert (emergency == "911") == (locale in ("en-US", "en-CA"))
