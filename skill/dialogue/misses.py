"""Not understood: ask again, then offer what the skill can do, then end kindly."""

from skill.content import Content
from skill.dialogue.move import CRAMPING, Move
from skill.dialogue.reply import Reply, ask, ask_again, end, line
from skill.dialogue.state import State


def unclear(content: Content, state: State, _: Move) -> Reply:
    """Words that made no sense here."""
    return _missed(content, state, "unclear")


def unknown(content: Content, state: State, _: Move) -> Reply:
    """A name that the skill does not know."""
    return _missed(content, state, "unknown_name")


def stray(content: Content, state: State, _: Move) -> Reply:
    """Words beside the check question, where it may be an emergency: it is asked once more."""
    return ask_again(
        content, state._replace(misses=state.misses + 1), line(content, state, "this_first")
    )


def _missed(content: Content, state: State, key: str) -> Reply:
    ladder = (
        lambda state: ask_again(content, state, line(content, state, key), "cramping"),
        lambda state: ask(content, state, "options", line(content, state, "options"), "choose"),
        lambda state: end(content, state, "goodbye", line(content, state, "give_up")),
    )
    # Nobody in pain is left alone.
    rung = 0 if state.asking in CRAMPING else min(state.misses, len(ladder) - 1)
    return ladder[rung](state._replace(misses=state.misses + 1))
