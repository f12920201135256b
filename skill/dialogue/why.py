"""Finding out why: the next question, or the cause that matches."""

from dataclasses import replace

from skill.content import Content
from skill.dialogue.card import card_of_causes
from skill.dialogue.misses import unclear, unknown
from skill.dialogue.move import Move
from skill.dialogue.reasoning import next_topic, ranking, reason, sign_for
from skill.dialogue.reply import Reply, ask, ask_again, line
from skill.dialogue.state import State


def why(content: Content, state: State, move: Move) -> Reply:
    """The user asks why, or brings a fact: ask on, or explain."""
    if move.name == "circumstance" and not move.circumstances:
        return unclear(content, state, move)
    if state.asking in content.topics and move.name == "why":
        if state.urged == state.asking:
            return explain(content, state, ranking(content, state))
        state = replace(state, urged=state.asking)
        return ask_again(content, state, line(content, state, "need_answer"))
    return find_out(content, state, acknowledge(content, state, move))


def find_out(content: Content, state: State, opening: str) -> Reply:
    """The question that could change most, after *opening*; else the explanation."""
    topic = next_topic(content, state)
    if not topic:
        return explain(content, state, ranking(content, state))
    if not state.asked and not opening:
        opening = line(content, state, "first_question")
    asked = tuple(dict.fromkeys((*state.asked, topic)))
    return ask(content, replace(state, asked=asked), "question", opening, topic)


def explain(content: Content, state: State, causes: tuple[str, ...], asking: str = "") -> Reply:
    """The first of *causes* in full and the second in brief, with what the user said for it.

    *asking* is a pending question to come back to.
    """
    first = causes[0]
    cause = content.causes[first]
    because = reason(content, state, first)
    level = sign_for(content, state, first)
    parts = [
        line(content, state, "reason", said=because) if because else "",
        cause.explanation,
        line(content, state, SEE_DOCTOR[level]) if level else "",
        *(content.causes[other].brief for other in causes[1:] if not level),
    ]
    once = [line(content, state, key) for key in ("notice", "net") if not state.noticed]
    told = replace(state, noticed=True, subject=f"causes.{first}", explained=first, told=0)
    reply = ask(
        content,
        told,
        "explanation",
        " ".join((*parts, *once)),
        asking or "advice",
        card=card_of_causes(content, causes),
        explains=causes[:1] if level else causes,
        warns=level,
    )
    # "Repeat" says the explanation again, but not what is said once a session.
    return replace(reply, state=replace(reply.state, last_speech=" ".join(parts)))


def acknowledge(content: Content, state: State, move: Move) -> str:
    """A word that shows the last answer was heard."""
    if move.circumstances:
        said = content.circumstances[move.circumstances[0]].fact
        return line(content, state, "you_said", said=said)
    if move.denied and move.causes:
        return line(content, state, "not_that", cause=content.causes[move.causes[0]].name)
    if move.name == "skip":
        return line(content, state, "skipped")
    return line(content, state, "got_it") if state.answers else ""


def cause(content: Content, state: State, move: Move) -> Reply:
    """The user names a cause: explain it, or rule it out and go on."""
    if not move.causes:
        return unknown(content, state, move)
    if move.denied:
        return find_out(content, state, acknowledge(content, state, move))
    back_to = state.asking if state.asking in content.topics else ""
    return explain(content, state, move.causes[:1], back_to)


# How soon to see a doctor about a sign of each level that an explanation mentions.
SEE_DOCTOR = {"routine": "see_doctor", "same_day": "see_doctor_today"}
