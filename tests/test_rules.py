"""The rules of warning signs, as a clinician reads them."""

from dataclasses import replace

from skill.content import Content
from skill.content.model import FEATURES, Check, Sign
from skill.publishing.references import table
from skill.publishing.rules import rules
from tests.conftest import ROOT

WORDS = {"swollen": "swelling", "red": "red skin", "one": "one leg alone", "both": "both legs"}
SIGN = Sign(
    row=10,
    level="same_day",
    advice="Get seen today.",
    when=(("swollen", "one"), ("swollen", "red"), ("red",), ("one", "red", "swollen")),
    unless=("both", "red"),
    doubt=((("swollen",), "check_side"), (("red", "swollen"), "check_side")),
)
CHECK = Check(
    question="Is it one leg, or both?",
    reprompt="Which?",
    purpose="A clot shows in one.",
    unsure=("named",),
    first=("one", "-both"),
)


def page(content: Content, sign: Sign) -> list[str]:
    """The lines for *sign* as the only one there is, and one check question."""
    only = replace(content, signs={"swollen_leg": sign}, checks={"check_side": CHECK})
    return "\n".join(rules(only, WORDS)).splitlines()


def test_a_sign_is_put_in_sentences(content: Content) -> None:
    lines = page(content, SIGN)
    start = lines.index("**swollen_leg** (row 10, same day)")
    assert lines[start + 2 : start + 8] == [
        "- Complete with swelling together with any one of: one leg alone; red skin.",
        "- Complete with red skin.",
        "- Complete with one leg alone together with red skin and swelling.",
        "- Never with both legs; nor with red skin.",
        "- In doubt with swelling; or with red skin and swelling: "
        "\u201cIs it one leg, or both?\u201d",
        "",
    ]


def test_a_sign_that_is_only_heard_as_a_whole_has_no_rule(content: Content) -> None:
    lines = page(content, replace(SIGN, when=(), unless=(), doubt=()))
    assert not any("swollen_leg" in line for line in lines)


def test_a_check_question_is_told_with_what_each_answer_settles(content: Content) -> None:
    assert page(content, SIGN)[-1] == (
        "| Is it one leg, or both? | A clot shows in one. "
        "| *the first*: one leg alone; not both legs. *no clear answer*: the sign that was named. |"
    )


def test_every_feature_has_words() -> None:
    assert set(table(ROOT / "docs", "features")) == set(FEATURES)
