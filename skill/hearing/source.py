"""Reads the rules of hearing from their files: at a desk, and where the package is built.

A rule is a regular expression, or a list of words of which any will do, whole. {NAME} in it stands
for what the file's own `parts`, or parts.toml, has by that name. What a rule does `not` mean are
ids.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from skill.content.errors import ContentError

FOLDER = Path(__file__).with_name("rules")
PARTS = "parts"
PART = re.compile(r"\{([A-Z_]+)\}")
IDS = "not"
SEVERAL = ("ahead", "behind", "past")  # lists of rules, not of words


def read(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """What NAME.toml in *folder* holds, rules as the text of patterns. Raises ContentError."""
    given = _toml(folder, name)
    file = _File(name, _shared(folder) | _alternatives(given.pop(PARTS, {})))
    return {key: file.resolved(key, value) for key, value in given.items()}


@dataclass(frozen=True)
class _File:
    name: str
    parts: Mapping[str, str]

    def resolved(self, key: str, value: Any) -> Any:
        last = key.rpartition(".")[2]
        if last == IDS:
            return list(value)
        if isinstance(value, dict):
            return {inner: self.resolved(f"{key}.{inner}", one) for inner, one in value.items()}
        if isinstance(value, list) and value and (last in SEVERAL or isinstance(value[0], dict)):
            return [self.resolved(f"{key}[{at}]", one) for at, one in enumerate(value)]
        return self.rule(key, value)

    def rule(self, key: str, value: Any) -> str:
        try:
            text = value if isinstance(value, str) else rf"\b(?:{'|'.join(value)})\b"
            text = self.whole(text)
            if not (value and re.compile(text)):
                raise ValueError("nothing")  # it would match everything
        except (TypeError, KeyError, ValueError, RecursionError, re.error) as error:
            expected = f"words, or a regular expression of them and the parts ({error})"
            raise ContentError(f"{self.name}.toml", key, expected) from error
        return text

    def whole(self, text: str) -> str:
        return PART.sub(lambda found: self.whole(self.parts[found[1]]), text)


@cache
def _shared(folder: Path) -> dict[str, str]:
    given = _toml(folder, PARTS)
    before = given.pop("none_before")
    return _alternatives(given) | {
        name: "".join(rf"(?<!\b{word} )" for word in words) for name, words in before.items()
    }


def _alternatives(given: Mapping[str, str | list[str]]) -> dict[str, str]:
    return {
        name: part if isinstance(part, str) else f"(?:{'|'.join(part)})"
        for name, part in given.items()
    }


def _toml(folder: Path, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{name}.toml", "(whole file)", f"valid TOML ({error})") from error
