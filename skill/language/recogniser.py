"""The recogniser: an utterance becomes an intent with slots, as Amazon's would.

It learns from the interaction model alone. A linear classifier over word and character
n-grams finds the intent, the longest phrase of the model that the utterance holds (or
comes closest to) finds the slot values.
"""

import hashlib
import json
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import joblib
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import Pipeline, make_pipeline, make_union
from sklearn.svm import LinearSVC

FALLBACK = "AMAZON.FallbackIntent"
SLOT = re.compile(r"\{([a-z]+)\}")
NOT_SPOKEN = re.compile(r"[^a-z' ]+")
UNSURE = -0.55  # below this score of the best intent, the recogniser says fallback
STRANGE = 0.5  # so is an utterance with this share of words that no sample has
CLOSE = 84  # rapidfuzz score from which a phrase counts as heard

# What Amazon's own intents accept: exact phrases, since built-ins need an exact match.
BUILT_IN = {
    "AMAZON.YesIntent": (
        "yes",
        "yeah",
        "yep",
        "yup",
        "sure",
        "ok",
        "okay",
        "yes please",
        "correct",
    ),
    "AMAZON.NoIntent": ("no", "nope", "nah", "no thanks", "no thank you"),
    "AMAZON.HelpIntent": ("help", "what can you do", "what can i say", "help me out"),
    "AMAZON.StopIntent": ("stop", "exit", "quit", "end", "bye", "goodbye", "shut up"),
    "AMAZON.CancelIntent": ("cancel", "never mind", "forget it"),
    "AMAZON.RepeatIntent": ("repeat", "repeat that", "say that again", "say it again", "again"),
    "AMAZON.StartOverIntent": ("start over", "start again", "restart", "begin again"),
    "AMAZON.NavigateHomeIntent": ("go home", "home"),
}


@dataclass(frozen=True)
class Understanding:
    """An intent, its slots as {slot name: content id}, and what came second."""

    utterance: str
    intent: str
    slots: Mapping[str, str] = field(default_factory=dict)
    score: float = 1.0
    runner_up: str = ""
    runner_up_score: float = 0.0


class Recogniser:
    """Learns from an interaction model in Amazon's JSON form."""

    def __init__(self, model: Mapping[str, Any], cache: Path | None = None) -> None:
        language = model["interactionModel"]["languageModel"]
        self._phrases: dict[str, dict[str, str]] = {
            kind["name"]: {
                phrase: value["id"]
                for value in kind["values"]
                for phrase in (value["name"]["value"], *value["name"]["synonyms"])
            }
            for kind in language["types"]
        }
        self._intents = {intent["name"]: intent for intent in language["intents"]}
        self._exact = {text: name for name, texts in BUILT_IN.items() for text in texts}
        for name, intent in self._intents.items():
            self._exact.update({text: name for text in intent["samples"] if "{" not in text})
        self._classifier = _cached(cache, model, self._learn)
        self._words = set(self._classifier[0].transformer_list[0][1].vocabulary_)

    def type_of(self, intent: str, slot: str) -> str:
        """The slot type of *slot* in *intent*."""
        types = {entry["name"]: entry["type"] for entry in self._intents[intent]["slots"]}
        return str(types[slot])

    def recognise(self, utterance: str, asking: str = "") -> Understanding:
        """What *utterance* means; AMAZON.FallbackIntent when unsure.

        *asking* is the id of the pending question, if one is pending.
        """
        text = " ".join(NOT_SPOKEN.sub(" ", utterance.lower().replace("\u2019", "'")).split())
        if text in self._exact:
            return Understanding(utterance, self._exact[text])
        words = text.split()
        strange = [word for word in words if word not in self._words]
        if not words or len(strange) / len(words) >= STRANGE:
            return Understanding(utterance, FALLBACK, score=0.0)
        scores = self._classifier.decision_function([text])[0]
        names = self._classifier.classes_
        best, second = scores.argsort()[::-1][:2]
        if scores[best] < UNSURE:
            return Understanding(utterance, FALLBACK, {}, 0.0, names[best], float(scores[best]))
        slots = self._slots(text, names[best])
        return Understanding(
            utterance, names[best], slots, float(scores[best]), names[second], float(scores[second])
        )

    def _slots(self, text: str, intent: str) -> dict[str, str]:
        """Slot values heard in *text*: longest phrase first, no word used twice."""
        slots: dict[str, str] = {}
        rest = f" {text} "
        for slot in self._intents[intent].get("slots", []):
            phrases = self._phrases[slot["type"]]
            heard = [phrase for phrase in phrases if f" {phrase} " in rest]
            phrase = max(heard, key=len, default="") or _closest(rest, phrases, bool(slots))
            if phrase and phrases[phrase] not in slots.values():
                slots[slot["name"]] = phrases[phrase]
                rest = rest.replace(f" {phrase} ", " | ")
        return slots

    def _learn(self) -> Pipeline:
        utterances, intents = [], []
        chance = random.Random(0)  # seeded: two builds learn the same
        for name, intent in self._intents.items():
            for text in self._utterances(intent, chance):
                utterances.append(text)
                intents.append(name)
        features = make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\S+"),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
        )
        classifier = LinearSVC(C=0.3, class_weight="balanced", random_state=0)
        return make_pipeline(features, classifier).fit(utterances, intents)

    def _utterances(self, intent: Mapping[str, Any], chance: random.Random) -> list[str]:
        """The samples, and each phrase of the first slot inside some sample."""
        plain = [text for text in intent["samples"] if "{" not in text]
        frames = [text for text in intent["samples"] if "{" in text]
        if not frames:
            return plain
        pools = {slot["name"]: list(self._phrases[slot["type"]]) for slot in intent["slots"]}
        main = pools[intent["slots"][0]["name"]]
        filled = []
        for number, phrase in enumerate(main):
            frame = frames[number % len(frames)].replace(
                "{" + intent["slots"][0]["name"] + "}", phrase
            )
            filled.append(SLOT.sub(lambda match: chance.choice(pools[match.group(1)]), frame))
        return plain + filled + main


def _closest(text: str, phrases: Mapping[str, str], exact_only: bool) -> str:
    if exact_only:
        return ""
    found = process.extractOne(
        text.strip(), phrases, scorer=fuzz.token_set_ratio, score_cutoff=CLOSE
    )
    return str(found[2]) if found and found[1] >= CLOSE else ""


def _cached(cache: Path | None, model: Mapping[str, Any], learn: Any) -> Any:
    """What *learn* gives, kept in *cache* under a name made from the model and this code."""
    if cache is None:
        return learn()
    text = json.dumps(model, sort_keys=True) + Path(__file__).read_text(encoding="utf-8")
    path = cache / f"recogniser-{hashlib.sha256(text.encode()).hexdigest()[:16]}.joblib"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        joblib.dump(learn(), path)
    return joblib.load(path)
