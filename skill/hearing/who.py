"""Whom it is about: the user, a relative, or somebody else."""

from collections.abc import Sequence
from functools import lru_cache

from skill.hearing.patterns import AT_ONCE, pattern
from skill.hearing.rules import rules, table

_RULES = rules("who")
WHO = table(_RULES["who"])
NOT_ABOUT, NOT_ME = pattern(_RULES["not_about"]), pattern(_RULES["not_me"])
TELLS, BESIDE = pattern(_RULES["tells"]), pattern(_RULES["beside"])
MINE, SORE = pattern(_RULES["mine"]), pattern(_RULES["sore"])
SELF, MY, OF_MINE = "self", "my", pattern(r"\bof mine\b")
ANYBODY = pattern("|".join(f"(?:{rule.text})" for value, rule in WHO if value != SELF))
THEY, MYSELF = pattern(_RULES["they"]), next(rule for value, rule in WHO if value == SELF)


@lru_cache(AT_ONCE)
def who_of(text: str) -> str:
    """Whom *text*, folded, is about: partner, parent, child, other, self, or nobody known."""
    for value, rule in WHO:
        for match in rule.finditer(text):
            tells = TELLS.match(text, match.end()) and MINE.search(text, match.end())
            beside = value != SELF and BESIDE.match(text, match.end())
            aside = tells or beside or NOT_ABOUT.search(text, 0, match.start())
            if not aside or NOT_ME.search(text):
                return value
    return ""


def of_mine(text: str) -> bool:
    """Whether *text*, folded, says that a leg or a cramp is the user's own."""
    return bool(MINE.search(text))


@lru_cache(AT_ONCE)
def persons(text: str) -> Sequence[tuple[int, bool]]:
    """The number of each word of *text*, folded, that names somebody, and whether it is the user.

    "My" is the user's own, but not in "my mum".
    """
    they = {_word(text, match.start()) for match in THEY.finditer(text)}
    found = [one.span() for one in ANYBODY.finditer(text)]
    kin = {at for a, b in found for at in range(_word(text, a), _word(text, b) + 1)} - they
    own, legs = set[int](), sore(text)
    for match in MYSELF.finditer(text):
        at = _word(text, match.start())
        of = next((one for one in (at + 1, at + 2) if one in legs or one in kin), at)
        if at not in kin and (match[0] != MY or of not in kin):
            own.add(at)
    return sorted([*((at, False) for at in kin | they), *((at, True) for at in own)])


def hurts_user(text: str) -> bool:
    """Whether every leg and cramp in *text*, folded, is the user's: "he snores and my leg hurts".

    Then it is about the user, whoever else is named.
    """
    named = persons(OF_MINE.sub("of ____", text))
    return owners(named, text) == {True} and not NOT_ME.search(text)


def owners(named: Sequence[tuple[int, bool]], text: str) -> set[bool | None]:
    """Whose the legs and cramps in *text*, folded, are: who of *named* stands last before each."""
    return {last_named(named, at) for at in sore(text)}


def last_named(named: Sequence[tuple[int, bool]], at: int) -> bool | None:
    """Whether the last of *named* up to the word *at* is the user; None where nobody is named."""
    return next((own for word, own in reversed(named) if word <= at), None)


def sore(text: str) -> list[int]:
    """The numbers of the words of *text*, folded, that name what hurts: a leg, a cramp."""
    return [_word(text, match.start()) for match in SORE.finditer(text)]


def _word(text: str, at: int) -> int:
    return text.count(" ", 0, at)
