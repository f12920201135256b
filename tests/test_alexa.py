"""In Alexa's place: a sample is matched, all else arrives as it was said, nothing is guessed."""

import json
from pathlib import Path

import pytest

from skill.alexa.heard import Heard
from skill.alexa.intents import INTENTS
from skill.simulator.alexa import AMAZON, Alexa, HeardError, Utterance, heard


@pytest.fixture
def small(tmp_path: Path) -> Alexa:
    """For a model of two intents."""
    intents = [
        {"name": "ThanksIntent", "samples": ["thank you"]},
        {"name": "SpeechIntent", "samples": ["{speech}"]},
    ]
    model = tmp_path / "model.json"
    model.write_text(json.dumps({"interactionModel": {"languageModel": {"intents": intents}}}))
    return Alexa.of(model)


@pytest.mark.parametrize("words", ["thank you", "Thank you.", " thank  you "])
def test_the_words_of_a_sample_give_its_intent(small: Alexa, words: str) -> None:
    assert small.hear(words) == Utterance(words, "ThanksIntent")


@pytest.mark.parametrize("words", ["thank you so much", "thank", "{speech}", "My room was COLD"])
def test_all_other_words_go_in_as_they_are(small: Alexa, words: str) -> None:
    assert small.hear(words) == Utterance(words, "SpeechIntent", {"speech": Heard(words)})


def test_amazons_own_intents_take_the_phrases_that_amazon_documents(small: Alexa) -> None:
    assert small.hear("Stop!").intent == "AMAZON.StopIntent"
    assert set(AMAZON) <= set(INTENTS)
    assert small.hear("please would you stop it").intent == "SpeechIntent"


# What another recogniser made of the words


def test_a_line_of_another_recogniser_is_taken_as_it_is() -> None:
    slots = {"cause": {"value": "the salt", "id": "sodium"}, "other": {"value": "zog", "id": ""}}
    line = json.dumps({"say": "is it the salt", "intent": "CauseIntent", "slots": slots})
    expected = {"cause": Heard("the salt", ("sodium",)), "other": Heard("zog")}
    assert heard(line) == Utterance("is it the salt", "CauseIntent", expected)


@pytest.mark.parametrize("line", ["", "  ", '{"say": "", "intent": ""}', '{"say": ""}', "{}"])
def test_an_empty_line_or_nothing_said_is_silence(line: str) -> None:
    assert heard(line) == Utterance("", "")


def test_an_intent_that_is_not_ours_is_a_fallback() -> None:
    line = '{"say": "play a song", "intent": "PlayIntent", "slots": null}'
    assert heard(line) == Utterance("play a song", "AMAZON.FallbackIntent")


@pytest.mark.parametrize(
    "line", ["yes", "[]", "7", '{"slots": ["cause"]}', '{"slots": {"cause": "salt"}}', "[" * 9999]
)
def test_what_is_no_such_line_is_an_error_of_one_line(line: str) -> None:
    with pytest.raises(HeardError, match=r'^expected \{"say", .+ got .+') as caught:
        heard(line)
    assert len(str(caught.value)) < 200
