"""Drill: content files damaged in any way load whole or not at all, and stop the function."""

import os
import re
import shutil
import subprocess
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
from skill.simulator import invocation
from tests.conftest import ROOT

FILES = {path.name: path for path in (*sorted((HERE / "en").glob("*.toml")), HERE / "locales.toml")}
BYTES = {name: path.read_bytes() for name, path in FILES.items()}
HEADER = re.compile(rb"^(\[|\w+ = )", re.MULTILINE)
STARTS = {name: [found.start() for found in HEADER.finditer(BYTES[name])] for name in FILES}
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


def test_undamaged_is_complete() -> None:
    assert verdict("locales.toml", BYTES["locales.toml"]) == "whole"


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file, and its bytes up to any place, or up to where a table or a key begins."""
    name = draw(names)
    at = draw(st.integers(0, len(BYTES[name])) | st.sampled_from(STARTS[name]))
    return name, BYTES[name][:at]


@given(cuts())
@FEW
def test_a_file_cut_short_is_whole_or_refused(cut: tuple[str, bytes]) -> None:
    assert verdict(*cut) != "half"


@pytest.mark.parametrize("name", FILES)
def test_half_a_file_is_refused(name: str) -> None:
    """The first half of its tables, or of its keys: what is there is all in order."""
    starts = [at for at in STARTS[name] if BYTES[name][at:].startswith(b"[")] or STARTS[name]
    assert verdict(name, BYTES[name][: starts[len(starts) // 2]]) == "refused"


DAMAGE: dict[str, Callable[[bytes], bytes | None]] = {
    "missing": lambda _: None,
    "empty": lambda _: b"",
    "blank": lambda _: b"\n \n",
    "a comment": lambda _: b"# nothing\n",
    "zeros": lambda whole: bytes(len(whole)),
    "binary": lambda _: bytes(range(256)) * 8,
    "zipped": lambda _: b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
    "UTF-16": lambda whole: whole.decode().encode("utf-16"),
    "with a byte order mark": lambda whole: b"\xef\xbb\xbf" + whole,
    "JSON": lambda _: b'{"causes": {}}',
    "HTML": lambda _: b"<!doctype html><title>404</title>",
    "merged by hand": lambda whole: b"<<<<<<< HEAD\n" + whole,
    "a pointer": lambda _: b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
    "twice": lambda whole: whole * 2,
    "a table more": lambda whole: whole + b"\n[moonlight]\nphase = 1\n",
    "numbers": lambda _: b"answer = 42\n",
    "nested deeply": lambda whole: b"deep = " + b"[" * 5_000 + b"]" * 5_000 + b"\n" + whole,
    "tables nested deeply": lambda whole: b"d." * 900 + b"d = 1\n" + whole,
    "a number too long": lambda whole: b"long = " + b"1" * 5_000 + b"\n" + whole,
    "a date that is none": lambda whole: b"day = 2026-13-32\n" + whole,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("name", FILES)
def test_damage_of_any_kind_is_refused(name: str, damage: Callable[[bytes], bytes | None]) -> None:
    assert verdict(name, damage(BYTES[name])) == "refused"


@pytest.mark.parametrize("name", FILES)
def test_one_file_in_the_place_of_another_is_refused(name: str) -> None:
    others = [other for other in FILES if other != name]
    assert [other for other in others if verdict(name, BYTES[other]) != "refused"] == []


def test_line_ends_of_windows_are_no_damage() -> None:
    for name, whole in BYTES.items():
        assert verdict(name, whole.replace(b"\n", b"\r\n")) == "whole"


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


@pytest.mark.parametrize("place", ["{emergency!x}", "{emergency:d}", "{emergency:{said}}"])
def test_a_place_that_cannot_be_filled_in_is_refused(place: str) -> None:
    """What a text has in braces is filled in as it stands, or not at all."""
    damaged_lines = BYTES["lines.toml"].replace(b"{emergency}", place.encode())
    assert verdict("lines.toml", damaged_lines) == "refused"


# A process


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The skill in a folder of its own, as it is unpacked somewhere."""
    ignored = shutil.ignore_patterns("__pycache__")
    for folder in ("skill", "lambda"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    return tmp_path


def started(copy: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A fresh process of the *copy*."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=copy,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(copy), str(copy / "lambda"))),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


def damage(copy: Path, name: str, old: str, new: str) -> None:
    """Puts *new* for *old* into a file of the copy."""
    place = copy / "skill" / "content" / FILES[name].relative_to(HERE)
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_undamaged_copy_starts(copy: Path) -> None:
    done = started(copy, "-c", "import lambda_function; print(lambda_function.__file__)")
    assert (done.returncode, done.stderr) == (0, "")
    assert Path(done.stdout.strip()).is_relative_to(copy)


# What is damaged -> what is said: file, key and what was expected.
SAID = {
    "a level": (
        ("signs.toml", 'level = "emergency"', 'level = "mild"'),
        "signs.toml: clot_and_chest.level: expected one of emergency, same_day, routine",
    ),
    "a weight": (
        ("topics.toml", "yes = { exercise = 3,", "yes = { exercise = 30,"),
        "topics.toml: exercise.yes: expected a weight from -3 to 3, and not 0",
    ),
    "a key": (
        ("causes.toml", "\nexplanation =", "\nexplanatoin ="),
        "causes.toml: calcium.explanation: expected this key, which is missing",
    ),
    "an id": (
        ("grounds.toml", '["', '["moonlight_1969", "'),
        "grounds.toml: relief.sources: expected one of allen_2012, ",
    ),
    "a quote": (
        ("lines.toml", 'fault = ["', "fault = ["),
        "lines.toml: (whole file): expected valid TOML (",
    ),
    "a number to call": (
        ("locales.toml", 'emergency = "911"', 'emergency = ""'),
        "locales.toml: en-US.emergency: expected a text that is not empty",
    ),
    "the words of one locale": (
        ("locales.toml", '"toward" = "towards"', '"toward" = "{towards}"'),
        "locales.toml: en-GB.words: expected in braces only crisis, emergency, same_day",
    ),
}


@pytest.mark.parametrize(("change", "said"), SAID.values(), ids=SAID)
def test_a_function_with_damaged_content_does_not_start(
    copy: Path, change: tuple[str, str, str], said: str
) -> None:
    """It says which file, which key, and what was expected; and nothing is answered."""
    damage(copy, *change)
    done = started(copy, "-c", "import lambda_function")
    assert done.returncode == 1
    assert done.stdout == ""
    assert f"ContentError: {said}" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("name", ["causes.toml", "signs.toml", "locales.toml"])
def test_a_function_without_one_of_its_files_does_not_start(copy: Path, name: str) -> None:
    (copy / "skill" / "content" / FILES[name].relative_to(HERE)).unlink()
    done = started(copy, "-c", "import lambda_function")
    assert done.returncode == 1
    said = f"ContentError: {name}: (whole file): expected a file at this place"
    assert done.stderr.splitlines()[-1].endswith(said)


def test_a_server_with_damaged_content_does_not_start(copy: Path) -> None:
    """In one line, before it listens."""
    change, said = SAID["a level"]
    damage(copy, *change)
    serve = ("-m", "skill", "serve", "--skill-id", invocation.APPLICATION, "--bind", "127.0.0.1:0")
    done = started(copy, *serve)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == f"error: {said}\n"
