"""Cards: what was spoken, to read in the morning, with its sources in full."""

from dataclasses import replace

import pytest

from skill.content import Content
from skill.content.model import Source
from skill.dialogue.card import card_of_causes, card_of_subject, reference
from skill.dialogue.reply import Card, spoken


def blocks(card: Card | None) -> list[str]:
    """The parts of a card, between blank lines."""
    assert card is not None
    return card.text.split("\n\n")


def references(content: Content, names: tuple[str, ...]) -> str:
    return "\n".join(reference(content.sources[name]) for name in names)


def test_a_cause_is_a_heading_and_what_was_said_and_its_sources(content: Content) -> None:
    cause = content.causes["cold"]
    card = card_of_causes(content, ("cold",))
    assert card.title == content.lines["card_title"][0]
    assert blocks(card) == [
        cause.name.capitalize(),
        spoken(content, f"{cause.explanation} {cause.advice}"),
        spoken(content, f"{cause.evidence} {cause.doctor}"),
        references(content, cause.sources),
        content.lines["notice"][0],
    ]


def test_a_heading_starts_with_a_capital_and_keeps_the_others(content: Content) -> None:
    cold = replace(content.causes["cold"], name="cold, as in New York")
    changed = replace(content, causes={**content.causes, "cold": cold})
    assert blocks(card_of_causes(changed, ("cold",)))[0] == "Cold, as in New York"


def test_two_causes_stand_one_after_the_other(content: Content) -> None:
    both = blocks(card_of_causes(content, ("posture", "cold")))
    assert both == [
        *blocks(card_of_causes(content, ("posture",)))[:-1],
        *blocks(card_of_causes(content, ("cold",))),
    ]


def test_the_card_of_a_cause_is_the_same_whoever_asks_for_it(content: Content) -> None:
    assert card_of_subject(content, "causes.cold") == card_of_causes(content, ("cold",))


@pytest.mark.parametrize(
    ("subject", "texts"),
    [
        ("remedies.magnesium", ("verdict",)),
        ("mimics.restless_legs", ("apart", "advice")),
        ("signs.both_swollen", ("advice",)),
    ],
)
def test_a_subject_is_repeated_with_its_sources(
    content: Content, subject: str, texts: tuple[str, ...]
) -> None:
    table, _, name = subject.partition(".")
    about = getattr(content, table)[name]
    assert blocks(card_of_subject(content, subject)) == [
        spoken(content, " ".join(getattr(about, text) for text in texts)),
        references(content, about.sources),
        content.lines["notice"][0],
    ]


def test_a_part_of_the_dialogue_shows_its_sources_alone(content: Content) -> None:
    assert blocks(card_of_subject(content, "grounds.stretch")) == [
        references(content, content.grounds["stretch"].sources),
        content.lines["notice"][0],
    ]


@pytest.mark.parametrize("subject", ["", "remedies.mustard", "remedies.moonlight"])
def test_without_sources_there_is_no_card(content: Content, subject: str) -> None:
    assert card_of_subject(content, subject) is None


def test_a_reference_without_a_link_ends_after_the_year() -> None:
    source = Source("A. Author", "A title", "A journal", 2001, "a study")
    assert reference(source) == "A. Author. A title. A journal, 2001."
    linked = replace(source, link="https://example.org")
    assert reference(linked) == "A. Author. A title. A journal, 2001. https://example.org"
