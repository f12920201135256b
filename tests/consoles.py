"""A console to test: the real command in a process of its own, on a free port."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

from tests.conftest import ROOT
from tests.endpoint_process import Answer

PATIENCE = 30  # seconds


@dataclass(frozen=True)
class Console:
    port: int

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}/"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request; header names are written with underscores."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, named)
            response = connection.getresponse()
            return Answer(response.status, response.read(), dict(response.headers))
        finally:
            connection.close()

    def post(self, path: str, body: Any, **headers: str) -> Answer:
        """*body* as JSON, or as it is where it is bytes."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.ask("POST", path, raw, **{"Content_Type": "application/json", **headers})

    def open(self, locale: str = "en-US", device: str = "speaker", **more: str) -> Any:
        """A new session: its id and its first turn."""
        answer = self.post("/api/sessions", {"locale": locale, "device": device, **more})
        assert answer.status == 201, answer.body
        return answer.json

    def say(self, session: str, utterance: str, **more: str) -> Any:
        """The turn after *utterance*."""
        path = f"/api/sessions/{session}/say"
        answer = self.post(path, {"utterance": utterance, **more})
        assert answer.status == 200, answer.body
        return answer.json["turn"]


@contextmanager
def running() -> Iterator[Console]:
    """The console as `make console` starts it. Nothing it does may end in a stack trace."""
    environment = {name: value for name, value in os.environ.items() if name != "SKILL_ID"}
    command = [sys.executable, "-m", "skill", "console", "--port", "0"]
    with (
        tempfile.TemporaryFile("w+") as errors,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        try:
            assert process.stdout
            ready = process.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:(\d+)", ready)
            assert found, ready
            yield Console(int(found[1]))
        finally:
            process.terminate()
            process.wait(10)
        errors.seek(0)
        assert "Traceback" not in errors.read()
