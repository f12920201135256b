"""The package index: whether it still has every pinned file, as it was, and not withdrawn."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from supply.verdict import Status, Verdict

Run = Callable[[list[str]], subprocess.CompletedProcess[str]]

# In the words of pip, requests and urllib3: nobody answered. What else goes wrong is a finding.
UNREACHABLE = re.compile(r"Connection|Timeout|timed out|Max retries|NameResolution|ProxyError")
MORE = re.compile(r"\. | \(from versions")
TAMPERED = "DO NOT MATCH THE HASHES"
PIP = "pip install --dry-run --ignore-installed --no-deps --require-hashes --retries 1 --report -"


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Runs a module of this Python, and returns what it said."""
    return subprocess.run(  # noqa: S603  # the commands of this package
        [sys.executable, "-m", *command], capture_output=True, text=True, check=False, timeout=600
    )


def last_line(text: str) -> str:
    """What a program said last, which is why it gave up."""
    return (text.strip().splitlines() or ["nothing"])[-1]


def _reason(said: str) -> str:
    """The first error, shortened: pip goes on about versions, and what to do."""
    errors = [line for line in said.splitlines() if line.startswith("ERROR: ")]
    return MORE.split(errors[0].removeprefix("ERROR: "))[0] if errors else last_line(said)


def withdrawn(file: Path, run: Run = run) -> Verdict:
    """Asks the index of pip's own settings for all of *file*, for this Python and platform.

    pip checks the hashes; the index says which files their authors have withdrawn ("yanked").
    """
    done = run([*PIP.split(), "--quiet", "--disable-pip-version-check", "-r", str(file)])
    if done.returncode != 0:
        if UNREACHABLE.search(done.stderr) and TAMPERED not in done.stderr:
            return Verdict(Status.NOT_ASKED, f"{file.name}: the package index did not answer")
        return Verdict(Status.FOUND, f"{file.name}: {_reason(done.stderr)}")
    taken = json.loads(done.stdout)["install"]
    yanked = [
        f"{one['metadata']['name']} {one['metadata']['version']}: withdrawn by its authors"
        for one in taken
        if one["is_yanked"]
    ]
    says = f"{file.name}: {len(taken)} packages with the pinned hashes, {len(yanked)} withdrawn"
    return Verdict(Status.FOUND if yanked else Status.SOUND, says, tuple(yanked))
