"""Whom a line is about: what is written for "you" is said of "them" where it is somebody else."""

import re

from skill.dialogue.state import State

SELF = "self"
# After these words "you" is whom something happens to.
OBJECT = re.compile(
    r"\b(gives?|wakes?|tells?|told|helps?|asks?|lets?|makes?|keeps?"
    r"|with|for|to|of|on|around|near|behind) you\b"
)
WORDS = {"you": "they", "your": "their", "yours": "theirs", "yourself": "themselves"}
YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)


def about(state: State, text: str) -> str:
    """*text*, written for the one who cramps, as it is said to whoever speaks for them."""
    if dict(state.case).get("who", SELF) == SELF:
        return text
    return YOU.sub(_other, OBJECT.sub(r"\1 them", text))


def _other(found: re.Match[str]) -> str:
    word = WORDS[found[0].lower()]
    return word.capitalize() if found[0][0].isupper() else word
