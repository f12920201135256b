"""The words that a pattern needs: in all that it matches, some word begins in one of a few ways.

That is the first word whose letters are known, by what Python's own compiler of patterns reads.
What must stand ahead or behind without being matched is passed over.
"""

from collections.abc import Callable, Iterable
from re import _parser as re_  # type: ignore[attr-defined]  # what re is made of
from typing import Any, NamedTuple

from skill.hearing.patterns import END, LETTERS

FEW = 12  # letters of a class, of which each is a way to go on


class Head(NamedTuple):
    """How the needed word begins: its *letters*, as far as they are known.

    They stand at a *word*'s beginning, and are *whole* where no more are added.
    """

    letters: str
    word: bool
    whole: bool


Heads = frozenset[Head]
ANYWHERE = Head("", word=False, whole=False)


def begins_of(text: str) -> list[str]:
    """How a word may begin that is in all that the pattern *text* matches; none if it may be any.

    A word of fewer than LETTERS has END after it.
    """
    heads = _grown(frozenset([ANYWHERE]), re_.parse(text))
    if not all(head.letters and head.word for head in heads):
        return []
    found = {head.letters for head in heads}
    return sorted(one for one in found if not any(one[:to] in found for to in range(1, len(one))))


def _grown(heads: Heads, items: Iterable[tuple[Any, Any]]) -> Heads:
    for operation, value in items:
        whole = frozenset(head for head in heads if head.whole)
        heads = whole | GROWN.get(operation, _passed)(heads - whole, value)
    return heads


def _with_letter(heads: Heads, value: int) -> Heads:
    return frozenset(_plus(head, chr(value)) for head in heads)


def _with_class(heads: Heads, value: Iterable[tuple[Any, Any]]) -> Heads:
    letters = _letters(value)
    return frozenset(_plus(head, one) for head in heads for one in letters) or _passed(heads)


def _branched(heads: Heads, value: tuple[None, list[Any]]) -> Heads:
    return frozenset[Head]().union(*(_grown(heads, way) for way in value[1]))


def _repeated(heads: Heads, value: tuple[int, int, Any]) -> Heads:
    least, most, part = value
    once = _grown(heads, part)
    return (heads if least == 0 else frozenset()) | (once if most == 1 else _known(once))


def _at(heads: Heads, value: Any) -> Heads:
    edge = value in (re_.AT_BOUNDARY, re_.AT_BEGINNING)
    return frozenset(_plus(head, " ") for head in heads) if edge else heads


def _letters(items: Iterable[tuple[Any, Any]]) -> list[str]:
    """The letters of a class; none where it has more than FEW, or other things than letters."""
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
    """*heads* after a repeat: letters that are known stay as they are."""
    return frozenset(head._replace(whole=bool(head.letters)) for head in heads)


def _passed(heads: Heads, _: Any = None) -> Heads:
    """*heads* after what may be any letter: where none is known yet, a later word is."""
    return frozenset(head._replace(whole=True) if head.letters else ANYWHERE for head in heads)


def _beside(heads: Heads, _: Any) -> Heads:
    return heads


GROWN: dict[Any, Callable[[Heads, Any], Heads]] = {
    re_.LITERAL: _with_letter,
    re_.IN: _with_class,
    re_.BRANCH: _branched,
    re_.SUBPATTERN: lambda heads, value: _grown(heads, value[-1]),
    re_.MAX_REPEAT: _repeated,
    re_.MIN_REPEAT: _repeated,
    re_.AT: _at,
    re_.ASSERT: _beside,
    re_.ASSERT_NOT: _beside,
}
