"""One turn of the conversation: which reply belongs to which move."""

from collections.abc import Callable
from dataclasses import replace

from skill.content import Content
from skill.dialogue import asides, misses, relief, warning, why
from skill.dialogue.move import NO, NOT_SURE, YES, Move, answer_to, gravest_sign
from skill.dialogue.reasoning import answered, take_in
from skill.dialogue.reply import Reply
from skill.dialogue.state import State

Respond = Callable[[Content, State, Move], Reply]


def respond(content: Content, state: State, move: Move) -> Reply:
    """The reply to *move* in *state*: a pure function, without clock, chance or I/O."""
    state = take_in(content, replace(state, turn=state.turn + 1), move)
    reply = _reply(content, state, move)
    if not reply.state.misses or reply.state.misses > state.misses:
        return reply
    return replace(reply, state=replace(reply.state, misses=0))


def respond_afresh(content: Content, move: Move) -> Reply:
    """The reply where the state cannot be read: an apology, and the conversation begins anew.

    A danger sign is answered all the same, and whoever wants to stop may.
    """
    if gravest_sign(content, move) or move.name == "stop":
        return respond(content, State(), move)
    return asides.fault(content, State())


def _reply(content: Content, state: State, move: Move) -> Reply:
    if gravest_sign(content, move):
        return warning.warning(content, state, move)
    answer = answer_to(content, state.asking, move)
    if answer and state.asking in content.topics:
        state = answered(content, state, state.asking, answer)
        return why.find_out(content, state, why.acknowledge(content, state, move))
    follow = FOLLOW.get((state.asking, answer)) or MOVES.get(move.name, misses.unclear)
    return follow(content, state, move)


MOVES: dict[str, Respond] = {
    "launch": asides.launch,
    "why": why.why,
    "circumstance": why.why,
    "cause": why.cause,
    "relief": relief.relief,
    "still_cramping": relief.relief,
    "eased": relief.eased,
    "prevent": relief.prevent,
    "doctor": warning.doctor,
    "warning": warning.warning,
    "remedy": asides.remedy,
    "mimic": asides.mimic,
    "more": asides.more,
    "evidence": asides.evidence,
    "purpose": asides.purpose,
    "skip": asides.skip,
    "repeat": asides.repeat,
    "help": asides.help_,
    "whisper": asides.whisper,
    "speak_up": asides.speak_up,
    "start_over": asides.start_over,
    "thanks": asides.thanks,
    "stop": asides.stop,
    "fallback": misses.unclear,
    "yes": misses.unclear,
    "no": misses.unclear,
    "not_sure": misses.unclear,
    "plenty": misses.unclear,
    "little": misses.unclear,
}

# What an answer to a pending prompt leads to. Topics are not here: they all lead on.
FOLLOW: dict[tuple[str, str], Respond] = {
    ("cramping", YES): relief.relief,
    ("cramping", NO): why.why,
    ("cramping", NOT_SURE): asides.choose,
    ("eased", YES): relief.eased,
    ("eased", NO): relief.next_hold,
    ("eased", NOT_SURE): relief.next_hold,
    ("ten_minutes", YES): relief.too_long,
    ("ten_minutes", NO): relief.keep_on,
    ("ten_minutes", NOT_SURE): relief.keep_on,
    ("advice", YES): asides.advice,
    ("advice", NO): asides.stop,
    ("advice", NOT_SURE): asides.stop,
    ("stretch", YES): relief.prevent,
    ("stretch", NO): asides.stop,
    ("stretch", NOT_SURE): asides.stop,
    ("second_stretch", YES): relief.second_stretch,
    ("second_stretch", NO): asides.stop,
    ("second_stretch", NOT_SURE): asides.stop,
    ("find_out", YES): why.why,
    ("find_out", NO): asides.stop,
    ("find_out", NOT_SURE): asides.stop,
    ("go_on", YES): asides.more,
    ("go_on", NO): asides.stop,
    ("go_on", NOT_SURE): asides.stop,
    ("choose", YES): why.why,
    ("choose", NO): asides.stop,
    ("choose", NOT_SURE): asides.stop,
}
