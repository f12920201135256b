"""How some word begins in all that a pattern matches: worked out at a desk, and for the package.

From what Python's own compiler of patterns reads: the first word whose letters are known. What
must stand ahead or behind without being matched is passed over.
"""

from collections.abc import Iterable
from re import _constants as re_  # type: ignore[attr-defined]  # what re is made of
from re import _parser
from typing import Any, NamedTuple

from skill.hearing.patterns import END, LETTERS

FEW = 12  # letters of a class, of which each is a way to go on


class Head(NamedTuple):
    """The first *letters* that are known, whether a *word* begins with them, and whether that is all.

    It is *whole* where nothing is known of what follows, or enough.
    """

    letters: str
    word: bool
    whole: bool


Heads = frozenset[Head]
START = frozenset([Head("", word=False, whole=False)])


def begins_of(text: str) -> list[str]:
    """How a word may begin that is in all that the pattern *text* matches; none if it may be any."""
    heads = _grown(START, _parser.parse(text))
    if not all(head.letters and head.word for head in heads):
        return []
    found = {head.letters for head in heads}
    return sorted(one for one in found if not any(one[:to] in found for to in range(1, len(one))))


def _grown(heads: Heads, items: Iterable[tuple[Any, Any]]) -> Heads:
    for operation, value in items:
        whole = frozenset(head for head in heads if head.whole)
        heads = whole | _with(heads - whole, operation, value)
    return heads


def _with(heads: Heads, operation: Any, value: Any) -> Heads:
    """*heads* with what one *operation* of a pattern adds."""
    if operation is re_.LITERAL:
        return frozenset(_plus(head, chr(value)) for head in heads)
    if operation is re_.IN:
        letters = _letters(value)
        return frozenset(_plus(head, one) for head in heads for one in letters) or _passed(heads)
    if operation is re_.BRANCH:
        return frozenset[Head]().union(*(_grown(heads, way) for way in value[1]))
    if operation is re_.SUBPATTERN:
        return _grown(heads, value[-1])
    if operation in (re_.MAX_REPEAT, re_.MIN_REPEAT):
        least, most, part = value
        once = _grown(heads, part)
        return (heads if least == 0 else frozenset()) | (once if most == 1 else _known(once))
    if operation is re_.AT and value in (re_.AT_BOUNDARY, re_.AT_BEGINNING):
        return frozenset(_plus(head, " ") for head in heads)
    if operation in (re_.AT, re_.ASSERT, re_.ASSERT_NOT):
        return heads
    return _passed(heads)


def _letters(items: Iterable[tuple[Any, Any]]) -> list[str]:
    """Those of a class of letters, none where they are many."""
    found: list[str] = []
    for operation, value in items:
        if operation is re_.LITERAL:
            found.append(chr(value))
        elif operation is re_.RANGE and value[1] - value[0] < FEW:
            found += map(chr, range(value[0], value[1] + 1))
        else:
            return []
    return found if len(found) <= FEW else []


def _plus(head: Head, letter: str) -> Head:
    if letter.isalnum() or letter == "_":
        letters = head.letters + letter
        return Head(letters, head.word, len(letters) == LETTERS)
    if head.letters:
        return Head(head.letters + END, head.word, whole=True)
    return Head("", word=True, whole=False)


def _known(heads: Heads) -> Heads:
    """*heads* after which the same may follow once more."""
    return frozenset(head._replace(whole=bool(head.letters)) for head in heads)


def _passed(heads: Heads) -> Heads:
    """*heads* after what may be any letter: where none is known yet, a later word may be."""
    return frozenset(Head(head.letters, bool(head.letters) and head.word, bool(head.letters)) for head in heads)
