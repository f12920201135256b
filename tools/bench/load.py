"""A minute of signed requests to the whole server on this machine, over 32 connections."""

import json
import os
import re
import selectors
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from skill.simulator import invocation
from tests.authority import chain
from tests.certificate_server import certificate_server
from tests.endpoint_process import Running, endpoint_process, http, signed
from tools.bench.figures import Figure, Measured, Target

CONNECTIONS = 32
WORKERS = 2
SECONDS = 60
SETTLED = 10  # seconds until the memory is looked at for the first time
FLAT = 0.05
REQUESTS = Path(__file__).parents[2] / "tests" / "requests"
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
    busy = os.getloadavg()[0]  # with what else runs here
    with server() as running:
        load = run(running)
    ordered = sorted(load.latencies)
    errors = load.statuses.total() - load.statuses["200"]
    settled, end = load.memory[SETTLED], load.memory[SECONDS]
    growth = end / settled - 1
    return Measured(
        f"{SECONDS} s, {CONNECTIONS} connections, {WORKERS} workers, the client on the same "
        f"{os.cpu_count()} cores, load average before {busy:.1f}",
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
            place["application"] = {"applicationId": invocation.APPLICATION}
        event["request"]["timestamp"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        body = json.dumps(event).encode()
        made.append(http([("Content-Type", "application/json"), *signed(body)], body))
    return cycle(made)


def run(running: Running) -> Load:
    """Keeps so many connections busy: the next one is opened when an answer has come."""
    load = Load()
    requests = sent()
    with selectors.DefaultSelector() as ready:
        for _ in range(CONNECTIONS):
            one = Exchange(running.port, next(requests))
            ready.register(one.wire, selectors.EVENT_READ, one)
        started = time.perf_counter()
        while (now := time.perf_counter()) < started + SECONDS:
            second = int(now - started)
            if second not in load.memory:
                load.memory[second] = memory(running.process.pid)
            for key, _ in ready.select(timeout=1):
                if key.data.receive():
                    load.latencies.append(time.perf_counter() - key.data.since)
                    load.statuses[key.data.status] += 1
                    ready.unregister(key.data.wire)
                    key.data.wire.close()
                    one = Exchange(running.port, next(requests))
                    ready.register(one.wire, selectors.EVENT_READ, one)
        load.memory[SECONDS] = memory(running.process.pid)
        for key in list(ready.get_map().values()):
            key.data.wire.close()
    return load


class Exchange:
    """A request on a connection of its own, as a web server in front sends it, and its answer."""

    def __init__(self, port: int, request: bytes) -> None:
        self.since = time.perf_counter()
        self.wire = socket.create_connection(("127.0.0.1", port))
        self.wire.sendall(request)
        self.got = b""

    def receive(self) -> bool:
        """Takes what has come; whether that was all."""
        read = self.wire.recv(65536)
        self.got += read
        return not read

    @property
    def status(self) -> str:
        """The status of a whole answer, or what is wrong with it."""
        head, _, body = self.got.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        return head[9:12].decode() if length and len(body) == int(length[1]) else "cut short"


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
