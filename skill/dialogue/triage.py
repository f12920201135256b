"""Danger by features: which signs are complete, and which one question would decide."""

from collections.abc import Iterable

from skill.content import Content
from skill.content.lines import NAMED, SURE
from skill.content.model import LEVELS, Sign
from skill.dialogue.move import NO, SETTINGS, Move
from skill.dialogue.state import State

ROUTINE = LEVELS[-1]
# What cannot hold together: the later word counts.
OPPOSITES = (("one", "both"), ("eases", "constant"), ("now", "eases"))
TELLING = ("circumstance", "told", "why", "relief", "still_cramping")  # what no answer is


def observed(state: State, move: Move) -> State:
    """*state* with the features that *move* states or denies; later words correct earlier."""
    if not move.features:
        return state
    features = dict(state.features)
    for name, holds in move.features:
        features[name] = holds
        if holds:
            for pair in OPPOSITES:
                if name in pair:
                    features.pop(pair[pair[0] == name], None)
    return state._replace(features=tuple(features.items()))


def complete(content: Content, state: State, move: Move) -> tuple[str, ...]:
    """The signs that need help now or today, gravest first, less those already warned of."""
    features, held = dict(state.features), held_of(state.features)
    if not held and not move.signs:
        return ()
    signs = {
        name: sign
        for name, sign in content.signs.items()
        if sign.level != ROUTINE
        and name not in state.warned
        and not (name == state.doubted and features.get(NAMED) is False)
        and held.isdisjoint(sign.unless)
    }
    made = [name for name in signs if holds_of(signs[name], held, move, SURE in state.checked)]
    named = [
        name
        for name, sign in signs.items()
        if name not in made
        and _named(content, state, move, name)
        and not (made and sign.beside and held.isdisjoint(sign.beside))
    ]
    found = [name for name in signs if name in (*made, *named)]
    return tuple(sorted(found, key=lambda name: LEVELS.index(signs[name].level)))


def lesser(content: Content, state: State, move: Move) -> str:
    """The sign for a visit soon that what was observed or told makes, or an empty string.

    What a circumstance tells of is known by that.
    """
    held = held_of(state.features)
    known = {content.circumstances[name].sign for name in state.circumstances}
    return next(
        (
            name
            for name, sign in content.signs.items()
            if sign.level == ROUTINE
            and sign.reason
            and name not in (*state.warned, *state.heeded, *state.signs, *known)
            and (name in move.clear or any(map(held.issuperset, sign.when)))
        ),
        "",
    )


def gravest(content: Content, state: State, move: Move) -> str:
    """The gravest sign that is complete with *move*, or an empty string."""
    return next(iter(complete(content, observed(state, move), move)), "")


def held_of(features: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """The features that hold."""
    return frozenset(name for name, holds in features if holds)


def holds_of(sign: Sign, held: frozenset[str], move: Move, asked: bool) -> bool:
    """Whether *sign* is complete.

    One feature alone must be clear, or said as a warning; else it is *asked* about, once.
    """
    return any(
        len(together) > 1
        or asked
        or move.name == "warning"
        or (together[0] in move.clear and (move.name != NO or move.allays))
        for together in sign.when
        if held.issuperset(together)
    )


def _named(content: Content, state: State, move: Move, name: str) -> bool:
    """Whether the sign was heard as a whole: as a warning, or confirmed."""
    confirmed = name == state.doubted and dict(state.features).get(NAMED, False)
    meant = move.name == "warning" or SURE in state.checked
    return confirmed or (name in move.signs and (meant or _told(content, move, name)))


def _told(content: Content, move: Move, name: str) -> bool:
    """Whether the words that tell of it named one of the features that the sign is made of too."""
    parts = {one for together in content.signs[name].when for one in together} - SETTINGS
    said = {one for one, holds in move.features if holds}
    return bool(parts & said) and move.name in TELLING
