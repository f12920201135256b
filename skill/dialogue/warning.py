"""Warning signs: they beat everything else."""

from dataclasses import replace

from skill.content import Content
from skill.content.lines import WORRY
from skill.dialogue.move import Move, gravest_sign
from skill.dialogue.reasoning import reasons_for_doctor
from skill.dialogue.reply import Reply, ask, come_back, end, line
from skill.dialogue.state import State


def warn(content: Content, state: State, name: str) -> Reply:
    """What to do about the sign *name*; all but the routine ones end the session.

    A vague worry gets the signs of each level as well, and what to do for each.
    """
    sign = content.signs[name]
    levels = "" if sign.row else line(content, state, "levels")
    said = f"{sign.advice} {levels}"
    if sign.level != "routine" and name != WORRY:
        return end(content, state, "warning", said, warns=sign.level)
    named = tuple(dict.fromkeys((*state.signs, name))) if sign.reason else state.signs
    state = replace(state, signs=named, subject=f"signs.{name}")
    return ask(content, state, "warning", said, come_back(state, "find_out"), warns=sign.level)


def warning(content: Content, state: State, move: Move) -> Reply:
    """The user names a sign, or a worry that no sign matches."""
    return warn(content, state, gravest_sign(content, move) or WORRY)


def doctor(content: Content, state: State, _: Move) -> Reply:
    """When to see a doctor, for what the user said or in general, and what needs help at once."""
    said = f"{_when(content, state)} {line(content, state, 'net')}"
    state = replace(state, subject="grounds.doctor")
    return ask(content, state, "doctor", said, come_back(state, "find_out"))


def _when(content: Content, state: State) -> str:
    reasons = reasons_for_doctor(content, state)
    if not reasons:
        explained = content.causes.get(state.explained)
        return explained.doctor if explained else line(content, state, "doctor")
    (said, level), *others = reasons
    for other, _ in others[:1]:
        said = line(content, state, "both", one=said, other=other)
    return line(content, state, DOCTOR[level], said=said)


# How soon, by the level of the gravest reason.
DOCTOR = {"routine": "doctor_reason", "same_day": "doctor_today"}
