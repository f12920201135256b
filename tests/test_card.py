"""Cards: what was spoken, to read in the morning, with its sources in full."""

import pytest

from skill.content.model import Source
from skill.dialogue.card import card_of_causes, card_of_subject, reference
from tests.knowing import EN, line, whole


def references(about: object) -> str:
    return "\n".join(reference(EN.sources[name]) for name in about.sources)


def blocks_of(cause: str) -> list[str]:
    """The heading of *cause*, what was said of it, and its sources."""
    one = EN.causes[cause]
    said = (whole(one.explanation, one.advice), whole(one.evidence, one.doctor))
    return [one.name.capitalize(), *said, references(one)]


@pytest.mark.parametrize("causes", [("cold",), ("posture", "cold")])
def test_causes_stand_one_after_the_other_with_what_was_said_and_its_sources(
    causes: tuple[str, ...],
) -> None:
    card = card_of_causes(EN, causes)
    said = [block for cause in causes for block in blocks_of(cause)]
    assert (card.title, card.text.split("\n\n")) == (line("card_title"), [*said, line("notice")])


def test_a_heading_starts_with_a_capital_and_keeps_the_others() -> None:
    cold = EN.causes["cold"]._replace(name="cold, as in New York")
    changed = EN._replace(causes={**EN.causes, "cold": cold})
    assert card_of_causes(changed, ("cold",)).text.startswith("Cold, as in New York\n")


def test_the_card_of_a_cause_is_the_same_whoever_asks_for_it() -> None:
    assert card_of_subject(EN, "causes.cold") == card_of_causes(EN, ("cold",))


@pytest.mark.parametrize(
    ("kind", "name", "texts"),
    [
        ("remedies", "magnesium", ("verdict",)),
        ("mimics", "restless_legs", ("apart", "advice")),
        ("signs", "both_swollen", ("advice",)),
        ("signs", "clot_and_chest", ("advice",)),
        ("answers", "how_long", ("said",)),
        ("grounds", "stretch", ()),
    ],
)
def test_a_subject_is_repeated_with_its_sources(
    kind: str, name: str, texts: tuple[str, ...]
) -> None:
    about, card = getattr(EN, kind)[name], card_of_subject(EN, f"{kind}.{name}")
    said = [whole(*(getattr(about, text) for text in texts))] if texts else []
    assert card is not None
    assert card.text.split("\n\n") == [*said, references(about), line("notice")]


@pytest.mark.parametrize("subject", ["", "remedies.mustard", "remedies.moonlight"])
def test_without_sources_there_is_no_card(subject: str) -> None:
    assert card_of_subject(EN, subject) is None


@pytest.mark.parametrize("link", ["", "https://example.org"])
def test_a_reference_ends_with_its_link(link: str) -> None:
    source = Source("A. Author", "A title", "A journal", 2001, "a study", link)
    assert reference(source) == f"A. Author. A title. A journal, 2001. {link}".strip()
