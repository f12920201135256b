"""What the rules say of each word: that it is said, denied, asked about, or of somebody else.

Each rule is a pattern; what it reaches has its status. The rules are data, a file a status:
rules/denied.toml, asked.toml and other.toml, with what ends each. A line more teaches a new way of
denying.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from skill.hearing.patterns import Pattern, pattern
from skill.hearing.rules import rules

SAID, DENIED, ASKED, OTHER = "said", "denied", "asked", "other"
PAST = "past"  # of another time: reaches farther, and counts as other

CLAUSE = pattern(r"\b(?:but|because|cos|although|though|so|then|and|or|while|except|plus)\b")

_DENIED, _ASKED, _OTHER = rules("denied"), rules("asked"), rules("other")
NOT_DENIED, NOT_ASKED = pattern(_DENIED["sounds"]), pattern(_ASKED["sounds"])
NOT_WELL, ANSWER = pattern(_DENIED["not_well"]), pattern(_DENIED["answer"])


Rules = Mapping[str, Sequence[Pattern]]


def _patterns(rules: Iterable[str]) -> tuple[Pattern, ...]:
    return tuple(map(pattern, rules))


# Status -> what gives it to the words ahead of it, or behind.
AHEAD: Rules = {
    DENIED: _patterns(_DENIED["ahead"]),
    ASKED: _patterns(_ASKED["ahead"]),
    OTHER: _patterns(_OTHER["ahead"]),
    PAST: _patterns(_OTHER["past"]),
}
BEHIND: Rules = {
    DENIED: _patterns(_DENIED["behind"]),
    ASKED: _patterns(_ASKED["behind"]),
    OTHER: _patterns(_OTHER["behind"]),
}
ITSELF = pattern(_DENIED["itself"])
# The same of ease, which "fine" and "i can walk on it" do not deny.
OF_EASE: tuple[Rules, Rules] = (
    {**AHEAD, DENIED: _patterns([_DENIED["not_eased"]])},
    {**BEHIND, DENIED: ()},
)
ENDS = {
    DENIED: pattern(_DENIED["ends"]),
    ASKED: pattern(_ASKED["ends"]),
    OTHER: pattern(_OTHER["ends"]),
    PAST: pattern(_OTHER["past_ends"]),
}
# Facts that are themselves worded as a denial: "i don't drink milk".
NEGATIVE = frozenset(
    (
        *("no_dairy", "no_exercise", "no_regular_exercise", "no_sweat", "plain_water_only"),
        *("low_salt_diet", "little_calcium", "dehydrated", "light_exercise", "vegan", "warm_room"),
        *("warm_legs", "loose_covers", "f_constant", "f_sore", "most_nights", "long_cramp"),
        *("weeks_of_pain", "f_confused"),
    )
)
COMFORT = "f_eases"  # what lowers a danger
# What is no question however it is put: "what if i was dead".
DESPAIR = frozenset(["f_self_harm", "self_harm"])
RANK = {SAID: 0, DENIED: 1, ASKED: 2, OTHER: 3, PAST: 3}


def statuses(text: str, ease: bool = False) -> list[str]:
    """The status of each word of *text*, which is folded; or what it has as words of *ease*."""
    words = text.split()
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    found = [SAID] * len(words)
    answer = _blanked(ANSWER, text)
    blank = _blanked(NOT_WELL, answer)
    idle = answer if ease else _blanked(NOT_DENIED, blank)
    open_ = _blanked(NOT_ASKED, answer)
    sources = {DENIED: idle, ASKED: open_, OTHER: answer, PAST: answer}
    ahead, behind = OF_EASE if ease else (AHEAD, BEHIND)
    for status, match in _found(ahead, sources):
        source = sources[status]
        end = ENDS[status].search(source, match.end())
        _mark(found, starts, match.start(), end.start() if end else len(text), status)
    clauses = _blanked(ITSELF, blank)
    for status, match in _found(behind, dict.fromkeys(behind, clauses)):
        links = [link.end() for link in CLAUSE.finditer(clauses, match.start())]
        _mark(found, starts, links[-1] if links else 0, match.end(), status)
    for match in () if ease else ITSELF.finditer(blank):
        _mark(found, starts, match.start(), match.end(), DENIED)
    return found


def _found(rules: Rules, texts: Mapping[str, str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Where each of *rules* is found in the text for its status."""
    for status, each in rules.items():
        for rule in each:
            for match in rule.finditer(texts[status]):
                yield status, match


def _blanked(rule: Pattern, text: str) -> str:
    """*text* with what *rule* matches put out of reach."""
    return rule.sub(lambda one: re.sub(r"[^ ]", "_", one[0]), text)


def _mark(found: list[str], starts: Sequence[int], begin: int, end: int, status: str) -> None:
    for place, start in enumerate(starts):
        if begin <= start < end and RANK[found[place]] < RANK[status]:
            found[place] = OTHER if status == PAST else status
