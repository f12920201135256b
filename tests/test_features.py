"""Features: words, pairs of words, and runs of letters within a word, each with its place."""

from skill.hearing.features import LETTERS, WORD, features, key_of


def texts(words: str, part: int) -> list[tuple[str, int]]:
    return [(text.decode(), at) for _, text, at, of in features(words.split()) if of == part]


def test_words_and_pairs_stand_between_a_beginning_and_an_end() -> None:
    assert texts("my calf", WORD) == [
        ("^ my", 0),
        ("my calf", 1),
        ("calf $", 1),
        ("my", 0),
        ("calf", 1),
    ]


def test_runs_of_three_and_four_letters_stay_within_a_word_and_know_its_ends() -> None:
    runs = ["~<ca", "~cal", "~alf", "~lf>", "~<cal", "~calf", "~alf>"]
    assert texts("calf", LETTERS) == [(run, 0) for run in runs]
    assert texts("my calf", LETTERS) == [
        *[(run, 0) for run in ("~<my", "~my>", "~<my>")],
        *[(run, 1) for run in runs],
    ]


def test_a_word_said_twice_is_weighed_at_both_places() -> None:
    assert [at for text, at in texts("ow ow", WORD) if text == "ow"] == [0, 1]


def test_silence_has_none() -> None:
    assert features([]) == []


def test_a_key_is_the_same_on_every_machine() -> None:
    """The table is made on one and read on another."""
    assert key_of(b"calf") == 0x2C5BC6
