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


def absent(text: str, among: Set[str]) -> set[str]:
    """Those *among* facts that *text* cannot mean.

    It is a turn of phrase, or names the opposite of a lack, and no lack.
    """
    table = PHRASES if LACK.search(text) else (*PHRASES, *OPPOSITES)
    near = [(rule, names & among) for rule, names in table if not names.isdisjoint(among)]
    return {name for rule, names in near if pattern(rule).search(text) for name in names}
