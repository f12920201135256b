"""One turn of the conversation: which reply belongs to which move."""

from collections.abc import Callable
from dataclasses import replace

from skill.content import Content
from skill.dialogue import asides, follow_up, misses, relief, repair, triage, warning, why
from skill.dialogue.context import in_context
from skill.dialogue.move import CRAMPING, NO, NOT_SURE, PARENTS, YES, Move, answer_to
from skill.dialogue.reasoning import answered, take_in
from skill.dialogue.reply import Reply, line, pending
from skill.dialogue.state import State

Respond = Callable[[Content, State, Move], Reply]


def respond(content: Content, state: State, move: Move) -> Reply:
    """The reply to *move* in *state*: a pure function, without clock, chance or I/O."""
    move = in_context(content, state, move)
    state = take_in(content, replace(state, turn=state.turn + 1), move)
    reply = _moved_on(content, state, _reply(content, state, move))
    if not reply.state.misses or reply.state.misses > state.misses:
        return reply
    return replace(reply, state=replace(reply.state, misses=0))


def respond_afresh(content: Content, move: Move) -> Reply:
    """The reply where the state cannot be read: an apology, and the conversation begins anew.

    A danger sign is answered or asked about all the same, and whoever wants to stop may.
    """
    known = triage.observed(State(), move)
    danger = triage.complete(content, known, move) or triage.doubtful(content, known, move)[1]
    if danger or move.name == "stop":
        return respond(content, State(), move)
    return asides.fault(content, State())


def _moved_on(content: Content, before: State, reply: Reply) -> Reply:
    """*reply*, or the next question where a topic would be asked a third time: that is not sure."""
    topic = reply.state.asking
    if topic not in content.topics:
        return reply
    times = {**dict(before.times), topic: dict(before.times).get(topic, 0) + 1}
    if times[topic] > MOST_TIMES:
        unsure = answered(content, reply.state, topic, NOT_SURE)
        if reply.warns or reply.explains:  # what was to be said is said all the same
            prompt = pending(content, "what_else")
            state = replace(unsure, asking="what_else")
            return replace(reply, question=prompt.question, reprompt=prompt.reprompt, state=state)
        return _moved_on(
            content, before, why.find_out(content, unsure, line(content, unsure, "skipped"))
        )
    return replace(reply, state=replace(reply.state, times=tuple(times.items())))


def _reply(content: Content, state: State, move: Move) -> Reply:
    checking = state.asking in content.checks
    if checking and move.name == "off_topic":  # it decides as little as what made no sense
        move = replace(move, name="fallback")
    state = triage.observed(state, move)
    opening = ""
    if checking and move.name not in PASSING:
        state = triage.decided(content, state, move)
        move = triage.settled(content, state, move)
        opening = (
            line(content, state, "to_be_safe") if move.name in ("not_sure", "fallback") else ""
        )
    if state.asking in CRAMPING and "cannot" in dict(move.case):
        move = replace(move, name="unable", answer="")
    if state.asking in CRAMPING and move.name == "why" and _tells(move):
        move = replace(move, name="told")
    if signs := triage.complete(content, state, move):
        return warning.alarm(content, state, signs, opening)
    if follow_up.is_bare(state, move):
        return follow_up.bare(content, state, move)
    doubt = triage.doubtful(content, state, move)
    if doubt[1]:
        return warning.check(content, state, doubt, move)
    if checking and move.name not in PASSING:
        move = Move(state.held) if move.name in ANSWERS else move
        state = replace(state, held="", doubted="", asking="")
        if move.name != "relief" and (sign := triage.lesser(content, state, move)):
            return warning.alarm(content, state, (sign,), opening)
    if sign := triage.lesser(content, state, move):
        state = replace(state, signs=(*state.signs, sign))
    answer = answer_to(content, state.asking, move)
    if answer and state.asking in content.topics:
        state = answered(content, state, state.asking, answer)
        return why.find_out(content, state, why.acknowledge(content, state, move))
    name = move.name if move.name in MOVES else PARENTS.get(move.name, "")
    follow = (
        (warning.again if {*state.warned} - {warning.LONG} and name in AFTER_ALL else None)
        or FOLLOW.get((state.asking, answer))
        or FOLLOW.get((state.asking, move.name))
        or MOVES.get(name, misses.unclear)
    )
    return follow(content, state, move)


def _tells(move: Move) -> bool:
    """Whether the words ask for no reason, whatever they are nearest to: "two minutes", "toes"."""
    return move.faint or "lasting" in dict(move.case)


# What gets the warning again once somebody was sent to be seen: nothing is tried on such a leg,
# and nothing said of it comforts.
AFTER_ALL = (
    *("what_now", "prevent", "remedy", "relief", "still_cramping", "unable", "eased", "wait"),
    *("circumstance", "told", "reassure", "doctor", "exercise_again", "how_long", "purpose"),
)
MOST_TIMES = 2  # that a topic is asked about

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
ANSWERS = ("yes", "no", "first", "second", "both", "not_sure", "none_of_them", "eased", "fallback")

MOVES: dict[str, Respond] = {
    "launch": asides.launch,
    "why": why.why,
    "circumstance": why.why,
    "told": why.told,
    "cause": why.cause,
    "relief": relief.relief,
    "still_cramping": relief.relief,
    "eased": relief.eased,
    "unable": relief.unable,
    "wait": relief.wait,
    "prevent": relief.prevent,
    "doctor": warning.doctor,
    "just_tell": why.just_tell,
    "repair": repair.repair,
    "warning": warning.warning,
    "medicine_stop": warning.medicine_stop,
    "reassure": warning.reassure,
    "why_night": follow_up.answer,
    "why_calf": follow_up.answer,
    "what_is": follow_up.answer,
    "how_long": follow_up.answer,
    "come_back": follow_up.answer,
    "exercise_again": follow_up.answer,
    "watch_for": follow_up.answer,
    "what_now": follow_up.what_now,
    "what_else": follow_up.what_else,
    "tell_doctor": follow_up.tell_doctor,
    "off_topic": follow_up.off_topic,
    "elsewhere": follow_up.elsewhere,
    "out_of_hours": warning.out_of_hours,
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
    ("cramping", NO): follow_up.not_now,
    ("cramping", NOT_SURE): asides.choose,
    ("eased", YES): relief.eased,
    ("eased", NO): relief.next_hold,
    ("eased", NOT_SURE): relief.next_hold,
    ("eased", "circumstance"): relief.told,
    ("eased", "told"): relief.told,
    ("eased", "mimic"): relief.told,
    ("eased", "repair"): relief.told,
    ("eased", "fallback"): relief.told,
    ("eased", "more"): relief.again,  # "it hurts more"
    ("safe", YES): relief.hold,
    ("safe", "eased"): relief.hold,
    ("safe", "mimic"): relief.hold,  # "pulled" over is heard as a pulled muscle
    ("safe", NO): relief.begin,
    ("safe", NOT_SURE): relief.begin,
    ("safe", "circumstance"): relief.begin,
    ("safe", "told"): relief.begin,
    ("safe", "repair"): relief.begin,
    ("safe", "fallback"): relief.begin,
    ("ten_minutes", "circumstance"): relief.told,
    ("ten_minutes", "told"): relief.told,
    ("ten_minutes", "mimic"): relief.told,
    ("ten_minutes", "repair"): relief.told,
    ("ten_minutes", "fallback"): relief.keep_on,
    ("ten_minutes", YES): relief.too_long,
    ("ten_minutes", NO): relief.keep_on,
    ("ten_minutes", NOT_SURE): relief.keep_on,
    ("advice", YES): asides.advice,
    ("advice", NO): follow_up.declined,
    ("advice", NOT_SURE): follow_up.declined,
    ("stretch", YES): relief.prevent,
    ("stretch", NO): follow_up.declined,
    ("stretch", NOT_SURE): follow_up.declined,
    ("second_stretch", YES): relief.second_stretch,
    ("second_stretch", NO): follow_up.declined,
    ("second_stretch", NOT_SURE): follow_up.declined,
    ("find_out", YES): why.why,
    ("find_out", NO): follow_up.declined,
    ("find_out", NOT_SURE): follow_up.declined,
    ("go_on", YES): asides.more,
    ("go_on", NO): follow_up.declined,
    ("go_on", NOT_SURE): follow_up.declined,
    ("choose", YES): follow_up.chosen,
    ("choose", NO): asides.stop,
    ("choose", NOT_SURE): asides.stop,
    ("another", YES): follow_up.another,
    ("another", "first"): follow_up.another,
    ("another", "second"): follow_up.the_other,
    ("another", NO): follow_up.declined,
    ("another", NOT_SURE): follow_up.declined,
    ("what_else", YES): follow_up.open_end,
    ("what_else", NO): asides.stop,
    ("what_else", NOT_SURE): asides.stop,
}
