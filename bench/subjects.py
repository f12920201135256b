"""What is compared: an empty function, a hello world as `sam build` makes it, and the skill."""

import os
import subprocess
from pathlib import Path

from tests.artefact import BUILT, ROOT, SAM

HERE = Path(__file__).parent
HELLO = ROOT / "build" / "bench" / "hello"


class SetupError(Exception):
    """Something that a measurement needs is not there; the message says what to do."""


def subjects() -> dict[str, Path]:
    """Name -> the folder of its code, as Lambda gets it; made where it is missing."""
    if not BUILT.is_dir() or not list(BUILT.rglob("*.pyc")):
        raise SetupError("no package with bytecode: run `make package` with a Python 3.13 at hand")
    return {"empty": HERE / "empty", "hello world": _hello(), "ours": BUILT}


def _hello() -> Path:
    """Built afresh by plain `sam build`, which resolves what requirements.txt asks for."""
    done = subprocess.run(  # noqa: S603  # the project's own tool
        [SAM / "bin" / "sam", "build", "-t", HERE / "hello" / "template.yaml", "-b", HELLO],
        env={**os.environ, "PATH": f"{SAM / 'bin'}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SetupError(f"`sam build` of the hello world failed: {done.stderr.strip()}")
    return HELLO / "Hello"
