"""Whom it is about: the user, a relative, or somebody else."""

from skill.hearing.patterns import pattern
from skill.hearing.rules import rules, table

_RULES = rules("who")
WHO = table(_RULES["who"])
NOT_ABOUT, NOT_ME = pattern(_RULES["not_about"]), pattern(_RULES["not_me"])
TELLS, BESIDE = pattern(_RULES["tells"]), pattern(_RULES["beside"])
MINE = pattern(_RULES["mine"])


def who_of(text: str) -> str:
    """Whom *text*, folded, is about: partner, parent, child, other, self, or nobody known."""
    for value, rule in WHO:
        for match in rule.finditer(text):
            tells = TELLS.match(text, match.end()) and MINE.search(text, match.end())
            beside = value != "self" and BESIDE.match(text, match.end())
            aside = tells or beside or NOT_ABOUT.search(text[: match.start()])
            if not aside or NOT_ME.search(text):
                return value
    return ""
