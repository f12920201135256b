"""A minute of signed requests to the whole server on this machine, over 32 connections."""

import json
import re
import selectors
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.figures import Figure, Measured, Target
from skill.simulator import envelope
from tests.authority import chain
from tests.certificate_server import certificate_server
from tests.endpoint_process import Running, endpoint_process, http, signed

CONNECTIONS = 32
WORKERS = 2
SECONDS = 60
SETTLED = 10  # seconds until the memory is looked at for the first time
FLAT = 0.05
REQUESTS = Path(__file__).parents[1] / "tests" / "requests"
LENGTH = re.compile(rb"\r\nContent-Length: (\d+)")
SPOKEN = ("launch", "why", "circumstance", "yes", "no", "help", "repeat", "warning_sign", "stop")


@dataclass
class Load:
    """What came back so far: how often each status, and after how long, in seconds."""

    statuses: Counter[str] = field(default_factory=Counter)
    latencies: list[float] = field(default_factory=list)
    memory: dict[int, int] = field(default_factory=dict)  # second -> bytes


def measure() -> Measured:
    """Requests a second, latency, errors, and whether the memory of the workers stays flat."""
    with server() as running:
        load = run(running)
    ordered = sorted(load.latencies)
    errors = load.statuses.total() - load.statuses["200"]
    settled, end = load.memory[SETTLED], load.memory[SECONDS]
    growth = end / settled - 1
    return Measured(
        f"{SECONDS} s, {CONNECTIONS} connections, {WORKERS} workers, on loopback with the client",
        (
            Figure("requests", len(ordered), "", f"statuses {dict(load.statuses)}"),
            Figure("requests a second", round(len(ordered) / SECONDS, 1), "/s"),
            *(
                Figure(f"latency, {name}", round(part(ordered, share) * 1000, 2), "ms")
                for name, share in (("median", 0.5), ("p95", 0.95), ("p99", 0.99), ("most", 1))
            ),
            Figure(f"memory of the workers after {SETTLED} s", round(settled / 1e6, 1), "MB"),
            Figure(f"memory of the workers after {SECONDS} s", round(end / 1e6, 1), "MB"),
            Figure("growth", round(growth * 100, 2), "%"),
        ),
        (
            Target("no error", errors == 0 and bool(ordered)),
            Target(f"memory flat within {FLAT:.0%}", abs(growth) <= FLAT),
        ),
    )


@contextmanager
def server() -> Iterator[Running]:
    """The endpoint, checking every signature, with a certificate of ours for Amazon's."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with (
            certificate_server(folder, {"valid.pem": chain().pem}) as certificates,
            endpoint_process(folder, certificates, workers=WORKERS) as running,
        ):
            yield running


def sent() -> Iterator[bytes]:
    """Recorded requests, meant for this skill and sent now, each signed; over and over."""
    made = []
    for name in SPOKEN:
        event: Any = json.loads((REQUESTS / f"{name}.json").read_text(encoding="utf-8"))
        for place in (event["context"]["System"], event["session"]):
            place["application"] = {"applicationId": envelope.APPLICATION}
        event["request"]["timestamp"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        body = json.dumps(event).encode()
        made.append(http([("Content-Type", "application/json"), *signed(body)], body))
    return cycle(made)


def run(running: Running) -> Load:
    """Keeps every connection busy: the next request goes out when the answer has come."""
    load = Load()
    requests = sent()
    with selectors.DefaultSelector() as ready, ExitStack() as open_:
        for _ in range(CONNECTIONS):
            client = open_.enter_context(Client(running.port))
            client.send(next(requests))
            ready.register(client.wire, selectors.EVENT_READ, client)
        started = time.perf_counter()
        while (now := time.perf_counter()) < started + SECONDS:
            second = int(now - started)
            if second not in load.memory:
                load.memory[second] = memory(running.process.pid)
            for key, _ in ready.select(timeout=1):
                status = key.data.receive()
                if status:
                    load.latencies.append(time.perf_counter() - key.data.since)
                    load.statuses[status] += 1
                    key.data.send(next(requests))
        load.memory[SECONDS] = memory(running.process.pid)
    return load


class Client:
    """One connection, and the answer that it waits for."""

    def __init__(self, port: int) -> None:
        self.wire = socket.create_connection(("127.0.0.1", port))
        self.wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.since = 0.0
        self.got = b""

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.wire.close()

    def send(self, request: bytes) -> None:
        """Sends *request*, and forgets the answer to the one before."""
        self.since = time.perf_counter()
        self.got = b""
        self.wire.sendall(request)

    def receive(self) -> str:
        """The status once the whole answer is there; until then, nothing.

        Raises ConnectionError where the server hangs up: it has no reason to.
        """
        read = self.wire.recv(65536)
        if not read:
            raise ConnectionError(self.got[:200])
        self.got += read
        head, end, body = self.got.partition(b"\r\n\r\n")
        length = LENGTH.search(head) if end else None
        return head[9:12].decode() if length and len(body) >= int(length[1]) else ""


def memory(pid: int) -> int:
    """The resident bytes of all children of *pid*."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return sum(resident(child) for child in children)


def resident(pid: str) -> int:
    """The resident bytes of a process."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:"))


def part(ordered: list[float], share: float) -> float:
    """The latency that *share* of all stay below."""
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
