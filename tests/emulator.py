"""AWS's emulator of the Lambda runtime, and a function that runs in it."""

import json
import os
import platform
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.artefact import SAM
from tests.endpoint_process import free_port

MACHINE = "arm64" if platform.machine() in ("aarch64", "arm64") else "x86_64"
EMULATOR = f"lib/python*/site-packages/samcli/local/rapid/aws-lambda-rie-{MACHINE}"
EMULATED = sys.platform == "linux"  # where it runs
PATH = "/2015-03-31/functions/function/invocations"


class Function:
    """A function behind the emulator; its runtime starts with the first request."""

    def __init__(self, port: int, process: "subprocess.Popen[bytes]") -> None:
        self.process = process
        self.wire = HTTPConnection("127.0.0.1", port, timeout=20)

    def __call__(self, event: Any) -> Any:
        """What the function answers, or how it failed, as JSON values."""
        return json.loads(self.answer(json.dumps(event).encode()))

    def answer(self, event: bytes) -> bytes:
        self.wire.request("POST", PATH, event)
        return self.wire.getresponse().read()

    def runtime(self) -> int:
        """The process of the runtime, once it has started."""
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        (pid,) = [int(pid) for task in tasks for pid in (task / "children").read_text().split()]
        return pid

    def peak_memory(self) -> int:
        """The most that the runtime has held so far, in bytes."""
        lines = Path(f"/proc/{self.runtime()}/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


@contextmanager
def emulated(folder: Path, **environment: str) -> Iterator[Function]:
    """The function whose code lies in *folder*, ready for its first request."""
    port, inner = free_port(), free_port()
    emulator = next(SAM.glob(EMULATOR))
    emulator.chmod(0o755)
    command = [
        *(str(emulator), "--runtime-interface-emulator-address", f"127.0.0.1:{port}"),
        *("--runtime-api-address", f"127.0.0.1:{inner}"),
        *(str(SAM / "bin" / "python"), "-m", "awslambdaric", "lambda_function.lambda_handler"),
    ]
    given = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",  # Lambda's folder cannot be written to
        "AWS_LAMBDA_FUNCTION_TIMEOUT": "7",
        **environment,
    }
    with subprocess.Popen(
        command, cwd=folder, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_for(port, process)
            function = Function(port, process)
            yield function
            function.wire.close()
        finally:
            process.terminate()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Until the emulator listens, however long a busy machine takes; or until it has ended."""
    while (ended := process.poll()) is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"the emulator ended with {ended} before it listened on port {port}")
