"""Whom it is about: the user, a relative, or somebody else."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from skill.hearing.patterns import AT_ONCE, pattern
from skill.hearing.rules import rules, table

_RULES = rules("who")
WHO = table(_RULES["who"])
NOT_ABOUT, NOT_ME = pattern(_RULES["not_about"]), pattern(_RULES["not_me"])
TELLS, BESIDE = pattern(_RULES["tells"]), pattern(_RULES["beside"])
MINE, SORE = pattern(_RULES["mine"]), pattern(_RULES["sore"])
SELF, MY, OF_MINE = "self", "my", pattern(r"\bof mine\b")
ANYBODY = pattern("|".join(f"(?:{rule.text})" for value, rule in WHO if value != SELF))
KINDS = table(_RULES["kinds"])
USER, SOMEBODY = "i", "one"  # kinds beside those of who.toml
THEY, MYSELF = pattern(_RULES["they"]), next(rule for value, rule in WHO if value == SELF)


class Person(NamedTuple):
    """The number of a *word* that names somebody, and of which *kind*: several are told apart."""

    word: int
    kind: str

    @property
    def own(self) -> bool:
        """Whether it is the user."""
        return self.kind == USER


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
def persons(text: str) -> Sequence[Person]:
    """Each word of *text*, folded, that names somebody.

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
    kinds = _kinds(text) if kin | they else {}
    others = [Person(at, kinds.get(at, SOMEBODY)) for at in kin | they]
    return sorted([*others, *(Person(at, USER) for at in own)])


def _kinds(text: str) -> dict[int, str]:
    """The kind of each word of *text* that tells one; the first of KINDS counts."""
    found: dict[int, str] = {}
    for kind, rule in KINDS:
        for match in rule.finditer(text):
            found.setdefault(_word(text, match.end()), kind)
    return found


def hurts_user(text: str) -> bool:
    """Whether every leg and cramp in *text*, folded, is the user's: "he snores and my leg hurts".

    Then it is about the user, whoever else is named.
    """
    named = persons(OF_MINE.sub("of ____", text))
    hurt = owners(named, text)
    return bool(hurt) and all(one and one.own for one in hurt) and not NOT_ME.search(text)


def owners(named: Sequence[Person], text: str) -> set[Person | None]:
    """Whose the legs and cramps in *text*, folded, are: who of *named* stands last before each."""
    return {last_named(named, at) for at in sore(text)}


def last_named(named: Sequence[Person], at: int) -> Person | None:
    """The last of *named* up to the word *at*; None where nobody is."""
    return next((one for one in reversed(named) if one.word <= at), None)


def sore(text: str) -> list[int]:
    """The numbers of the words of *text*, folded, that name what hurts: a leg, a cramp."""
    return [_word(text, match.start()) for match in SORE.finditer(text)]


def _word(text: str, at: int) -> int:
    return text.count(" ", 0, at)
