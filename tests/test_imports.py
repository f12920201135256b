"""Imports run one way, and what goes to Lambda needs no library of the desk."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Part of the project -> the parts that it may import, itself among them.
CORE = {"content", "hearing", "dialogue", "alexa"}
MAY_IMPORT = {
    "content": {"content"},
    "hearing": {"content", "hearing"},
    "dialogue": {"content", "hearing", "dialogue"},
    "alexa": CORE,
    "lambda": {"alexa"},
    "simulator": {*CORE, "simulator"},
    "publishing": {"content", "publishing"},
    # It answers as Lambda does: nothing of the desk.
    "endpoint": {"content", "alexa", "endpoint"},
    "console": {*CORE, "simulator", "console"},
    "__main__": {*CORE, "simulator", "publishing", "endpoint", "console"},
}
# Part of the project that goes to Lambda -> the libraries that it may import.
LIBRARIES = {
    "content": set(),
    "hearing": set(),
    "dialogue": set(),
    "alexa": {"ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime"},
    "lambda": set(),
}
FILES = [
    path.relative_to(ROOT)
    for folder in ("skill", "lambda")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if path != ROOT / "skill" / "__init__.py"
]
# What would make a reply depend on more than content, state and move.
WORLDLY = {
    *("datetime", "logging", "os", "random", "secrets"),
    *("socket", "subprocess", "threading", "time", "uuid"),
}
PACKAGED = [path for path in FILES if path.parts[0] == "lambda" or path.parts[1] in LIBRARIES]


def part_of(path: Path) -> str:
    return path.parts[0] if path.parts[0] == "lambda" else path.with_suffix("").parts[1]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_run_one_way(path: Path) -> None:
    names = [name.split(".") for name in imported(path)]
    ours = {name[1] for name in names if name[0] == "skill"}
    assert ours - MAY_IMPORT[part_of(path)] == set()


@pytest.mark.parametrize("path", FILES, ids=str)
def test_content_hearing_and_dialogue_know_no_clock_no_chance_and_no_wire(path: Path) -> None:
    roots = {name.split(".")[0] for name in imported(path)}
    assert part_of(path) not in CORE - {"alexa"} or roots.isdisjoint(WORLDLY)


@pytest.mark.parametrize("path", PACKAGED, ids=str)
def test_what_goes_to_lambda_imports_no_library_of_the_desk(path: Path) -> None:
    roots = {name.split(".")[0] for name in imported(path)}
    libraries = roots - sys.stdlib_module_names - {"skill"}
    assert libraries - LIBRARIES[part_of(path)] == set()


def test_the_function_is_two_lines() -> None:
    """All that Lambda's own file does is to name the function of the package."""
    tree = ast.parse((ROOT / "lambda" / "lambda_function.py").read_text(encoding="utf-8"))
    kinds = [type(node) for node in tree.body]
    assert kinds == [ast.Expr, ast.ImportFrom, ast.Assign]
