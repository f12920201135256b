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
from skill.alexa.request import move_of, read_in
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


def listed(*values: dict[str, Any]) -> dict[str, Any]:
    return {"type": "List", "values": list(values)}


def simple(*ids: str) -> dict[str, Any]:
    return {"type": "Simple", "value": "words", "resolutions": found_by(matched(*ids))}


@pytest.mark.rule(
    "An intent that the model does not have is taken for a fallback.",
    source="Request and Response JSON Reference",
)
def test_an_intent_that_is_not_ours_is_a_fallback(content: Content) -> None:
    envelope = recorded("why")
    envelope.request.intent.name = "OrderPizzaIntent"
    assert move_of(content, envelope) == Move("fallback")
    assert move_of(content, recorded("launch")) == Move("launch")


@pytest.mark.rule(
    "A slot with several values is read to the end.", source="Request and Response JSON Reference"
)
@pytest.mark.rule(
    "Of the matches of an authority, the likeliest counts.",
    source="Request and Response JSON Reference",
)
@pytest.mark.rule(
    "A value counts only where entity resolution reports ER_SUCCESS_MATCH.",
    source="Request and Response JSON Reference",
)
@pytest.mark.parametrize(
    ("parts", "heard"),
    [
        (
            {"slotValue": listed(*map(simple, ("cold_bed", "long_run", "cold_bed")))},
            ("words words words", "cold_bed", "long_run"),
        ),
        ({"resolutions": found_by(matched("cold_bed", "cold_room"))}, (None, "cold_bed")),
        *(
            ({"resolutions": found_by(missed(code), matched("cold_bed"))}, (None, "cold_bed"))
            for code in NO_ANSWERS
        ),
        # Words are never taken for an id.
        ({"value": "cold_bed", "resolutions": found_by(missed(NO_ANSWERS[0]))}, ("cold_bed",)),
        ({"value": "words", "resolutions": found_by(matched("cold_bed"))}, ("words", "cold_bed")),
        ({"slotValue": simple("cold_bed")}, ("words", "cold_bed")),
        ({"slotValue": listed(simple("cold_bed"))}, ("words", "cold_bed")),
        ({"slotValue": listed(simple(), simple())}, ("words words",)),
        ({"value": "mine", "slotValue": simple("cold_bed")}, ("mine", "cold_bed")),
        ({"value": "cold_bed"}, ("cold_bed",)),
        ({"value": ""}, ("",)),
        ({"value": 5}, (None,)),
        ({}, (None,)),
        ({"resolutions": {}}, (None,)),
        ({"resolutions": found_by()}, (None,)),
        ({"resolutions": found_by(matched(""))}, (None,)),
        ({"resolutions": found_by({"authority": "static"})}, (None,)),
        ({"slotValue": listed()}, (None,)),
        ({"slotValue": {"type": "List"}}, (None,)),
    ],
    ids=str,
)
def test_every_shape_of_a_slot_gives_its_words_and_its_id_once(
    parts: dict[str, Any], heard: tuple[str | None, ...]
) -> None:
    words, *ids = heard
    assert heard_in(slot(**parts)) == Heard(words, tuple(ids))


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
        move = read_in(content, intent, {name: Heard(CALF, ids)})[0]
        assert (move.name, move.circumstances) == ("circumstance", ("long_run",))


def test_what_was_matched_decides_over_its_words(content: Content) -> None:
    heard = {"remedy": Heard(CALF, ("bananas",))}
    assert read_in(content, "RemedyIntent", heard)[0] == Move("remedy", remedies=("bananas",))


def test_a_danger_in_the_words_decides_over_all_else_that_was_heard(content: Content) -> None:
    for slots in (
        {"remedy": Heard(SWOLLEN, ("bananas",))},
        {"remedy": Heard("bananas", ("bananas",)), "speech": Heard(SWOLLEN)},
        {"speech": Heard(SWOLLEN), "cause": Heard("banana " * 30)},
    ):
        move = read_in(content, "RemedyIntent", slots)[0]
        assert gravest(content, State(), move) == "swollen_leg"


def test_of_two_dangers_the_graver_decides(content: Content) -> None:
    for ids, words in (("swollen_leg", "i have chest pain"), ("chest_pain", SWOLLEN)):
        move = read_in(content, "WarningIntent", {"sign": Heard(words, (ids,))})[0]
        assert gravest(content, State(), move) == "chest_pain"


def test_of_endless_words_the_first_are_read_in_no_time(content: Content) -> None:
    endless = Heard(f"{SWOLLEN} " + "and my leg hurts at night " * 50_000)
    started = perf_counter()
    move = read_in(content, "SpeechIntent", {"speech": endless, "cause": Heard("so " * 50_000)})[0]
    assert perf_counter() - started < 0.1
    assert move.name == "warning"


JUNK = (None, 5, "junk", [], {}, [None], {"a": {"b": 1}}, "ER_NEW_CODE", True)


def nodes(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
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
