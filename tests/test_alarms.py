"""Danger signs: heard in the middle of anything, the graver of two, and never where denied."""

import pytest

from skill.content import Content
from skill.language.recogniser import Recogniser


def level(content: Content, recogniser: Recogniser, utterance: str) -> str:
    """The level of the sign that *utterance* is taken for, or an empty string."""
    found = recogniser.recognise(utterance)
    return content.signs[found.slots["sign"]].level if found.intent == "WarningIntent" else ""


@pytest.mark.parametrize(
    "utterance",
    [
        "would a banana help because my chest hurts right now",
        "yes i had a bath and now i can't breathe",
        "i was doing the stretch and my leg suddenly went cold and numb what next",
        "no i sleep on my back but i'm coughing up blood",
        "can i have magnesium my pee is dark brown",
    ],
)
def test_an_emergency_wins_in_the_middle_of_a_sentence(
    content: Content, recogniser: Recogniser, utterance: str
) -> None:
    assert level(content, recogniser, utterance) == "emergency"


@pytest.mark.parametrize(
    "utterance",
    [
        "my leg is swollen and i can't breathe",
        "i can't breathe and my leg is swollen",
        "i've got a fever and chest pain",
        "both my legs are swollen and i fainted",
    ],
)
def test_of_two_signs_the_graver_is_heard(
    content: Content, recogniser: Recogniser, utterance: str
) -> None:
    assert level(content, recogniser, utterance) == "emergency"


@pytest.mark.parametrize(
    "utterance",
    [
        "no it's not swollen",
        "it isn't red or hot",
        "i don't have chest pain",
        "no fever",
        "i haven't got a fever",
        "there's no numbness",
        "my breathing is fine",
        "nope no chest pain no swelling",
    ],
)
def test_what_is_denied_is_no_alarm(recogniser: Recogniser, utterance: str) -> None:
    found = recogniser.recognise(utterance)
    assert found.intent in ("NoSignIntent", "MildNoIntent", "AMAZON.NoIntent")


@pytest.mark.parametrize(
    "utterance",
    [
        "no fever but one leg is swollen",
        "my chest is fine but i can't feel my foot",
        "i hope it's not a blood clot",
    ],
)
def test_a_denial_hides_no_other_sign(
    content: Content, recogniser: Recogniser, utterance: str
) -> None:
    assert level(content, recogniser, utterance) in ("emergency", "same_day")
