"""Reads one TOML file of content, checking every key and every value on the way in."""

import re
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from skill.content.check import Check, UnexpectedError, text
from skill.content.errors import ContentError

END = "# The end."  # the last line of each file: one that is cut short may be valid TOML

Rules = Mapping[str, Check]
Words = Mapping[str, str]
Entry = TypeVar("Entry", bound=NamedTuple)


def table(
    path: Path,
    kind: type[Entry],
    rules: Rules,
    words: Words = {},  # noqa: B006  # read only
    exactly: Collection[str] | None = None,
) -> dict[str, Entry]:
    """Entries of *kind* by id, in the order of *exactly* where that is given, else of the file.

    Their keys are the fields of *kind*, a named tuple; a field with a default may be left out.
    *rules* says what a field must be, by its name: one that it does not name is a text.
    Raises ContentError, naming file and key, where something is not as it should be.
    """
    raw = _read(path, words)
    names = raw if exactly is None else exactly
    _same_keys(path, "", raw, names)
    known = kind._fields
    required = [name for name in known if name not in kind._field_defaults]
    entries = {}
    for name in names:
        given = raw[name]
        if not isinstance(given, dict):
            raise ContentError(path.name, name, "a table")
        _same_keys(path, f"{name}.", given, required, known)
        values = {
            key: _checked(path, f"{name}.{key}", rules.get(key, text), given[key]) for key in given
        }
        entries[name] = kind(**values)  # type: ignore[call-overload]  # any named tuple
    return entries


def flat(path: Path, rules: Rules, words: Words = {}) -> dict[str, Any]:  # noqa: B006  # read only
    """Values by key, all of *rules* and no others. Raises ContentError as *table* does."""
    raw = _read(path, words)
    _same_keys(path, "", raw, rules)
    return {key: _checked(path, key, rule, raw[key]) for key, rule in rules.items()}


def _read(path: Path, words: Words) -> dict[str, Any]:
    try:
        written = path.read_text(encoding="utf-8")
        raw = tomllib.loads(written)
    except OSError:
        raise ContentError(path.name, "(whole file)", "a file at this place") from None
    except (ValueError, RecursionError) as error:  # what is not TOML, UTF-8, or of any sane size
        raise ContentError(path.name, "(whole file)", f"valid TOML ({error})") from None
    if not written.rstrip().endswith(END):
        raise ContentError(path.name, "(whole file)", f'"{END}" as the last line, to end it')
    return _said_with(words, raw) if words else raw


def _said_with(words: Words, value: Any) -> Any:
    """*value* with the phrases of *words* replaced in all of its texts, but not in braces."""
    if isinstance(value, dict):
        return {key: _said_with(words, item) for key, item in value.items()}
    if isinstance(value, list):
        return [_said_with(words, item) for item in value]
    if isinstance(value, str):
        phrases = "|".join(re.escape(phrase) for phrase in words)
        return re.sub(rf"(?<!{{)\b({phrases})\b", lambda found: words[found[0]], value)
    return value


def _checked(path: Path, key: str, rule: Check, value: Any) -> Any:
    try:
        return rule(value)
    except UnexpectedError as error:
        raise ContentError(path.name, key, str(error)) from None


def _same_keys(
    path: Path,
    prefix: str,
    given: Collection[str],
    required: Collection[str],
    known: Collection[str] = (),
) -> None:
    for key in required:
        if key not in given:
            raise ContentError(path.name, prefix + key, "this key, which is missing")
    for key in given:
        if key not in (known or required):
            expected = f"one of the known keys: {', '.join(known or required)}"
            raise ContentError(path.name, prefix + key, expected)
