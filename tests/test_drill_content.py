"""Drill: content files damaged in any way load whole or not at all, and stop the function."""

import os
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


@contextmanager
def damaged(changes: dict[str, bytes | None]) -> Iterator[Path]:
    """The content folder with other bytes in some files, or without them."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "en").mkdir()
        for name, path in FILES.items():
            place = Path(folder) / path.relative_to(HERE)
            content = changes.get(name, BYTES[name])
            if name not in changes:
                place.symlink_to(path)
            elif content is not None:
                place.write_bytes(content)
        yield Path(folder)


def loaded(name: str, content: bytes | None) -> Content | None:
    """What is loaded with *content* in the file *name*; None where it is refused as it should be.

    Any other error than ContentError is the test's to fail with.
    """
    with damaged({name: content}) as folder:
        try:
            return load("en-US", folder)
        except ContentError as error:
            refused = error
    assert refused.file in FILES
    assert str(refused) == f"{refused.file}: {refused.key}: expected {refused.expected}"
    assert "\n" not in str(refused)
    return None


def verdict(name: str, content: bytes | None) -> str:
    """Whether such content is refused, or is whole, or is half a skill."""
    found = loaded(name, content)
    return "refused" if found is None else "whole" if found == COMPLETE else "half"


@given(names, st.integers(0))
@FEW
def test_a_file_cut_short_is_whole_or_refused(name: str, at: int) -> None:
    assert verdict(name, BYTES[name][: at % len(BYTES[name])]) != "half"


DAMAGE: dict[str, Callable[[bytes], bytes | None]] = {
    "missing": lambda _: None,
    "empty": lambda _: b"",
    "zeros": lambda whole: bytes(len(whole)),
    "UTF-16": lambda whole: whole.decode().encode("utf-16"),
    "with a byte order mark": lambda whole: b"\xef\xbb\xbf" + whole,
    "merged by hand": lambda whole: b"<<<<<<< HEAD\n" + whole,
    "twice": lambda whole: whole * 2,
    "a table more": lambda whole: whole + b"\n[moonlight]\nphase = 1\n",
    "nested deeply": lambda whole: b"deep = " + b"[" * 5_000 + b"]" * 5_000 + b"\n" + whole,
    "a number too long": lambda whole: b"long = " + b"1" * 5_000 + b"\n" + whole,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("name", FILES)
def test_damage_of_any_kind_is_refused(name: str, damage: Callable[[bytes], bytes | None]) -> None:
    assert verdict(name, damage(BYTES[name])) == "refused"


@given(names, st.integers(0), st.integers(0, 255))
@FEW
def test_a_byte_that_is_another_is_refused_or_leaves_all_there_is(
    name: str, at: int, byte: int
) -> None:
    """A letter of a text may change, or of a name; nothing else happens, and no table is gone."""
    whole = bytearray(BYTES[name])
    whole[at % len(whole)] = byte
    found = loaded(name, bytes(whole))
    assert found is None or sizes(found) == sizes(COMPLETE)


def sizes(content: Content) -> dict[str, int]:
    return {
        table: len(entries)
        for table, entries in vars(content).items()
        if hasattr(entries, "keys") and table != "sources"  # not each of those is needed
    }


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
