"""Certification, the interaction model: names, built-in intents, samples, slots and locales."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import InteractionModelData
from jsonschema import Draft202012Validator

from skill.alexa.intents import SLOTS
from skill.content import LOCALES, load
from skill.publishing.package import contents
from skill.publishing.site import Site
from skill.simulator.desk import MODELS
from skill.simulator.session import Handler
from tests.test_manifest import INTERACTION, PUBLISHING, through
from tests.test_model import ARTICLES, FORBIDDEN, LONGEST_VALUE, NAME, SCHEMA, SLOT, SPOKEN
from tests.test_model import repeated as twice
from tests.turns import Turn, ask, ids_of, language, slots_of, states

Language = dict[str, Any]

BUILT_IN = "AMAZON."
STANDARD = {
    *("CancelIntent", "FallbackIntent", "HelpIntent", "LoopOffIntent", "LoopOnIntent"),
    *("MoreIntent", "NavigateHomeIntent", "NavigateSettingsIntent", "NextIntent", "NoIntent"),
    *("PageDownIntent", "PageUpIntent", "PauseIntent", "PreviousIntent", "RepeatIntent"),
    *("ResumeIntent", "ScrollDownIntent", "ScrollLeftIntent", "ScrollRightIntent"),
    *("ScrollUpIntent", "SelectIntent", "ShuffleOffIntent", "ShuffleOnIntent", "StartOverIntent"),
    *("StopIntent", "YesIntent"),
}
REQUIRED = {"CancelIntent", "HelpIntent", "NavigateHomeIntent", "StopIntent"}
NEEDED = {"FallbackIntent", "NoIntent", "RepeatIntent", "YesIntent"}
SEARCH = "AMAZON.SearchQuery"
LARGEST_MODEL = 1_500_000  # bytes
FEWEST_SAMPLES = 10  # of an intent: a number of ours, Amazon gives none
# What built-in utterances are known to miss, and people answer all the same.
HALF_ANSWERS = ("not really", "kind of", "sometimes", "i don't know")
KEPT_FREE = ("help", "stop", "cancel", "exit")
AMAZONS_LOCALES = {
    *("ar-SA", "de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es-ES", "es-MX", "es-US"),
    *("fr-CA", "fr-FR", "hi-IN", "it-IT", "ja-JP", "nl-NL", "pt-BR"),
}
HAVE_SENSITIVITY = re.compile("en-..|de-DE")


@pytest.fixture
def model(locale: str) -> Language:
    return language(locale)


def samples(model: Language) -> list[str]:
    return [sample for intent in model["intents"] for sample in intent.get("samples", ())]


def slots(model: Language) -> list[dict[str, str]]:
    return [slot for intent in model["intents"] for slot in intent.get("slots", ())]


def spoken(model: Language) -> Iterator[str]:
    """Every value and synonym of every slot type."""
    for kind in model["types"]:
        for value in kind["values"]:
            yield from (value["name"]["value"], *value["name"].get("synonyms", ()))


def dialog(locale: str) -> dict[str, Any]:
    return INTERACTION[locale]["interactionModel"].get("dialog", {"intents": []})


def prompt_ids(tree: Any) -> Iterator[str]:
    """What stands under "prompts" in a dialog, at any depth."""
    if isinstance(tree, dict):
        yield from tree.get("prompts", {}).values()
        tree = list(tree.values())
    if isinstance(tree, list):
        for part in tree:
            yield from prompt_ids(part)


# The file


@pytest.mark.rule(
    "A model holds the keys that Amazon requires, and none that Amazon does not know.",
    "3.1; Interaction Model Schema",
)
def test_amazon_can_read_every_key_of_the_model(locale: str) -> None:
    Draft202012Validator(SCHEMA).validate(INTERACTION[locale])
    assert through(InteractionModelData, INTERACTION[locale]) == INTERACTION[locale]


@pytest.mark.rule(
    "The package has each locale's model at interactionModels/custom/<locale>.json.",
    "3.1; Interaction Model Schema",
)
def test_the_models_lie_where_amazon_looks_for_them(locale: str) -> None:
    files = contents(MODELS, Site(), None)
    path = f"interactionModels/custom/{locale}.json"
    assert files.get(path) == (MODELS / f"{locale}.json").read_bytes()


@pytest.mark.rule("A model has at most 1.5 MB.", "3.2; known from the field")
def test_the_model_is_small_enough(locale: str) -> None:
    assert (MODELS / f"{locale}.json").stat().st_size <= LARGEST_MODEL


# Names


@pytest.mark.rule(
    "Intents, slots and slot types are named with letters and underscores, a letter at each end.",
    "3.2, 11.7; Interaction Model Schema",
)
def test_names_are_made_of_letters_and_underscores(model: Language) -> None:
    named = [*model["intents"], *model["types"], *slots(model)]
    names = [one["name"].removeprefix(BUILT_IN) for one in named]
    assert [name for name in names if not NAME.fullmatch(name)] == []


@pytest.mark.rule(
    "Names that begin with AMAZON. are those of Amazon's own intents.",
    "3.2; Standard Built-in Intents",
)
def test_amazons_prefix_is_on_amazons_intents_alone(model: Language) -> None:
    prefixed = {name for name in names_of(model) if name.startswith(BUILT_IN)}
    assert prefixed <= {BUILT_IN + name for name in STANDARD}


def names_of(model: Language) -> list[str]:
    return [intent["name"] for intent in model["intents"]]


@pytest.mark.rule(
    "The invocation name has 2 to 50 characters.",
    "3.2; Voice Interface and User Experience Testing 4.5",
)
def test_the_invocation_name_is_neither_too_short_nor_too_long(model: Language) -> None:
    assert 2 <= len(model["invocationName"]) <= 50


@pytest.mark.rule(
    "The invocation name is written in lower-case letters, spaces, apostrophes and periods.",
    "3.2; Voice Interface and User Experience Testing 4.5",
)
def test_the_invocation_name_is_written_as_it_is_spoken(model: Language) -> None:
    assert re.fullmatch(r"[a-z][a-z'. ]*", model["invocationName"])


@pytest.mark.rule(
    "The invocation name has at least two words, and with two of them none is an article.",
    "3.2; Voice Interface and User Experience Testing 4.5",
)
def test_the_invocation_name_has_words_enough(model: Language) -> None:
    words = model["invocationName"].split()
    assert len(words) > 2 or (len(words) == 2 and ARTICLES.isdisjoint(words))


@pytest.mark.rule(
    "The invocation name holds no wake word, no launch word, no connector, no 'skill', no 'app'.",
    "3.2; Voice Interface and User Experience Testing 4.5",
)
def test_the_invocation_name_holds_no_word_of_amazons(model: Language) -> None:
    assert FORBIDDEN.isdisjoint(model["invocationName"].split())


# Built-in intents


@pytest.mark.rule(
    "Cancel, help, stop and navigate-home are there.",
    "3.3; Standard Built-in Intents",
)
def test_the_required_intents_are_there(model: Language) -> None:
    assert set(names_of(model)) >= {BUILT_IN + name for name in REQUIRED}


@pytest.mark.rule(
    "Fallback is there, and what a conversation needs: yes, no and repeat.",
    "3.3; Standard Built-in Intents",
)
def test_the_recommended_intents_are_there(model: Language) -> None:
    assert set(names_of(model)) >= {BUILT_IN + name for name in NEEDED}


@pytest.mark.rule(
    "Amazon's intents get no samples of ours.",
    "3.3; Tips for Using Built-in Intents",
)
def test_built_in_intents_have_no_samples(model: Language) -> None:
    built_in = [one for one in model["intents"] if one["name"].startswith(BUILT_IN)]
    assert {one["name"]: one["samples"] for one in built_in if one.get("samples")} == {}


@pytest.mark.rule(
    "Yes and no need their exact words, so half answers are samples of intents of ours.",
    "3.3; Tips for Using Built-in Intents",
)
@pytest.mark.parametrize("answer", HALF_ANSWERS)
def test_half_answers_have_intents_of_their_own(model: Language, answer: str) -> None:
    owners = [one["name"] for one in model["intents"] if answer in one.get("samples", ())]
    assert len(owners) == 1
    assert not owners[0].startswith(BUILT_IN)


@pytest.mark.rule(
    "The sensitivity of fallback is low, medium or high, and set in English and German alone.",
    "3.3, 11.7; Interaction Model Schema",
)
def test_the_sensitivity_of_fallback_is_one_that_builds(locale: str, model: Language) -> None:
    found = model.get("modelConfiguration", {}).get("fallbackIntentSensitivity")
    if found is not None:
        assert HAVE_SENSITIVITY.fullmatch(locale)
        assert found["level"] in ("LOW", "MEDIUM", "HIGH")


@pytest.mark.rule(
    "'Help', 'stop', 'cancel' and 'exit' are no value of a slot, and no sample of ours.",
    "5.3; Voice Interface and User Experience Testing 4.11, 4.12",
)
def test_help_and_stop_are_not_swallowed(model: Language) -> None:
    assert {*samples(model), *spoken(model)}.isdisjoint(KEPT_FREE)


# Samples


@pytest.mark.rule("No two intents share a sample.", "11.7; Voice Interface and User Experience Testing 4.8")
def test_no_sample_stands_twice(model: Language) -> None:
    assert twice(samples(model)) == []


@pytest.mark.rule("No sample holds a slot twice.", "3.2; known from the field")
def test_no_slot_stands_twice_in_a_sample(model: Language) -> None:
    assert [one for one in samples(model) if twice(SLOT.findall(one))] == []


@pytest.mark.rule(
    "A slot of free text stands alone in its intent, and in every sample beside other words.",
    "3.2, 3.4; known from the field",
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
    "3.4; known from the field",
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
    "5.3; Voice Interface and User Experience Testing 4.7",
)
def test_samples_vary(model: Language) -> None:
    counts = {one["name"]: len(one.get("samples", ())) for one in model["intents"]}
    ours = {name: count for name, count in counts.items() if not name.startswith(BUILT_IN)}
    assert {name: count for name, count in ours.items() if count < FEWEST_SAMPLES} == {}


@pytest.mark.rule(
    "Samples and slot values are written as they are spoken: letters, apostrophes and periods.",
    "5.3; Voice Interface and User Experience Testing 4.9",
)
def test_samples_and_values_are_written_as_they_are_spoken(model: Language) -> None:
    texts = (*(SLOT.sub("", sample) for sample in samples(model)), *spoken(model))
    assert [text for text in texts if not SPOKEN.fullmatch(text)] == []


# Slots


@pytest.mark.rule("A slot value or synonym has at most 140 characters.", "3.2, 11.7; known from the field")
def test_slot_values_are_short(model: Language) -> None:
    assert [text for text in spoken(model) if len(text) > LONGEST_VALUE] == []


@pytest.mark.rule("No slot type is empty.", "3.2, 11.7; known from the field")
def test_no_slot_type_is_empty(model: Language) -> None:
    assert [kind["name"] for kind in model["types"] if not kind["values"]] == []


@pytest.mark.rule("A slot name has one type in all intents.", "3.2, 11.7; known from the field")
def test_a_slot_name_has_one_type(model: Language) -> None:
    assert twice(name for name, _ in {(slot["name"], slot["type"]) for slot in slots(model)}) == []


@pytest.mark.rule(
    "Slots take closed lists that the model declares, not one of Amazon's open types.",
    "3.6; Voice Interface and User Experience Testing 4.8",
)
def test_every_slot_has_a_type_of_ours(model: Language) -> None:
    assert {slot["type"] for slot in slots(model)} <= {kind["name"] for kind in model["types"]}


@pytest.mark.rule(
    "Each value of a slot type has an id, and the skill knows it.",
    "3.6; Request and Response JSON Reference",
)
def test_the_skill_knows_the_id_of_every_value(locale: str, model: Language) -> None:
    content = load(locale)
    known = {slot["type"]: getattr(content, SLOTS[slot["name"]]) for slot in slots(model)}
    ids = {(kind["name"], value.get("id")) for kind in model["types"] for value in kind["values"]}
    assert [(kind, id_) for kind, id_ in ids if id_ not in known[kind]] == []


# Dialogs


@pytest.mark.rule(
    "Alexa fills no slots by itself: who answers a question with a question gets out of it.",
    "3.5; Voice Interface and User Experience Testing 4.2",
)
def test_no_dialog_is_left_to_alexa(locale: str) -> None:
    found = dialog(locale)
    strategies = {one.get("delegationStrategy") for one in (found, *found["intents"])}
    assert strategies <= {None, "SKILL_RESPONSE"}


@pytest.mark.rule(
    "A dialog directive names an intent that the model has a dialog for.",
    "3.4, 11.7; known from the field",
)
def test_every_dialog_directive_has_a_dialog(locale: str, turns: tuple[Turn, ...]) -> None:
    sent = [one for turn in turns for one in turn.response.get("directives", ())]
    targets = {
        one.get("updatedIntent", {}).get("name")
        for one in sent
        if one["type"].startswith("Dialog.")
    }
    assert targets <= {intent["name"] for intent in dialog(locale)["intents"]}


@pytest.mark.rule("A dialog names no prompt that the model does not have.", "11.7; Interaction Model Schema")
def test_every_prompt_of_a_dialog_is_there(locale: str) -> None:
    prompts = INTERACTION[locale]["interactionModel"].get("prompts", [])
    assert set(prompt_ids(dialog(locale))) <= {prompt["id"] for prompt in prompts}


# Locales


@pytest.mark.rule("A locale is one of Amazon's.", "3.7; Develop Skills in Multiple Languages")
def test_amazon_has_the_locale(locale: str) -> None:
    assert locale in AMAZONS_LOCALES


@pytest.mark.rule(
    "Every locale of the listing has a model, and every model a listing.",
    "3.7; Develop Skills in Multiple Languages",
)
def test_models_and_listings_are_of_the_same_locales() -> None:
    models = {path.stem for path in MODELS.glob("??-??.json")}
    assert models == set(PUBLISHING["locales"]) == set(LOCALES)


@pytest.mark.rule("Intents, slots and ids are the same in all locales.", "3.4; known from the field")
def test_all_locales_have_the_same_intents_slots_and_ids(locale: str) -> None:
    def shape(of: str) -> list[Any]:
        model = language(of)
        found = [(name, slots_of(of, name)) for name in names_of(model)]
        return [found, [(kind["name"], ids_of(of, kind["name"])) for kind in model["types"]]]

    assert shape(locale) == shape("en-US")
