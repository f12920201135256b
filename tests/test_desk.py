"""The desk: the Lambda function itself, and a recogniser for the committed model."""

import json

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


def test_there_is_a_recogniser_for_every_model() -> None:
    locales = [path.stem for path in desk.MODELS.glob("*.json") if path.stem != "skill"]
    assert "en-US" in locales
    models = [json.loads((desk.MODELS / f"{one}.json").read_text("utf-8")) for one in locales]
    assert all("interactionModel" in model for model in models)


def test_an_unknown_locale_is_an_error_of_ours() -> None:
    with pytest.raises(SkillError, match="xx-XX"):
        desk.recogniser("xx-XX")
