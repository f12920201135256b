"""From request envelopes to moves: recorded requests, and the shapes of a slot."""

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope, Slot

from skill.alexa.request import move_of, slot_ids
from skill.content import Content
from skill.dialogue import Move
from tests.conftest import ROOT

NO_ANSWERS = ("ER_SUCCESS_NO_MATCH", "ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION")


def recorded(name: str) -> RequestEnvelope:
    text = (ROOT / "tests" / "requests" / f"{name}.json").read_text(encoding="utf-8")
    return DefaultSerializer().deserialize(text, RequestEnvelope)


def slot(**parts: Any) -> Slot:
    return DefaultSerializer().deserialize(json.dumps({"name": "circumstance", **parts}), Slot)


def matched(*ids: str) -> dict[str, Any]:
    """An authority that found *ids*, likeliest first."""
    values = [{"value": {"name": f"what stands for {id_}", "id": id_}} for id_ in ids]
    return {"authority": "static", "status": {"code": "ER_SUCCESS_MATCH"}, "values": values}


def missed(code: str) -> dict[str, Any]:
    """An authority whose values, if it sends any, do not count."""
    return {**matched("cold_room"), "status": {"code": code}}


def found_by(*authorities: dict[str, Any]) -> dict[str, Any]:
    return {"resolutionsPerAuthority": list(authorities)}


def simple(*ids: str) -> dict[str, Any]:
    return {"type": "Simple", "value": "words", "resolutions": found_by(matched(*ids))}


@pytest.mark.parametrize(
    ("name", "move"),
    [
        ("launch", Move("launch")),
        ("why", Move("why")),
        ("circumstance", Move("circumstance", circumstances=("cold_room",))),
        ("circumstance_value_only", Move("circumstance", circumstances=("cold_room",))),
        ("circumstance_list", Move("circumstance", circumstances=("cold_room", "long_run"))),
        ("circumstance_no_match", Move("circumstance")),
        ("circumstance_empty", Move("circumstance")),
        ("circumstance_whitespace", Move("circumstance")),
        ("warning_sign", Move("warning", signs=("chest_pain",))),
        ("yes", Move("yes")),
        ("no", Move("no")),
        ("help", Move("help")),
        ("repeat", Move("repeat")),
        ("start_over", Move("start_over")),
        ("fallback", Move("fallback")),
        ("stop", Move("stop")),
        ("cancel", Move("stop")),
        ("navigate_home", Move("stop")),
    ],
)
def test_a_recorded_request_is_read_as_this_move(content: Content, name: str, move: Move) -> None:
    assert move_of(content, recorded(name)) == move


def test_an_intent_that_is_not_ours_is_a_fallback(content: Content) -> None:
    envelope = recorded("why")
    envelope.request.intent.name = "OrderPizzaIntent"
    assert move_of(content, envelope) == Move("fallback")


@pytest.mark.parametrize(
    "parts",
    [
        {"value": "words", "resolutions": found_by(matched("cold_bed"))},
        {"slotValue": simple("cold_bed")},
        {"slotValue": {"type": "List", "values": [simple("cold_bed")]}},
        {
            "value": "words",
            "resolutions": found_by(matched("cold_bed")),
            "slotValue": simple("cold_bed"),
        },
    ],
    ids=["value", "slotValue", "list", "both"],
)
def test_every_shape_of_a_slot_gives_its_id_once(parts: dict[str, Any]) -> None:
    assert slot_ids(slot(**parts)) == ("cold_bed",)


def test_a_list_gives_its_ids_in_the_order_they_were_said() -> None:
    values = [simple("cold_bed"), simple("long_run"), simple("cold_bed")]
    said = slot(slotValue={"type": "List", "values": values})
    assert slot_ids(said) == ("cold_bed", "long_run")


def test_only_the_likeliest_match_of_an_authority_counts() -> None:
    assert slot_ids(slot(resolutions=found_by(matched("cold_bed", "cold_room")))) == ("cold_bed",)


@pytest.mark.parametrize("code", NO_ANSWERS)
def test_an_authority_that_found_nothing_leaves_room_for_the_next(code: str) -> None:
    resolutions = found_by(missed(code), matched("cold_bed"))
    assert slot_ids(slot(value="words", resolutions=resolutions)) == ("cold_bed",)


@pytest.mark.parametrize("code", NO_ANSWERS)
def test_the_spoken_words_are_never_taken_for_an_id(code: str) -> None:
    assert slot_ids(slot(value="cold_bed", resolutions=found_by(missed(code)))) == ()


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"value": ""},
        {"value": "   "},
        {"value": "cold_bed"},
        {"resolutions": {}},
        {"resolutions": found_by()},
        {"resolutions": found_by(matched())},
        {"resolutions": found_by({"authority": "static"})},
        {"resolutions": found_by(matched(""))},
        {"slotValue": {"type": "Simple", "value": "cold_bed"}},
        {"slotValue": {"type": "List", "values": []}},
        {"slotValue": {"type": "List"}},
    ],
    ids=str,
)
def test_a_slot_without_a_match_has_no_id(parts: dict[str, Any]) -> None:
    assert slot_ids(slot(**parts)) == ()


def test_a_slot_that_is_not_there_has_no_id() -> None:
    assert slot_ids(None) == ()
