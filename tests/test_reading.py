"""Reading: what the rules find in words, whatever the table weighs."""

import pytest

from skill.hearing import read


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("why do i get cramps i'm sick of them", "vomiting"),
        ("i can't reach my toes i'm too fat", "f_swollen"),
    ],
)
def test_what_a_turn_of_phrase_does_not_mean_is_not_heard(said: str, fact: str) -> None:
    frame = read(said)
    assert fact not in {*frame.facts, *(name for name, *_ in frame.hints)}


@pytest.mark.parametrize(
    ("said", "fact"), [("Antifreeze.", "f_poison"), ("lagers", "alcohol"), ("bit by bit", "f_slow")]
)
def test_plain_words_are_heard_beyond_doubt(said: str, fact: str) -> None:
    frame = read(said)
    assert fact in frame.facts
    assert fact in frame.clear
    assert fact not in {name for name, *_ in frame.hints}


@pytest.mark.parametrize(
    ("said", "openly", "denies", "cries"),
    [
        ("Why do I get them?", True, False, False),
        ("I have a desk but I don't think so.", False, True, False),
        ("My Calf is JUST seizing!", False, False, True),
        ("is it calcium", False, False, False),
    ],
)
def test_how_it_is_said_is_read_as_it_is_folded(
    said: str, openly: bool, denies: bool, cries: bool
) -> None:
    frame = read(said)
    assert (frame.openly, frame.denies, frame.cries) == (openly, denies, cries)


def test_a_word_alone_hints_at_nothing() -> None:
    assert read("burning skin").hints
    assert read("burning").hints == () == read("goodbye").hints
