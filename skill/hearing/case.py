"""The case: who it is about, which muscle, which side, how long, how often, and whether it is now.

Tables of rules/case.toml, times.toml and who.toml, first match first; a later table of the same
field never overrules. Nothing is guessed: a field that the words do not give is left out.
"""

from collections.abc import Iterable

from skill.hearing.patterns import Pattern, pattern
from skill.hearing.rules import rules, table
from skill.hearing.times import LASTING, NOT_LASTING, NOW, OFTEN, beside
from skill.hearing.who import SELF, hurts_user, who_of

_RULES = rules("case")
# Field of the case -> its values, each with its pattern; the first that matches counts.
TABLES: dict[str, Iterable[tuple[str | bool, Pattern]]] = {
    **{field: table(_RULES[field]) for field in ("cannot", "place", "muscle", "side")},
    "lasting": LASTING,
    "often": OFTEN,
    "now": NOW,
}
NOT_THAT, CORRECTION = pattern(_RULES["not_that"]), pattern(_RULES["correction"])
BARE, LEGS, ELSEWHERE = (pattern(_RULES[name]) for name in ("bare", "legs", "elsewhere"))
BLANK = {
    "muscle": pattern(_RULES["not_muscle"]),
    "lasting": NOT_LASTING,
    "side": pattern(_RULES["not_side"]),
}


def case_of(text: str) -> dict[str, str | bool]:
    """The fields of the case that *text*, folded, gives: {"who": "partner", "now": True}."""
    text = NOT_THAT.sub(" ", text)
    corrected = CORRECTION.split(text)[-1]
    found = _fields(text)
    return found if corrected == text else found | _fields(corrected)  # which counts for more


def of_legs(text: str) -> bool:
    """Whether *text*, which is folded, speaks of legs or cramps at all."""
    return bool(LEGS.search(text))


def of_elsewhere(text: str) -> bool:
    """Whether *text*, which is folded, names a part of the body and none of the leg."""
    rest = NOT_THAT.sub(" ", text)
    return bool(ELSEWHERE.search(rest)) and _first("muscle", rest) is None


def only_legs(text: str) -> bool:
    """Whether *text*, which is folded, names no more than a leg, a part of it, or a cramp."""
    return bool(BARE.fullmatch(text))


def _fields(text: str) -> dict[str, str | bool]:
    who = who_of(text)
    who = SELF if who and hurts_user(text) else who
    values = {name: _first(name, text) for name in TABLES} | {"who": who or None}
    return {name: value for name, value in values.items() if value is not None}


def _first(name: str, text: str) -> str | bool | None:
    matching = [(value, rule) for value, rule in TABLES[name] if rule.search(text)]
    if matching and name in BLANK:
        text = beside(text) if name == "lasting" else text
        text = BLANK[name].sub(lambda one: "_" * len(one[0]), text)
    return next((value for value, rule in matching if rule.search(text)), None)
