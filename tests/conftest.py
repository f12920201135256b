"""Fixtures that many tests share."""

from pathlib import Path

import pytest

from skill.content import Content, load
from skill.language.recogniser import Recogniser
from skill.simulator import desk
from skill.simulator.session import Handler, Session

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# What one turn of `talk --json` holds, in this order: a contract.
TURN_KEYS = [
    "say",
    "move",
    "speech",
    "reprompt",
    "asks",
    "explains",
    "warns",
    "ends",
    "request",
    "response",
]


@pytest.fixture(scope="session")
def content() -> Content:
    return load("en-US")


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    return desk.recogniser()


@pytest.fixture(scope="session")
def handler() -> Handler:
    """The Lambda function itself."""
    return desk.lambda_handler()


@pytest.fixture
def session(handler: Handler, recogniser: Recogniser) -> Session:
    """A fresh conversation."""
    return Session(handler, recogniser)
