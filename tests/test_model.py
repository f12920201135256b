"""The interaction model: current, and within Amazon's rules."""

import json
import re
from collections import Counter
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from skill.content import LOCALES
from skill.language.model import as_json, build_model
from skill.language.sentences import Sentences, SentencesError, SlotType, load_sentences
from skill.simulator.desk import MODELS, SENTENCES, model_file
from tests.conftest import ROOT

SCHEMA = json.loads((ROOT / "tests" / "model.schema.json").read_text(encoding="utf-8"))
LANGUAGE = json.loads((MODELS / "en-US.json").read_text(encoding="utf-8"))["interactionModel"][
    "languageModel"
]
INVOCATION = LANGUAGE["invocationName"]
INTENTS = {intent["name"]: intent for intent in LANGUAGE["intents"]}
TYPES = {kind["name"]: kind for kind in LANGUAGE["types"]}
SLOTTED = [name for name, intent in INTENTS.items() if intent.get("slots")]

NAME = re.compile(r"[A-Za-z]([A-Za-z_]*[A-Za-z])?")
SLOT = re.compile(r"\{([^}]*)\}")
SPOKEN = re.compile(r"[a-z'. ]*")
LARGEST_MODEL = 1_000_000  # bytes; Amazon takes 1.5 MB
LONGEST_VALUE = 140  # characters of a slot value or synonym

# Words that an invocation name may not hold.
WAKE_WORDS = {"alexa", "amazon", "echo", "computer"}
LAUNCH_WORDS = {"launch", "ask", "tell", "load", "begin", "enable", "open"}
CONNECTORS = {"to", "from", "by", "if", "and", "whether"}
FORBIDDEN = WAKE_WORDS | LAUNCH_WORDS | CONNECTORS | {"skill", "app"}
ARTICLES = {"the", "a", "an", "for", "to", "of"}
REQUIRED = {
    "AMAZON.CancelIntent",
    "AMAZON.FallbackIntent",
    "AMAZON.HelpIntent",
    "AMAZON.NavigateHomeIntent",
    "AMAZON.NoIntent",
    "AMAZON.RepeatIntent",
    "AMAZON.StartOverIntent",
    "AMAZON.StopIntent",
    "AMAZON.YesIntent",
}


def said(kind: str) -> list[str]:
    """Every value and synonym of a slot type."""
    values = TYPES[kind]["values"]
    return [text for one in values for text in (one["name"]["value"], *one["name"]["synonyms"])]


def repeated(texts: Any) -> list[str]:
    return [text for text, count in Counter(texts).items() if count > 1]


# The committed file


@pytest.mark.parametrize("locale", LOCALES)
def test_a_model_is_the_one_the_sentences_give(locale: str) -> None:
    sentences = load_sentences(SENTENCES, locale)
    built = model_file(locale).read_text(encoding="utf-8")
    assert built == as_json(build_model(sentences)), "run make model"


@pytest.mark.rule("A model holds the keys that Amazon requires.", source="Interaction Model Schema")
@pytest.mark.parametrize("locale", LOCALES)
def test_the_model_has_the_shape_that_amazon_describes(locale: str) -> None:
    model = json.loads(model_file(locale).read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(model)


@pytest.mark.rule("A model has at most 1.5 MB.", source="Known from the field")
@pytest.mark.parametrize("locale", LOCALES)
def test_the_model_is_small_enough(locale: str) -> None:
    assert model_file(locale).stat().st_size <= LARGEST_MODEL


# The invocation name


@pytest.mark.rule(
    "The invocation name has 2 to 50 characters: lower-case letters, spaces, apostrophes and "
    "periods.",
    source="Voice Interface and User Experience Testing 4.5",
)
def test_the_invocation_name_has_the_right_length_and_letters() -> None:
    assert re.fullmatch(r"[a-z][a-z'. ]{1,49}", INVOCATION)


@pytest.mark.rule(
    "The invocation name holds no wake word, no launch word, no connector, no 'skill', no 'app'.",
    source="Voice Interface and User Experience Testing 4.5",
)
def test_the_invocation_name_holds_no_forbidden_word() -> None:
    words = set(INVOCATION.split())
    assert words.isdisjoint(FORBIDDEN)


@pytest.mark.rule(
    "The invocation name has at least two words, and with two of them none is an article.",
    source="Voice Interface and User Experience Testing 4.5",
)
def test_the_invocation_name_has_two_words_besides_articles() -> None:
    words = INVOCATION.split()
    assert len(words) > 2 or (len(words) == 2 and ARTICLES.isdisjoint(words))


# Intents and their samples


@pytest.mark.rule(
    "Cancel, help, stop and navigate-home are there, and what a conversation needs: fallback, "
    "yes, no and repeat. Names that begin with AMAZON. are Amazon's.",
    source="Standard Built-in Intents",
)
def test_the_built_in_intents_are_there() -> None:
    assert {name for name in INTENTS if name.startswith("AMAZON.")} == REQUIRED


@pytest.mark.rule(
    "Yes and no need their exact words, so half answers are samples of intents of ours.",
    source="Tips for Using Built-in Intents",
)
@pytest.mark.parametrize("answer", ["not really", "kind of", "sometimes", "i don't know"])
def test_half_answers_have_intents_of_their_own(answer: str) -> None:
    assert sum(answer in intent["samples"] for intent in INTENTS.values()) == 1


@pytest.mark.rule(
    "'Help', 'stop', 'cancel' and 'exit' are no value of a slot, and no sample of ours.",
    source="Voice Interface and User Experience Testing 4.11",
)
def test_help_and_stop_are_not_swallowed() -> None:
    samples = {sample for intent in INTENTS.values() for sample in intent["samples"]}
    values = {text for kind in TYPES for text in said(kind)}
    assert (samples | values).isdisjoint({"help", "stop", "cancel", "exit"})


@pytest.mark.rule(
    "The sensitivity of fallback is low, medium or high, and set in English and German alone.",
    source="Known from the field",
)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_sensitivity_of_fallback_is_one_that_builds(locale: str) -> None:
    model = json.loads(model_file(locale).read_text(encoding="utf-8"))["interactionModel"]
    configured = model["languageModel"]["modelConfiguration"]["fallbackIntentSensitivity"]
    assert configured["level"] in ("LOW", "MEDIUM", "HIGH")
    assert re.fullmatch("en-..|de-DE", locale)


def test_no_name_is_used_twice() -> None:
    assert repeated(intent["name"] for intent in LANGUAGE["intents"]) == []
    assert repeated(kind["name"] for kind in LANGUAGE["types"]) == []


@pytest.mark.rule(
    "Intents are named with letters and underscores, a letter at each end.",
    source="Interaction Model Schema",
)
@pytest.mark.parametrize("intent", INTENTS)
def test_an_intent_is_named_as_amazon_wants(intent: str) -> None:
    assert NAME.fullmatch(intent.removeprefix("AMAZON."))


@pytest.mark.rule(
    "Amazon's intents get no samples of ours.", source="Tips for Using Built-in Intents"
)
@pytest.mark.parametrize("intent", sorted(REQUIRED))
def test_a_built_in_intent_keeps_amazons_own_samples(intent: str) -> None:
    assert INTENTS[intent]["samples"] == []


@pytest.mark.parametrize("intent", sorted(set(INTENTS) - REQUIRED))
def test_an_intent_of_ours_has_samples(intent: str) -> None:
    assert INTENTS[intent]["samples"] != []


@pytest.mark.rule(
    "No two intents share a sample.", source="Voice Interface and User Experience Testing 4.8"
)
def test_no_two_intents_share_a_sample() -> None:
    samples = [sample for intent in INTENTS.values() for sample in intent["samples"]]
    assert repeated(samples) == []


@pytest.mark.rule(
    "Samples are written as they are spoken: letters, apostrophes and periods.",
    source="Voice Interface and User Experience Testing 4.9",
)
@pytest.mark.parametrize("intent", INTENTS)
def test_a_sample_holds_letters_apostrophes_periods_and_slots(intent: str) -> None:
    samples = INTENTS[intent]["samples"]
    assert [text for text in samples if not SPOKEN.fullmatch(SLOT.sub("", text))] == []


@pytest.mark.rule(
    "Slots are named with letters and underscores, a letter at each end.",
    source="Interaction Model Schema",
)
@pytest.mark.parametrize("intent", SLOTTED)
def test_slots_are_declared_used_and_named_as_amazon_wants(intent: str) -> None:
    declared = [slot["name"] for slot in INTENTS[intent]["slots"]]
    used = {name for sample in INTENTS[intent]["samples"] for name in SLOT.findall(sample)}
    assert repeated(declared) == []
    assert set(declared) == used
    assert [name for name in declared if not NAME.fullmatch(name)] == []


@pytest.mark.parametrize("intent", sorted(set(INTENTS) - set(SLOTTED)))
def test_an_intent_without_slots_uses_none(intent: str) -> None:
    assert [sample for sample in INTENTS[intent]["samples"] if "{" in sample] == []


@pytest.mark.rule("No sample holds a slot twice.", source="Known from the field")
@pytest.mark.parametrize("intent", SLOTTED)
def test_no_sample_holds_a_slot_twice(intent: str) -> None:
    samples = INTENTS[intent]["samples"]
    assert [sample for sample in samples if repeated(SLOT.findall(sample))] == []


@pytest.mark.parametrize("intent", SLOTTED)
def test_no_two_slots_stand_side_by_side(intent: str) -> None:
    samples = INTENTS[intent]["samples"]
    assert [sample for sample in samples if re.search(r"\}\s*\{", sample)] == []


# Slots and their types


@pytest.mark.rule("A slot name has one type in all intents.", source="Known from the field")
def test_a_slot_name_has_one_type() -> None:
    pairs = {
        (slot["name"], slot["type"]) for intent in SLOTTED for slot in INTENTS[intent]["slots"]
    }
    assert repeated(name for name, _ in pairs) == []


@pytest.mark.rule(
    "Slots take closed lists that the model declares, not one of Amazon's open types.",
    source="Voice Interface and User Experience Testing 4.8",
)
def test_slot_types_are_all_ours_and_all_used() -> None:
    used = {slot["type"] for intent in SLOTTED for slot in INTENTS[intent]["slots"]}
    assert used == set(TYPES)


@pytest.mark.rule(
    "Slot types are named likewise, and none is empty.", source="Known from the field"
)
@pytest.mark.parametrize("kind", TYPES)
def test_a_slot_type_is_named_as_amazon_wants_and_not_empty(kind: str) -> None:
    assert NAME.fullmatch(kind)
    assert said(kind) != []


@pytest.mark.rule(
    "A slot value or synonym is written as it is spoken, in at most 140 characters.",
    source="Known from the field",
)
@pytest.mark.parametrize("kind", TYPES)
def test_the_values_of_a_slot_type_are_speech_and_short(kind: str) -> None:
    assert [text for text in said(kind) if not SPOKEN.fullmatch(text)] == []
    assert [text for text in said(kind) if len(text) > LONGEST_VALUE] == []


@pytest.mark.parametrize("kind", TYPES)
def test_a_slot_type_holds_an_id_once_and_a_phrase_once(kind: str) -> None:
    assert repeated(value["id"] for value in TYPES[kind]["values"]) == []
    assert repeated(said(kind)) == []


# Building


def sentences(intents: dict[str, tuple[str, ...]], values: dict[str, tuple[str, ...]]) -> Sentences:
    return Sentences("leg cramp guide", intents, {"CAUSE": SlotType(("cause",), values)})


def test_a_model_is_built_from_sentences() -> None:
    built = build_model(
        sentences({"CauseIntent": ("is it {cause}",)}, {"cold": ("the cold", "cold")})
    )
    language = built["interactionModel"]["languageModel"]
    assert language["invocationName"] == "leg cramp guide"
    assert language["intents"][-1] == {
        "name": "CauseIntent",
        "slots": [{"name": "cause", "type": "CAUSE"}],
        "samples": ["is it {cause}"],
    }
    assert language["types"] == [
        {
            "name": "CAUSE",
            "values": [{"id": "cold", "name": {"value": "the cold", "synonyms": ["cold"]}}],
        }
    ]
    Draft202012Validator(SCHEMA).validate(built)


def test_a_sample_of_two_intents_is_an_error_that_names_both() -> None:
    shared = {"WhyIntent": ("my legs",), "ReliefIntent": ("ouch", "my legs")}
    with pytest.raises(SentencesError, match=r"'my legs'.*WhyIntent.*ReliefIntent"):
        build_model(sentences(shared, {}))


def test_a_phrase_of_two_ids_is_an_error_that_names_both() -> None:
    shared = {"cold": ("the cold",), "circulation": ("blood flow", "the cold")}
    with pytest.raises(SentencesError, match=r"'the cold'.*cold.*circulation"):
        build_model(sentences({"CauseIntent": ("is it {cause}",)}, shared))
