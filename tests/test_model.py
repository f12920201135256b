"""The interaction model: current, small, within Amazon's rules; one intent takes anything."""

import json
import re
import statistics

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
from tools.hearing.model import TAKES_ANYTHING, TYPE, as_json, build_model

SCHEMA = json.loads((ROOT / "tests" / "model.schema.json").read_text(encoding="utf-8"))
FILE = model_file("en-US")
MODEL = json.loads(FILE.read_text(encoding="utf-8"))
LANGUAGE = MODEL["interactionModel"]["languageModel"]
INVOCATION = LANGUAGE["invocationName"]
INTENTS = {intent["name"]: intent for intent in LANGUAGE["intents"]}
OURS = [name for name in INTENTS if not name.startswith("AMAZON.")]
SAID = [value["name"]["value"] for value in LANGUAGE["types"][0]["values"]]

NAME = re.compile(r"[A-Za-z]([A-Za-z_]*[A-Za-z])?")
SPOKEN = re.compile(r"[a-z'. ]*")
LARGEST_MODEL = 120_000  # bytes; Amazon takes 1.5 MB
MANY_SENTENCES, WORDS = 300, 5  # what a slot for whole sentences is shown
MOST_SAMPLES = 6  # more of them catch utterances whose words are then lost
LONGEST_VALUE = 140  # characters of a slot value


# Words that an invocation name may not hold: of waking, of launching, and what connects.
FORBIDDEN = re.compile(
    r"\b(alexa|amazon|echo|computer|launch|ask|tell|load|begin|enable|open"
    r"|to|from|by|if|and|whether|skill|app)\b"
)
ARTICLES = {"the", "a", "an", "for", "to", "of"}
BUILT_IN = "Cancel Fallback Help NavigateHome No Repeat StartOver Stop Yes"


# The committed file


def test_the_model_is_the_one_that_the_sentences_give() -> None:
    assert FILE.read_text(encoding="utf-8") == as_json(build_model(SAMPLES, spoken())), (
        "run make model"
    )


@pytest.mark.rule(
    "The invocation name has 2 to 50 characters: lower-case letters, spaces, apostrophes and "
    "periods.",
    source="Voice Interface and User Experience Testing 4.5",
)
@pytest.mark.rule(
    "The invocation name holds no wake word, no launch word, no connector, no 'skill', no 'app'.",
    source="Voice Interface and User Experience Testing 4.5",
)
@pytest.mark.rule(
    "The invocation name has at least two words, and with two of them none is an article.",
    source="Voice Interface and User Experience Testing 4.5",
)
def test_the_invocation_name_is_one_that_amazon_takes() -> None:
    words = INVOCATION.split()
    assert re.fullmatch(r"[a-z][a-z'. ]{1,49}", INVOCATION)
    assert not FORBIDDEN.search(INVOCATION)
    assert len(words) > 2 or (len(words) == 2 and ARTICLES.isdisjoint(words))


@pytest.mark.rule("A model holds the keys that Amazon requires.", source="Interaction Model Schema")
@pytest.mark.rule("A model has at most 1.5 MB.", source="Known from the field")
@pytest.mark.rule(
    "The sensitivity of fallback is low, medium or high, and set in English and German alone.",
    source="Known from the field",
)
def test_the_model_has_the_shape_that_amazon_describes_and_is_small() -> None:
    """One for all who speak English."""
    Draft202012Validator(SCHEMA).validate(MODEL)
    assert FILE.stat().st_size < LARGEST_MODEL
    configured = LANGUAGE["modelConfiguration"]["fallbackIntentSensitivity"]
    assert configured["level"] in ("LOW", "MEDIUM", "HIGH")
    assert {model_file(locale) for locale in LOCALES} == {FILE}


# Intents and their samples


@pytest.mark.rule(
    "Intents are named with letters and underscores, a letter at each end.",
    source="Interaction Model Schema",
)
@pytest.mark.rule("Slots and their types are named likewise.", source="Interaction Model Schema")
def test_intents_slot_and_type_are_named_as_amazon_wants_and_each_once() -> None:
    names = [intent["name"].removeprefix("AMAZON.") for intent in LANGUAGE["intents"]]
    assert [name for name in (*names, SPEECH, TYPE) if not NAME.fullmatch(name)] == []
    assert len(set(names)) == len(names)


@pytest.mark.rule(
    "Cancel, help, stop and navigate-home are there, and what a conversation needs: fallback, "
    "yes, no and repeat. Names that begin with AMAZON. are Amazon's.",
    source="Standard Built-in Intents",
)
@pytest.mark.rule(
    "Amazon's intents get no samples of ours.", source="Tips for Using Built-in Intents"
)
def test_the_built_in_intents_are_there_with_amazons_own_samples() -> None:
    theirs = {name: one["samples"] for name, one in INTENTS.items() if name not in OURS}
    assert theirs == {f"AMAZON.{name}Intent": [] for name in BUILT_IN.split()}


@pytest.mark.parametrize("intent", OURS)
def test_an_intent_of_ours_stands_for_a_move_and_has_a_handful_of_samples(intent: str) -> None:
    assert intent in MOVES
    assert len(INTENTS[intent]["samples"]) in range(1, MOST_SAMPLES + 1)


@pytest.mark.rule(
    "No two intents share a sample.", source="Voice Interface and User Experience Testing 4.8"
)
@pytest.mark.rule(
    "Samples are written as they are spoken: letters, apostrophes and periods.",
    source="Voice Interface and User Experience Testing 4.9",
)
@pytest.mark.rule(
    "A slot value is written as it is spoken, in at most 140 characters.",
    source="Known from the field",
)
@pytest.mark.rule(
    "'Help', 'stop', 'cancel' and 'exit' are no value of a slot, and no sample of ours.",
    source="Voice Interface and User Experience Testing 4.11",
)
def test_samples_and_slot_values_are_speech_and_no_two_are_the_same() -> None:
    exact = [text for name in OURS if name != TAKES_ANYTHING for text in INTENTS[name]["samples"]]
    assert [text for text in (*exact, *SAID) if not SPOKEN.fullmatch(text)] == []
    assert [text for text in SAID if len(text) > LONGEST_VALUE] == []
    folded = [fold(text) for text in (*exact, *SAID)]
    assert len(set(folded)) == len(folded)
    assert {"help", "stop", "cancel", "exit"}.isdisjoint(folded)


# The intent that takes anything


@pytest.mark.rule(
    "Slots take types that the model declares, not one of Amazon's open types.",
    source="Voice Interface and User Experience Testing 4.8",
)
def test_one_intent_takes_whatever_is_said_and_no_other_has_a_slot() -> None:
    slotted = {name: intent["slots"] for name, intent in INTENTS.items() if intent.get("slots")}
    assert slotted == {TAKES_ANYTHING: [{"name": SPEECH, "type": TYPE}]}
    assert [kind["name"] for kind in LANGUAGE["types"]] == [TYPE]
    assert INTENTS[TAKES_ANYTHING]["samples"] == ["{" + SPEECH + "}"]


def test_the_type_is_shown_many_whole_sentences() -> None:
    """Single words would teach Amazon to keep one word of what is said."""
    assert len(SAID) >= MANY_SENTENCES
    assert statistics.median(len(text.split()) for text in SAID) >= WORDS
