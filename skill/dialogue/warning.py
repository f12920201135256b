"""Warning signs: they beat everything else."""

from skill.content import Content
from skill.dialogue.move import Move, gravest_sign
from skill.dialogue.reply import Reply, ask, come_back, end, line
from skill.dialogue.state import State


def warn(content: Content, state: State, name: str) -> Reply:
    """What to do about the sign *name*; all but the routine ones end the session."""
    sign = content.signs[name]
    if sign.level == "routine":
        asking = come_back(state, "find_out")
        return ask(content, state, "warning", sign.advice, asking, warns=sign.level)
    return end(content, state, "warning", sign.advice, warns=sign.level)


def warning(content: Content, state: State, move: Move) -> Reply:
    """The user names a sign, or a worry that no sign matches: then the grave ones, in short."""
    name = gravest_sign(content, move)
    if name:
        return warn(content, state, name)
    worry = content.signs["is_it_serious"]
    asking = come_back(state, "find_out")
    return ask(content, state, "warning", worry.advice, asking, warns=worry.level)


def doctor(content: Content, state: State, _: Move) -> Reply:
    """When to see a doctor, and how soon."""
    explained = content.causes.get(state.explained)
    when = explained.doctor if explained else line(content, state, "doctor")
    said = f"{when} {line(content, state, 'net')}"
    return ask(content, state, "doctor", said, come_back(state, "find_out"))
