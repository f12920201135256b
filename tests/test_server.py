"""`python -m skill serve`: what it refuses to start with, what it says, and how it ends."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from skill.endpoint.errors import ServerError
from skill.endpoint.server import application, bind_at, serve
from skill.simulator import invocation
from tests.authority import chain
from tests.certificate_server import SLOW, CertificateServer, certificate_server
from tests.conftest import ROOT
from tests.endpoint_process import (
    PATIENCE,
    Running,
    endpoint_process,
    free_port,
    http,
    running,
    signed,
)

SERVE = (sys.executable, "-m", "skill", "serve")
ID = invocation.APPLICATION
SELF_HOSTING = ROOT / "docs" / "self-hosting.md"


def event() -> dict[str, Any]:
    return invocation.launch_request(invocation.new_session(), "en-US")


def refused(*arguments: str, **environment: str) -> str:
    """What the command says when it does not start: one line."""
    done = subprocess.run(
        [*SERVE, *arguments],
        cwd=ROOT,
        env={**without_id(), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.stderr


def without_id() -> Mapping[str, str]:
    return {key: value for key, value in os.environ.items() if key != "SKILL_ID"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "error: no skill id: pass --skill-id, or set SKILL_ID"),
        (["--insecure-local"], "error: no skill id"),
        (["--skill-id", " "], "error: no skill id"),
        (["--skill-id", ID, "--bind", "nonsense"], "error: bind 'nonsense': expected host:port"),
        (["--skill-id", ID, "--workers", "0"], "error: workers 0: expected at least one"),
        (
            ["--skill-id", ID, "--insecure-local", "--bind", "0.0.0.0:5000"],
            "error: --insecure-local works on this machine only",
        ),
    ],
)
def test_what_it_cannot_start_with_is_said_in_one_line(arguments: list[str], said: str) -> None:
    assert refused(*arguments).startswith(said)


def test_without_trust_roots_it_does_not_start(tmp_path: Path) -> None:
    nowhere = {"SSL_CERT_FILE": str(tmp_path / "none"), "SSL_CERT_DIR": str(tmp_path)}
    assert refused("--skill-id", ID, **nowhere).startswith("error: no trust roots here")


def test_a_place_that_is_taken_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = f"127.0.0.1:{other.getsockname()[1]}"
        said = refused("--skill-id", ID, "--bind", taken)
    assert said == f"error: bind {taken}: address already in use\n"
    assert refused("--skill-id", ID, "--bind", "127.0.0.1:99999").startswith("error: bind 127")
    assert refused("--skill-id", ID, "--bind", "203.0.113.9:1").startswith("error: bind 203")


@pytest.mark.parametrize("bind", ["127.0.0.1:5000", "localhost:80", "[::1]:5000", "127.9.9.9:1"])
def test_the_loopback_is_known(bind: str) -> None:
    assert bind_at(bind).loopback
    assert application(ID, bind_at(bind), insecure=True)


@pytest.mark.parametrize(
    "bind",
    ["0.0.0.0:5000", "[::]:5000", "192.168.1.2:5000", "example.org:80", "unix:/run/x.sock"],
)
def test_insecure_is_refused_wherever_others_might_come(bind: str) -> None:
    assert not bind_at(bind).loopback
    with pytest.raises(ServerError, match="this machine only"):
        application(ID, bind_at(bind), insecure=True)
    assert application(ID, bind_at(bind), insecure=False)


@pytest.mark.parametrize("bind", ["", ":", ":5000", "host", "host:", "host:x", "unix:", "a b:1"])
def test_what_is_no_place_to_listen_at_is_refused(bind: str) -> None:
    with pytest.raises(ServerError, match="expected host:port"):
        bind_at(bind)


def test_a_server_needs_workers() -> None:
    app = application(ID, bind_at("127.0.0.1:1"), insecure=True)
    with pytest.raises(ServerError, match="at least one"):
        serve(app, bind_at("127.0.0.1:1"), -1)


@pytest.fixture(scope="module")
def insecure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    port = free_port()
    command = [*SERVE, "--bind", f"127.0.0.1:{port}", "--insecure-local", "--workers", "1"]
    output = tmp_path_factory.mktemp("insecure") / "output.txt"
    with running(command, port, output, {"SKILL_ID": ID}) as server:
        yield server


def test_insecure_says_so_and_answers_who_is_here(insecure: Running) -> None:
    first = insecure.log().splitlines()[0]
    assert first == (
        f"Serving on 127.0.0.1:{insecure.port}, for this machine only: "
        "INSECURE, signatures and timestamps are not checked"
    )
    answer = insecure.send(http([], json.dumps(event()).encode()))
    assert answer.status == 200
    assert "cramping right now" in answer.json["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize("body", [b"", b"nonsense", b'{"a": "\xff"}', b"[" * 60_000])
def test_insecure_takes_no_nonsense_either(insecure: Running, body: bytes) -> None:
    answer = insecure.send(http([], body))
    assert answer.status == 400
    assert answer.json == {"reason": "body: not JSON"}


@pytest.mark.parametrize(
    "headers",
    [
        [("X-Forwarded-For", "203.0.113.9")],
        [("Forwarded", "for=203.0.113.9")],
        [("Via", "1.1 proxy")],
        [("Origin", "https://evil.example")],
    ],
)
def test_insecure_refuses_proxies_and_pages(
    insecure: Running, headers: list[tuple[str, str]]
) -> None:
    answer = insecure.send(http(headers, json.dumps(event()).encode()))
    assert answer.status == 400
    assert answer.json["reason"].startswith("insecure: ")


def test_insecure_refuses_a_name_of_somebody_else_s(insecure: Running) -> None:
    sent = http([], json.dumps(event()).encode()).replace(b"localhost", b"evil.example")
    assert insecure.send(sent).json == {"reason": "insecure: not for web pages"}


def test_insecure_answers_this_skill_alone(insecure: Running) -> None:
    other = event()
    other["context"]["System"]["application"] = {"applicationId": "amzn1.ask.skill.other"}
    assert insecure.send(http([], json.dumps(other).encode())).status == 400


@pytest.mark.skipif(not which("curl"), reason="the guide uses curl")
def test_the_commands_of_the_guide_work(tmp_path: Path) -> None:
    """Those under "Try it", on another port."""
    text = SELF_HOSTING.read_text(encoding="utf-8").partition("## Try it")[2]
    block = re.search(r"```sh\n(.*?)```", text, re.DOTALL)
    assert block is not None
    start, ask = block[1].strip().split("\n\n")
    skill_id = re.fullmatch(r"SKILL_ID=(\S+) \.venv/bin/python -m skill (serve .*) &", start)
    assert skill_id is not None
    port = free_port()
    command = [*SERVE[:-1], *skill_id[2].split(), "--bind", f"127.0.0.1:{port}"]
    with running(command, port, tmp_path / "output.txt", {"SKILL_ID": skill_id[1]}):
        done = subprocess.run(
            ["bash", "-c", ask.replace("5000", str(port))],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 0, done.stderr
    assert "cramping right now" in json.loads(done.stdout)["response"]["outputSpeech"]["ssml"]


def test_secure_is_what_it_is_by_default(tmp_path: Path) -> None:
    """The real thing: the system's roots, and nobody's signature will do but Alexa's."""
    port = free_port()
    command = [*SERVE, "--bind", f"127.0.0.1:{port}", "--skill-id", ID, "--workers", "1"]
    with running(command, port, tmp_path / "output.txt") as server:
        assert server.log() == f"Serving on 127.0.0.1:{port}\n"
        body = json.dumps(event()).encode()
        assert server.send(http([], body)).json == {"reason": "Signature-256: missing"}
        elsewhere = signed(body, "https://s3.amazonaws.com.evil.example/echo.api/valid.pem")
        assert server.send(http(elsewhere, body)).status == 400
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(PATIENCE) == 0


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CertificateServer]:
    with certificate_server(tmp_path_factory.mktemp("tls"), {"valid.pem": chain().pem}) as server:
        yield server


def test_sigterm_finishes_the_requests_in_flight(
    tmp_path: Path, certificates: CertificateServer
) -> None:
    """They wait for a certificate that takes a second to come."""
    late = "https://s3.amazonaws.com/echo.api/late.pem"
    certificates.asked.clear()
    with (
        endpoint_process(tmp_path, certificates, seconds=5 * SLOW) as server,
        ThreadPoolExecutor() as pool,
    ):
        bodies = [json.dumps(event()).encode() for _ in range(3)]
        sent = [pool.submit(server.send, http(signed(body, late), body)) for body in bodies]
        while not certificates.asked:
            time.sleep(0.01)
        server.process.terminate()
        started = time.monotonic()
        assert [one.result().status for one in sent] == [200, 200, 200]
        assert server.process.wait(PATIENCE) == 0
        assert time.monotonic() - started < 4 * SLOW + 2
        with pytest.raises(ConnectionRefusedError):
            server.send(http([], method="GET", path="/healthz"))
    assert len([line for line in server.log().splitlines() if '"launch"' in line]) == 3
