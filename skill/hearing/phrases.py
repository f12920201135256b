"""What words cannot mean, though they are near to it: rules/phrases.toml."""

from collections.abc import Set

from skill.hearing.patterns import pattern
from skill.hearing.rules import rules

_RULES = rules("phrases")
LACK = pattern(_RULES["lack"])
# What is said, and the facts that it does not mean. Few are near at a time: none is compiled yet.
PHRASES = tuple((one["words"], frozenset(one["not"])) for one in _RULES["phrase"])
# The same of what names the opposite of a lack, unless a lack is named.
OPPOSITES = tuple((one["words"], frozenset(one["not"])) for one in _RULES["opposite"])


# Fact -> the phrases that do not mean it.
NEAR = {
    name: tuple(one for one in PHRASES if name in one[1]) for _, names in PHRASES for name in names
}


def absent(text: str, among: Set[str]) -> set[str]:
    """Those *among* facts that *text* cannot mean.

    It is a turn of phrase, or names the opposite of a lack, and no lack.
    """
    near = {rule: names for name in among for rule, names in NEAR.get(name, ())}
    if not LACK.search(text):
        near |= {rule: names for rule, names in OPPOSITES if names & among}
    meant = (names & among for rule, names in near.items() if pattern(rule).search(text))
    return set().union(*meant)
