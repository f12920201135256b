"""Help while the leg is cramping, and keeping the next cramp away."""

from dataclasses import replace

from skill.content import Content
from skill.dialogue.move import Move
from skill.dialogue.reply import Reply, ask, end, line
from skill.dialogue.state import State
from skill.dialogue.warning import warn

HOLDS = ("hold_one", "hold_two", "hold_three")


def relief(content: Content, state: State, _: Move) -> Reply:
    """The first hold: an instruction comes before anything else."""
    return _hold(content, replace(state, step=0))


def next_hold(content: Content, state: State, _: Move) -> Reply:
    """Not eased yet: the next hold, or after the last one, how long it has been."""
    if state.step + 1 < len(HOLDS):
        return _hold(content, replace(state, step=state.step + 1))
    return ask(content, state, "relief", line(content, state, "keep_going"), "ten_minutes")


def too_long(content: Content, state: State, _: Move) -> Reply:
    """One cramp for more than ten minutes is a warning sign."""
    return warn(content, state, "long_cramp")


def keep_on(content: Content, state: State, _: Move) -> Reply:
    """Not ten minutes yet: go on gently, and know when to get help."""
    return end(content, state, "relief", line(content, state, "wait"))


def eased(content: Content, state: State, _: Move) -> Reply:
    """The cramp has let go."""
    state = replace(state, subject="grounds.relief")
    return ask(content, state, "relieved", line(content, state, "relieved"), "stretch")


def prevent(content: Content, state: State, _: Move) -> Reply:
    """The bedtime stretch for the calf."""
    state = replace(state, subject="grounds.stretch")
    said = line(content, state, "stretch_calf")
    return ask(content, state, "prevention", said, "second_stretch")


def second_stretch(content: Content, state: State, _: Move) -> Reply:
    """The bedtime stretch for the back of the thigh; then the night may go on."""
    said = f"{line(content, state, 'stretch_thigh')} {line(content, state, 'goodbye')}"
    return end(content, state, "prevention", said)


def _hold(content: Content, state: State) -> Reply:
    state = replace(state, subject="grounds.relief")
    return ask(content, state, "relief", line(content, state, HOLDS[state.step]), "eased")
