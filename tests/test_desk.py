"""The desk: the Lambda function itself, and what stands in Alexa's place."""

import pytest

from skill.content import SkillError
from skill.simulator import desk, invocation
from skill.simulator.alexa import Alexa


def test_the_handler_is_the_one_that_lambda_calls() -> None:
    handler = desk.lambda_handler()
    assert handler.__module__ == "skill.alexa.function"
    answer = handler(invocation.launch_request(invocation.new_session(), "en-US"), None)
    assert answer["response"]["shouldEndSession"] is False


def test_the_handler_can_be_loaded_again() -> None:
    event = invocation.launch_request(invocation.new_session(), "en-US")
    first, second = desk.lambda_handler(), desk.lambda_handler()
    assert first(event, None) == second(event, None)


def test_what_stands_in_alexas_place_knows_the_samples_of_the_model(alexa: Alexa) -> None:
    assert alexa.hear("how to ease a cramp").intent == "ReliefIntent"


def test_an_unknown_locale_is_an_error_of_ours() -> None:
    with pytest.raises(SkillError, match="xx-XX"):
        desk.alexa("xx-XX")
