"""Spoken text as SSML: the one place where text is escaped."""

import re
from collections.abc import Iterable

from skill.dialogue.state import PAUSE

ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&apos;", '"': "&quot;"}  # loads no XML library
)


def ssml(text: str, numbers: Iterable[str] = (), *, whisper: bool = False) -> str:
    """*text* without the outer <speak>, its pauses and the *numbers* to call marked up."""
    marked = text.translate(ESCAPED)
    marked = PAUSE.sub(r'<break time="\1s"/>', marked)
    for number in numbers:
        digits = f'<say-as interpret-as="digits">{number}</say-as>'
        marked = re.sub(rf"\b{number}\b", digits, marked)
    return f'<amazon:effect name="whispered">{marked}</amazon:effect>' if whisper else marked
