"""Reads one TOML file of content, checking every key and every value on the way in."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from skill.content.check import Check, UnexpectedError
from skill.content.errors import ContentError

END = "# The end."  # the last line of each file: one that is cut short may be valid TOML

Rules = Mapping[str, Check]
Words = Mapping[str, str]
Entry = TypeVar("Entry")


def table(  # noqa: PLR0913  # the parts of a table, by name
    path: Path,
    kind: type[Entry],
    required: Rules,
    optional: Rules = {},  # noqa: B006  # read only
    *,
    words: Words = {},  # noqa: B006  # read only
    exactly: tuple[str, ...] | None = None,
) -> dict[str, Entry]:
    """Entries by id, in the order of *exactly* where that is given, else of the file.

    Raises ContentError, naming file and key, where something is not as it should be.
    """
    raw = _read(path, words)
    _same_keys(path.name, "", raw, exactly if exactly is not None else tuple(raw))
    rules = {**required, **optional}
    entries = {}
    for name in exactly if exactly is not None else raw:
        if not isinstance(raw[name], dict):
            raise ContentError(path.name, name, "a table")
        given = raw[name]
        _same_keys(path.name, f"{name}.", given, tuple(required), tuple(optional))
        entries[name] = kind(
            **{key: _checked(path, f"{name}.{key}", rules[key], given[key]) for key in given}
        )
    return entries


def flat(path: Path, rules: Rules, words: Words = {}) -> dict[str, Any]:  # noqa: B006  # read only
    """Values by key, all of *rules* and no others. Raises ContentError as *table* does."""
    raw = _read(path, words)
    _same_keys(path.name, "", raw, tuple(rules))
    return {key: _checked(path, key, rule, raw[key]) for key, rule in rules.items()}


def _read(path: Path, words: Words) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        raw = tomllib.loads(text)
    except OSError:
        raise ContentError(path.name, "(whole file)", "a file at this place") from None
    except (ValueError, RecursionError) as error:  # what is not TOML, UTF-8, or of any sane size
        raise ContentError(path.name, "(whole file)", f"valid TOML ({error})") from None
    if not text.rstrip().endswith(END):
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
    file: str,
    prefix: str,
    given: Mapping[str, Any],
    required: tuple[str, ...],
    optional: tuple[str, ...] = (),
) -> None:
    for key in required:
        if key not in given:
            raise ContentError(file, prefix + key, "this key, which is missing")
    for key in given:
        if key not in required and key not in optional:
            known = ", ".join((*required, *optional))
            raise ContentError(file, prefix + key, f"one of the known keys: {known}")
