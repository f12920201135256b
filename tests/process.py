"""Commands as real processes: what they write, and how they end."""

import json
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

from tests.conftest import ROOT

Done = subprocess.CompletedProcess[str]


def run(*command: str, said: str = "", **more: Any) -> Done:
    """How *command* ended, given *said* to read; at the root of the repository."""
    given = {"cwd": ROOT, "input": said, "timeout": 300, **more}
    return subprocess.run(command, capture_output=True, text=True, check=False, **given)


def skill(*arguments: str, said: str = "", **more: Any) -> Done:
    """`python -m skill` with *arguments*."""
    return run(sys.executable, "-m", "skill", *arguments, said=said, **more)


def python(script: str, *arguments: str) -> str:
    """What *script* prints, in a fresh interpreter: no test has imported anything."""
    done = run(sys.executable, "-c", script, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def in_turns(*arguments: str, said: Iterable[str]) -> list[Any]:
    """What `python -m skill` writes after each line of *said*, before it can read the next."""
    with subprocess.Popen(
        [sys.executable, "-m", "skill", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        found = []
        for line in said:
            process.stdin.write(line + "\n")
            process.stdin.flush()
            found.append(json.loads(process.stdout.readline()))
        return found
