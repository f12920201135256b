"""Certification, the function: whom it answers, what it keeps, and what its template says."""

import logging
import socket
from typing import Any

import pytest
import yaml

from skill.alexa import app, function
from skill.alexa.intents import INTENTS
from skill.simulator import invocation
from skill.simulator.session import Handler
from tests.conftest import ROOT
from tests.test_function import started_anew
from tests.test_log import MARK, logged
from tests.test_log import asked as marked_request
from tests.turns import LAUNCH, ask, ids_of, language, slots_of

ANOTHER_ID = "amzn1.ask.skill.11111111-1111-1111-1111-111111111111"
LONGEST = 8  # seconds that Alexa waits
REF = {"Ref": "SkillId"}


class Loader(yaml.SafeLoader):
    """Reads CloudFormation's short tags as their long forms."""


def _ref(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> dict[str, Any]:
    return {"Ref": loader.construct_scalar(node)}


def _get_att(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> dict[str, Any]:
    return {"Fn::GetAtt": str(loader.construct_scalar(node)).split(".")}


Loader.add_constructor("!Ref", _ref)
Loader.add_constructor("!GetAtt", _get_att)

TEMPLATE = Loader((ROOT / "template.yaml").read_text(encoding="utf-8")).get_single_data()
RESOURCES = TEMPLATE["Resources"]
FUNCTION = RESOURCES["LegCrampGuideFunction"]["Properties"]


def requests() -> list[dict[str, Any]]:
    """A launch, an intent, an end and something strange."""
    session = invocation.new_session()
    return [
        invocation.launch_request(session, "en-US"),
        invocation.intent_request(session, "en-US", "WhyIntent", {}),
        invocation.ended_request(session, "en-US", "USER_INITIATED"),
        invocation.envelope({"type": "Whatever.Strange"}, session, "en-US"),
    ]


def spoken_to(handler: Handler, locale: str) -> None:
    """A conversation of every intent, each with its slots filled."""
    before: Any = {}
    for intent in (LAUNCH, *INTENTS):
        kinds = {} if intent == LAUNCH else slots_of(locale, intent)
        ids = {name: ids_of(locale, kind)[0] for name, kind in kinds.items()}
        turn = ask(handler, locale, intent, ids, before)
        before = turn.attributes if turn.is_open else {}


# Whom it answers


@pytest.mark.rule(
    "The function refuses requests with another skill's application id.",
    source="5.4, 11.10; Security Requirements",
)
@pytest.mark.parametrize("place", ["session", "context", "both"])
@pytest.mark.parametrize("kind", range(len(requests())))
def test_another_skills_request_is_refused(
    monkeypatch: pytest.MonkeyPatch, place: str, kind: int
) -> None:
    monkeypatch.setenv("SKILL_ID", invocation.APPLICATION)
    started = started_anew()
    request = requests()[kind]
    assert "response" in started.lambda_handler(request, None)
    if place in ("session", "both"):
        request["session"]["application"] = {"applicationId": ANOTHER_ID}
    if place in ("context", "both"):
        request["context"]["System"]["application"] = {"applicationId": ANOTHER_ID}
    with pytest.raises(app.RefusedError):
        started.lambda_handler(request, None)


@pytest.mark.rule(
    "The function is told the id of its skill, and cannot be deployed without one.",
    source="5.4; Security Requirements",
)
def test_the_function_knows_its_skill() -> None:
    parameter = TEMPLATE["Parameters"]["SkillId"]
    assert "Default" not in parameter
    assert parameter["AllowedPattern"].startswith(r"^amzn1\.ask\.skill\.")
    assert FUNCTION["Environment"]["Variables"]["SKILL_ID"] == REF


@pytest.mark.rule(
    "Only this skill may call the function: the template's permission names its id.",
    source="5.4, 11.11; Security Requirements",
)
def test_the_permission_is_pinned_to_the_skill() -> None:
    """From the event's SkillId, SAM makes the EventSourceToken of the permission."""
    (event,) = FUNCTION["Events"].values()
    assert event == {"Type": "AlexaSkill", "Properties": {"SkillId": REF}}


@pytest.mark.rule(
    "No other way leads to the function: no address, no gateway, no permission beside.",
    source="5.4; Security Requirements",
)
def test_there_is_no_other_way_to_the_function() -> None:
    assert "FunctionUrlConfig" not in FUNCTION
    assert {resource["Type"] for resource in RESOURCES.values()} == {
        "AWS::Serverless::Function",
        "AWS::Logs::LogGroup",
    }


# How it runs


@pytest.mark.rule(
    "The function's time is up before Alexa's eight seconds are.",
    source="11.11; Request and Response JSON Reference",
)
def test_the_function_stops_before_alexa_does() -> None:
    assert 0 < FUNCTION["Timeout"] < LONGEST


@pytest.mark.rule("The function runs on Python 3.13.", source="11.11; AWS Lambda runtimes")
def test_the_function_runs_on_a_supported_python() -> None:
    assert FUNCTION["Runtime"] == "python3.13"


# What it keeps


@pytest.mark.rule(
    "Nothing is stored: the skill has no persistence adapter and calls no service of Alexa's.",
    source="5.1, 11.12; Policy Requirements 3.a",
)
def test_the_skill_has_no_persistence_adapter() -> None:
    skill = function._skill.sdk
    assert skill.persistence_adapter is None
    assert skill.api_client is None


@pytest.mark.rule(
    "A new session of the same user knows nothing of the last one.",
    source="5.1; Policy Requirements 3.a",
)
def test_a_new_session_starts_from_nothing(handler: Handler, locale: str) -> None:
    first = ask(handler, locale, "WhyIntent")
    spoken_to(handler, locale)
    assert ask(handler, locale, "WhyIntent").answer == first.answer


@pytest.mark.rule(
    "Answers go nowhere but back to Alexa: the function opens no connection.",
    source="5.1, 5.2; Policy Requirements 3.a",
)
def test_no_connection_is_opened(
    handler: Handler, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, lambda *to, **_: opened.append(to))
    spoken_to(handler, locale)
    assert opened == []


@pytest.mark.rule(
    "The log holds no words, no slot values and no ids of users, devices or sessions.",
    source="5.1, 11.12; Policy Requirements 3.a",
)
def test_the_log_holds_no_words_and_no_ids(
    handler: Handler, locale: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for intent in language(locale)["intents"]:
        kinds = slots_of(locale, intent["name"])
        for place in (0, -1):
            ids = {name: ids_of(locale, kind)[place] for name, kind in kinds.items()}
            handler(marked_request(intent["name"], ids, locale=locale), None)
            held = logged(caplog)
            assert MARK not in held
            assert [id_ for id_ in ids.values() if f'"{id_}"' in held] == []
    assert caplog.messages
