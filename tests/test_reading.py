"""Reading: what turns of phrase do not mean is not heard in them."""

import pytest

from skill.hearing import read


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("why do i get cramps i'm sick of them", "vomiting"),
        ("it's too cold to sweat in there", "heavy_sweat"),
        ("curled up like a cat and nothing tight", "tight_covers"),
        ("i've got spring fever i'm out on the bike all day", "f_fever"),
        ("i can't reach my toes i'm too fat", "f_swollen"),
    ],
)
def test_a_turn_of_phrase_is_not_what_its_words_say(said: str, fact: str) -> None:
    frame = read(said)
    assert fact not in {*frame.facts, *(name for name, *_ in frame.hints)}


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("i was sick all night and now my legs cramp", "vomiting"),
        ("i sweat buckets in the kitchen", "heavy_sweat"),
        ("the covers are tucked in tight over my feet", "tight_covers"),
        ("i have a fever and my legs cramp", "f_fever"),
        ("my left calf is swollen", "f_swollen"),
    ],
)
def test_and_without_one_it_is(said: str, fact: str) -> None:
    assert fact in read(said).facts
