"""The desk: the Lambda function itself, and a recogniser for the committed model."""

import os

import pytest

from skill.alexa.intents import INTENTS
from skill.content import SkillError
from skill.language.recogniser import Recogniser
from skill.simulator import desk, invocation


def test_the_handler_is_the_one_that_lambda_calls() -> None:
    handler = desk.lambda_handler()
    assert handler.__module__ == "skill.alexa.function"
    answer = handler(invocation.launch_request(invocation.new_session(), "en-US"), None)
    assert answer["response"]["shouldEndSession"] is False


def test_the_handler_can_be_loaded_again() -> None:
    event = invocation.launch_request(invocation.new_session(), "en-US")
    first, second = desk.lambda_handler(), desk.lambda_handler()
    assert first(event, None) == second(event, None)


def test_the_recogniser_knows_the_intents_of_the_skill(recogniser: Recogniser) -> None:
    heard = recogniser.recognise("is it low calcium")
    assert heard.intent in INTENTS
    assert heard.slots == {"cause": "calcium"}
    assert recogniser.type_of("CauseIntent", "cause") == "CAUSE"


def test_a_model_that_is_older_than_the_sentences_is_built_again() -> None:
    path = desk.model_file("en-GB")
    built = path.read_bytes()
    path.write_text("{}", encoding="utf-8")
    os.utime(path, (0, 0))
    assert desk.model_file("en-GB").read_bytes() == built


def test_an_unknown_locale_is_an_error_of_ours() -> None:
    with pytest.raises(SkillError, match="xx-XX"):
        desk.recogniser("xx-XX")
