"""Spoken text as SSML: the one place where text is escaped."""

import re

from skill.dialogue.state import PAUSE

NUMBER = re.compile(r"\b(\d{3})\b")
ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&apos;", '"': "&quot;"}  # loads no XML library
)


def ssml(text: str, *, whisper: bool = False) -> str:
    """*text* without the outer <speak>, its pauses and emergency numbers marked up."""
    marked = text.translate(ESCAPED)
    marked = PAUSE.sub(r'<break time="\1s"/>', marked)
    marked = NUMBER.sub(r'<say-as interpret-as="digits">\1</say-as>', marked)
    return f'<amazon:effect name="whispered">{marked}</amazon:effect>' if whisper else marked
