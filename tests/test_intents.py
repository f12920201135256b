"""Intents become moves; ids and names that are not ours are left out."""

import pytest

from skill.alexa.intents import INTENTS, move_from
from skill.content import Content
from skill.dialogue import Move

# Users' scripts rely on these move names.
NAMES = (
    "why",
    "cause",
    "relief",
    "prevent",
    "doctor",
    "warning",
    "remedy",
    "circumstance",
    "mimic",
    "fallback",
    "yes",
    "no",
    "not_sure",
    "help",
    "stop",
    "repeat",
    "more",
)


@pytest.mark.parametrize("name", NAMES)
def test_every_move_of_the_contract_has_an_intent(name: str) -> None:
    assert name in {fixed["name"] for fixed in INTENTS.values()}


@pytest.mark.parametrize(
    ("intent", "slots", "move"),
    [
        ("WhyIntent", {}, Move("why")),
        ("ReliefIntent", {}, Move("relief")),
        ("CauseIntent", {"cause": ("calcium",)}, Move("cause", causes=("calcium",))),
        ("WarningIntent", {"sign": ("chest_pain",)}, Move("warning", signs=("chest_pain",))),
        ("RemedyIntent", {"remedy": ("bananas",)}, Move("remedy", remedies=("bananas",))),
        ("MimicIntent", {"mimic": ("sciatica",)}, Move("mimic", mimics=("sciatica",))),
        ("SpeechIntent", {"speech": ("calcium",)}, Move("fallback")),
        ("NotSureIntent", {}, Move("not_sure")),
        ("AMAZON.YesIntent", {}, Move("yes")),
        ("AMAZON.NoIntent", {}, Move("no")),
        ("AMAZON.StopIntent", {}, Move("stop")),
        ("AMAZON.CancelIntent", {}, Move("stop")),
        ("AMAZON.NavigateHomeIntent", {}, Move("stop")),
        ("AMAZON.FallbackIntent", {}, Move("fallback")),
    ],
)
def test_an_intent_with_its_slots_is_this_move(
    content: Content, intent: str, slots: dict[str, tuple[str, ...]], move: Move
) -> None:
    assert move_from(content, intent, slots) == move


def test_several_ids_are_a_list_in_the_order_said_each_once(content: Content) -> None:
    slots = {"circumstance": ("cold_room", "long_run", "cold_room")}
    move = move_from(content, "CircumstanceIntent", slots)
    assert move.circumstances == ("cold_room", "long_run")


@pytest.mark.parametrize("intent", ["OrderPizzaIntent", "AMAZON.PauseIntent", "whyintent", ""])
def test_an_intent_that_is_not_ours_is_a_fallback(content: Content, intent: str) -> None:
    assert move_from(content, intent, {"cause": ("calcium",)}) == Move("fallback")


@pytest.mark.parametrize(
    "slots",
    [
        {},
        {"cause": ()},
        {"cause": ("banana",)},
        {"cause": ("cold_room",)},
        {"city": ("calcium",)},
    ],
    ids=["no slot", "no id", "unknown id", "id of another table", "unknown slot"],
)
def test_what_the_content_does_not_hold_is_left_out(
    content: Content, slots: dict[str, tuple[str, ...]]
) -> None:
    assert move_from(content, "CauseIntent", slots) == Move("cause")
