"""Certification, the interaction model: samples, slots and dialogs."""

from collections.abc import Iterator
from typing import Any

import pytest

from skill.alexa.intents import SLOTS
from skill.content import load
from skill.simulator.session import Handler
from tests.test_certification_model import BUILT_IN, Language, samples, slots, spoken
from tests.test_manifest import INTERACTION
from tests.test_model import LONGEST_VALUE, SLOT, SPOKEN, repeated
from tests.turns import Turn, ask, ids_of, language, slots_of, states

SEARCH = "AMAZON.SearchQuery"
FEWEST_SAMPLES = 10  # of an intent: a number of ours, Amazon gives none


@pytest.fixture
def model(locale: str) -> Language:
    """The language model of each locale."""
    return dict(language(locale))


def dialog(locale: str) -> Any:
    return INTERACTION[locale]["interactionModel"].get("dialog", {"intents": []})


def prompt_ids(tree: Any) -> Iterator[str]:
    """What stands under "prompts" in a dialog, at any depth."""
    if isinstance(tree, dict):
        yield from tree.get("prompts", {}).values()
        tree = list(tree.values())
    if isinstance(tree, list):
        for part in tree:
            yield from prompt_ids(part)


# Samples


@pytest.mark.rule(
    "No two intents share a sample.", source="11.7; Voice Interface and User Experience Testing 4.8"
)
def test_no_sample_stands_twice(model: Language) -> None:
    assert repeated(samples(model)) == []


@pytest.mark.rule("No sample holds a slot twice.", source="3.2; known from the field")
def test_no_slot_stands_twice_in_a_sample(model: Language) -> None:
    assert [one for one in samples(model) if repeated(SLOT.findall(one))] == []


@pytest.mark.rule(
    "A slot of free text stands alone in its intent, and in every sample beside other words.",
    source="3.2, 3.4; known from the field",
)
def test_free_text_has_an_intent_and_words_of_its_own(model: Language) -> None:
    for intent in model["intents"]:
        types = {slot["name"]: slot["type"] for slot in intent.get("slots", ())}
        greedy = {f"{{{name}}}" for name, kind in types.items() if kind == SEARCH}
        assert not greedy or len(types) == 1
        assert greedy.isdisjoint(intent.get("samples", ()))


@pytest.mark.rule(
    "Where an intent with slots has samples without them, the slot may stay empty: the reply is "
    "the same.",
    source="3.4; known from the field",
)
def test_a_sample_without_the_slot_needs_none(locale: str, handler: Handler) -> None:
    """Alexa prefers such a sample to one with a slot, and delivers the slot empty."""
    for intent in language(locale)["intents"]:
        kinds = slots_of(locale, intent["name"])
        if kinds and any("{" not in sample for sample in intent["samples"]):
            filled = {name: ids_of(locale, kind)[0] for name, kind in kinds.items()}
            for before in states():
                full = ask(handler, locale, intent["name"], filled, before)
                bare = ask(handler, locale, intent["name"], {}, before)
                assert full.answer == bare.answer


@pytest.mark.rule(
    "An intent has many samples, not a few.",
    source="5.3; Voice Interface and User Experience Testing 4.7",
)
def test_samples_vary(model: Language) -> None:
    counts = {one["name"]: len(one.get("samples", ())) for one in model["intents"]}
    ours = {name: count for name, count in counts.items() if not name.startswith(BUILT_IN)}
    assert {name: count for name, count in ours.items() if count < FEWEST_SAMPLES} == {}


@pytest.mark.rule(
    "Samples and slot values are written as they are spoken: letters, apostrophes and periods.",
    source="5.3; Voice Interface and User Experience Testing 4.9",
)
def test_samples_and_values_are_written_as_they_are_spoken(model: Language) -> None:
    texts = (*(SLOT.sub("", sample) for sample in samples(model)), *spoken(model))
    assert [text for text in texts if not SPOKEN.fullmatch(text)] == []


# Slots


@pytest.mark.rule(
    "A slot value or synonym has at most 140 characters.", source="3.2, 11.7; known from the field"
)
def test_slot_values_are_short(model: Language) -> None:
    assert [text for text in spoken(model) if len(text) > LONGEST_VALUE] == []


@pytest.mark.rule("No slot type is empty.", source="3.2, 11.7; known from the field")
def test_no_slot_type_is_empty(model: Language) -> None:
    assert [kind["name"] for kind in model["types"] if not kind["values"]] == []


@pytest.mark.rule(
    "A slot name has one type in all intents.", source="3.2, 11.7; known from the field"
)
def test_a_slot_name_has_one_type(model: Language) -> None:
    assert (
        repeated(name for name, _ in {(slot["name"], slot["type"]) for slot in slots(model)}) == []
    )


@pytest.mark.rule(
    "Slots take closed lists that the model declares, not one of Amazon's open types.",
    source="3.6; Voice Interface and User Experience Testing 4.8",
)
def test_every_slot_has_a_type_of_ours(model: Language) -> None:
    assert {slot["type"] for slot in slots(model)} <= {kind["name"] for kind in model["types"]}


@pytest.mark.rule(
    "Each value of a slot type has an id, and the skill knows it.",
    source="3.6; Request and Response JSON Reference",
)
def test_the_skill_knows_the_id_of_every_value(locale: str, model: Language) -> None:
    content = load(locale)
    known = {slot["type"]: getattr(content, SLOTS[slot["name"]]) for slot in slots(model)}
    ids = {(kind["name"], value.get("id")) for kind in model["types"] for value in kind["values"]}
    assert [(kind, id_) for kind, id_ in ids if id_ not in known[kind]] == []


# Dialogs


@pytest.mark.rule(
    "Alexa fills no slots by itself: who answers a question with a question gets out of it.",
    source="3.5; Voice Interface and User Experience Testing 4.2",
)
def test_no_dialog_is_left_to_alexa(locale: str) -> None:
    found = dialog(locale)
    strategies = {one.get("delegationStrategy") for one in (found, *found["intents"])}
    assert strategies <= {None, "SKILL_RESPONSE"}


@pytest.mark.rule(
    "A dialog directive names an intent that the model has a dialog for.",
    source="3.4, 11.7; known from the field",
)
def test_every_dialog_directive_has_a_dialog(locale: str, turns: tuple[Turn, ...]) -> None:
    sent = [one for turn in turns for one in turn.response.get("directives", ())]
    targets = {
        one.get("updatedIntent", {}).get("name")
        for one in sent
        if one["type"].startswith("Dialog.")
    }
    assert targets <= {intent["name"] for intent in dialog(locale)["intents"]}


@pytest.mark.rule(
    "A dialog names no prompt that the model does not have.",
    source="11.7; Interaction Model Schema",
)
def test_every_prompt_of_a_dialog_is_there(locale: str) -> None:
    prompts = INTERACTION[locale]["interactionModel"].get("prompts", [])
    assert set(prompt_ids(dialog(locale))) <= {prompt["id"] for prompt in prompts}
