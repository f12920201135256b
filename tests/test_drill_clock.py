"""Drill: the clock runs slow, stands still, jumps or goes back, and no conversation notices."""

import json
import logging
import math
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, cycle, repeat

import pytest
from cryptography.x509.verification import Store

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


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("shown", WRONG.values(), ids=WRONG)
def test_whatever_the_clock_shows_the_answers_are_the_same(
    shown: Callable[[], Iterator[float]], script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    """Also between two looks within one turn; and the log stays one of plain JSON."""
    expected = alone(ANSWERER, script)
    caplog.clear()
    with caplog.at_level(logging.INFO), pytest.MonkeyPatch.context() as patch:
        assert any(place.startswith("skill.") for place in show(patch, shown()))
        found = alone(ANSWERER, script)
    assert found == expected
    lines = [json.loads(one, parse_constant=pytest.fail) for one in caplog.messages]
    assert [[*line] for line in lines] == [LINE] * len(script)
    assert all(math.isfinite(line["ms"]) for line in lines)


@pytest.mark.parametrize(
    ("ahead", "reason", "fetches"),
    [
        (timedelta(minutes=3), "timestamp: not now", 1),
        (-timedelta(hours=1), "timestamp: not now", 1),
        (timedelta(days=60), "certificate: not trusted", 2),
        (-timedelta(days=60), "certificate: not trusted", 2),
    ],
    ids=str,
)
def test_a_server_outlives_a_clock_that_is_wrong_for_a_while(
    ahead: timedelta, reason: str, fetches: int
) -> None:
    """Refused in the meantime, with the reason; and then answered as if nothing had been."""
    fetched = []
    off = timedelta()

    def clock() -> datetime:
        return datetime.now(UTC) + off

    def fetch(url: str) -> bytes:
        fetched.append(url)
        return chain().pem

    signers = Signers(fetch, Store([chain().root.certificate]), clock)
    web = endpoint(invocation.APPLICATION, signed_by(Verifier(signers, clock))).test_client()
    body = json.dumps(Talk(CRAMPING).event()).encode()
    answers = []
    for off in (timedelta(), ahead, timedelta()):  # noqa: B007  # the clock reads it
        answers.append(web.post("/", data=body, headers=signed(body)))
    assert [answer.status_code for answer in answers] == [200, 400, 200]
    assert answers[1].json == {"reason": reason}
    assert answers[2].data == answers[0].data
    assert len(fetched) == fetches
