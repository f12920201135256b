"""The endpoint in a process of its own, and what a client needs to talk to it, well or badly."""

import base64
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Any

from tests.authority import chain, pem
from tests.certificate_server import CertificateServer
from tests.conftest import ROOT
from tests.endpoint_launcher import Launch

URL = "https://s3.amazonaws.com/echo.api/valid.pem"
PATIENCE = 15.0  # seconds


@dataclass(frozen=True)
class Answer:
    """What came back: status 0 for nothing but a closed connection."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Running:
    """A server process that answers on *port*, and the file that its output goes to."""

    process: subprocess.Popen[bytes]
    port: int
    output: Path

    def send(self, sent: bytes) -> Answer:
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as wire:
            with suppress(BrokenPipeError, ConnectionResetError):  # answered before the end
                wire.sendall(sent)
            return received(wire)

    def log(self) -> str:
        return self.output.read_text(encoding="utf-8")


def received(wire: socket.socket) -> Answer:
    response = HTTPResponse(wire)
    try:
        response.begin()
        return Answer(response.status, response.read())
    except (HTTPException, ConnectionResetError):
        return Answer(0)


def http(
    headers: Sequence[tuple[str, str]], body: bytes = b"", method: str = "POST", path: str = "/"
) -> bytes:
    """A request as it goes over the wire, with just these headers, and Host and length."""
    own = [("Host", "localhost"), ("Content-Length", str(len(body)))]
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in [*own, *headers])]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def signed(body: bytes, url: str = URL) -> list[tuple[str, str]]:
    """The two headers that Alexa sends with *body*."""
    made = base64.b64encode(chain().leaf.signature(body)).decode()
    return [("Signature-256", made), ("SignatureCertChainUrl", url)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: Sequence[str], port: int, output: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """Starts *command*, waits until it is healthy, and ends it."""
    with output.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **(environment or {})}, stdout=file, stderr=file
        )
    server = Running(process, port, output)
    try:
        wait_until_healthy(server)
        yield server
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_until_healthy(server: Running) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.process.poll() is None, server.log()
        with suppress(ConnectionRefusedError):
            if server.send(http([], method="GET", path="/healthz")).status == 200:
                return
        time.sleep(0.05)
    raise AssertionError(server.log())


@contextmanager
def endpoint_process(
    folder: Path, certificates: CertificateServer, **changes: Any
) -> Iterator[Running]:
    """The endpoint, trusting the tests' root and fetching from *certificates*."""
    (folder / "roots.pem").write_bytes(pem(chain().root))
    port = free_port()
    launch = Launch(
        bind=f"127.0.0.1:{port}",
        roots=str(folder / "roots.pem"),
        tls=str(certificates.root),
        base=certificates.base,
        **changes,
    )
    command = [sys.executable, "-m", "tests.endpoint_launcher", json.dumps(asdict(launch))]
    with running(command, port, folder / "output.txt") as server:
        yield server
