"""Builds content in: a Python module for each locale, which loads faster than TOML is read.

`python -m skill.content.build FOLDER` does it when the skill is packaged, with the standard library
alone, and checks all files on the way.
"""

import sys
from dataclasses import is_dataclass
from pathlib import Path

from skill.content import model
from skill.content.errors import ContentError
from skill.content.load import module_name
from skill.content.locale import LOCALES, nearest
from skill.content.source import HERE, read

PAIRS = {nearest(locale) for locale in (*LOCALES, "en-NZ", "")}  # and where none of them is spoken
KINDS = [name for name, kind in vars(model).items() if is_dataclass(kind)]


def modules(folder: Path = HERE) -> dict[str, str]:
    """File name -> Python source, from the TOML files in *folder*. Raises ContentError."""
    files = {"__init__.py": '"""Content, built in."""\n'}
    for locale, place in sorted(PAIRS):
        content = read(locale, place, folder)
        text = f"from skill.content.model import {', '.join(KINDS)}\n\nCONTENT = {content!r}\n"
        files[f"{module_name(locale, place)}.py"] = text
    return files


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
