"""Drill: a thousand sessions at once on the web endpoint, the real server with signed requests.

In each session other things are said, and most are answered otherwise than any other: an answer
that went to the wrong one would show.
"""

import json
import resource
import selectors
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from skill.simulator import envelope
from skill.web.endpoint import endpoint
from tests.authority import chain
from tests.certificate_server import certificate_server
from tests.drills import Said, Talk
from tests.endpoint_process import Running, endpoint_process, http, signed

SESSIONS, TURNS = 1_000, 3
WORKERS = 2  # as the server has by default
FILES = 4_096  # for each connection one here, and one at the server
PATIENCE = 60.0  # seconds, for all that is asked at once
ESTABLISHED = "01"
TCP = Path("/proc/net/tcp")

# Ten things to say: three of them in a row are a thousand conversations.
SAYINGS: tuple[Said, ...] = (
    ("WhyIntent", {}),
    ("AMAZON.YesIntent", {}),
    ("AMAZON.NoIntent", {}),
    ("NotSureIntent", {}),
    ("WhisperIntent", {}),
    ("CircumstanceIntent", {"circumstance": "leg_day"}),
    ("CircumstanceIntent", {"circumstance": "cold_bed"}),
    ("CauseIntent", {"cause": "calcium"}),
    ("RemedyIntent", {"remedy": "magnesium"}),
    ("ReliefIntent", {}),
)
LOCALES = ("en-US", "en-GB", "en-IN")


def talks() -> list[Talk]:
    """A thousand sessions; the digits of its number say what is said in each."""
    numbers = range(SESSIONS)
    return [
        Talk([SAYINGS[number // 100], SAYINGS[number // 10 % 10], SAYINGS[number % 10]], locale)
        for number in numbers
        for locale in [LOCALES[number % len(LOCALES)]]
    ]


def request(talk: Talk) -> bytes:
    """What the talk says next, as it goes over the wire."""
    body = json.dumps(talk.event()).encode()
    return http([("Content-Type", "application/json"), *signed(body)], body)


def open_at(port: int) -> int:
    """How many connections to *port* the kernel has open."""
    rows = [line.split() for line in TCP.read_text(encoding="ascii").splitlines()[1:]]
    return sum(row[1].endswith(f":{port:04X}") and row[3] == ESTABLISHED for row in rows)


@pytest.fixture(scope="module")
def _files() -> Iterator[None]:
    """As many open files as it takes, here and at the server."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < FILES:
        pytest.skip(f"{FILES} open files are needed, {hard} are allowed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, FILES), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.fixture(scope="module")
def server(_files: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("crowd")
    with (
        certificate_server(folder, {"valid.pem": chain().pem}) as certificates,
        endpoint_process(folder, certificates, workers=WORKERS) as running,
    ):
        yield running


@pytest.fixture(scope="module")
def quiet() -> FlaskClient:
    """The same endpoint in this process, with nobody else there."""
    return endpoint(envelope.APPLICATION, lambda _: None).test_client()


def at_once(server: Running, requests: list[bytes]) -> tuple[list[bytes], int, float]:
    """Answers to *requests*, all in flight together: each whole connection as it was received.

    All connections are open before the first request is sent; also returns how many the kernel
    counted then, and the seconds from there to the last answer.
    """
    answers = [b""] * len(requests)
    with ExitStack() as stack, selectors.DefaultSelector() as ready:
        wires = []
        for _ in requests:
            wire = socket.create_connection(("127.0.0.1", server.port), PATIENCE)
            wires.append(stack.enter_context(wire))
        counted, started = open_at(server.port), time.monotonic()
        for place, wire in enumerate(wires):
            wire.sendall(requests[place])
            ready.register(wire, selectors.EVENT_READ, place)
        while ready.get_map():
            assert time.monotonic() < started + PATIENCE, f"{len(ready.get_map())} got no answer"
            for key, _ in ready.select(timeout=1):
                read = wires[key.data].recv(65_536)
                answers[key.data] += read
                if not read:  # hangs up too, as a web server in front does: gunicorn waits for it
                    ready.unregister(key.fileobj)
                    wires[key.data].close()
        return answers, counted, time.monotonic() - started


def body_of(answer: bytes) -> bytes:
    """The body of a whole answer with status 200."""
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 "), answer
    assert f"Content-Length: {len(body)}".encode() in head
    return body


def expected(quiet: FlaskClient, event: Any) -> bytes:
    answer = quiet.post("/", json=event)
    assert answer.status_code == 200
    return answer.data


@pytest.mark.skipif(not TCP.exists(), reason="no /proc here")
def test_a_thousand_sessions_at_once_are_each_answered_as_alone(
    server: Running, quiet: FlaskClient, record_property: Callable[[str, object], None]
) -> None:
    """Three rounds; in each, every session has its turn before any has the next."""
    before = len(server.log().splitlines())
    sessions = talks()
    longest = 0.0
    for _ in range(TURNS):
        alone = [expected(quiet, talk.event()) for talk in sessions]
        answers, counted, seconds = at_once(server, [request(talk) for talk in sessions])
        assert counted == SESSIONS
        for talk, answer, own in zip(sessions, answers, alone, strict=True):
            assert body_of(answer) == own
            talk.hear(body_of(answer))
        longest = max(longest, seconds)
    record_property("longest round, seconds", round(longest, 2))
    assert all(talk.over for talk in sessions)
    assert len({b"".join(talk.answers) for talk in sessions}) > SESSIONS // 2
    assert_quiet(server, before, SESSIONS * TURNS)


def assert_quiet(server: Running, before: int, turns: int) -> None:
    """A line of log a turn, and nothing else: no fault, no refusal, no word of gunicorn's."""
    lines = [json.loads(line) for line in server.log().splitlines()[before:]]
    assert len(lines) == turns
    assert {line["request"] for line in lines} == {"IntentRequest"}
    kinds = Counter(line["reply"] for line in lines)
    assert not {"fault", "refused", "silence", "other"} & kinds.keys()


def test_the_server_is_none_the_worse_for_it(server: Running, quiet: FlaskClient) -> None:
    """The next one is answered at once, and no connection is left behind."""
    talk = talks()[0]
    own = expected(quiet, talk.event())
    started = time.monotonic()
    assert body_of(at_once(server, [request(talk)])[0][0]) == own
    assert time.monotonic() - started < 2
    assert open_at(server.port) == 0
