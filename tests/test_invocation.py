"""Request envelopes: the shape that Alexa sends, as Amazon's own SDK reads it."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import IntentRequest, LaunchRequest, RequestEnvelope, SessionEndedRequest

from skill.alexa.heard import Heard, heard_in
from skill.simulator import invocation
from tests.recorded import recorded

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


@pytest.mark.parametrize(
    ("event", "name", "kind"),
    [
        (launch(), "launch", LaunchRequest),
        (intent(), "circumstance", IntentRequest),
        (ended(), "ended_by_silence", SessionEndedRequest),
    ],
    ids=["launch", "intent", "ended"],
)
def test_the_sdk_reads_it_and_what_it_holds_a_recorded_one_holds_too(
    event: dict[str, Any], name: str, kind: type
) -> None:
    assert isinstance(read(event).request, kind)
    for part in ("session", "context", "request"):
        ours, theirs = event[part], recorded(name)[part]
        assert {key: type(theirs.get(key)) for key in ours} == {
            key: type(ours[key]) for key in ours
        }


def test_a_slot_that_matches_names_the_id_under_its_type_in_both_shapes() -> None:
    slot = invocation.slot("circumstance", **SLOTS["circumstance"])
    assert slot["value"] == slot["slotValue"]["value"] == "my bed is cold"
    assert slot["slotValue"]["resolutions"] == slot["resolutions"]
    (authority,) = slot["resolutions"]["resolutionsPerAuthority"]
    assert authority["authority"] == f"{invocation.AUTHORITY}.CIRCUMSTANCE"
    assert heard_in(slot) == Heard("my bed is cold", ("cold_bed",))
    assert heard_in(invocation.slot("other", **SLOTS["other"])) == Heard("something else")


def test_a_request_is_of_now_of_its_session_and_has_ids_of_its_own() -> None:
    one, other = read(launch(attributes={"state": {"turn": 1}})), read(launch())
    assert abs((datetime.now(UTC) - one.request.timestamp).total_seconds()) < 60
    assert (one.request.locale, one.session.new) == ("en-GB", True)
    assert (one.session.attributes, other.session.attributes) == ({"state": {"turn": 1}}, {})
    assert one.session.application == one.context.system.application
    assert one.session.user == one.context.system.user
    assert one.request.request_id != other.request.request_id
    assert one.session.session_id != other.session.session_id
    assert not any(one.context.system.device.supported_interfaces.to_dict().values())
