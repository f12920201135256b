"""Model, hearing and handlers name the same things, in both directions."""

import json

import pytest

from skill.alexa.intents import INTENTS
from skill.dialogue.move import PARENTS
from skill.dialogue.routes import MOVES
from skill.hearing.table import table
from skill.simulator.desk import model_file

MODEL = json.loads(model_file("en-US").read_text(encoding="utf-8"))
HEARD = table().names[: table().moves]

# Moves that no words have for a label: the launch, and what is made of other readings.
MADE = {"launch", "told", "off_topic", "elsewhere"}


@pytest.mark.rule(
    "The skill has an answer to every intent of the model, in all locales.",
    source="Functional Testing",
)
def test_every_intent_of_the_model_is_ours() -> None:
    intents = MODEL["interactionModel"]["languageModel"]["intents"]
    assert {intent["name"] for intent in intents} - set(INTENTS) == set()


@pytest.mark.parametrize("name", sorted({*HEARD, *(one["name"] for one in INTENTS.values())}))
def test_every_move_that_is_heard_or_matched_has_a_reply(name: str) -> None:
    assert name in MOVES or PARENTS.get(name) in MOVES


@pytest.mark.parametrize("name", sorted(set(MOVES) - MADE))
def test_every_other_move_can_be_heard_or_matched(name: str) -> None:
    assert name in HEARD or name in {fixed["name"] for fixed in INTENTS.values()}
