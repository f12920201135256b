"""Drill: the clock runs slow, stands still, jumps or goes back, and no conversation notices."""

import json
import logging
import math
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count, cycle, repeat
from typing import Any

import pytest
from cryptography.x509.verification import Store
from flask.testing import FlaskClient

from skill.alexa import app
from skill.endpoint.adapter import endpoint, signed_by
from skill.endpoint.signers import Signers
from skill.endpoint.verifier import Verifier
from skill.simulator import invocation
from skill.simulator.desk import lambda_handler
from tests.authority import chain
from tests.drills import CRAMPING, SCRIPTS, Script, Talk, alone, answers_of
from tests.endpoint_process import signed

ANSWERER = answers_of(lambda_handler())
DAY = 86_400.0
LINE = ["request", "intent", "reply", "ms"]
CLOCKS = ("time", "monotonic", "perf_counter", "process_time", "thread_time")

# What each look at the clock shows, in seconds.
WRONG: dict[str, Callable[[], Iterator[float]]] = {
    "stands still": lambda: repeat(1_000.0),
    "goes back": lambda: count(1_000.0, -5.0),
    "goes back before its beginning": lambda: count(0.0, -DAY),
    "jumps a day ahead": lambda: count(0.0, DAY),
    "jumps to and fro": lambda: cycle((DAY, 0.0, 7.5)),
    "is at its end": lambda: repeat(2.0**63),
}


def show(patch: pytest.MonkeyPatch, seconds: Iterator[float]) -> list[str]:
    """Every clock that the skill or its libraries look at shows *seconds*; where it was found."""
    wrong: dict[int, Callable[[], float]] = {}
    for name in CLOCKS:
        wrong[id(getattr(time, name))] = lambda: next(seconds)
        wrong[id(getattr(time, f"{name}_ns"))] = lambda: int(next(seconds) * 1e9)
    found = []
    for module in [*sys.modules.values()]:
        if module.__name__.split(".")[0] in PARTS:
            for name, value in [*vars(module).items()]:
                if id(value) in wrong:
                    patch.setattr(module, name, wrong[id(value)])
                    found.append(f"{module.__name__}.{name}")
    return found


PARTS = ("skill", "lambda_function", "ask_sdk_core", "ask_sdk_runtime", "ask_sdk_model", "time")


def assert_whole(caplog: pytest.LogCaptureFixture, turns: int) -> None:
    """A line of plain JSON a turn, with a number of milliseconds in it."""
    assert len(caplog.messages) == turns
    for message in caplog.messages:
        line = json.loads(message, parse_constant=pytest.fail)  # NaN is none of JSON's
        assert [*line] == LINE
        assert type(line["ms"]) in (int, float)
        assert math.isfinite(line["ms"])


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("shown", WRONG.values(), ids=WRONG)
def test_whatever_the_clock_shows_the_answers_are_the_same(
    shown: Callable[[], Iterator[float]], script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    """Also between two looks within one turn; and the log stays a log."""
    expected = alone(ANSWERER, script)
    caplog.clear()
    with caplog.at_level(logging.INFO), pytest.MonkeyPatch.context() as patch:
        assert any(place.startswith("skill.") for place in show(patch, shown()))
        found = alone(ANSWERER, script)
    assert found == expected
    assert_whole(caplog, len(script))


@pytest.mark.parametrize("hours", [-24, -1, 1, 24, 24 * 366])
def test_a_session_goes_on_after_the_clock_has_jumped(
    hours: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Back or ahead between two turns, as when a machine wakes up or learns the time."""
    expected = alone(ANSWERER, CRAMPING)
    caplog.clear()
    talk = Talk(CRAMPING)
    with caplog.at_level(logging.INFO):
        for turn in range(len(CRAMPING)):
            with pytest.MonkeyPatch.context() as patch:
                show(patch, count(turn * hours * 3600.0, 0.001))
                talk.turn(ANSWERER)
    assert talk.answers == expected
    assert_whole(caplog, len(CRAMPING))


@pytest.mark.parametrize("shown", WRONG.values(), ids=WRONG)
def test_a_fault_under_a_wrong_clock_is_still_an_apology(
    shown: Callable[[], Iterator[float]], caplog: pytest.LogCaptureFixture
) -> None:
    event = Talk(CRAMPING).event()
    with caplog.at_level(logging.INFO), pytest.MonkeyPatch.context() as patch:
        patch.delattr(app, "respond")
        show(patch, shown())
        answer = json.loads(ANSWERER(event))
    assert answer["sessionAttributes"]["reply"]["kind"] == "fault"
    assert json.loads(caplog.messages[0])["fault"] == "NameError"


@dataclass
class Clock:
    """A clock of a server's that is *ahead* of the true time, or behind it."""

    ahead: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Server:
    """The endpoint by *clock*, and every certificate that was fetched for it."""

    clock: Any
    client: FlaskClient
    fetched: list[str]

    def post(self, event: Any) -> Any:
        body = json.dumps(event).encode()
        headers = [("Content-Type", "application/json"), *signed(body)]
        return self.client.post("/", data=body, headers=headers)


def serving(clock: Callable[[], datetime]) -> Server:
    """With real certificates, signatures and verification."""
    fetched = []

    def fetch(url: str) -> bytes:
        fetched.append(url)
        return chain().pem

    signers = Signers(fetch, Store([chain().root.certificate]), clock)
    web = endpoint(invocation.APPLICATION, signed_by(Verifier(signers, clock)))
    return Server(clock, web.test_client(), fetched)


@pytest.fixture
def server() -> Server:
    return serving(Clock())


def exact(server: Server, script: Script) -> list[bytes]:
    """What the server answers where its clock is right."""
    server.clock.ahead = timedelta()
    return alone(lambda event: bytes(server.post(event).data), script)


@pytest.mark.parametrize("seconds", [-148, -60, 0, 60, 148])
def test_a_server_whose_clock_is_nearly_right_answers(server: Server, seconds: int) -> None:
    """Amazon allows 150 seconds."""
    expected = exact(server, CRAMPING)
    talk = Talk(CRAMPING)
    server.clock.ahead = timedelta(seconds=seconds)
    while not talk.over:
        answer = server.post(talk.event())
        assert answer.status_code == 200
        talk.hear(answer.data)
    assert talk.answers == expected


# How far the clock is off -> why nothing is answered for so long.
OFF = {
    "three minutes ahead": (timedelta(minutes=3), "timestamp: not now"),
    "three minutes behind": (-timedelta(minutes=3), "timestamp: not now"),
    "a day ahead": (timedelta(days=1), "timestamp: not now"),
    "an hour behind": (-timedelta(hours=1), "timestamp: not now"),
    "after the certificate": (timedelta(days=60), "certificate: not trusted"),
    "before the certificate": (-timedelta(days=60), "certificate: not trusted"),
}


@pytest.mark.parametrize(("ahead", "reason"), OFF.values(), ids=OFF)
def test_a_session_outlives_a_clock_that_is_wrong_for_a_while(
    server: Server, ahead: timedelta, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Refused in the meantime, with the reason; and then answered as if nothing had been."""
    expected = exact(server, CRAMPING)
    fetched = len(server.fetched)
    talk = Talk(CRAMPING)
    while not talk.over:
        server.clock.ahead = ahead
        caplog.clear()
        with caplog.at_level(logging.INFO):
            refused = server.post(talk.event())
        assert (refused.status_code, refused.json) == (400, {"reason": reason})
        (line,) = [json.loads(message) for message in caplog.messages]
        assert [*line] == [*LINE, "status", "reason"]
        server.clock.ahead = timedelta()
        talk.hear(server.post(talk.event()).data)
    assert talk.answers == expected
    again = len(CRAMPING) if reason.startswith("certificate") else 0
    assert len(server.fetched) == fetched + again


def test_a_clock_that_stands_still_answers_while_it_is_nearly_right() -> None:
    """For 150 seconds, by the time that Alexa's requests bear; then it refuses."""
    stopped = datetime.now(UTC).replace(microsecond=0)
    server = serving(lambda: stopped)
    statuses = []
    for seconds in (0, 149, 151, 86_400):
        event = Talk(CRAMPING).event()
        sent = stopped + timedelta(seconds=seconds)
        event["request"]["timestamp"] = sent.strftime("%Y-%m-%dT%H:%M:%SZ")
        statuses.append(server.post(event).status_code)
    assert statuses == [200, 200, 400, 400]
