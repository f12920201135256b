"""Certification, the interaction model: its file, names, built-in intents and locales."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import InteractionModelData
from jsonschema import Draft202012Validator

from skill.content import LOCALES
from skill.publishing.package import contents
from skill.publishing.site import Site
from skill.simulator.desk import MODELS, model_file
from tests.test_manifest import INTERACTION, PUBLISHING, through
from tests.test_model import ARTICLES, FORBIDDEN, NAME, SCHEMA
from tests.turns import ids_of, language, slots_of

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
LARGEST_MODEL = 1_500_000  # bytes
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
    """The language model of each locale."""
    return dict(language(locale))


def names_of(model: Language) -> list[str]:
    return [intent["name"] for intent in model["intents"]]


def samples(model: Language) -> list[str]:
    return [sample for intent in model["intents"] for sample in intent.get("samples", ())]


def slots(model: Language) -> list[dict[str, str]]:
    return [slot for intent in model["intents"] for slot in intent.get("slots", ())]


def spoken(model: Language) -> Iterator[str]:
    """Every value and synonym of every slot type."""
    for kind in model["types"]:
        for value in kind["values"]:
            yield from (value["name"]["value"], *value["name"].get("synonyms", ()))


# The file


@pytest.mark.rule(
    "A model holds the keys that Amazon requires, and none that Amazon does not know.",
    source="3.1; Interaction Model Schema",
)
def test_amazon_can_read_every_key_of_the_model(locale: str) -> None:
    Draft202012Validator(SCHEMA).validate(INTERACTION[locale])
    assert through(InteractionModelData, INTERACTION[locale]) == INTERACTION[locale]


@pytest.mark.rule(
    "The package has each locale's model at interactionModels/custom, under its name.",
    source="3.1; Interaction Model Schema",
)
def test_the_models_lie_where_amazon_looks_for_them(locale: str) -> None:
    model = model_file(locale).read_bytes()
    files = contents(MODELS, dict.fromkeys(LOCALES, model), Site(), None)
    path = f"interactionModels/custom/{locale}.json"
    assert files.get(path) == model


@pytest.mark.rule("A model has at most 1.5 MB.", source="3.2; known from the field")
def test_the_model_is_small_enough(locale: str) -> None:
    assert model_file(locale).stat().st_size <= LARGEST_MODEL


# Names


@pytest.mark.rule(
    "Intents, slots and slot types are named with letters and underscores, a letter at each end.",
    source="3.2, 11.7; Interaction Model Schema",
)
def test_names_are_made_of_letters_and_underscores(model: Language) -> None:
    named = [*model["intents"], *model["types"], *slots(model)]
    names = [one["name"].removeprefix(BUILT_IN) for one in named]
    assert [name for name in names if not NAME.fullmatch(name)] == []


@pytest.mark.rule(
    "Names that begin with AMAZON. are those of Amazon's own intents.",
    source="3.2; Standard Built-in Intents",
)
def test_amazons_prefix_is_on_amazons_intents_alone(model: Language) -> None:
    prefixed = {name for name in names_of(model) if name.startswith(BUILT_IN)}
    assert prefixed <= {BUILT_IN + name for name in STANDARD}


@pytest.mark.rule(
    "The invocation name has 2 to 50 characters.",
    source="3.2; Voice Interface and User Experience Testing 4.5",
)
def test_the_invocation_name_is_neither_too_short_nor_too_long(model: Language) -> None:
    assert 2 <= len(model["invocationName"]) <= 50


@pytest.mark.rule(
    "The invocation name is written in lower-case letters, spaces, apostrophes and periods.",
    source="3.2; Voice Interface and User Experience Testing 4.5",
)
def test_the_invocation_name_is_written_as_it_is_spoken(model: Language) -> None:
    assert re.fullmatch(r"[a-z][a-z'. ]*", model["invocationName"])


@pytest.mark.rule(
    "The invocation name has at least two words, and with two of them none is an article.",
    source="3.2; Voice Interface and User Experience Testing 4.5",
)
def test_the_invocation_name_has_words_enough(model: Language) -> None:
    words = model["invocationName"].split()
    assert len(words) > 2 or (len(words) == 2 and ARTICLES.isdisjoint(words))


@pytest.mark.rule(
    "The invocation name holds no wake word, no launch word, no connector, no 'skill', no 'app'.",
    source="3.2; Voice Interface and User Experience Testing 4.5",
)
def test_the_invocation_name_holds_no_word_of_amazons(model: Language) -> None:
    assert FORBIDDEN.isdisjoint(model["invocationName"].split())


# Built-in intents


@pytest.mark.rule(
    "Cancel, help, stop and navigate-home are there.",
    source="3.3; Standard Built-in Intents",
)
def test_the_required_intents_are_there(model: Language) -> None:
    assert set(names_of(model)) >= {BUILT_IN + name for name in REQUIRED}


@pytest.mark.rule(
    "Fallback is there, and what a conversation needs: yes, no and repeat.",
    source="3.3; Standard Built-in Intents",
)
def test_the_recommended_intents_are_there(model: Language) -> None:
    assert set(names_of(model)) >= {BUILT_IN + name for name in NEEDED}


@pytest.mark.rule(
    "Amazon's intents get no samples of ours.",
    source="3.3; Tips for Using Built-in Intents",
)
def test_built_in_intents_have_no_samples(model: Language) -> None:
    built_in = [one for one in model["intents"] if one["name"].startswith(BUILT_IN)]
    assert {one["name"]: one["samples"] for one in built_in if one.get("samples")} == {}


@pytest.mark.rule(
    "Yes and no need their exact words, so half answers are samples of intents of ours.",
    source="3.3; Tips for Using Built-in Intents",
)
@pytest.mark.parametrize("answer", HALF_ANSWERS)
def test_half_answers_have_intents_of_their_own(model: Language, answer: str) -> None:
    owners = [one["name"] for one in model["intents"] if answer in one.get("samples", ())]
    assert len(owners) == 1
    assert not owners[0].startswith(BUILT_IN)


@pytest.mark.rule(
    "The sensitivity of fallback is low, medium or high, and set in English and German alone.",
    source="3.3, 11.7; Interaction Model Schema",
)
def test_the_sensitivity_of_fallback_is_one_that_builds(locale: str, model: Language) -> None:
    found = model.get("modelConfiguration", {}).get("fallbackIntentSensitivity")
    if found is not None:
        assert HAVE_SENSITIVITY.fullmatch(locale)
        assert found["level"] in ("LOW", "MEDIUM", "HIGH")


@pytest.mark.rule(
    "'Help', 'stop', 'cancel' and 'exit' are no value of a slot, and no sample of ours.",
    source="5.3; Voice Interface and User Experience Testing 4.11, 4.12",
)
def test_help_and_stop_are_not_swallowed(model: Language) -> None:
    assert {*samples(model), *spoken(model)}.isdisjoint(KEPT_FREE)


# Locales


@pytest.mark.rule(
    "A locale is one of Amazon's.", source="3.7; Develop Skills in Multiple Languages"
)
def test_amazon_has_the_locale(locale: str) -> None:
    assert locale in AMAZONS_LOCALES


@pytest.mark.rule(
    "Every locale of the listing has a model, and every model a listing.",
    source="3.7; Develop Skills in Multiple Languages",
)
def test_models_and_listings_are_of_the_same_locales() -> None:
    assert all(model_file(locale).exists() for locale in PUBLISHING["locales"])
    assert set(PUBLISHING["locales"]) == set(LOCALES)


@pytest.mark.rule(
    "Intents, slots and ids are the same in all locales.", source="3.4; known from the field"
)
def test_all_locales_have_the_same_intents_slots_and_ids(locale: str) -> None:
    def shape(of: str) -> list[Any]:
        model = language(of)
        found = [(name, slots_of(of, name)) for name in names_of(model)]
        return [found, [(kind["name"], ids_of(of, kind["name"])) for kind in model["types"]]]

    assert shape(locale) == shape("en-US")
