"""Spoken text as SSML: the one place where text is escaped."""

import re
from collections.abc import Collection

from skill.dialogue.state import PAUSE

ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&apos;", '"': "&quot;"}  # loads no XML library
)


def ssml(text: str, numbers: Collection[str] = (), *, whisper: bool = False) -> str:
    """*text* without the outer <speak>, its pauses and the *numbers* to call marked up."""
    marked = text.translate(ESCAPED)
    marked = PAUSE.sub(r'<break time="\1s"/>', marked)
    if numbers:
        whole = rf"\b({'|'.join(numbers)})\b"
        marked = re.sub(whole, r'<say-as interpret-as="digits">\1</say-as>', marked)
    return f'<amazon:effect name="whispered">{marked}</amazon:effect>' if whisper else marked
