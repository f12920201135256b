"""The README says what is true: its dialogue is a golden one, and its commands run."""

import re
import sys
from pathlib import Path

import pytest

from skill.simulator import golden
from tests.conftest import ROOT
from tests.process import run

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SAMPLE = ROOT / "tests" / "conversations" / "sample.toml"


def test_the_sample_dialogue_is_a_golden_one() -> None:
    shown = re.search(r"```\n(You: .*?)```", README, re.DOTALL)
    assert shown
    spoken = []
    for turn in golden.read(SAMPLE).turns:
        spoken += [f"You: {turn['say']}", f"Guide: {turn['speech']}"]
    assert shown.group(1).split() == " ".join(spoken).split()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_make_commands_and_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in re.findall(r"(?:^|`)(?:[^`\n]*&& )?make ([\w-]+)", text, re.MULTILINE):
        assert re.search(rf"^{command}:", made, re.MULTILINE), command
    for path in re.findall(r"\]\(([\w./-]+)(?:#[\w-]+)?\)", text):
        assert (page.parent / path).exists(), path


COMMANDS = [
    line.replace(".venv/bin/python", sys.executable)
    for line in README.splitlines()
    if ".venv/bin/python" in line
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_python_commands_run(command: str) -> None:
    done = run("sh", "-c", command)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize(
    "path", re.findall(r"`((?:skill|lambda|interaction_model)/[\w./-]*)`", README)
)
def test_the_paths_exist(path: str) -> None:
    assert (ROOT / path).exists()
