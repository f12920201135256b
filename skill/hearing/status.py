"""Whose a fact is, and whether it is so: said, denied, asked about, or of somebody else.

Each rule is a pattern; what it reaches has its status. The rules are data, a module a status: `denied`,
`asked` and `other`, with what ends each. A line more teaches a new way of denying.
"""

import re
from collections.abc import Sequence

from skill.hearing import asked, denied, other
from skill.hearing.patterns import pattern

SAID, DENIED, ASKED, OTHER = "said", "denied", "asked", "other"
PAST = "past"  # of another time: reaches farther, and counts as other

CLAUSE = pattern(r"\b(?:but|because|cos|although|though|so|then|and|or|while|except|plus)\b")

_AHEAD = tuple(
    (pattern(rf"\b{text}"), status)
    for status, texts in (
        (DENIED, denied.AHEAD),
        (ASKED, asked.AHEAD),
        (OTHER, other.AHEAD),
        (PAST, other.PAST),
    )
    for text in texts
)
_BEHIND = tuple(
    (pattern(rf"\b{text}"), status)
    for status, texts in ((DENIED, denied.BEHIND), (ASKED, asked.BEHIND), (OTHER, other.BEHIND))
    for text in texts
)
# The same of ease, which "fine" and "i can walk on it" do not deny.
_OF_EASE = (
    ((denied.NOT_EASED, DENIED), *(rule for rule in _AHEAD if rule[1] != DENIED)),
    tuple(rule for rule in _BEHIND if rule[1] != DENIED),
)
ENDS = {DENIED: denied.ENDS, ASKED: asked.ENDS, OTHER: other.ENDS, PAST: other.PAST_ENDS}
# Facts that are themselves worded as a denial: "i don't drink milk".
NEGATIVE = frozenset(
    (
        *("no_dairy", "no_exercise", "no_regular_exercise", "no_sweat", "plain_water_only"),
        *("low_salt_diet", "little_calcium", "dehydrated", "light_exercise", "vegan", "warm_room"),
        *("warm_legs", "loose_covers", "f_constant", "f_sore", "most_nights", "long_cramp"),
        *("weeks_of_pain", "f_confused"),
    )
)
RANK = {SAID: 0, DENIED: 1, ASKED: 2, OTHER: 3, PAST: 3}
ANSWER = pattern(
    r"^(?:no|nope|nah|naw)\b(?= (?:i|i'm|i've|i'd|it|it's|my|we|he|she|she's|he's|they|there|just|only|but|because|the|that|that's|yes|well|actually|wait|both|mum|dad)\b)"
)


def statuses(text: str, ease: bool = False) -> list[str]:
    """The status of each word of *text*, which is folded; or what it has as words of *ease*."""
    words = text.split()
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    found = [SAID] * len(words)
    answer = _blanked(ANSWER, text)
    blank = _blanked(denied.NOT_WELL, answer)
    idle = answer if ease else _blanked(denied.NOT_DENIED, blank)
    open_ = _blanked(asked.NOT_ASKED, answer)
    sources = {DENIED: idle, ASKED: open_, OTHER: answer, PAST: answer}
    ahead, behind = _OF_EASE if ease else (_AHEAD, _BEHIND)
    for rule, status in ahead:
        source = sources[status]
        for match in rule.finditer(source):
            end = ENDS[status].search(source, match.end())
            _mark(found, starts, match.start(), end.start() if end else len(text), status)
    for rule, status in behind:
        for match in rule.finditer(blank):
            links = [link.end() for link in CLAUSE.finditer(blank, 0, match.start())]
            _mark(found, starts, links[-1] if links else 0, match.end(), status)
    return found


def _blanked(rule: re.Pattern[str], text: str) -> str:
    """*text* with what *rule* matches put out of reach."""
    return rule.sub(lambda one: re.sub(r"[^ ]", "_", one[0]), text)


def _mark(found: list[str], starts: Sequence[int], begin: int, end: int, status: str) -> None:
    for place, start in enumerate(starts):
        if begin <= start < end and RANK[found[place]] < RANK[status]:
            found[place] = OTHER if status == PAST else status
