"""Content, sentences, model and handlers name the same things, in both directions."""

import json
from itertools import product

import pytest

from skill.alexa.intents import INTENTS, SLOTS
from skill.content import LOCALES, Content
from skill.content.lines import PROMPTS
from skill.dialogue.move import ANSWERS
from skill.dialogue.respond import FOLLOW, MOVES
from skill.simulator.desk import model_file

LANGUAGES = {
    locale: json.loads(model_file(locale).read_text(encoding="utf-8"))["interactionModel"][
        "languageModel"
    ]
    for locale in LOCALES
}

# Slot type -> the table of the content that its ids belong to.
TABLES = {
    slot["type"]: SLOTS[slot["name"]]
    for language in LANGUAGES.values()
    for intent in language["intents"]
    for slot in intent.get("slots", ())
    if slot["name"] in SLOTS
}


def ids_with_phrases(locale: str, table: str) -> set[str]:
    kinds = [kind for kind in LANGUAGES[locale]["types"] if TABLES.get(kind["name"]) == table]
    return {value["id"] for kind in kinds for value in kind["values"]}


def ids_to_be_said(content: Content, table: str) -> set[str]:
    """The ids that a user must be able to name."""
    carried = {
        one.sign for one in (*content.circumstances.values(), *content.mimics.values()) if one.sign
    }
    not_said = {"causes": {"none"}, "signs": carried}
    return set(getattr(content, table)) - not_said.get(table, set())


@pytest.mark.rule(
    "The skill has an answer to every intent of the model, and the model every one it answers, "
    "in all locales.",
    source="Functional Testing",
)
@pytest.mark.parametrize("locale", LOCALES)
def test_model_and_handlers_hold_the_same_intents(locale: str) -> None:
    assert {intent["name"] for intent in LANGUAGES[locale]["intents"]} == set(INTENTS)


@pytest.mark.parametrize("locale", LOCALES)
def test_model_and_handlers_hold_the_same_slots(locale: str) -> None:
    declared = {
        slot["name"] for intent in LANGUAGES[locale]["intents"] for slot in intent.get("slots", ())
    }
    assert declared == set(SLOTS)


@pytest.mark.parametrize("slot", SLOTS)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_slot_is_in_some_sample(locale: str, slot: str) -> None:
    samples = [text for intent in LANGUAGES[locale]["intents"] for text in intent["samples"]]
    assert any("{" + slot + "}" in sample for sample in samples)


@pytest.mark.rule(
    "Each value of a slot type has an id, and the skill knows it.",
    source="Request and Response JSON Reference",
)
@pytest.mark.parametrize("table", sorted(set(SLOTS.values())))
@pytest.mark.parametrize("locale", LOCALES)
def test_every_id_of_the_model_is_an_id_of_the_content(
    content: Content, locale: str, table: str
) -> None:
    assert ids_with_phrases(locale, table) - set(getattr(content, table)) == set()


@pytest.mark.parametrize("table", sorted(set(SLOTS.values())))
@pytest.mark.parametrize("locale", LOCALES)
def test_every_id_of_the_content_has_phrases_in_the_model(
    content: Content, locale: str, table: str
) -> None:
    assert ids_to_be_said(content, table) - ids_with_phrases(locale, table) == set()


@pytest.mark.parametrize("intent", INTENTS)
def test_the_move_of_every_intent_has_a_reply(intent: str) -> None:
    assert INTENTS[intent]["name"] in MOVES


@pytest.mark.parametrize("name", sorted(set(MOVES) - {"launch"}))
def test_every_move_but_the_launch_has_an_intent(name: str) -> None:
    assert name in {fixed["name"] for fixed in INTENTS.values()}


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
