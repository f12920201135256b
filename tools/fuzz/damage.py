"""Damage: what can happen to one place of a request, whatever it means."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tools.fuzz.values import TEXT, VALUE

LONGEST = 100_000  # characters, beyond which a text is doubled and no more
MOST = 300  # places of one request: of a huge one the first will do
# Where damage begins: in what the skill reads, three times as often as anywhere.
ROOTS = (("request",), ("session", "attributes"), ("request", "intent", "slots"), ())
ROOT = st.sampled_from(ROOTS)

Damage = Callable[[DrawFn, Any, Any], None]


def places(root: Any) -> list[tuple[Any, Any]]:
    """Every property and item below *root*, as what holds it and its key, outermost first."""
    found: list[tuple[Any, Any]] = []
    waiting = [root]
    for holder in waiting:
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        found += [(holder, key) for key in keys[:MOST]]
        if len(found) > MOST:
            break
        waiting += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    return found[:MOST]


def hurt(draw: DrawFn, event: dict[str, Any]) -> None:
    """Damages one place of *event*."""
    root: Any = event
    for key in draw(ROOT):
        inner = root.get(key)
        root = inner if isinstance(inner, dict) else root
    if found := places(root):
        holder, key = draw(st.sampled_from(found))
        DAMAGES[draw(KIND)](draw, holder, key)


def reworded(draw: DrawFn, found: Any) -> Any:
    """A text is another; a number is near."""
    is_number = isinstance(found, int | float)
    return found + draw(st.integers(-2, 2)) if is_number else draw(TEXT)


def cut(draw: DrawFn, found: Any) -> Any:
    """Its end is missing."""
    if not isinstance(found, str | list | dict):
        return found
    end = draw(st.integers(0, len(found)))
    return dict(list(found.items())[:end]) if isinstance(found, dict) else found[:end]


def rename(draw: DrawFn, holder: Any, key: Any) -> None:
    """A property has another name."""
    if isinstance(holder, dict):
        holder[draw(st.one_of(TEXT, st.sampled_from([key.upper(), f"{key} "])))] = holder.pop(key)


def repeat(draw: DrawFn, holder: Any, key: Any) -> None:
    """It is there many times: the items of a list, or a text, or one property by many names."""
    found, times = holder[key], draw(st.sampled_from([2, 30, 300]))
    if isinstance(found, str | list):
        holder[key] = found * min(times, LONGEST // (len(found) or 1) + 2)
    elif isinstance(holder, dict):
        holder.update({f"{key}{number}": found for number in range(times)})


def graft(draw: DrawFn, holder: Any, key: Any) -> None:
    """It is what stands beside it."""
    others = list(holder.values()) if isinstance(holder, dict) else list(holder)
    holder[key] = json.loads(json.dumps(draw(st.sampled_from(others))))  # of its own


def into(change: Callable[[DrawFn, Any], Any]) -> Damage:
    """The value alone becomes what *change* makes of it."""
    return lambda draw, holder, key: holder.__setitem__(key, change(draw, holder[key]))


# Name -> what it does to the value that *holder* has at *key*. Add one here.
DAMAGES: dict[str, Damage] = {
    "drop": lambda _, holder, key: holder.__delitem__(key),
    "retype": into(lambda draw, _: draw(VALUE)),
    "reword": into(reworded),
    "cut": into(cut),
    "rename": rename,
    "wrap": into(lambda draw, found: draw(st.sampled_from([[found], {"value": found}]))),
    "repeat": repeat,
    "graft": graft,
}
KIND = st.sampled_from(list(DAMAGES))
