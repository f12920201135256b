"""Finding out why: the next question, or the cause that matches."""

from dataclasses import replace

from skill.content import Content
from skill.dialogue.evidence import next_topic, ranking, reason, routine_sign
from skill.dialogue.misses import unclear, unknown
from skill.dialogue.move import Move
from skill.dialogue.reply import Card, Reply, ask, ask_again, line
from skill.dialogue.state import State


def why(content: Content, state: State, move: Move) -> Reply:
    """The user asks why, or brings a fact: ask on, or explain."""
    if move.name == "circumstance" and not move.circumstances:
        return unclear(content, state, move)
    if state.asking in content.topics and move.name == "why":
        if state.misses:
            return explain(content, state, ranking(content, state))
        state = replace(state, misses=1)
        return ask_again(content, state, line(content, state, "need_answer"))
    return find_out(content, state, acknowledge(content, state, move))


def find_out(content: Content, state: State, opening: str = "") -> Reply:
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
    for_doctor = routine_sign(content, state, first)
    parts = [
        line(content, state, "reason", said=because) if because else "",
        cause.explanation,
        line(content, state, "see_doctor") if for_doctor else "",
        *(content.causes[other].brief for other in causes[1:] if not for_doctor),
        *(line(content, state, key) for key in ("notice", "net") if not state.noticed),
    ]
    state = replace(
        state,
        noticed=True,
        subject=f"causes.{first}",
        explained=first,
        told=0,
    )
    return ask(
        content,
        state,
        "explanation",
        " ".join(parts),
        asking or "advice",
        card=card(content, causes),
        explains=causes[:1] if for_doctor else causes,
        warns="routine" if for_doctor else "",
    )


def card(content: Content, causes: tuple[str, ...]) -> Card:
    """Explanation, advice, evidence and sources of *causes*, to read in the morning."""
    blocks = []
    for name in causes:
        cause = content.causes[name]
        sources = [content.sources[source] for source in cause.sources]
        blocks += [
            cause.name[0].upper() + cause.name[1:],
            f"{cause.explanation} {cause.advice}",
            f"{cause.evidence} {cause.doctor}",
            "\n".join(
                f"{one.author}. {one.title}. {one.publisher}, {one.year}. {one.link}".strip()
                for one in sources
            ),
        ]
    text = "\n\n".join((*blocks, *content.lines["notice"][:1]))
    text = text.replace("{emergency}", content.emergency)
    return Card(title=content.lines["card_title"][0], text=text)


def acknowledge(content: Content, state: State, move: Move) -> str:
    """A word that shows the last answer was heard."""
    if move.circumstances:
        said = content.circumstances[move.circumstances[0]].said
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
