"""`python -m skill serve`: what it refuses to start with, what it says, and how it ends."""

import json
import os
import re
import signal
import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from skill.endpoint.errors import ServerError
from skill.endpoint.server import application, bind_at
from skill.simulator import invocation
from tests.authority import chain
from tests.certificate_server import SLOW, certificate_server
from tests.conftest import ROOT
from tests.endpoint_process import PATIENCE, endpoint_process, free_port, http, running, signed
from tests.process import run, skill

SERVE = (sys.executable, "-m", "skill", "serve")
ID = invocation.APPLICATION
SELF_HOSTING = ROOT / "docs" / "self-hosting.md"


def event() -> dict[str, Any]:
    return invocation.launch_request(invocation.new_session(), "en-US")


def refused(*arguments: str, **environment: str) -> str:
    """What the command says when it does not start: one line."""
    inherited = {key: value for key, value in os.environ.items() if key != "SKILL_ID"}
    done = skill("serve", *arguments, env={**inherited, **environment})
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "error: no skill id: pass --skill-id, or set SKILL_ID"),
        (["--insecure-local"], "error: no skill id"),
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


def test_a_place_that_is_taken_or_nowhere_and_no_roots_are_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = f"127.0.0.1:{other.getsockname()[1]}"
        said = refused("--skill-id", ID, "--bind", taken)
    assert said == f"error: bind {taken}: address already in use\n"
    assert refused("--skill-id", ID, "--bind", "127.0.0.1:99999").startswith("error: bind 127")
    nowhere = {"SSL_CERT_FILE": str(tmp_path / "none"), "SSL_CERT_DIR": str(tmp_path)}
    assert refused("--skill-id", ID, **nowhere).startswith("error: no trust roots here")


@pytest.mark.parametrize(
    ("bind", "loopback"),
    [
        ("127.0.0.1:5000", True),
        ("0.0.0.0:5000", False),
        ("unix:/run/x.sock", False),
    ],
)
def test_insecure_is_for_the_loopback_alone(bind: str, loopback: bool) -> None:
    assert bind_at(bind).loopback is loopback
    assert application(ID, bind_at(bind), insecure=loopback)
    if not loopback:
        with pytest.raises(ServerError, match="this machine only"):
            application(ID, bind_at(bind), insecure=True)


@pytest.mark.parametrize("bind", ["", ":", ":5000", "host", "host:", "host:x", "unix:", "a b:1"])
def test_what_is_no_place_to_listen_at_is_refused(bind: str) -> None:
    with pytest.raises(ServerError, match="expected host:port"):
        bind_at(bind)


def test_insecure_says_so_and_answers_who_is_here_and_no_proxy(tmp_path: Path) -> None:
    port = free_port()
    command = [*SERVE, "--bind", f"127.0.0.1:{port}", "--insecure-local", "--workers", "1"]
    body = json.dumps(event()).encode()
    with running(command, port, tmp_path / "output.txt", {"SKILL_ID": ID}) as server:
        assert server.log().splitlines()[0] == (
            f"Serving on 127.0.0.1:{port}, for this machine only: "
            "INSECURE, signatures and timestamps are not checked"
        )
        answer = server.send(http([], body))
        assert "cramping right now" in answer.json["response"]["outputSpeech"]["ssml"]
        assert server.send(http([], b"nonsense")).json == {"reason": "body: not JSON"}
        assert server.send(http([("Via", "1.1 proxy")], body)).status == 400


def test_secure_is_what_it_is_by_default(tmp_path: Path) -> None:
    """The real thing: the system's roots, and nobody's signature will do but Alexa's."""
    port = free_port()
    command = [*SERVE, "--bind", f"127.0.0.1:{port}", "--skill-id", ID, "--workers", "1"]
    with running(command, port, tmp_path / "output.txt") as server:
        assert server.log() == f"Serving on 127.0.0.1:{port}\n"
        body = json.dumps(event()).encode()
        assert server.send(http([], body)).json == {"reason": "Signature-256: missing"}
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(PATIENCE) == 0


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
        done = run("bash", "-c", ask.replace("5000", str(port)))
    assert done.returncode == 0, done.stderr
    assert "cramping right now" in json.loads(done.stdout)["response"]["outputSpeech"]["ssml"]


def test_sigterm_finishes_the_requests_in_flight(tmp_path: Path) -> None:
    """They wait for a certificate that takes a second to come."""
    late = "https://s3.amazonaws.com/echo.api/late.pem"
    with (
        certificate_server(tmp_path, {"valid.pem": chain().pem}) as certificates,
        endpoint_process(tmp_path, certificates, seconds=5 * SLOW) as server,
        ThreadPoolExecutor() as pool,
    ):
        bodies = [json.dumps(event()).encode() for _ in range(3)]
        sent = [pool.submit(server.send, http(signed(body, late), body)) for body in bodies]
        while not certificates.asked:
            time.sleep(0.01)
        time.sleep(SLOW / 2)  # until the other two are in flight as well
        server.process.terminate()
        started = time.monotonic()
        assert [one.result().status for one in sent] == [200, 200, 200]
        assert server.process.wait(PATIENCE) == 0
        assert time.monotonic() - started < 4 * SLOW + 2
        with pytest.raises(ConnectionRefusedError):
            server.send(http([], method="GET", path="/healthz"))
    assert len([line for line in server.log().splitlines() if '"launch"' in line]) == 3
