"""The built artefact, in the Lambda runtime: only the artefact is on the path."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.simulator import invocation
from tests.artefact import SAM
from tests.emulator import Function, emulated

FOREIGN = "amzn1.ask.skill.99999999-9999-9999-9999-999999999999"

pytestmark = pytest.mark.skipif(
    not (SAM / "ready").exists(), reason="run `make package` once: it sets up SAM and its emulator"
)


@pytest.fixture(scope="module")
def function(artefact: Path) -> Iterator[Function]:
    with emulated(artefact, SKILL_ID=invocation.APPLICATION) as running:
        yield running


def test_a_conversation_in_the_lambda_runtime(function: Function) -> None:
    """Launch, then four turns to an explanation."""
    session = invocation.new_session()
    answer = function(invocation.launch_request(session, "en-US"))
    assert "cramping right now" in answer["response"]["outputSpeech"]["ssml"]
    for intent in ("AMAZON.NoIntent", "AMAZON.NoIntent", "AMAZON.YesIntent", "AMAZON.NoIntent"):
        session = {**session, "new": False, "attributes": answer["sessionAttributes"]}
        answer = function(invocation.intent_request(session, "en-US", intent, {}))
        assert answer["response"]["shouldEndSession"] is False
    assert answer["sessionAttributes"]["reply"]["explains"] == ["sodium"]


def test_another_skills_request_is_refused(function: Function) -> None:
    event = invocation.launch_request(invocation.new_session(), "en-US")
    event["context"]["System"]["application"] = {"applicationId": FOREIGN}
    answer = function(event)
    assert answer["errorType"] == "RefusedError"
    assert "response" not in answer
