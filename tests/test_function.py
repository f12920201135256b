"""The Lambda function itself: what AWS calls, with the skill object made once."""

import json
import socket
from importlib import util
from types import ModuleType

import pytest

from skill.alexa import app, function
from skill.simulator.session import Handler
from tests.recorded import NAMES, RESPONSE, recorded


def started_anew() -> ModuleType:
    """The function's module as a new process would load it."""
    spec = util.spec_from_file_location("function_of_a_new_process", function.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.rule(
    "Every request gets a response that Alexa accepts.",
    source="Request and Response JSON Reference",
)
@pytest.mark.rule(
    "A new session knows nothing of the last one: nothing is kept but what the session carries.",
    source="Policy Requirements 3.a",
)
@pytest.mark.rule(
    "Answers go nowhere but back to Alexa: the function opens no connection.",
    source="Policy Requirements 3.a",
)
@pytest.mark.parametrize("name", NAMES)
def test_a_request_gets_a_valid_response_the_same_again_and_opens_no_connection(
    handler: Handler, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    for part in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, part, lambda *to, **_: opened.append(to))
    first = handler(recorded(name), object())
    RESPONSE.validate(json.loads(json.dumps(first)))
    handler(recorded("warning_sign"), None)
    assert handler(recorded(name), None) == first
    assert opened == []


@pytest.mark.rule("The function is told the id of its skill.", source="Security Requirements")
def test_the_skill_id_of_the_environment_is_required_of_requests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    event = recorded("launch")
    monkeypatch.setenv("SKILL_ID", "amzn1.ask.skill.00000000-0000-0000-0000-000000000000")
    with pytest.raises(app.RefusedError):
        started_anew().lambda_handler(event, None)
    monkeypatch.setenv("SKILL_ID", event["session"]["application"]["applicationId"])
    assert started_anew().lambda_handler(event, None)["response"]
    monkeypatch.delenv("SKILL_ID")
    assert started_anew().lambda_handler(event, None)["response"]


@pytest.mark.rule(
    "Nothing is stored: the skill has no persistence adapter and calls no service of Alexa's.",
    source="Policy Requirements 3.a",
)
def test_the_skill_is_built_once_and_can_store_nothing_and_call_nobody(
    handler: Handler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(function, "build")
    monkeypatch.delattr(app, "build")
    skill = function._skill
    handler(recorded("launch"), None)
    handler(recorded("why"), None)
    assert function._skill is skill
    assert skill.sdk.persistence_adapter is skill.sdk.api_client is None
