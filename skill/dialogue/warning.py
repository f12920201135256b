"""Warning signs: they beat everything else."""

from skill.content import Content
from skill.dialogue.move import Move, gravest_sign
from skill.dialogue.reply import Reply, ask, end, line
from skill.dialogue.state import State


def warn(content: Content, state: State, name: str) -> Reply:
    """What to do about the sign *name*; all but the routine ones end the session."""
    sign = content.signs[name]
    if sign.level == "routine":
        asking = state.asking or "find_out"
        return ask(content, state, "warning", sign.advice, asking, warns=sign.level)
    return end(content, state, "warning", sign.advice, warns=sign.level)


def warning(content: Content, state: State, move: Move) -> Reply:
    """The user names a sign, or a worry that no sign matches: then the list of signs."""
    sign = gravest_sign(content, move)
    return warn(content, state, sign) if sign else doctor(content, state, move)


def doctor(content: Content, state: State, _: Move) -> Reply:
    """When to see a doctor, and how soon."""
    said = f"{line(content, state, 'doctor')} {line(content, state, 'net')}"
    return ask(content, state, "doctor", said, state.asking or "find_out")
