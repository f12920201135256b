"""Documents and figures: from their files where they are, else as they are built in."""

from functools import cache
from importlib.util import find_spec
from typing import Any

from skill.content.load import load
from skill.content.screens.drawing import vector
from skill.content.screens.model import Figure

THEIR = "_their"  # ends the id of a figure for whoever helps
SOURCE = "skill.content.screens.source"  # the package leaves it out


def document(kind: str) -> dict[str, Any]:
    """The document of Alexa Presentation Language for a kind of screen."""
    return _all()[0][kind]


def graphic(name: str) -> dict[str, Any]:
    """The figure of a hold, as an Alexa Vector Graphic; a helper's own where there is one."""
    figures = _all()[1]
    return vector(figures.get(name) or figures[name.removesuffix(THEIR)])


@cache
def _all() -> tuple[dict[str, dict[str, Any]], dict[str, Figure]]:
    if not find_spec(SOURCE):
        from skill.content.built import screens  # type: ignore[import-not-found]  # noqa: PLC0415

        return screens.DOCUMENTS, screens.FIGURES
    from skill.content.screens.source import documents, figures  # noqa: PLC0415

    return documents(), figures(load().holds)
