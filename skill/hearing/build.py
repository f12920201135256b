"""The rules, and their patterns compiled for the Python that runs this: `make package`."""

import marshal
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]  # what re is made of
from typing import Any

from skill.hearing import case, fold, phrases, plain, status, times, who
from skill.hearing.patterns import VERSION
from skill.hearing.rules import FOLDER, PARTS, rules

MODULES = (fold, status, who, times, case, phrases, plain)  # that have patterns


def patterns_in(value: Any) -> Iterator[str]:
    """The text of every pattern in *value*, also within tuples and dicts."""
    if isinstance(value, re.Pattern):
        yield value.pattern
    elif isinstance(value, tuple | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from patterns_in(one)


def compiled(text: str) -> tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]:
    """What _sre.compile takes beside *text*."""
    parsed = _parser.parse(text)
    names = parsed.state.groupdict
    groups = {number: name for name, number in names.items()}
    many = parsed.state.groups
    code = [int(one) for one in _compiler._code(parsed, 0)]
    flags = int(parsed.state.flags)
    return flags, code, many - 1, names, tuple(groups.get(number) for number in range(many))


def main() -> None:
    """Writes the file."""
    found = dict.fromkeys(patterns_in(tuple(vars(one) for one in MODULES)))
    stored = {text: compiled(text) for text in found}
    read = {
        path.stem: rules(path.stem) for path in sorted(FOLDER.glob("*.toml")) if path.stem != PARTS
    }
    Path(sys.argv[1]).write_bytes(marshal.dumps((VERSION, stored, read), 2))


if __name__ == "__main__":
    main()
