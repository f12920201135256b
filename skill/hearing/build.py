"""The rules, and their patterns compiled for the Python that runs this: `make package`."""

import marshal
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]  # what re is made of
from typing import Any

from skill.hearing import fold, status, who
from skill.hearing.begins import begins_of
from skill.hearing.patterns import CODE, VERSION, Pattern, Stored
from skill.hearing.source import FOLDER, IDS, PARTS, read

MODULES = (fold, status, who)  # that have patterns of their own


def patterns_in(value: Any) -> Iterator[str]:
    """The text of every pattern in *value*, also within tuples and dicts."""
    if isinstance(value, Pattern):
        yield value.text
    elif isinstance(value, tuple | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from patterns_in(one)


def rules_in(value: Any) -> Iterator[str]:
    """Every rule in *value*, of what a file of rules holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from rules_in(one)
    else:
        for key, one in value.items():
            yield from () if key == IDS else rules_in(one)


def compiled(text: str) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """What _sre.compile takes beside *text*, the code in bytes, which are read at once."""
    parsed = _parser.parse(text)
    names = parsed.state.groupdict
    groups = {number: name for name, number in names.items()}
    many = parsed.state.groups
    code = array(CODE, map(int, _compiler._code(parsed, 0))).tobytes()
    flags = int(parsed.state.flags)
    return flags, code, many - 1, names, tuple(groups.get(number) for number in range(many))


def main() -> None:
    """Writes the file."""
    names = (path.stem for path in sorted(FOLDER.glob("*.toml")))
    rules = {name: read(name) for name in names if name != PARTS}
    own = patterns_in(tuple(vars(one) for one in MODULES))
    texts = dict.fromkeys((*rules_in(rules), *own))
    begins = {text: " ".join(begins_of(text)) for text in texts}
    stored: Any = Stored({text: compiled(text) for text in texts}, begins, rules)
    Path(sys.argv[1]).write_bytes(marshal.dumps((VERSION, *stored)))


if __name__ == "__main__":
    main()
