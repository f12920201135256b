"""Warning signs: they beat everything else."""

from skill.content import Content
from skill.content.lines import WORRY
from skill.dialogue.misses import unknown
from skill.dialogue.move import Move
from skill.dialogue.person import about
from skill.dialogue.reasons import reasons_for_doctor, unheeded
from skill.dialogue.reply import Reply, ask, ask_again, come_back, end, line
from skill.dialogue.state import State
from skill.dialogue.triage import ROUTINE

LONG = "long_cramp"  # the one warning after which holds go on
# What is told the whole warning once more; all else that it comes before is told so.
ASKS_ABOUT = ("doctor", "reassure", "purpose", "what_mean", "what_now", "exercise_again")
# Moves that are nothing without what they named.
UNHELD = ("circumstance", "mimic", "remedy", "cause")


def warn(content: Content, state: State, name: str, opening: str = "") -> Reply:
    """What to do about the sign *name*: an emergency ends the session, all else may be asked about.

    A vague worry gets the signs of each level as well, and what to do for each.
    """
    sign = content.signs[name]
    levels = "" if sign.row else line(content, state, "levels")
    closed = line(content, state, "if_closed") if sign.level == "same_day" and sign.row else ""
    said = f"{opening} {sign.advice} {levels} {closed}"
    if sign.level == "emergency":
        return end(content, state, "warning", said, warns=sign.level)
    named = tuple(dict.fromkeys((*state.signs, name))) if sign.reason else state.signs
    heeded = tuple(dict.fromkeys((*state.heeded, name)))
    state = state._replace(signs=named, heeded=heeded, subject=f"signs.{name}")
    asking = "what_else" if sign.level == "same_day" else come_back(state, "find_out")
    return ask(content, state, "warning", said, asking, warns=sign.level)


def alarm(content: Content, state: State, names: tuple[str, ...], opening: str) -> Reply:
    """Warns of the first of *names*, which are complete; of none of them a second time."""
    warned = tuple(dict.fromkeys((*state.warned, *names)))
    return warn(content, state._replace(warned=warned, held="", doubted=""), names[0], opening)


def check(content: Content, state: State, doubt: tuple[str, str], move: Move) -> Reply:
    """One question about what decides, before any comfort, alarm or stretch."""
    sign, asking = doubt
    held = state.held if move.name in ("yes", "no") and state.held else move.name
    asked = state._replace(
        signs=tuple(dict.fromkeys((*state.signs, *_lesser(content, move)))),
        checked=(*state.checked, asking),
        doubted=sign,
        held="why" if held in UNHELD else held,
    )
    return ask(content, asked, "check", "", asking)


def warning(content: Content, state: State, move: Move) -> Reply:
    """The user names a lesser sign, or one again, or a worry that no sign matches."""
    again = [name for name in state.warned if name in move.signs]
    named = _lesser(content, move) or [*unheeded(content, state)][-1:]
    if not again and not named:
        return warn(content, state, WORRY)._replace(warns="")
    return warn(content, state, (*again, *named)[0])


def _lesser(content: Content, move: Move) -> list[str]:
    """The signs for a visit soon that *move* names."""
    return [name for name in move.signs if content.signs[name].level == ROUTINE]


def again(content: Content, state: State, move: Move) -> Reply:
    """Nothing is tried and nothing is called harmless: what was warned of comes first."""
    if move.name == "remedy" and not move.remedies:
        return unknown(content, state, move)
    sign = next(name for name in state.warned if name != LONG)
    if move.name in ASKS_ABOUT:
        return warn(content, state, sign)
    said = line(content, state, "seen_first")
    return ask(content, state, "warning", said, "what_else", warns=content.signs[sign].level)


def medicine_stop(content: Content, state: State, _: Move) -> Reply:
    """Whether to stop or change a medicine: not on one's own. No quiz goes on right after it."""
    asking = "" if state.asking in content.topics else state.asking
    said = line(content, state, "medicine_stop")
    return ask_again(content, state._replace(asking=asking), said, "find_out")


def reassure(content: Content, state: State, _: Move) -> Reply:
    """Whether all will be well: honest, and with its conditions."""
    return ask_again(content, state, line(content, state, "reassure"), "find_out")


def out_of_hours(content: Content, state: State, _: Move) -> Reply:
    """Whom to call at this hour."""
    return ask_again(content, state, line(content, state, "out_of_hours"), "what_else")


def doctor(content: Content, state: State, _: Move) -> Reply:
    """When to see a doctor, for what the user said or in general, and what needs help at once."""
    when, level = _when(content, state)
    said = f"{when} {line(content, state, 'net')}"
    state = state._replace(subject="grounds.doctor")
    return ask(content, state, "doctor", said, come_back(state, "find_out"), warns=level)


def _when(content: Content, state: State) -> tuple[str, str]:
    """When to see one, and how soon by the gravest reason; without a reason, how soon is empty."""
    reasons = reasons_for_doctor(content, state)
    if not reasons:
        explained = content.causes.get(state.explained)
        return explained.doctor if explained else line(content, state, "doctor"), ""
    (said, level), *others = reasons
    for other, _ in others[:1]:
        said = line(content, state, "both", one=said, other=other)
    told, _, when = line(content, state, DOCTOR[level], said=about(state, said)).partition(". ")
    return f"{told}. {about(state, when)}", level


# How soon, by the level of the gravest reason.
DOCTOR = {"routine": "doctor_reason", "same_day": "doctor_today"}
