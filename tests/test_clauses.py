"""The parts of an utterance, and what it denies."""

import pytest

from skill.language.clauses import clauses, contradicts, denies, doubts, runs


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("yes and my leg is swollen", "my leg is swollen"),
        ("i ran a mile but my chest hurts", "my chest hurts"),
        ("no because i slept badly", "i slept badly"),
    ],
)
def test_a_clause_stands_alone(text: str, part: str) -> None:
    assert part in clauses(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("i gave her the juice for the cramp then her throat went tight", "her throat went tight"),
        ("yes i drink plenty of water i can't breathe properly though", "i can't breathe properly"),
        ("i tried the stretch you told me he's gone grey and cold", "he's gone grey"),
    ],
)
def test_speech_that_runs_on_is_parted_at_its_subjects(text: str, part: str) -> None:
    assert part in runs(text)


def test_a_short_text_has_no_runs() -> None:
    assert runs("i think my leg hurts") == []


@pytest.mark.parametrize(
    "text",
    [
        "it's not swollen",
        "no fever",
        "no no swelling at all",
        "nope no redness",
        "i haven't got a temperature",
        "haven't got any trouble",
        "neither leg is red",
        "without any numbness",
        "my chest is fine",
        "the leg looks normal",
        "her breathing is okay",
    ],
)
def test_a_denial_is_noticed(text: str) -> None:
    assert denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "my leg is swollen",
        "no my leg is swollen",
        "no, it hurts",
        "yes it is red",
        "the cramp won't let go",
        "it hasn't stopped",
        "it isn't easing",
        "i'm not sure but it's red",
        "i hope it's not a clot",
        "no",
    ],
)
def test_what_denies_nothing_is_not_a_denial(text: str) -> None:
    assert not denies(text)


def test_what_is_not_fine_is_denied_once_not_twice() -> None:
    """The denial is that of "fine"; what is wrong is still there."""
    assert denies("my leg is not fine")
    assert not contradicts("my leg is not fine", "my leg is numb")


def test_hope_is_doubt_and_not_denial() -> None:
    assert doubts("i hope it's not a blood clot")
    assert not doubts("it's not a blood clot")
    assert not doubts("is it a blood clot")


def test_a_text_contradicts_what_it_denies_word_for_word() -> None:
    assert contradicts("my leg is not swollen", "my leg is swollen")
    assert not contradicts("my leg is swollen", "my leg is swollen")
    assert not contradicts("i can't breathe properly", "i can't breathe")
