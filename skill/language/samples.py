"""The interaction model: what Amazon's recogniser would learn from, and no more."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Intent:
    """One intent: its samples, and the type of each of its slots."""

    name: str
    samples: tuple[str, ...]
    slots: Mapping[str, str]


@dataclass(frozen=True)
class Model:
    """All intents, and for each slot type its phrases by id."""

    intents: tuple[Intent, ...]
    types: Mapping[str, Mapping[str, tuple[str, ...]]]

    @classmethod
    def read(cls, path: Path) -> "Model":
        """The model in an Alexa interaction-model file."""
        tree = json.loads(path.read_text())["interactionModel"]["languageModel"]
        return cls(
            intents=tuple(
                Intent(
                    name=intent["name"],
                    samples=tuple(intent.get("samples", ())),
                    slots={slot["name"]: slot["type"] for slot in intent.get("slots", ())},
                )
                for intent in tree["intents"]
            ),
            types={
                kind["name"]: {
                    value["id"]: (value["name"]["value"], *value["name"].get("synonyms", ()))
                    for value in kind["values"]
                }
                for kind in tree.get("types", ())
            },
        )
