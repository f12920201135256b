"""Danger by features: which signs are complete, and which one question would decide."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from skill.content import Content
from skill.content.lines import NAMED, OVERDOSE, SURE
from skill.content.model import LEVELS, Check, Sign
from skill.dialogue.move import NO, SETTINGS, YES, Move
from skill.dialogue.state import State

MOST_CHECKS = 2  # a session
ROUTINE = LEVELS[-1]
# What cannot hold together: the later word counts.
OPPOSITES = (("one", "both"), ("eases", "constant"), ("now", "eases"))
TELLING = ("circumstance", "told", "why", "relief", "still_cramping")  # what no answer is
UNANSWERED = ("not_sure", "fallback", "skip", "warning", "yes", "no")


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
    return replace(state, features=tuple(features.items()))


def complete(content: Content, state: State, move: Move) -> tuple[str, ...]:
    """The signs that need help now or today, gravest first, less those already warned of."""
    features, held = dict(state.features), _held(state.features)
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
    made = [name for name in signs if _holds(signs[name], held, move, SURE in state.checked)]
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
    held = _held(state.features)
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


def doubtful(content: Content, state: State, move: Move) -> tuple[str, str]:
    """A sign that one answer would decide, and the check question for it; or two empty strings."""
    if len(state.checked) >= MOST_CHECKS:
        return "", ""
    pairs = sorted(
        _doubts(content, state, move), key=lambda pair: LEVELS.index(content.signs[pair[0]].level)
    )
    if not pairs and all(content.signs[name].level == ROUTINE for name in move.signs):
        pairs = [
            (name, check)
            for name in move.feared
            if name not in state.warned
            for _, check in content.signs[name].doubt[:1]
            if check not in state.checked
        ]
    return pairs[0] if pairs else ("", "")


def decided(content: Content, state: State, move: Move) -> State:
    """*state* after *move* came in answer to the check question that is pending.

    What the words say of it counts, with all that goes with it; else yes, no, or the alternative;
    no answer is the graver one.
    """
    check = content.checks[state.asking]
    told = {**dict(move.features), **({"eases": True} if move.name == "eased" else {})}
    part = _part_told(check, told)
    if not part and any(name in _named_by(check) for name, _ in move.features):
        return state
    if not part and not (move.name == YES and move.faint and move.allays):  # "it was on the telly"
        part = ANSWERS.get(move.name, "")
    holds = getattr(check, part) if part else ()
    if not holds and move.allays and move.name != "warning":
        holds = check.no or check.second
    if not holds and (move.name in UNANSWERED or state.doubted == OVERDOSE):
        holds = check.unsure
    outcome = {one.removeprefix("-"): one[0] != "-" for one in holds}
    if state.doubted and outcome.get(NAMED) is False:  # and so is what alone would be that sign
        outcome |= {one[0]: False for one in content.signs[state.doubted].when if len(one) == 1}
    return observed(observed(state, Move("", features=tuple(outcome.items()))), move)


def settled(content: Content, state: State, move: Move) -> Move:
    """*move* in answer to the check question: what holds of what was asked is beyond doubt."""
    features = dict(state.features)
    asked = _named_by(content.checks[state.asking])
    return replace(move, clear=(*move.clear, *(one for one in asked if features.get(one))))


def gravest(content: Content, state: State, move: Move) -> str:
    """The gravest sign that is complete with *move*, or an empty string."""
    return next(iter(complete(content, observed(state, move), move)), "")


def _doubts(content: Content, state: State, move: Move) -> Iterator[tuple[str, str]]:
    features, held, told = dict(state.features), _held(state.features), _held(move.features)
    if not held and not move.signs:
        return
    ranks = {level: rank for rank, level in enumerate(LEVELS)}
    warned = min((ranks[content.signs[name].level] for name in state.warned), default=len(LEVELS))
    for name, sign in content.signs.items():
        if name in state.warned or not held.isdisjoint(sign.unless):
            continue
        # Whoever was sent to a doctor today need not answer what would send them there again.
        for together, check in sign.doubt if warned > ranks[sign.level] else ():
            open_ = [one for one in content.checks[check].unsure if one not in features]
            if check not in state.checked and open_ and held.issuperset(together):
                yield name, check
        heard = name in move.signs or _holds(sign, told, move, asked=True)
        if heard and SURE not in state.checked and sign.level != ROUTINE:
            yield name, SURE


def _held(features: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """The features that hold."""
    return frozenset(name for name, holds in features if holds)


def _holds(sign: Sign, held: frozenset[str], move: Move, asked: bool) -> bool:
    """One feature alone must be clear, or said as a warning; else it is *asked* about, once."""
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


def _part_told(check: Check, told: Mapping[str, bool]) -> str:
    """The part of *check* with a feature that was *told*: to hold, or else not to."""
    return next(
        (
            part
            for holds in (True, False)
            for part in PARTS
            for one in getattr(check, part)
            if told.get(one.removeprefix("-")) is holds and (one[0] != "-") is holds
        ),
        "",
    )


def _named_by(check: Check) -> tuple[str, ...]:
    """The features that an answer to *check* decides."""
    named = (one.removeprefix("-") for part in PARTS for one in getattr(check, part))
    return tuple(dict.fromkeys(named))


PARTS = ("yes", "no", "first", "second")
# Move -> the part of a check question that it answers with.
ANSWERS = {
    "yes": "yes",
    "no": "no",
    "none_of_them": "no",
    "eased": "no",
    "first": "first",
    "second": "second",
    "both": "second",
    "not_sure": "unsure",
}
