"""The icon: one drawing, in the two sizes that the store asks for."""

from pathlib import Path

from resvg_py import svg_to_bytes

from skill.publishing.errors import PublishingError

SIZES = {"smallIcon": 108, "largeIcon": 512}  # name in the package -> pixels on each side


def drawn(svg: Path, size: int) -> bytes:
    """The drawing as a PNG, *size* pixels on each side.

    Raises PublishingError where the file cannot be read or drawn. Fonts are left out: with them
    the picture would depend on the machine, and at 108 pixels nobody could read a word.
    """
    try:
        text = svg.read_text(encoding="utf-8")
        return svg_to_bytes(svg_string=text, width=size, height=size, skip_system_fonts=True)
    except (OSError, ValueError) as error:
        raise PublishingError(f"{svg.name}: expected a drawing as SVG ({error})") from None
