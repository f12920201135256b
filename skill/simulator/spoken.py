"""SSML for a voice at the desk: pieces of text, each with the silence after it."""

import re
from dataclasses import dataclass

from skill.simulator.session import BREAK, plain

DIGITS = re.compile(r'<say-as interpret-as="digits">(\d+)</say-as>')
WHISPER = '<amazon:effect name="whispered">'


@dataclass(frozen=True)
class Piece:
    """*words* to show, the same *aloud* for a voice, and the *seconds* of silence after them."""

    words: str
    aloud: str
    seconds: int
    whispered: bool


def pieces(ssml: str) -> tuple[Piece, ...]:
    """What *ssml* says between its pauses; numbers to call are read digit by digit."""
    parts = BREAK.split(ssml)
    return tuple(
        Piece(
            words=plain(part),
            aloud=plain(DIGITS.sub(lambda found: " ".join(found[1]), part)),
            seconds=int(seconds),
            whispered=WHISPER in ssml,
        )
        for part, seconds in zip(parts[::2], [*parts[1::2], "0"], strict=True)
        if plain(part)
    )
