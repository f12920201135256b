"""Loads the content of a locale: from the TOML files where they are, else as it is built in."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from skill.content.errors import ContentError
from skill.content.locale import nearest
from skill.content.model import Content

if TYPE_CHECKING:
    from pathlib import Path

BUILT = "skill.content.built"  # on Lambda alone: build.py makes it
SOURCE = "skill.content.source"  # reads the TOML files; the package leaves both out


def load(locale: str = "en-US", folder: "Path | None" = None) -> Content:
    """The content for *locale*, or for the nearest that there is; *folder* holds TOML files.

    Raises ContentError, naming file and key, where a file is not as it should be.
    """
    return _load(*nearest(locale), folder)


@cache
def _load(locale: str, place: str, folder: "Path | None") -> Content:
    """The content in the words of *locale*, with the emergency number of *place*."""
    # Where the files can be read they count: a build left over would hide an edit of them.
    if folder is None and not find_spec(SOURCE):
        return _built(module_name(locale, place))
    from skill.content.source import HERE, read  # noqa: PLC0415  # the package leaves it out

    return read(locale, place, folder or HERE)


def module_name(locale: str, place: str) -> str:
    """The module of BUILT that holds the content for a pair of *nearest*."""
    return f"{locale}_at_{place}".replace("-", "_").lower()


def _built(name: str) -> Content:
    try:
        return cast(Content, import_module(f"{BUILT}.{name}").CONTENT)
    except Exception as error:  # a damaged module may raise anything
        expected = f"the module that `make package` writes ({type(error).__name__})"
        raise ContentError(f"built/{name}.py", "(whole file)", expected) from None
