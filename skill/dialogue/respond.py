"""One turn of the conversation: which reply belongs to which move."""

from skill.content import Content
from skill.content.lines import SURE
from skill.dialogue import asides, checks, follow_up, misses, triage, warning, why
from skill.dialogue.context import in_context
from skill.dialogue.move import CRAMPING, NOT_SURE, Move, answer_to
from skill.dialogue.reasoning import answered, take_in
from skill.dialogue.reply import Reply, line, pending
from skill.dialogue.routes import way
from skill.dialogue.state import State


def respond(content: Content, state: State, move: Move) -> Reply:
    """The reply to *move* in *state*: a pure function, without clock, chance or I/O."""
    move = in_context(content, state, move)
    state = take_in(content, state._replace(turn=state.turn + 1), move)
    reply = _moved_on(content, state, move, _reply(content, state, move))
    if not reply.state.misses or reply.state.misses > state.misses:
        return reply
    return reply._replace(state=reply.state._replace(misses=0))


def respond_afresh(content: Content, move: Move) -> Reply:
    """The reply where the state cannot be read: an apology, and the conversation begins anew.

    A danger sign is answered or asked about all the same, and whoever wants to stop may.
    """
    known = triage.observed(State(), move)
    danger = triage.complete(content, known, move) or checks.doubtful(content, known, move)[1]
    warns = move.name == "warning" and move.signs
    if danger or warns or move.name == "stop":
        return respond(content, State(), move)
    return asides.fault(content, State())


def _moved_on(content: Content, before: State, move: Move, reply: Reply) -> Reply:
    """*reply*, or the next question where a topic would be asked a third time: that is not sure.

    What was to be said to *move* is said all the same, but not what is about that question.
    """
    topic = reply.state.asking
    if topic not in content.topics:
        return reply
    times = {**dict(before.times), topic: dict(before.times).get(topic, 0) + 1}
    if times[topic] > MOST_TIMES:
        unsure = answered(content, reply.state, topic, NOT_SURE)
        idle = move.name in OF_THE_QUESTION or reply.state.misses > before.misses
        said = line(content, unsure, "skipped") if idle else reply.statement
        further = why.find_out(content, unsure, said)
        alone = further.kind == "check" and not idle  # before which nothing else is said
        if reply.warns or reply.explains or alone:
            prompt = pending(content, "what_else")
            state = unsure._replace(asking="what_else")
            return reply._replace(question=prompt.question, reprompt=prompt.reprompt, state=state)
        return _moved_on(content, before, move, further)
    return reply._replace(state=reply.state._replace(times=tuple(times.items())))


def _reply(content: Content, state: State, move: Move) -> Reply:
    if state.asking not in content.checks:
        return _go_on(content, triage.observed(state, move), move)
    move = checks.in_answer(content.checks[state.asking], move)
    state = triage.observed(state, move)
    if move.name in PASSING:
        return _go_on(content, state, move)
    if move.name in BESIDE and checks.answers(content, state, move):
        move = move._replace(name="fallback")
    after = checks.decided(content, state, move)
    if checks.undecided(content, state, after, move):
        return misses.stray(content, after, move)
    unsure = move.name in ("not_sure", "fallback")
    opening = line(content, after, "to_be_safe") if unsure else ""
    return _go_on(content, after, checks.settled(content, after, move), opening, checked=True)


def _go_on(
    content: Content, state: State, move: Move, opening: str = "", *, checked: bool = False
) -> Reply:
    """A danger, a question about one, or what *move* leads to; *checked*: it answered one."""
    if state.asking in CRAMPING and "cannot" in dict(move.case):
        move = move._replace(name="unable", answer="")
    if state.asking in CRAMPING and move.name == "why" and _tells(move):
        move = move._replace(name="told")
    signs = triage.complete(content, state, move)
    if state.asking == SURE and move.name in PASSING and not (move.signs or move.features):
        signs = tuple(one for one in signs if one != state.doubted or move.name == "stop")
    doubt = checks.half_told(content, state, move, signs)
    doubt = doubt if doubt[1] else checks.in_passing(content, state, move, signs)
    if signs and not doubt[1]:
        return warning.alarm(content, state, signs, opening)
    if not signs and follow_up.is_bare(state, move):
        return follow_up.bare(content, state, move)
    doubt = doubt if signs else checks.doubtful(content, state, move)
    if doubt[1]:
        return warning.check(content, state, doubt, move)
    if checked:
        move = Move(state.held) if move.name in ANSWERS else move
        state = state._replace(held="", doubted="", asking="")
        if move.name != "relief" and (sign := triage.lesser(content, state, move)):
            return warning.alarm(content, state, (sign,), opening)
    if sign := triage.lesser(content, state, move):
        state = state._replace(signs=(*state.signs, sign))
    answer = answer_to(content, state.asking, move)
    if answer and state.asking in content.topics:
        state = answered(content, state, state.asking, answer)
        return why.find_out(content, state, why.acknowledge(content, state, move))
    follow = way(state, move, answer)
    return follow(content, state, move)


def _tells(move: Move) -> bool:
    """Whether the words ask for no reason, whatever they are nearest to: "two minutes", "toes"."""
    return move.faint or "lasting" in dict(move.case)


MOST_TIMES = 2  # that a topic is asked about
OF_THE_QUESTION = ("purpose", "repeat", "more", "why", "skip")  # moves that speak of the topic

# What leaves a check question pending.
PASSING = (
    "help",
    "repeat",
    "purpose",
    "what_mean",
    "whisper",
    "speak_up",
    "wait",
    "stop",
    "start_over",
    "launch",
)
# What a reply to a check question may sound like, besides: "it goes when i rub it".
BESIDE = ("remedy", "mimic", "why", "cause", "prevent", "still_cramping", "circumstance", "told")
ANSWERS = (*checks.ANSWERS, "fallback")
