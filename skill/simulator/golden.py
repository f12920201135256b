"""Golden dialogues: conversations kept as TOML, replayed as tests."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import tomli_w

from skill.content import SkillError
from skill.simulator.invocation import SCREEN
from skill.simulator.session import Session, Turn

# What of a turn is kept. An empty value is left out of the file.
KEPT = ("say", "move", "asks", "explains", "warns", "ends", "speech")

TEXT = {"type": "string"}
TOUCHED = {"type": "array", "minItems": 1, "items": TEXT}
TURN = {"type": "object", "required": ["say"], "properties": {"say": TEXT, "touched": TOUCHED}}
TURNS = {"type": "array", "minItems": 1, "items": TURN}
SHAPE = {
    "type": "object",
    "required": ["about", "turn"],
    "properties": {"about": TEXT, "locale": TEXT, "turn": TURNS},
}


class GoldenError(SkillError):
    """A dialogue file is wrong: says which, and what was expected."""


@dataclass(frozen=True)
class Dialogue:
    """*turns* hold what KEPT names; the first may be a launch, said as "open leg cramp guide"."""

    about: str
    locale: str
    turns: tuple[dict[str, Any], ...]


def read(path: Path) -> Dialogue:
    """The dialogue in *path*. Raises GoldenError where it is none."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GoldenError(f"{path.name}: expected a file of valid TOML ({error})") from None
    try:
        jsonschema.validate(raw, SHAPE)
    except jsonschema.ValidationError as error:
        expected = f"a dialogue; {error.json_path}: {error.message}"
        raise GoldenError(f"{path.name}: expected {expected}") from None
    return Dialogue(raw["about"], raw.get("locale", "en-US"), tuple(raw["turn"]))


def replay(dialogue: Dialogue, session: Session) -> list[Turn]:
    """Says each line of *dialogue* again."""
    turns = []
    for turn in dialogue.turns:
        if "touched" in turn:
            session.device = SCREEN
            turns.append(session.touch(turn["touched"]))
        else:
            turns.append(session.say(turn["say"]))
    return turns


def kept(turn: Turn) -> dict[str, Any]:
    """What a dialogue file keeps of *turn*."""
    values = turn.to_json()
    touched = {"touched": list(turn.touched)} if turn.touched else {}
    return {"say": turn.say} | touched | {key: values[key] for key in KEPT if values[key]}


def written(about: str, locale: str, turns: Iterable[Turn]) -> str:
    """The text of a dialogue file."""
    document = {"about": about, "locale": locale, "turn": [kept(turn) for turn in turns]}
    return tomli_w.dumps(document, multiline_strings=False)
