"""Intents become moves; ids and names that are not ours are left out."""

import pytest

from skill.alexa.intents import INTENTS, move_from
from skill.content import Content
from skill.dialogue import Move

# Users' scripts rely on these move names.
NAMES = (
    "why cause relief prevent doctor warning remedy circumstance mimic fallback yes no not_sure "
    "help stop repeat more"
)


@pytest.mark.parametrize("name", NAMES.split())
def test_every_move_of_the_contract_has_an_intent(name: str) -> None:
    assert name in {fixed["name"] for fixed in INTENTS.values()}


@pytest.mark.parametrize(
    ("intent", "slots", "move"),
    [
        ("WhyIntent", {}, Move("why")),
        ("CauseIntent", {"cause": ("calcium",)}, Move("cause", causes=("calcium",))),
        ("WarningIntent", {"sign": ("chest_pain",)}, Move("warning", signs=("chest_pain",))),
        ("RemedyIntent", {"remedy": ("bananas",)}, Move("remedy", remedies=("bananas",))),
        ("MimicIntent", {"mimic": ("sciatica",)}, Move("mimic", mimics=("sciatica",))),
        ("SpeechIntent", {"speech": ("calcium",)}, Move("fallback")),
        ("OrderPizzaIntent", {"cause": ("calcium",)}, Move("fallback")),
        ("CauseIntent", {}, Move("cause")),
        ("CauseIntent", {"cause": ()}, Move("cause")),
        ("CauseIntent", {"cause": ("banana",)}, Move("cause")),
        ("CauseIntent", {"cause": ("cold_room",)}, Move("cause")),
        ("CauseIntent", {"city": ("calcium",)}, Move("cause")),
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
