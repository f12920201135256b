"""Folding: words typed and words transcribed come out in one spelling."""

import pytest

from skill.hearing.fold import fold, spelt


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("It's GONE!", "it's gone"),
        ("it\N{RIGHT SINGLE QUOTATION MARK}s gone", "it's gone"),
        ("it\N{MODIFIER LETTER APOSTROPHE}s gone", "it's gone"),
        ("'why', she said", "why she said"),
        ("leg-cramps,  again\n", "leg cramps again"),
        ("why\N{FACE WITH COLD SWEAT}", "why"),
        (" \t", ""),
    ],
)
def test_spelling_and_punctuation_make_no_difference(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("i'm 70", "i'm seventy"),
        ("at 2am", "at two am"),
        ("3 times a week", "three times a week"),
        ("for 45 minutes", "for forty five minutes"),
    ],
)
def test_numerals_are_read_out(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (19, "nineteen"),
        (20, "twenty"),
        (21, "twenty one"),
        (100, "one hundred"),
        (342, "three hundred forty two"),
        (1000, "one thousand"),
        (2009, "two thousand nine"),
        (9999, "nine thousand nine hundred ninety nine"),
    ],
)
def test_a_number_in_words(number: int, words: str) -> None:
    assert spelt(number) == words


@pytest.mark.parametrize(
    ("transcribed", "meant"),
    [
        ("a Charlie horse", "a charley horse"),
        ("leg camp", "leg cramps"),
        ("my calve hurts", "my calf hurts"),
        ("my half is cramping", "my calf is cramping"),
        ("it crumps up", "it cramps up"),
        ("ok", "okay"),
        ("i can not move", "i cannot move"),
    ],
)
def test_slips_of_speech_recognition_are_mended(transcribed: str, meant: str) -> None:
    assert fold(transcribed) == meant


@pytest.mark.parametrize(
    "words", ["half an hour", "i have a cough", "we went to a camp site", "a crab bit my toe"]
)
def test_the_same_words_elsewhere_are_no_slips(words: str) -> None:
    assert fold(words) == words


@pytest.mark.parametrize("words", ["it's 12 o'clock", "my foot camp", "Crumped"])
def test_what_is_folded_stays_as_it_is(words: str) -> None:
    assert fold(fold(words)) == fold(words)
