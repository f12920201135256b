"""Recorded envelopes: what every bent one starts as."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from fuzz.choices import Choices, one_of

REQUESTS = Path(__file__).parents[1] / "tests" / "requests"


@cache
def texts() -> tuple[str, ...]:
    """Each as JSON, by name."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(REQUESTS.glob("*.json")))


@cache
def skill_id() -> str:
    """The skill that all of them are for."""
    ids = {
        json.loads(text)["context"]["System"]["application"]["applicationId"] for text in texts()
    }
    (only,) = ids
    return str(only)


def envelope(choices: Choices) -> Any:
    """One of them, to keep."""
    return json.loads(one_of(choices, texts()))
