"""The engine that is guided: atheris, in a process of its own, as libFuzzer ends its process."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz.failure import CRASHES
from fuzz.oracle import Complaint
from fuzz.tally import Tally

ROOT = Path(__file__).parents[1]
TAIL = 2000  # characters of what a process said that ended too early


def is_here() -> bool:
    """Whether atheris is installed: it has wheels for Linux alone."""
    return find_spec("atheris") is not None


def run(inputs: int, seed: int) -> Tally:
    """Tries so many inputs on the skill's own handler. Raises Complaint."""
    CRASHES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        done = subprocess.run(  # noqa: S603  # a module of this package
            [sys.executable, "-m", "fuzz.libfuzzer", str(inputs), str(seed), str(report)],
            cwd=ROOT,
            # The order of sets is part of the way through the code that guides it.
            env={**os.environ, "PYTHONHASHSEED": "0"},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if not report.exists():
            said = (done.stdout + done.stderr)[-TAIL:]
            raise RuntimeError(f"atheris ended early, see {CRASHES} for its input:\n{said}")
        found = json.loads(report.read_text(encoding="utf-8"))
    if "why" in found:
        raise Complaint(found["rule"], found["why"], tuple(found["inputs"]))
    return Tally.from_json(found)
