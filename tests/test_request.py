"""From request envelopes to moves: recorded requests, and the shapes of a slot."""

from collections.abc import Iterator
from copy import deepcopy
from functools import reduce
from operator import getitem
from time import perf_counter
from typing import Any

import pytest
from ask_sdk_model import RequestEnvelope

from skill.alexa.envelope import envelope_of
from skill.alexa.heard import Heard, heard_in
from skill.alexa.request import move_in, move_of
from skill.content import Content
from skill.dialogue import Move, State
from skill.dialogue.triage import gravest
from tests import recorded as requests

NO_ANSWERS = ("ER_SUCCESS_NO_MATCH", "ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION")


def recorded(name: str) -> RequestEnvelope:
    return envelope_of(requests.recorded(name))


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
        ("circumstance_no_match", Move("off_topic")),
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


@pytest.mark.parametrize("code", NO_ANSWERS)
def test_the_spoken_words_are_never_taken_for_an_id(code: str) -> None:
    found = heard_in(slot(value="cold_bed", resolutions=found_by(missed(code))))
    assert found == Heard("cold_bed")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"value": "my calf"}, "my calf"),
        ({"slotValue": {"type": "Simple", "value": "my calf"}}, "my calf"),
        ({"slotValue": {"type": "List", "values": [simple(), simple()]}}, "words words"),
        ({"value": "my calf", "slotValue": simple()}, "my calf"),
        ({"value": ""}, ""),
        ({"value": 5}, None),
        ({}, None),
    ],
    ids=str,
)
def test_every_shape_of_a_slot_gives_its_words(parts: dict[str, Any], words: str | None) -> None:
    assert heard_in(slot(**parts)).words == words


CALF = "my calf was hard as a rock last night because i went for a long run"
SWOLLEN = "one leg is red and swollen"


@pytest.mark.rule(
    "Where nothing of ours was matched, the words of a slot are read, whichever slot and intent: "
    "a device matches only what the model lists.",
    source="Request and Response JSON Reference",
)
@pytest.mark.parametrize("intent", ["SpeechIntent", "CauseIntent", "WhyIntent", "OrderPizzaIntent"])
@pytest.mark.parametrize("ids", [(), ("banana",)])
def test_words_without_a_match_are_read(
    content: Content, intent: str, ids: tuple[str, ...]
) -> None:
    for name in ("speech", "cause"):
        move = move_in(content, intent, {name: Heard(CALF, ids)})
        assert (move.name, move.circumstances) == ("circumstance", ("long_run",))


def test_what_was_matched_decides_over_its_words(content: Content) -> None:
    heard = {"remedy": Heard(CALF, ("bananas",))}
    assert move_in(content, "RemedyIntent", heard) == Move("remedy", remedies=("bananas",))


def test_a_danger_in_the_words_decides_over_all_else_that_was_heard(content: Content) -> None:
    for slots in (
        {"remedy": Heard(SWOLLEN, ("bananas",))},
        {"remedy": Heard("bananas", ("bananas",)), "speech": Heard(SWOLLEN)},
        {"speech": Heard(SWOLLEN), "cause": Heard("banana " * 30)},
    ):
        move = move_in(content, "RemedyIntent", slots)
        assert gravest(content, State(), move) == "swollen_leg"


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


def test_of_two_dangers_the_graver_decides(content: Content) -> None:
    for ids, words in (("swollen_leg", "i have chest pain"), ("chest_pain", SWOLLEN)):
        move = move_in(content, "WarningIntent", {"sign": Heard(words, (ids,))})
        assert gravest(content, State(), move) == "chest_pain"


def test_of_endless_words_the_first_are_read_in_no_time(content: Content) -> None:
    endless = Heard(f"{SWOLLEN} " + "and my leg hurts at night " * 50_000)
    started = perf_counter()
    move = move_in(content, "SpeechIntent", {"speech": endless, "cause": Heard("so " * 50_000)})
    assert perf_counter() - started < 0.1
    assert move.name == "warning"


JUNK = (None, 5, "junk", [], {}, [None], {"a": {"b": 1}}, "ER_NEW_CODE", True)


def nodes(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in *tree*."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from nodes(value, (*path, key))


INTENT = ("request", "intent")
MATCH = (*INTENT, "slots", "sign", "resolutions", "resolutionsPerAuthority", 0)
# Recorded request -> the sign in it, and where that stands.
DANGERS: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "warning_new_slotvalue_type": (
        "chest_pain",
        [(*INTENT, "name"), (*MATCH, "status", "code"), (*MATCH, "values", 0, "value", "id")],
    ),
    "speech_danger": ("swollen_leg", [(*INTENT, "slots", "speech", "value")]),
}


@pytest.mark.parametrize("name", DANGERS)
def test_a_danger_is_heard_whatever_else_in_its_request_is_damaged(
    content: Content, name: str
) -> None:
    whole = requests.recorded(name)
    sign, places = DANGERS[name]
    for path in nodes(whole):
        if any(one[: len(path)] == path for one in (("request", "type"), *places)):
            continue
        for junk in JUNK:
            event = deepcopy(whole)
            reduce(getitem, path[:-1], event)[path[-1]] = junk
            move = move_of(content, envelope_of(event))
            assert (move.name, sign in move.signs) == ("warning", True), (path, junk)
