"""What the user might say next: a few examples for each question the skill can ask."""

import tomllib
from pathlib import Path

SAID = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
OPENING, ANYWHERE, PENDING = SAID["opening"], SAID["anywhere"], SAID["pending"]


def suggestions(asking: str, *, ended: bool) -> list[str]:
    """Utterances that go well with the pending question *asking*."""
    found: list[str] = OPENING if ended else PENDING.get(asking, ANYWHERE)
    return found
