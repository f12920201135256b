"""The icons: PNG files of the sizes that the store asks for, with the whole drawing in them."""

import struct
import zlib
from collections import Counter
from pathlib import Path

import pytest

from skill.publishing.errors import PublishingError
from skill.publishing.icon import SIZES, drawn
from skill.simulator.desk import MODELS

SVG = MODELS / "icon.svg"
RGBA = (8, 6, 0, 0, 0)  # bits a channel, colour type, and no interlacing
SIGNATURE = b"\x89PNG\r\n\x1a\n"

Pixel = tuple[int, ...]


def pixels(png: bytes) -> list[list[Pixel]]:
    """The rows of a PNG, each a list of (red, green, blue, alpha)."""
    assert png.startswith(SIGNATURE)
    at, chunks = len(SIGNATURE), []
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length) == (zlib.crc32(kind + data),)
        chunks.append((kind, data))
        at += 12 + length
    width, height, *form = struct.unpack(">IIBBBBB", dict(chunks)[b"IHDR"])
    assert tuple(form) == RGBA
    raw = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    step, above, rows = 1 + 4 * width, bytes(4 * width), []
    for start in range(0, len(raw), step):
        above = unfiltered(raw[start], raw[start + 1 : start + step], above)
        rows.append([tuple(above[x : x + 4]) for x in range(0, len(above), 4)])
    assert len(rows) == height
    return rows


def unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    """A row as it was before the PNG's filter of this *kind*."""
    done = bytearray()
    for x, byte in enumerate(line):
        left, up = (done[x - 4] if x >= 4 else 0), above[x]
        corner = above[x - 4] if x >= 4 else 0
        nearest = min((left, up, corner), key=lambda side: abs(left + up - corner - side))
        done.append((byte + (0, left, up, (left + up) // 2, nearest)[kind]) & 0xFF)
    return bytes(done)


@pytest.fixture(scope="module", params=SIZES.values())
def icon(request: pytest.FixtureRequest) -> list[list[Pixel]]:
    return pixels(drawn(SVG, request.param))


def test_the_store_asks_for_two_sizes() -> None:
    assert SIZES == {"smallIcon": 108, "largeIcon": 512}


@pytest.mark.parametrize("size", SIZES.values())
def test_the_picture_has_its_size(size: int) -> None:
    rows = pixels(drawn(SVG, size))
    assert (len(rows), {len(row) for row in rows}) == (size, {size})


def test_every_colour_of_the_drawing_is_seen(icon: list[list[Pixel]]) -> None:
    """Background, leg, muscle, shorts, hem and moon, each on more than a few pixels."""
    seen = Counter(pixel for row in icon for pixel in row if pixel[3] == 255)
    plain = {colour for colour, count in seen.items() if count > len(icon) ** 2 / 200}
    assert plain == {
        (0x14, 0x20, 0x3D, 255),
        (0xF4, 0xEA, 0xD8, 255),
        (0xE7, 0x87, 0x68, 255),
        (0x3F, 0x5B, 0x99, 255),
        (0x2D, 0x43, 0x75, 255),
        (0xF6, 0xCF, 0x78, 255),
    }


def test_a_round_crop_loses_nothing(icon: list[list[Pixel]]) -> None:
    """All that is drawn lies within the circle; the corners are clear."""
    middle = (len(icon) - 1) / 2
    for y, row in enumerate(icon):
        for x, pixel in enumerate(row):
            outside = (x - middle) ** 2 + (y - middle) ** 2 > (middle + 1.5) ** 2
            assert not (outside and pixel[3])
    assert icon[len(icon) // 2][len(icon) // 2][3] == 255


@pytest.mark.parametrize("text", [None, "", "<svg", "<p>no drawing</p>"])
def test_what_is_no_drawing_is_one_error(text: str | None, tmp_path: Path) -> None:
    path = tmp_path / "icon.svg"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(PublishingError, match=r"icon\.svg: expected a drawing"):
        drawn(path, 108)
