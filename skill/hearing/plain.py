"""What words say so plainly that nothing need be weighed: rules/plain.toml."""

import re
from collections.abc import Sequence

from skill.hearing.patterns import pattern
from skill.hearing.rules import rules

_RULES = rules("plain")
PLAIN, MOVES, OUTRIGHT = (
    {name: pattern(rule) for name, rule in _RULES[kind].items()}
    for kind in ("facts", "moves", "outright")
)
OPENLY, AFTER_ALL_NO, DARK = (pattern(_RULES[name]) for name in ("openly", "after_all_no", "dark"))
ONLY, NO_BUT, WELL = (pattern(_RULES[name]) for name in ("only", "no_but", "well"))
NEVER_EASED, MERELY = pattern(_RULES["never_eased"]), pattern(_RULES["merely"])


def move_told(text: str) -> str:
    """The move that *text* tells in plain words, or an empty string."""
    return next((name for name, rule in MOVES.items() if rule.search(text)), "")


def outright(name: str, text: str, status: Sequence[str]) -> str:
    """The status of the word in *text* that names the fact *name* outright, or an empty string."""
    found = OUTRIGHT[name].search(text) if name in OUTRIGHT else None
    return _status(found, status) if found else ""


def plain(text: str, status: Sequence[str]) -> dict[str, str]:
    """The facts that *text* tells in plain words, by the *status* of the first of these words."""
    return {
        name: _status(found, status) for name, rule in PLAIN.items() if (found := rule.search(text))
    }


def _status(found: re.Match[str], status: Sequence[str]) -> str:
    """That of the first word of what was *found*."""
    return status[found.string.count(" ", 0, found.start())]
