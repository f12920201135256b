"""The README says what is true: its dialogue is a golden one, and its commands run."""

import re
import subprocess
import sys

import pytest

from skill.simulator import golden
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SAMPLE = ROOT / "tests" / "conversations" / "sample.toml"


def test_the_sample_dialogue_is_a_golden_one() -> None:
    shown = re.search(r"```\n(You: .*?)```", README, re.DOTALL)
    assert shown
    spoken = []
    for turn in golden.read(SAMPLE).turns:
        spoken += [f"You: {turn['say']}", f"Guide: {turn['speech']}"]
    assert shown.group(1).split() == " ".join(spoken).split()


def test_the_make_commands_exist() -> None:
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = set(re.findall(r"(?:^|`)make ([\w-]+)", README, re.MULTILINE))
    assert {"talk", "test", "model", "deploy", "skill-package"} <= commands
    assert all(re.search(rf"^{command}:", made, re.MULTILINE) for command in commands)


COMMANDS = [
    line.replace(".venv/bin/python", sys.executable)
    for line in README.splitlines()
    if ".venv/bin/python" in line
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_python_commands_run(command: str) -> None:
    done = subprocess.run(  # noqa: S602  # the README shows pipes
        command,
        shell=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize(
    "path", re.findall(r"`((?:skill|lambda|interaction_model)/[\w./-]*)`", README)
)
def test_the_paths_exist(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("path", re.findall(r"\]\((docs/[\w./-]*)\)", README))
def test_the_linked_pages_exist(path: str) -> None:
    assert (ROOT / path).exists()
