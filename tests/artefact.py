"""The built artefact: how it is made, and a process in which nothing else can be imported."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SAM = ROOT / ".venv-sam"
BUILT = ROOT / ".aws-sam" / "build" / "LegCrampGuideFunction"

# Reads events, one a line, and writes what the function answers; None for the modules it loaded.
ALONE = """
import json, sys
folder = sys.argv[1]
sys.path.insert(0, folder)
from lambda_function import lambda_handler
for line in sys.stdin:
    event = json.loads(line)
    if event is None:
        files = (getattr(module, "__file__", None) or "" for module in [*sys.modules.values()])
        answer = [file for file in files if file.startswith(folder)]
    else:
        answer = lambda_handler(event, None)
    print(json.dumps(answer), flush=True)
"""


def files(folder: Path) -> dict[str, bytes]:
    """What lies in *folder*, by its path there."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@cache
def lambda_python() -> str:
    """A Python 3.13 where there is one, as the Makefile finds it; else this one."""
    done = subprocess.run(
        ["make", "-s", "lambda-python"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip() or sys.executable


class Alone:
    """A process with the artefact and the standard library, and no other package."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self.process = process
        self.folder = folder

    def __call__(self, event: Any, context: object = None) -> dict[str, Any]:
        """The answer of the Lambda function, as `Session` asks for it."""
        assert context is None
        answer: dict[str, Any] = self._ask(event)
        return answer

    def modules(self) -> set[str]:
        """The files of the artefact that it has loaded so far, relative to its folder."""
        return {Path(file).relative_to(self.folder).as_posix() for file in self._ask(None)}

    def _ask(self, event: Any) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(event) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@contextmanager
def alone(folder: Path) -> Iterator[Alone]:
    command = [lambda_python(), "-I", "-S", "-B", "-c", ALONE, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/"
    ) as process:
        yield Alone(process, folder)
        assert process.stdin is not None
        process.stdin.close()
