"""Model, hearing and handlers name the same things, in both directions."""

import json
from itertools import product

import pytest

from skill.alexa.intents import INTENTS
from skill.content.lines import PROMPTS
from skill.dialogue.move import ANSWERS, PARENTS
from skill.dialogue.respond import FOLLOW, MOVES
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


@pytest.mark.rule(
    "Yes and no are taken as an answer to every pending question.",
    source="Standard Built-in Intents",
)
@pytest.mark.parametrize(("prompt", "answer"), list(product(PROMPTS, ANSWERS)))
def test_every_prompt_leads_on_from_every_answer(prompt: str, answer: str) -> None:
    assert (prompt, answer) in FOLLOW


@pytest.mark.parametrize("prompt", sorted({asking for asking, _ in FOLLOW}))
def test_only_prompts_lead_on_by_the_table(prompt: str) -> None:
    assert prompt in PROMPTS
