"""The sentences file: templates of what people say, expanded."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import yaml
from hassil.errors import HassilError
from hassil.expression import Sentence
from hassil.intents import TextSlotList
from hassil.parse_expression import parse_sentence
from hassil.parser import ParseError
from hassil.sample import sample_expression

from skill.content import SkillError

TEXTS = {"type": "array", "items": {"type": "string"}, "minItems": 1}
SHAPE = {
    "type": "object",
    "required": ["invocation", "locales", "rules", "intents", "slots"],
    "properties": {
        "invocation": {"type": "string"},
        "locales": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"without": TEXTS},
            },
        },
        "rules": {"type": "object", "additionalProperties": {"type": "string"}},
        "intents": {"type": "object", "additionalProperties": TEXTS},
        "slots": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["slots", "values"],
                "properties": {
                    "slots": TEXTS,
                    "values": {"type": "object", "additionalProperties": TEXTS},
                },
            },
        },
    },
}

SPOKEN = re.compile(r"[a-z]+(['.]?[a-z]+)*\.?'?")
SLOT = re.compile(r"\{([a-z]+)\}")


class SentencesError(SkillError):
    """The sentences file is wrong: says where, and what was expected."""


@dataclass(frozen=True)
class SlotType:
    """*slots* are the slot names of this type, *values* the phrases by content id."""

    slots: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Sentences:
    """All sample utterances by intent, and all slot types by name."""

    invocation: str
    intents: Mapping[str, tuple[str, ...]]
    types: Mapping[str, SlotType]


def load_sentences(path: Path, locale: str) -> Sentences:
    """Reads and expands *path* for *locale*. Raises SentencesError, naming the place."""
    raw = _read(path)
    if locale not in raw["locales"]:
        known = ", ".join(raw["locales"])
        raise SentencesError(f"{path.name}: locales: expected {locale} among {known}")
    types = {
        name: SlotType(
            slots=tuple(entry["slots"]),
            values={
                id_: _expand(f"{path.name}: {name}.{id_}", templates, {}, {})
                for id_, templates in entry["values"].items()
            },
        )
        for name, entry in raw["slots"].items()
    }
    # A slot stands for itself in a sample: {cause} expands to the text "{cause}".
    slots = {
        slot: TextSlotList.from_strings(["{" + slot + "}"], allow_template=False)
        for kind in types.values()
        for slot in kind.slots
    }
    rules = {
        name: _parsed(f"{path.name}: rules.{name}", text) for name, text in raw["rules"].items()
    }
    for name in rules:
        _expand(f"{path.name}: rules.{name}", [f"<{name}>"], slots, rules)
    intents = {
        name: _expand(f"{path.name}: {name}", templates, slots, rules)
        for name, templates in raw["intents"].items()
    }
    sentences = Sentences(invocation=raw["invocation"], intents=intents, types=types)
    return _without(sentences, frozenset(raw["locales"][locale].get("without", ())))


def _without(sentences: Sentences, foreign: frozenset[str]) -> Sentences:
    """*sentences* less those that hold a word of *foreign*."""

    def kept(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text for text in texts if foreign.isdisjoint(text.split()))

    return Sentences(
        invocation=sentences.invocation,
        intents={name: kept(samples) for name, samples in sentences.intents.items()},
        types={
            name: SlotType(kind.slots, {id_: kept(phrases) for id_, phrases in kind.values.items()})
            for name, kind in sentences.types.items()
        },
    )


def _read(path: Path) -> Any:
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        jsonschema.validate(raw, SHAPE)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SentencesError(f"{path.name}: expected a file of valid YAML ({error})") from None
    except jsonschema.ValidationError as error:
        raise SentencesError(f"{path.name}: {error.json_path}: {error.message}") from None
    return raw


def _parsed(where: str, template: str) -> Sentence:
    try:
        return parse_sentence(template)
    except ParseError as error:
        raise SentencesError(f"{where}: {template!r}: {error}") from None


def _expand(
    where: str, templates: list[str], slots: dict[str, Any], rules: dict[str, Any]
) -> tuple[str, ...]:
    """Every utterance of *templates*, in order, once."""
    found: dict[str, None] = {}
    for template in templates:
        expression = _parsed(where, template).expression
        try:
            samples = [
                " ".join(text.split()) for text in sample_expression(expression, slots, rules)
            ]
        except (HassilError, RecursionError) as error:
            raise SentencesError(f"{where}: {template!r}: {error}") from None
        for sample in samples:
            words = SLOT.sub("slot", sample).split()
            if not words or not all(SPOKEN.fullmatch(word) for word in words):
                raise SentencesError(
                    f"{where}: {sample!r}: expected lower-case words, as speech is written"
                )
            found[sample] = None
    return tuple(found)
