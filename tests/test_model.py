"""The interaction model: current, small, within Amazon's rules; one intent takes anything."""

import json
import re
import statistics
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from skill.alexa.intents import INTENTS as MOVES
from skill.alexa.intents import SPEECH
from skill.content import LOCALES
from skill.hearing.fold import fold
from skill.simulator.desk import model_file
from tests.conftest import ROOT
from tools.hearing.__main__ import INTENTS as SAMPLES
from tools.hearing.__main__ import spoken
from tools.hearing.model import SENTENCES, TAKES_ANYTHING, TYPE, as_json, build_model

SCHEMA = json.loads((ROOT / "tests" / "model.schema.json").read_text(encoding="utf-8"))
FILE = model_file("en-US")
MODEL = json.loads(FILE.read_text(encoding="utf-8"))
LANGUAGE = MODEL["interactionModel"]["languageModel"]
INVOCATION = LANGUAGE["invocationName"]
INTENTS = {intent["name"]: intent for intent in LANGUAGE["intents"]}
TYPES = {kind["name"]: kind for kind in LANGUAGE["types"]}
OURS = [name for name in INTENTS if not name.startswith("AMAZON.")]
SAID = [value["name"]["value"] for value in LANGUAGE["types"][0]["values"]]

NAME = re.compile(r"[A-Za-z]([A-Za-z_]*[A-Za-z])?")
SPOKEN = re.compile(r"[a-z'. ]*")
LARGEST_MODEL = 120_000  # bytes; Amazon takes 1.5 MB
MANY_SENTENCES, WORDS = 300, 5  # what a slot for whole sentences is shown
MOST_SAMPLES = 6  # more of them catch utterances whose words are then lost
LONGEST_VALUE = 140  # characters of a slot value

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


def repeated(texts: Any) -> list[str]:
    return [text for text, count in Counter(texts).items() if count > 1]


# The committed file


def test_the_model_is_the_one_that_the_sentences_give() -> None:
    assert FILE.read_text(encoding="utf-8") == as_json(build_model(SAMPLES, spoken())), (
        "run make model"
    )


def test_all_who_speak_english_share_one_model() -> None:
    assert {model_file(locale) for locale in LOCALES} == {FILE}


@pytest.mark.rule("A model holds the keys that Amazon requires.", source="Interaction Model Schema")
def test_the_model_has_the_shape_that_amazon_describes() -> None:
    Draft202012Validator(SCHEMA).validate(MODEL)


@pytest.mark.rule("A model has at most 1.5 MB.", source="Known from the field")
def test_the_model_is_small() -> None:
    assert FILE.stat().st_size < LARGEST_MODEL


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
    "'Help', 'stop', 'cancel' and 'exit' are no value of a slot, and no sample of ours.",
    source="Voice Interface and User Experience Testing 4.11",
)
def test_help_and_stop_are_not_swallowed() -> None:
    samples = {sample for intent in OURS for sample in INTENTS[intent]["samples"]}
    assert (samples | set(SAID)).isdisjoint({"help", "stop", "cancel", "exit"})


@pytest.mark.rule(
    "The sensitivity of fallback is low, medium or high, and set in English and German alone.",
    source="Known from the field",
)
def test_the_sensitivity_of_fallback_is_one_that_builds() -> None:
    configured = LANGUAGE["modelConfiguration"]["fallbackIntentSensitivity"]
    assert configured["level"] in ("LOW", "MEDIUM", "HIGH")
    assert all(re.fullmatch("en-..|de-DE", locale) for locale in LOCALES)


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


@pytest.mark.parametrize("intent", OURS)
def test_an_intent_of_ours_stands_for_a_move_and_has_a_handful_of_samples(intent: str) -> None:
    assert intent in MOVES
    assert len(INTENTS[intent]["samples"]) in range(1, MOST_SAMPLES + 1)


@pytest.mark.rule(
    "No two intents share a sample.", source="Voice Interface and User Experience Testing 4.8"
)
def test_no_two_intents_share_a_sample() -> None:
    samples = [sample for intent in INTENTS.values() for sample in intent["samples"]]
    assert repeated(map(fold, samples)) == []


@pytest.mark.rule(
    "Samples are written as they are spoken: letters, apostrophes and periods.",
    source="Voice Interface and User Experience Testing 4.9",
)
@pytest.mark.parametrize("intent", sorted({*OURS} - {TAKES_ANYTHING}))
def test_a_sample_holds_letters_apostrophes_and_periods(intent: str) -> None:
    samples = INTENTS[intent]["samples"]
    assert [text for text in samples if not SPOKEN.fullmatch(text)] == []


# The intent that takes anything


def test_one_intent_takes_whatever_is_said_and_no_other_has_a_slot() -> None:
    slotted = {name: intent["slots"] for name, intent in INTENTS.items() if intent.get("slots")}
    assert slotted == {TAKES_ANYTHING: [{"name": SPEECH, "type": TYPE}]}
    assert INTENTS[TAKES_ANYTHING]["samples"] == ["{" + SPEECH + "}"]


@pytest.mark.rule(
    "Slots take types that the model declares, not one of Amazon's open types.",
    source="Voice Interface and User Experience Testing 4.8",
)
def test_the_type_of_its_slot_is_the_only_one() -> None:
    assert [kind["name"] for kind in LANGUAGE["types"]] == [TYPE]


def test_the_type_is_shown_many_whole_sentences() -> None:
    """Single words would teach Amazon to keep one word of what is said."""
    assert len(SAID) >= MANY_SENTENCES
    assert statistics.median(len(text.split()) for text in SAID) >= WORDS


@pytest.mark.rule(
    "Slots and their types are named likewise.",
    source="Interaction Model Schema",
)
def test_the_slot_and_its_type_are_named_as_amazon_wants() -> None:
    assert NAME.fullmatch(SPEECH)
    assert NAME.fullmatch(TYPE)


@pytest.mark.rule(
    "A slot value is written as it is spoken, in at most 140 characters.",
    source="Known from the field",
)
def test_the_sentences_of_the_type_are_speech_and_short() -> None:
    assert [text for text in SAID if not SPOKEN.fullmatch(text)] == []
    assert [text for text in SAID if len(text) > LONGEST_VALUE] == []


def test_a_sentence_of_the_type_comes_once_and_is_no_sample() -> None:
    samples = {fold(sample) for intent in OURS for sample in INTENTS[intent]["samples"]}
    assert repeated(SAID) == []
    assert samples.isdisjoint(map(fold, SAID))


# Building


def test_a_model_is_built_from_samples_and_speech(tmp_path: Path) -> None:
    intents = tmp_path / "intents.toml"
    intents.write_text(
        'invocation = "leg cramp guide"\n[samples]\nThanksIntent = ["thank you"]\n',
        encoding="utf-8",
    )
    many = [f"sentence {number:04}" for number in range(3 * SENTENCES)]
    built = build_model(intents, ["Thank you!", *many])
    language = built["interactionModel"]["languageModel"]
    assert language["invocationName"] == "leg cramp guide"
    assert language["intents"][-1] == {
        "name": "ThanksIntent",
        "slots": [],
        "samples": ["thank you"],
    }
    values = [value["name"]["value"] for value in language["types"][0]["values"]]
    assert values == many[::3]
    Draft202012Validator(SCHEMA).validate(built)
