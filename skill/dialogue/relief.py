"""Help while the leg is cramping, and keeping the next cramp away."""

from skill.content import Content
from skill.content.model import Hold
from skill.dialogue.asides import mimic
from skill.dialogue.move import CRAMPING, Move
from skill.dialogue.repair import repair
from skill.dialogue.reply import Reply, ask, ask_again, line
from skill.dialogue.state import State
from skill.dialogue.warning import LONG, alarm
from skill.dialogue.why import told as go_on

UNKNOWN = "leg"  # the muscle, until it is named
# What else is out for whoever cannot do something, or should not.
BARS = {
    "wheelchair": ("stand",),
    "new_joint": ("bend", "reach", "stand"),
    "pregnant": ("lie",),
    "kneel": ("bend",),
}
OBSTACLE = "pregnant"  # a circumstance that calls for an easier way


def relief(content: Content, state: State, move: Move) -> Reply:
    """The first hold: an instruction comes before anything else. A cry during one softens it."""
    if state.asking == "ten_minutes":
        return keep_on(content, state, move)
    if state.asking != "eased" or _elsewhere(content, state, move):
        return begin(content, state, move)
    return again(content, state, move)


def begin(content: Content, state: State, move: Move) -> Reply:
    """What comes first at the place, and the first hold, unless they must be safe before it."""
    place = _place(content, state)
    if place is None:
        return hold(content, state, move)
    if not place.asks:
        return _hold(content, state._replace(step=0), _said(state, place))
    name = next(name for name, one in content.holds.items() if one is place)
    return _do(content, state, name, "", place.asks)


def hold(content: Content, state: State, _: Move) -> Reply:
    """The first hold, wherever they are."""
    return _hold(content, state._replace(step=0))


def next_hold(content: Content, state: State, move: Move) -> Reply:
    """Not eased yet: the next hold, or after the last one, how long it has been."""
    if _elsewhere(content, state, move):
        return begin(content, state, move)
    if state.step + 1 < len(_chain(content, state)):
        return _hold(content, state._replace(step=state.step + 1))
    return ask(content, state, "relief", line(content, state, "keep_going"), "ten_minutes")


def again(content: Content, state: State, _: Move) -> Reply:
    """The same hold, softly."""
    return _hold(content, state, line(content, state, "softly"))


def told(content: Content, state: State, move: Move) -> Reply:
    """More about the cramp, while it lasts: another hold where that changes it.

    What is not known may well be why they cannot do it as they were told.
    """
    if OBSTACLE in move.circumstances:
        case = {**dict(state.case), "cannot": OBSTACLE}
        return unable(content, state._replace(case=tuple(case.items())), move)
    if _elsewhere(content, state, move):
        return begin(content, state, move)
    if move.name in ("circumstance", "told", "fallback"):
        return (wait if move.circumstances or "lasting" in dict(move.case) else unable)(
            content, state, move
        )
    if move.name == "mimic":
        return mimic(content, state, move)
    other = dict(move.case).get("who", "self") != "self"
    return (again if other else repair)(content, state, move)


def unable(content: Content, state: State, move: Move) -> Reply:
    """They cannot do it like that: the next easier way, never the same twice in a row."""
    if state.asking in content.topics and not dict(move.case).get("now"):
        return go_on(content, state, move)
    place = _place(content, state) if "place" in dict(move.case) else None
    heeded = place is None or state.last_speech.startswith(_said(state, place))
    if state.asking not in CRAMPING or state.asking == "safe" or not heeded:
        return begin(content, state, move)
    return _do(content, state, _ways(content, state)[0], "", "eased")


def wait(content: Content, state: State, _: Move) -> Reply:
    """At their pace: no step forward, and "repeat" still says what there was to do."""
    reply = ask_again(content, state, line(content, state, "wait"), "cramping")
    return reply._replace(state=reply.state._replace(last_speech=state.last_speech))


def too_long(content: Content, state: State, _: Move) -> Reply:
    """One cramp for more than ten minutes is a warning sign."""
    return alarm(content, state, (LONG,), "")


def keep_on(content: Content, state: State, move: Move) -> Reply:
    """Not ten minutes yet: the holds once more. Nobody is left alone with it."""
    if _elsewhere(content, state, move):
        return begin(content, state, move)
    return _hold(content, state._replace(step=0), line(content, state, "keep_on"))


def eased(content: Content, state: State, _: Move) -> Reply:
    """The cramp has let go: the reason, where something is known, else the bedtime stretch."""
    asking = "find_out" if state.circumstances or state.answers else "stretch"
    state = state._replace(subject="grounds.relief")
    return ask(content, state, "relieved", line(content, state, "relieved"), asking)


def prevent(content: Content, state: State, _: Move) -> Reply:
    """The bedtime stretch for the calf."""
    state = state._replace(subject="grounds.stretch")
    said = line(content, state, "stretch_calf")
    return ask(content, state, "prevention", said, "second_stretch")


def second_stretch(content: Content, state: State, _: Move) -> Reply:
    """The bedtime stretch for the back of the thigh."""
    said = line(content, state, "stretch_thigh")
    return ask(content, state, "prevention", said, "what_else")


def _hold(content: Content, state: State, opening: str = "") -> Reply:
    chain = _chain(content, state)
    state = state._replace(step=min(state.step, len(chain) - 1))
    return _do(content, state, chain[state.step], opening, "eased")


def _do(content: Content, state: State, name: str, opening: str, asking: str) -> Reply:
    said = f"{opening} {_said(state, content.holds[name])}".strip()
    state = state._replace(subject="grounds.relief", hold=name)
    return ask(content, state, "relief", said, asking)


def _said(state: State, one: Hold) -> str:
    return one.says if dict(state.case).get("who", "self") == "self" else one.their


def _chain(content: Content, state: State) -> list[str]:
    """The holds for the muscle that can be done there; those best there come first."""
    place = dict(state.case).get("place")
    fit = [
        name
        for name, one in content.holds.items()
        if not one.cannot and _muscle(state) in one.muscles and _possible(content, state, one)
    ]
    return sorted(fit, key=lambda name: place not in content.holds[name].best)


def _ways(content: Content, state: State) -> list[str]:
    """The easier ways for the muscle: those for what they cannot do first, the last one never."""
    names = list(content.holds)
    after = names.index(state.hold) + 1 if state.hold else 0
    fit = [
        name
        for name in (*names[after:], *names[:after])
        for one in (content.holds[name],)
        if one.cannot
        and name != state.hold
        and _possible(content, state, one)
        and (not one.muscles or _muscle(state) in one.muscles)
    ]
    cannot = dict(state.case).get("cannot")
    return sorted(
        fit, key=lambda name: cannot is not None and cannot not in content.holds[name].cannot
    )


def _possible(content: Content, state: State, one: Hold) -> bool:
    cannot = str(dict(state.case).get("cannot", ""))
    place = _place(content, state)
    barred = {cannot, *BARS.get(cannot, ()), *(place.without if place else ())}
    return not barred.intersection(one.needs)


def _place(content: Content, state: State) -> Hold | None:
    """What comes first where they are."""
    place = dict(state.case).get("place")
    return next((one for one in content.holds.values() if place and one.place == place), None)


def _muscle(state: State) -> str:
    return str(dict(state.case).get("muscle", UNKNOWN))


def _elsewhere(content: Content, state: State, move: Move) -> bool:
    """Whether *move* names a place, or a muscle that the last hold is not for."""
    said = dict(move.case)
    last = content.holds.get(state.hold)
    muscle = said.get("muscle", UNKNOWN)
    moved = (
        muscle != UNKNOWN and last is not None and bool(last.muscles) and muscle not in last.muscles
    )
    return "place" in said or moved
