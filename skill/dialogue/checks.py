"""Check questions: which one would decide, and what its answer decides."""

from collections.abc import Iterator, Mapping

from skill.content import Content
from skill.content.lines import NAMED, OVERDOSE, SURE
from skill.content.model import LEVELS, Check, Sign
from skill.dialogue.move import ALTERNATIVES, AMOUNTS, SETTINGS, WHICH, YES, Move, less
from skill.dialogue.state import State
from skill.dialogue.triage import ROUTINE, complete, held_of, holds_of, observed

MOST_CHECKS = 2  # a session
# What no leg with any of it is stretched or rubbed for.
UNTOUCHED = frozenset(
    ("swollen", "warm", "red", "cord", "bruise", "injury", "cast", "pop", "cold_skin", "pale_blue")
)
UNANSWERED = ("not_sure", "fallback", "skip", "warning", "yes", "no", "still_cramping")


def doubtful(content: Content, state: State, move: Move) -> tuple[str, str]:
    """A sign that one answer would decide, and the check question for it; or two empty strings."""
    leaves = move.name == "stop" and not (move.signs or move.features)
    if len(state.checked) >= MOST_CHECKS or leaves:
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


def in_passing(
    content: Content, state: State, move: Move, signs: tuple[str, ...]
) -> tuple[str, str]:
    """The first of *signs*, and the question whether it is so; or two empty strings.

    It is asked where *move* alone named it, aside from what it says, but no emergency of which
    each part is clear.
    """
    free = len(state.checked) < MOST_CHECKS and not {SURE, state.asking} & {*state.checked}
    may_ask = free and all(content.signs[name].sure for name in signs)
    sign = signs[0] if signs and move.aside and may_ask else ""
    if not sign:
        return "", ""
    own, clear = complete(content, observed(State(), move), move), {*move.clear}
    parts = content.signs[sign].when if content.signs[sign].level == LEVELS[0] else ()
    plain = any(len(one) > 1 and clear.issuperset(one) for one in parts)
    return (sign, SURE) if sign in own and not plain else ("", "")


def half_told(
    content: Content, state: State, move: Move, signs: tuple[str, ...]
) -> tuple[str, str]:
    """The one of *signs*, an emergency that was named, and its own question; or two empty strings.

    It is asked where *move* told a part of the sign, and the answer would complete it.
    """
    if len(signs) != 1 or len(state.checked) >= MOST_CHECKS or SURE in state.checked:
        return "", ""
    sign, told = content.signs[signs[0]], held_of(move.features) - SETTINGS
    made = holds_of(sign, held_of(state.features), move, asked=False)
    if sign.level != LEVELS[0] or made:
        return "", ""
    asked = _own_checks(content, state, sign)
    return next(
        ((signs[0], check) for together, check in asked if told.intersection(together)), ("", "")
    )


def in_answer(check: Check, move: Move) -> Move:
    """*move* in answer to *check*: what names no more than a leg says which it is."""
    case = dict(move.case)
    if move.name == "why" and move.faint and "muscle" in case:
        return move._replace(name=CHOSEN.get(case.get("side"), "fallback"), faint=False)
    observed_else = held_of(move.features) - SETTINGS - {"eases"}
    if move.name == "eased" and move.faint and observed_else:  # "it's tender"
        return move._replace(name="fallback")
    if move.name in ("off_topic", *AMOUNTS):  # it decides as little as what made no sense
        return move._replace(name="fallback")
    legs = case.keys() - {"side", "now"} or not {*SIDES}.isdisjoint(_named_by(check))
    if move.name in ALTERNATIVES and not legs:  # "yeah both"
        return move._replace(features=less(move.features, SIDES))
    return move


def decided(content: Content, state: State, move: Move) -> State:
    """*state* after *move* came in answer to the check question that is pending.

    What the words say of it counts, with all that goes with it; else yes, no, or the alternative;
    no answer is the graver one.
    """
    check = content.checks[state.asking]
    told = {**dict(move.features), **({"eases": True} if move.name == "eased" else {})}
    part = _part_told(check, told)
    told_else = any(name in _named_by(check) for name, _ in move.features)
    more = move.faint or move.allays or move.circumstances or dict(move.features).keys() - WHICH
    no_more = move.name == "first" and not more
    strays = bool(state.misses)
    if not part and told_else and not no_more and not strays:  # "just the left one" is a choice
        return state
    if not part and not (move.name == YES and move.faint and move.allays):  # "it was on the telly"
        part = ANSWERS.get(move.name, "")
    holds = getattr(check, part) if part else ()
    if not holds and part in ALTERNATIVES:  # "yeah both", where the question names none
        holds = check.yes
    if not holds and move.allays and move.name != "warning":
        holds = check.no or check.second
    if not holds and (move.name in UNANSWERED or state.doubted == OVERDOSE or strays):
        holds = check.unsure
    if state.asking == SURE and holds == check.no and _is_so(content, state, move):
        holds = check.unsure
    outcome = {one.removeprefix("-"): one[0] != "-" for one in holds}
    # "Yes thank god" is not that it hurts now, nor "yes in a minute or so" that it eases.
    idle = ("now" if outcome.get("eases") else "eases") if move.name == YES else ""
    state = state._replace(features=less(state.features, (idle,)))
    told_of = less(move.features, (idle,))
    state = observed(state, Move("", features=(*outcome.items(), *told_of)))
    if state.doubted and outcome.get(NAMED) is False:  # and so is what would be that sign
        when, held = content.signs[state.doubted].when, held_of(state.features)
        parts = {one for together in when for one in together if {*together} <= held} - SETTINGS
        alone = {one[0] for one in when if len(one) == 1}
        unmade = tuple((one, False) for one in sorted(parts | alone))
        state = observed(state, Move("", features=unmade))
    return state


def _is_so(content: Content, state: State, move: Move) -> bool:
    """Whether a "no" clearly tells the sign again that is in doubt: "no it popped"."""
    told, held = held_of(move.features), held_of(observed(state, move).features)
    clear = told & {*move.clear} - SETTINGS
    return any({*one} <= held and clear & {*one} for one in content.signs[state.doubted].when)


def undecided(content: Content, before: State, after: State, move: Move) -> bool:
    """Whether *move* leaves in doubt what was asked *before*: an emergency, or of a leg to hold."""
    sign = content.signs.get(before.doubted)
    harms = move.name == "relief" and not UNTOUCHED.isdisjoint(held_of(before.features))
    return (
        sign is not None
        and (sign.level == LEVELS[0] or harms)
        and not before.misses
        and before.asking != SURE
        and before.features == after.features
        and _unsettled(content, after, before.asking)
        and not complete(content, after, move)
    )


def answers(content: Content, state: State, move: Move) -> bool:
    """Whether *move* tells what the check question that is pending asks."""
    asked = _named_by(content.checks[state.asking])
    return any(name in asked and name not in SIDES for name, _ in move.features)


def settled(content: Content, state: State, move: Move) -> Move:
    """*move* in answer to the check question: what holds of what was asked is beyond doubt."""
    features = dict(state.features)
    asked = _named_by(content.checks[state.asking])
    return move._replace(clear=(*move.clear, *(one for one in asked if features.get(one))))


def _doubts(content: Content, state: State, move: Move) -> Iterator[tuple[str, str]]:
    held, told = held_of(state.features), held_of(move.features)
    if not held and not move.signs:
        return
    ranks = {level: rank for rank, level in enumerate(LEVELS)}
    warned = min((ranks[content.signs[name].level] for name in state.warned), default=len(LEVELS))
    for name, sign in content.signs.items():
        if name in state.warned or not held.isdisjoint(sign.unless):
            continue
        # Whoever was sent to a doctor today need not answer what would send them there again.
        if warned > ranks[sign.level]:
            yield from ((name, check) for _, check in _own_checks(content, state, sign))
        heard = name in move.signs or holds_of(sign, told, move, asked=True)
        if heard and SURE not in state.checked and sign.level != ROUTINE:
            yield name, SURE


def _own_checks(
    content: Content, state: State, sign: Sign
) -> Iterator[tuple[tuple[str, ...], str]]:
    """The check questions that would decide about *sign*, each with what was observed for it."""
    held = held_of(state.features)
    for together, check in sign.doubt:
        free = check not in state.checked and _unsettled(content, state, check)
        if free and held.issuperset(together):
            yield together, check


def _unsettled(content: Content, state: State, check: str) -> bool:
    """Whether something that *check* asks for is not known yet."""
    known = dict(state.features)
    return any(one not in known for one in content.checks[check].unsure)


def _part_told(check: Check, told: Mapping[str, bool]) -> str:
    """The part of *check* with a feature that was *told*: the graver, to hold, or else not to."""
    return next(
        (
            part
            for holds in (True, False)
            for part in ("unsure", *PARTS)
            for place, one in enumerate(getattr(check, part))
            if (place == 0 or one not in SIDES)  # a side decides where it is what was asked
            and told.get(one.removeprefix("-")) is holds
            and (one[0] != "-") is holds
        ),
        "",
    )


def _named_by(check: Check) -> tuple[str, ...]:
    """The features that an answer to *check* decides."""
    named = (one.removeprefix("-") for part in PARTS for one in getattr(check, part))
    return tuple(dict.fromkeys(named))


SIDES = ("one", "both")
# The side of no more than a leg -> what it chooses: "my left calf".
CHOSEN: Mapping[str | bool | None, str] = {"one": "first", "both": "both"}
PARTS = ("yes", "no", "first", "second")
# Move -> the part of a check question that it answers with.
ANSWERS = {
    "yes": "yes",
    "no": "no",
    "none_of_them": "no",
    "eased": "no",
    "first": "first",
    **dict.fromkeys(("second", "third", "both", "all"), "second"),
    "not_sure": "unsure",
}
