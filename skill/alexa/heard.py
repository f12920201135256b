"""What was heard in a slot: its words and the ids they were matched to, in any shape."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from skill.alexa.part import part

MATCHED = "ER_SUCCESS_MATCH"
MOST = 100  # items of a list that are read: Alexa sends a handful


class Heard(NamedTuple):
    """*words* as they were spoken, None for a slot left unfilled; *ids* that resolution matched.

    The words are never logged or stored.
    """

    words: str | None = None
    ids: tuple[str, ...] = ()


def heard_in(slot: Any) -> Heard:
    """*slot*, in `value` or `slotValue` shape. What cannot be read is passed over."""
    inner = list(_simple_values(part(slot, "slotValue")))
    ids = [id_ for value in (slot, *inner) for id_ in _matched(value)]
    parts = [text for text in map(_text, inner) if text is not None]
    whole = _text(slot) or " ".join(parts)
    unfilled = not whole and _text(slot) is None and not parts
    return Heard(None if unfilled else whole, tuple(dict.fromkeys(ids)))


def _simple_values(value: Any) -> Iterator[Any]:
    """*value* and all that it lists, whatever its type says."""
    waiting = [value]  # no recursion: a request may be nested deeper than the stack
    while waiting:
        one = waiting.pop()
        if isinstance(one, Mapping):
            yield one
            waiting.extend(reversed(_list(part(one, "values"))))


def _matched(value: Any) -> Iterator[str]:
    """The first match of each authority that matched."""
    for authority in _list(part(value, "resolutions", "resolutionsPerAuthority")):
        if part(authority, "status", "code") == MATCHED:
            ids = (part(one, "value", "id") for one in _list(part(authority, "values")))
            yield from [id_ for id_ in ids if isinstance(id_, str) and id_][:1]


def _text(value: Any) -> str | None:
    text = part(value, "value")
    return text if isinstance(text, str) else None


def _list(value: Any) -> list[Any]:
    return value[:MOST] if isinstance(value, list) else []
