"""Recorded requests: tests/requests/*.json, by name."""

import json
from typing import Any

from tests.conftest import ROOT

REQUESTS = ROOT / "tests" / "requests"
NAMES = sorted(path.stem for path in REQUESTS.glob("*.json"))


def recorded(name: str) -> dict[str, Any]:
    """A fresh copy of the request *name*."""
    event: dict[str, Any] = json.loads((REQUESTS / f"{name}.json").read_text(encoding="utf-8"))
    return event
