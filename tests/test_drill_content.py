"""Drill: content files damaged in any way load whole or not at all, and stop the function."""

import os
import shutil
import sys
import tempfile
import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.content import Content, ContentError, load
from skill.content.source import HERE
from tests.conftest import ROOT
from tests.process import run

FILES = {path.name: path for path in (*sorted((HERE / "en").glob("*.toml")), HERE / "locales.toml")}
BYTES = {name: path.read_bytes() for name, path in FILES.items()}
FEW = settings(max_examples=100)  # each reads the whole content
COMPLETE = load()

names = st.sampled_from(sorted(FILES))
plain = (
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from((date(2026, 1, 1), time(2, 0)))
    | st.sampled_from(("{emergency}", "{said}", "{", "}", "{}", "{{", "{0}", "{emergency!x}"))
)
values = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)


def loaded(damaged: str, content: bytes) -> Content | None:
    """What is loaded with *content* in that file; None where it is refused as it should be.

    Any other error than ContentError is the test's to fail with.
    """
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "en").mkdir()
        for name, path in FILES.items():
            place = Path(folder) / path.relative_to(HERE)
            place.write_bytes(content) if name == damaged else place.symlink_to(path)
        try:
            return load("en-US", Path(folder))
        except ContentError as error:
            refused = error
    assert refused.file in FILES
    assert str(refused) == f"{refused.file}: {refused.key}: expected {refused.expected}"
    assert "\n" not in str(refused)
    return None


@given(names, st.integers(0))
@FEW
def test_a_file_cut_short_is_whole_or_refused(name: str, at: int) -> None:
    assert loaded(name, BYTES[name][: at % len(BYTES[name])]) in (COMPLETE, None)


@st.composite
def replaced(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file in which one value, at any depth, is any other, or has another key."""
    name = draw(names)
    raw = tomllib.loads(BYTES[name].decode())
    at: Any = raw
    while True:
        key = draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        inner = at[key]
        if not (isinstance(inner, dict | list) and inner) or draw(st.integers(0, 3)) == 0:
            break
        at = inner
    if isinstance(at, dict) and draw(st.booleans()):
        at[draw(st.text(max_size=9))] = at.pop(key)
    else:
        at[key] = draw(values)
    return name, tomli_w.dumps(raw).encode()


@given(replaced())
@FEW
def test_any_value_in_any_place_is_refused_or_can_be_spoken(change: tuple[str, bytes]) -> None:
    found = loaded(*change)
    if found is not None:
        assert unspeakable(found) == []


def unspeakable(content: Content) -> list[str]:
    """The lines that cannot be filled in with what the dialogue has for them."""
    words = dict.fromkeys(("said", "cause", "source", "one", "other"), "it")
    wrong = []
    for variants in content.lines.values():
        for line in variants:
            try:
                line.format(emergency=content.emergency, **words)
            except (KeyError, ValueError, IndexError, AttributeError):
                wrong.append(line)
    return wrong


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["-c", "import lambda_function"], "skill.content.errors.ContentError: "),
        (["-m", "skill", "serve", "--skill-id", "it", "--bind", "127.0.0.1:0"], "error: "),
    ],
    ids=["function", "server"],
)
def test_nothing_starts_with_damaged_content(tmp_path: Path, command: list[str], said: str) -> None:
    """It says which file, which key, and what was expected; and nothing is answered."""
    for folder in ("skill", "lambda"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    place = tmp_path / "skill" / "content" / "en" / "signs.toml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace('level = "emergency"', 'level = "mild"', 1), encoding="utf-8")
    path = f"{tmp_path}{os.pathsep}{tmp_path / 'lambda'}"
    done = run(sys.executable, *command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": path})
    assert (done.returncode, done.stdout) == (1, "")
    expected = "signs.toml: clot_and_chest.level: expected one of emergency, same_day, routine"
    assert done.stderr.splitlines()[-1] == said + expected
