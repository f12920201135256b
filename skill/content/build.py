"""Builds content in: a Python module for each locale, which loads faster than TOML is read.

The first locale's holds all; the others hold what is said in other words.

`python -m skill.content.build FOLDER` does it when the skill is packaged, with the standard library
alone, and checks all files on the way.
"""

import sys
from collections.abc import Collection
from pathlib import Path

from skill.content import model
from skill.content.errors import ContentError
from skill.content.load import module_name
from skill.content.locale import LOCALES, nearest
from skill.content.screens.source import documents, figures
from skill.content.source import HERE, read

NOWHERE = ("en-ZZ", "")  # English of no known place, and no locale at all
PAIRS = {nearest(locale) for locale in (*LOCALES, *NOWHERE)}
FIRST = nearest(LOCALES[0])
KINDS = [name for name, kind in vars(model).items() if hasattr(kind, "_fields")]
IMPORT = f"from skill.content.model import {', '.join(KINDS)}\n"


def modules(folder: Path = HERE) -> dict[str, str]:
    """File name -> Python source, from the TOML files in *folder*. Raises ContentError."""
    files = {"__init__.py": '"""Content, built in."""\n'}
    first = read(*FIRST, folder)
    files[f"{module_name(*FIRST)}.py"] = f"{IMPORT}\nCONTENT = {first!r}\n"
    for pair in sorted(PAIRS - {FIRST}):
        files[f"{module_name(*pair)}.py"] = _other(read(*pair, folder), first)
    files["screens.py"] = _screens(first.holds)
    return files


def _other(content: model.Content, first: model.Content) -> str:
    """Where an entry is the same as in *first*, it is taken from there."""
    parts = []
    for name, value in content._asdict().items():
        given = getattr(first, name)
        written = repr(value)
        if isinstance(value, dict):
            own = {key: item for key, item in value.items() if item != given[key]}
            written = f"{{**FIRST.{name}, **{own!r}}}" if own else f"FIRST.{name}"
        parts.append(f"{name}={written}")
    first_module = f"from skill.content.built.{module_name(*FIRST)} import CONTENT as FIRST"
    return f"{IMPORT}{first_module}\n\nCONTENT = Content({', '.join(parts)})\n"


def _screens(holds: Collection[str]) -> str:
    """What only a device with a screen loads."""
    kinds = "from skill.content.screens.model import Figure, Posture\n\n"
    return f"{kinds}DOCUMENTS = {documents()!r}\nFIGURES = {figures(holds)!r}\n"


def main(arguments: list[str]) -> int:
    """Writes the modules into a folder: exit status 0, or 1 and one line on what is wrong."""
    (folder,) = arguments
    try:
        files = modules()
    except ContentError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    Path(folder).mkdir()
    for name, text in files.items():
        (Path(folder) / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
