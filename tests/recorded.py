"""Recorded requests, tests/requests/*.json, by name; and what Alexa takes for a response."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import ROOT

REQUESTS = ROOT / "tests" / "requests"
RESPONSE = Draft202012Validator(
    json.loads((ROOT / "tests" / "response.schema.json").read_text(encoding="utf-8"))
)
MARK = "zebra"  # in every place of a request that could name a person or hold their words
NAMES = sorted(path.stem for path in REQUESTS.glob("*.json"))


LINE = {"request", "intent", "reply", "ms"}  # what the log says of a request


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """The log, which in all that a handler could write of it (arguments, too) names nobody."""
    assert MARK not in caplog.text + str([vars(record) for record in caplog.records])
    return [json.loads(message) for message in caplog.messages]


def recorded(name: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((REQUESTS / f"{name}.json").read_text(encoding="utf-8"))
    return event


def marked(tree: Any, name: str = "") -> Any:
    """*tree* with MARK in every id, token and spoken word."""
    if isinstance(tree, dict):
        return {key: marked(value, key) for key, value in tree.items()}
    if isinstance(tree, list):
        return [marked(value, name) for value in tree]
    told = name.endswith(("Id", "Token", "value", "authority", "accessToken")) or name == "name"
    return f"{tree} {MARK}" if isinstance(tree, str) and told else tree
