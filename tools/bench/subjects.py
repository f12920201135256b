"""What is compared: an empty function, a hello world as `sam build` makes it, and the skill."""

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from tests.artefact import BUILT, ROOT, SAM
from tests.emulator import EMULATED

HERE = Path(__file__).parent
HELLO = ROOT / "build" / "bench" / "hello"


class SetupError(Exception):
    """Something that a measurement needs is not there; the message says what to do."""


def subjects() -> dict[str, Path]:
    """Name -> the folder of its code, as Lambda gets it."""
    if not EMULATED:
        raise SetupError("the emulator of the Lambda runtime runs on Linux")
    if not list(SAM.glob("lib/python3.13")):
        raise SetupError(
            "`.venv-sam` is of another Python: remove it, and run `make package` again"
        )
    if not BUILT.is_dir() or not list(BUILT.rglob("*.pyc")):
        raise SetupError("no package with bytecode: run `make package` with a Python 3.13 at hand")
    return {"empty": HERE / "empty", "hello world": _hello(), "ours": BUILT}


@cache
def _hello() -> Path:
    """Built once a run by plain `sam build`, which resolves what requirements.txt asks for."""
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


def in_process(folder: Path, loop: str, given: Any, times: int) -> Any:
    """The JSON that *loop* prints, a script, with the code in *folder* to import and no other.

    *given* is JSON on its standard input; it finds the folder and *times* among its arguments.
    """
    done = subprocess.run(  # noqa: S603  # a loop of ours
        [SAM / "bin" / "python", "-I", "-S", "-B", "-W", "ignore", "-c", loop, folder, str(times)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])
