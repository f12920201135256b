"""The rules of warning signs, as a clinician reads them."""

from dataclasses import replace

from skill.content import Content
from skill.content.model import FEATURES, Check, Sign
from skill.publishing.evidence import evidence_page, table
from tests.conftest import ROOT

SIGN = Sign(
    row=10,
    level="same_day",
    advice="Get seen today.",
    when=(("swollen", "one"), ("swollen", "red"), ("red",), ("one", "red", "swollen")),
    unless=("both", "red"),
    beside=("fever", "unwell"),
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
    return evidence_page(only, ROOT / "docs").splitlines()


def test_a_sign_is_put_in_sentences(content: Content) -> None:
    lines = page(content, SIGN)
    start = lines.index("**swollen_leg** (row 10, same day)")
    assert lines[start + 2 : start + 9] == [
        "- Complete with swelling together with any one of: one leg alone; red or darker skin.",
        "- Complete with red or darker skin.",
        "- Complete with one leg alone together with red or darker skin and swelling.",
        "- Never with both legs; nor with red or darker skin.",
        "- Named as a whole beside what makes another sign, only with fever; "
        "or with feeling ill or shivery.",
        "- In doubt with swelling; or with red or darker skin and swelling: "
        "\u201cIs it one leg, or both?\u201d",
        "",
    ]


def test_a_sign_that_is_only_heard_as_a_whole_has_no_rule(content: Content) -> None:
    lines = page(content, replace(SIGN, when=(), unless=(), doubt=()))
    assert not any(line.startswith("**swollen_leg**") for line in lines)


def test_a_check_question_is_told_with_what_each_answer_settles(content: Content) -> None:
    assert (
        "| Is it one leg, or both? | A clot shows in one. "
        "| *the first*: one leg alone; not both legs. *no clear answer*: the sign that was named. |"
    ) in page(content, SIGN)


def test_every_feature_has_words() -> None:
    assert set(table(ROOT / "docs", "features")) == set(FEATURES)
