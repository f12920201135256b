"""A minute of signed requests to the whole server on this machine, over 32 connections."""

import json
import os
import re
import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from skill.simulator import invocation
from tests.authority import chain
from tests.certificate_server import certificate_server
from tests.endpoint_process import Running, endpoint_process, http, signed
from tests.recorded import recorded
from tools.bench.figures import Figure, Measured, Target

CONNECTIONS = 32
WORKERS = 2
SECONDS = 60
SETTLED = 10  # seconds until the memory is looked at for the first time
FLAT = 0.05
RESIDENT = re.compile(r"VmRSS:\s+(\d+) kB")
LENGTH = re.compile(rb"\r\nContent-Length: (\d+)")
SPOKEN = ("launch", "why", "circumstance", "yes", "no", "help", "repeat", "warning_sign", "stop")


def measure() -> Measured:
    """Requests a second, latency, errors, and whether the memory of the workers stays flat."""
    busy = os.getloadavg()[0]  # with what else runs here
    with (
        TemporaryDirectory() as name,
        certificate_server(Path(name), {"valid.pem": chain().pem}) as certificates,
        endpoint_process(Path(name), certificates, workers=WORKERS) as running,
    ):
        answers, settled, end = run(running)
    statuses = Counter(status for status, _ in answers)
    latencies = [seconds for _, seconds in answers]
    hundredths = quantiles(latencies, n=100)
    shown = {"median": hundredths[49], "p95": hundredths[94], "p99": hundredths[98]}
    growth = end / settled - 1
    return Measured(
        f"{SECONDS} s, {CONNECTIONS} connections, {WORKERS} workers, the client on the same "
        f"{os.cpu_count()} cores, load average before {busy:.1f}",
        (
            Figure("requests", len(answers), "", f"statuses {dict(statuses)}"),
            Figure("requests a second", round(len(answers) / SECONDS, 1), "/s"),
            *(
                Figure(f"latency, {name}", round(seconds * 1000, 2), "ms")
                for name, seconds in {**shown, "most": max(latencies)}.items()
            ),
            Figure(f"memory of the workers after {SETTLED} s", round(settled / 1e6, 1), "MB"),
            Figure(f"memory of the workers after {SECONDS} s", round(end / 1e6, 1), "MB"),
            Figure("growth", round(growth * 100, 2), "%"),
        ),
        (
            Target("no error", set(statuses) == {"200"}),
            Target(f"memory flat within {FLAT:.0%}", abs(growth) <= FLAT),
        ),
    )


def sent() -> Iterator[bytes]:
    """Recorded requests, meant for this skill and sent now, each signed; over and over."""
    made = []
    for name in SPOKEN:
        event = recorded(name)
        for place in (event["context"]["System"], event["session"]):
            place["application"] = {"applicationId": invocation.APPLICATION}
        event["request"]["timestamp"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        body = json.dumps(event).encode()
        made.append(http([("Content-Type", "application/json"), *signed(body)], body))
    return cycle(made)


def run(running: Running) -> tuple[list[tuple[str, float]], int, int]:
    """Keeps so many connections busy: the next one is opened when an answer has come.

    The status and the seconds of each; the bytes of the workers, once settled and at the end.
    """
    requests, answers = sent(), list[tuple[str, float]]()
    end = time.perf_counter() + SECONDS

    def busy() -> None:
        while (since := time.perf_counter()) < end:
            status = answered(running.port, next(requests))
            answers.append((status, time.perf_counter() - since))

    with ThreadPoolExecutor(CONNECTIONS) as threads:
        done = [threads.submit(busy) for _ in range(CONNECTIONS)]
        time.sleep(SETTLED)
        settled = memory(running.process.pid)
        time.sleep(max(0.0, end - time.perf_counter()))
        for one in done:
            one.result()
    return answers, settled, memory(running.process.pid)


def answered(port: int, request: bytes) -> str:
    """The status of the answer on a connection of its own, or what is wrong with it."""
    with socket.create_connection(("127.0.0.1", port)) as wire:
        wire.sendall(request)
        got = b"".join(iter(lambda: wire.recv(65536), b""))
    head, _, body = got.partition(b"\r\n\r\n")
    length = LENGTH.search(head)
    return head[9:12].decode() if length and len(body) == int(length[1]) else "cut short"


def memory(pid: int) -> int:
    """The resident bytes of all children of *pid*."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    status = "".join(Path(f"/proc/{child}/status").read_text("ascii") for child in children)
    return sum(int(kilobytes) * 1024 for kilobytes in RESIDENT.findall(status))
