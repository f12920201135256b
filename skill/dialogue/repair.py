"""Taking back what was heard wrong: the last fact goes, and the dialogue goes on from there."""

from skill.content import Content
from skill.dialogue.asides import mimic
from skill.dialogue.move import CRAMPING, NOT_SURE, OPPOSITE, Move
from skill.dialogue.reasoning import answered
from skill.dialogue.reply import Reply, ask, ask_again, line
from skill.dialogue.state import State
from skill.dialogue.why import find_out

LEG = frozenset(["muscle", "side", "place"])


def repair(content: Content, state: State, move: Move) -> Reply:
    """Misheard, or misspoken: a new fact stands in the old one's place, else it is taken back."""
    if move.mimics:
        return mimic(content, state, move)
    if state.asking in CRAMPING and LEG.isdisjoint(dict(move.case)):  # then it is no such cramp
        return ask(content, state, "aside", line(content, state, "taken_back"), "cramping")
    told = bool(move.circumstances or move.ruled_out or move.answers or _of_another(move))
    if not told:
        state = taken_back(content, state, move.answer)
    said = line(content, state, "changed" if told or move.answer else "taken_back")
    if state.asked or state.explained:
        return find_out(content, state._replace(explained=""), said)
    return ask_again(content, state, said, "cramping")


def _of_another(move: Move) -> bool:
    """Whether *move* says more of the case than "I" and "now", which are in most sentences."""
    return any(field != "now" and said != "self" for field, said in move.case)


def taken_back(content: Content, state: State, answer: str) -> State:
    """*state* without what was taken in last; *answer*, if any, takes its place."""
    kind, _, name = state.latest.partition(".")
    state = state._replace(latest="")
    if kind == "circumstances":
        kept = tuple(one for one in state.circumstances if one != name)
        return state._replace(circumstances=kept)
    if kind == "answers":
        old = dict(state.answers).get(name, NOT_SURE)
        new = answer or OPPOSITE.get(old, old)
        return answered(content, state, name, new)
    return state
