"""From request envelopes to moves: recorded requests, and the shapes of a slot."""

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import reduce
from operator import getitem
from typing import Any

import pytest
from ask_sdk_model import RequestEnvelope

from skill.alexa.envelope import envelope_of
from skill.alexa.heard import heard_in
from skill.alexa.request import move_of
from skill.content import Content
from skill.dialogue import Move
from tests.conftest import ROOT

NO_ANSWERS = ("ER_SUCCESS_NO_MATCH", "ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION")


def read(name: str) -> Any:
    return json.loads((ROOT / "tests" / "requests" / f"{name}.json").read_text(encoding="utf-8"))


def recorded(name: str) -> RequestEnvelope:
    return envelope_of(read(name))


def slot(**parts: Any) -> dict[str, Any]:
    return {"name": "circumstance", **parts}


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


@pytest.mark.rule(
    "An intent that the model does not have is taken for a fallback.",
    source="Request and Response JSON Reference",
)
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
    assert heard_in(slot(**parts)).ids == ("cold_bed",)


@pytest.mark.rule(
    "A slot with several values is read to the end.", source="Request and Response JSON Reference"
)
def test_a_list_gives_its_ids_in_the_order_they_were_said() -> None:
    values = [simple("cold_bed"), simple("long_run"), simple("cold_bed")]
    said = slot(slotValue={"type": "List", "values": values})
    assert heard_in(said).ids == ("cold_bed", "long_run")


@pytest.mark.rule(
    "Of the matches of an authority, the likeliest counts.",
    source="Request and Response JSON Reference",
)
def test_only_the_likeliest_match_of_an_authority_counts() -> None:
    assert heard_in(slot(resolutions=found_by(matched("cold_bed", "cold_room")))).ids == (
        "cold_bed",
    )


@pytest.mark.rule(
    "A value counts only where entity resolution reports ER_SUCCESS_MATCH.",
    source="Request and Response JSON Reference",
)
@pytest.mark.parametrize("code", NO_ANSWERS)
def test_an_authority_that_found_nothing_leaves_room_for_the_next(code: str) -> None:
    resolutions = found_by(missed(code), matched("cold_bed"))
    assert heard_in(slot(value="words", resolutions=resolutions)).ids == ("cold_bed",)


@pytest.mark.rule(
    "A slot is read by its id, never by what was spoken.",
    source="Request and Response JSON Reference",
)
@pytest.mark.parametrize("code", NO_ANSWERS)
def test_the_spoken_words_are_never_taken_for_an_id(code: str) -> None:
    assert heard_in(slot(value="cold_bed", resolutions=found_by(missed(code)))).ids == ()


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
    assert heard_in(slot(**parts)).ids == ()


def test_a_slot_that_is_not_there_has_no_id() -> None:
    assert heard_in(None).ids == ()


JUNK = (None, 5, "junk", [], {}, [None], {"a": {"b": 1}}, "ER_NEW_CODE", True)


def nodes(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in *tree*."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from nodes(value, (*path, key))


def test_a_danger_is_heard_whatever_else_in_its_request_is_damaged(content: Content) -> None:
    whole = read("warning_new_slotvalue_type")
    way = ("sign", "resolutions", "resolutionsPerAuthority", 0)
    way = ("request", "intent", "slots", *way)
    needed = [
        ("request", "type"),
        ("request", "intent", "name"),
        (*way, "status", "code"),
        (*way, "values", 0, "value", "id"),
    ]
    for path in nodes(whole):
        if any(one[: len(path)] == path for one in needed):
            continue
        for junk in JUNK:
            event = deepcopy(whole)
            reduce(getitem, path[:-1], event)[path[-1]] = junk
            move = move_of(content, envelope_of(event))
            assert move == Move("warning", signs=("chest_pain",)), (path, junk)
