"""Request envelopes: the shape that Alexa sends, as Amazon's own SDK reads it."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import IntentRequest, LaunchRequest, RequestEnvelope, SessionEndedRequest

from skill.alexa.heard import Heard, heard_in
from skill.simulator import invocation
from tests.conftest import ROOT

SLOTS = {
    "circumstance": {"type": "CIRCUMSTANCE", "id": "cold_bed", "spoken": "my bed is cold"},
    "other": {"type": "CIRCUMSTANCE", "id": "", "spoken": "something else"},
}


def launch(**session: Any) -> dict[str, Any]:
    return invocation.launch_request({**invocation.new_session(), **session}, "en-GB")


def intent() -> dict[str, Any]:
    session = {**invocation.new_session(), "new": False, "attributes": {"state": {"turn": 1}}}
    return invocation.intent_request(session, "en-US", "CircumstanceIntent", SLOTS)


def ended() -> dict[str, Any]:
    return invocation.ended_request(invocation.new_session(), "en-US", "EXCEEDED_MAX_REPROMPTS")


def read(event: dict[str, Any]) -> Any:
    return DefaultSerializer().deserialize(json.dumps(event), RequestEnvelope)


def recorded(name: str) -> Any:
    path = ROOT / "tests" / "requests" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def shape(value: Any) -> Any:
    """Keys and types, without the values."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


@pytest.mark.parametrize(
    ("event", "kind"),
    [(launch(), LaunchRequest), (intent(), IntentRequest), (ended(), SessionEndedRequest)],
    ids=["launch", "intent", "ended"],
)
def test_the_sdk_reads_it(event: dict[str, Any], kind: type) -> None:
    assert isinstance(read(event).request, kind)


@pytest.mark.parametrize(
    ("event", "name"),
    [(launch(), "launch"), (intent(), "circumstance"), (ended(), "ended_by_silence")],
    ids=["launch", "intent", "ended"],
)
@pytest.mark.parametrize("part", ["session", "context", "request"])
def test_what_it_holds_a_recorded_one_holds_too(
    event: dict[str, Any], name: str, part: str
) -> None:
    ours, theirs = event[part], recorded(name)[part]
    assert set(ours) <= set(theirs)
    assert {key: type(ours[key]) for key in ours} == {key: type(theirs[key]) for key in ours}


@pytest.mark.parametrize(
    ("slot", "name"),
    [("circumstance", "circumstance"), ("other", "circumstance_no_match")],
)
def test_a_slot_has_the_shape_of_a_recorded_one(slot: str, name: str) -> None:
    ours = intent()["request"]["intent"]["slots"][slot]
    theirs = recorded(name)["request"]["intent"]["slots"]["circumstance"]
    assert shape(ours) == shape(theirs)


def test_a_slot_comes_in_both_shapes() -> None:
    slot = invocation.slot("circumstance", **SLOTS["circumstance"])
    assert slot["value"] == slot["slotValue"]["value"] == "my bed is cold"
    assert slot["slotValue"]["type"] == "Simple"
    assert slot["slotValue"]["resolutions"] == slot["resolutions"]


def test_a_slot_that_matches_names_the_id_under_its_type() -> None:
    slot = invocation.slot("circumstance", **SLOTS["circumstance"])
    (authority,) = slot["resolutions"]["resolutionsPerAuthority"]
    assert authority["authority"] == f"{invocation.AUTHORITY}.CIRCUMSTANCE"
    assert authority["status"] == {"code": "ER_SUCCESS_MATCH"}
    assert authority["values"] == [{"value": {"name": "my bed is cold", "id": "cold_bed"}}]


def test_a_slot_without_a_match_has_no_values() -> None:
    slot = invocation.slot("other", **SLOTS["other"])
    (authority,) = slot["resolutions"]["resolutionsPerAuthority"]
    assert authority["status"] == {"code": "ER_SUCCESS_NO_MATCH"}
    assert "values" not in authority


def test_the_skill_finds_the_ids() -> None:
    slots = intent()["request"]["intent"]["slots"]
    assert heard_in(slots["circumstance"]) == Heard("my bed is cold", ("cold_bed",))
    assert heard_in(slots["other"]) == Heard("something else")


def test_there_is_no_screen() -> None:
    interfaces = read(launch()).context.system.device.supported_interfaces.to_dict()
    assert not any(interfaces.values())


def test_the_new_flag_and_the_attributes_are_those_of_the_session() -> None:
    assert read(launch()).session.new is True
    assert read(intent()).session.new is False
    assert read(intent()).session.attributes == {"state": {"turn": 1}}


def test_the_locale_is_the_one_asked_for() -> None:
    assert read(launch()).request.locale == "en-GB"


def test_session_and_context_are_of_one_skill_and_one_user() -> None:
    event = launch()
    system = event["context"]["System"]
    assert event["session"]["application"] == system["application"]
    assert event["session"]["user"] == system["user"]


def test_the_timestamp_is_now() -> None:
    age = datetime.now(UTC) - read(launch()).request.timestamp
    assert abs(age.total_seconds()) < 60


def test_requests_and_sessions_have_ids_of_their_own() -> None:
    first, second = launch(), launch()
    assert first["request"]["requestId"] != second["request"]["requestId"]
    assert first["session"]["sessionId"] != second["session"]["sessionId"]


def test_a_new_session_has_said_nothing() -> None:
    session = invocation.new_session()
    assert session["new"] is True
    assert session["attributes"] == {}
