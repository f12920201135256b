"""Finding out why: the next question, or the cause that matches."""

from skill.content import Content
from skill.content.lines import WELL
from skill.dialogue.card import card_of_causes
from skill.dialogue.misses import unclear, unknown
from skill.dialogue.move import Move
from skill.dialogue.person import about
from skill.dialogue.reasoning import findings, next_topic, ranking
from skill.dialogue.reasons import notes, reason, sign_for, unheeded
from skill.dialogue.reply import Reply, ask, ask_again, line, pending, spoken
from skill.dialogue.state import State

MOST_WORDS, MOST_WORDS_AT_FIRST = 60, 90  # of a reply, and with what is said once a session
LEAST_PARTS = 3  # of an explanation, what comes first being left out where it is too long


def why(content: Content, state: State, move: Move) -> Reply:
    """The user asks why, or brings a fact: ask on, or explain."""
    if move.name == "circumstance" and not move.circumstances:
        return unclear(content, state, move)
    if move.faint and state.explained:
        return told(content, state, move)
    if state.asking in content.topics and move.name == "why":
        if state.urged == state.asking:
            return explain(content, state, findings(content, state))
        state = state._replace(urged=state.asking)
        return ask_again(content, state, line(content, state, "need_answer"))
    return find_out(content, state, acknowledge(content, state, move))


def told(content: Content, state: State, _: Move) -> Reply:
    """The user says what is not so, or what weighs nothing: on with the reason, if it is new."""
    said = line(content, state, "got_it")
    settled = state.explained and ranking(content, state)[0] == state.explained
    if settled or (state.warned and not state.asked):
        return ask_again(content, state, said, "what_else")
    return find_out(content, state, said)


def find_out(content: Content, state: State, opening: str) -> Reply:
    """The question that could change most, after *opening*; else the explanation.

    No cause is named before it was asked, once a session, whether it is more than a cramp.
    """
    topic = next_topic(content, state)
    if not topic and (state.noticed or state.checked or state.warned):
        return explain(content, state, findings(content, state), opening=opening)
    if not topic:
        checked = state._replace(checked=(WELL,), held="why")
        return ask(content, checked, "check", opening, WELL)
    state, due, level = visit_due(content, state)
    if not state.asked and not opening:
        opening = line(content, state, "first_question")
    asked = tuple(dict.fromkeys((*state.asked, topic)))
    state = state._replace(asked=asked)
    return ask(content, state, "question", due or opening, topic, warns=level)


def visit_due(content: Content, state: State) -> tuple[State, str, str]:
    """The visit that is due for what the user said, and its level; or two empty strings.

    Before them *state*, in which something was said of it.
    """
    signs = unheeded(content, state)
    if not signs:
        return state, "", ""
    name = [*signs][-1]
    level = content.signs[name].level
    said = line(content, state, "you_said", said=about(state, signs[name]))
    due = f"{said} {line(content, state, SEE_DOCTOR[level])}"
    return state._replace(heeded=(*state.heeded, *signs)), due, level


def explain(
    content: Content, state: State, causes: tuple[str, ...], asking: str = "", opening: str = ""
) -> Reply:
    """The first of *causes* in full and the second in brief, with what the user said for it.

    *asking* is a pending question to come back to, *opening* what is said first.
    """
    first = causes[0]
    cause = content.causes[first]
    because = about(state, reason(content, state, first))
    if because and because in opening:  # nobody hears twice what they said
        opening = ""
    level = sign_for(content, state, first)
    state, due, soon = visit_due(content, state)
    card = card_of_causes(content, causes)
    parts = [
        opening,
        line(content, state, "reason", said=because) if because else "",
        about(state, cause.explanation),
        about(state, notes(content, state)) if first == "none" else "",
        line(content, state, SEE_DOCTOR[level]) if level else due,
    ]
    once = [line(content, state, key) for key in ("notice", "net") if not state.noticed]
    others = () if level else causes[1:]
    briefs = [about(state, content.causes[other].brief) for other in others]
    if briefs and first == "none":
        briefs = [line(content, state, "not_asked"), *briefs]
    asking = asking or "advice"
    most = MOST_WORDS if state.noticed else MOST_WORDS_AT_FIRST
    while len(parts) > LEAST_PARTS and _words(content, asking, *parts, *once) > most:
        parts = parts[1:]
    if briefs and _words(content, asking, *parts, *briefs, *once) <= most:
        parts += briefs
    else:
        causes = causes[:1]
    told = state._replace(noticed=True, subject=f"causes.{first}", explained=first, told=0)
    reply = ask(
        content,
        told,
        "explanation",
        " ".join((*parts, *once)),
        asking,
        card=card,
        explains=causes,
        warns=level or soon,
    )
    # "Repeat" says the explanation again, but not what is said once a session.
    return reply._replace(state=reply.state._replace(last_speech=" ".join(parts)))


def _words(content: Content, asking: str, *parts: str) -> int:
    """How many words *parts* and the question of *asking* are, as they are spoken."""
    return len(spoken(content, " ".join((*parts, pending(content, asking).question))).split())


def acknowledge(content: Content, state: State, move: Move) -> str:
    """A word that shows the last answer was heard."""
    if move.circumstances:
        said = content.circumstances[move.circumstances[0]].fact
        return line(content, state, "you_said", said=about(state, said))
    if move.denied and move.causes:
        return line(content, state, "not_that", cause=content.causes[move.causes[0]].name)
    if move.name == "skip":
        return line(content, state, "skipped")
    return line(content, state, "got_it") if state.answers else ""


def cause(content: Content, state: State, move: Move) -> Reply:
    """The user names a cause: explain it, or rule it out and go on."""
    if not move.causes:
        facts = [content.circumstances[name] for name in (*move.asked, *move.circumstances)]
        note = next((fact.note for fact in facts if fact.note), "")
        if note:
            return ask_again(content, state, about(state, note), "find_out")
        return unknown(content, state, move)
    if move.denied:
        return find_out(content, state, acknowledge(content, state, move))
    back_to = state.asking if state.asking in content.topics else ""
    facts = [content.circumstances[name] for name in move.asked]
    named = [fact.name for fact in facts if fact.weights.get(move.causes[0], 0) > 0]
    opening = line(content, state, "asked_about", said=named[0]) if any(named[:1]) else ""
    return explain(content, state, move.causes[:1], back_to, opening)


def just_tell(content: Content, state: State, _: Move) -> Reply:
    """No more questions: the explanation, from what is known."""
    opening = line(content, state, "known_so_far")
    return explain(content, state, findings(content, state), opening=opening)


# How soon to see a doctor about a sign of each level that an explanation mentions.
SEE_DOCTOR = {"routine": "see_doctor", "same_day": "see_doctor_today"}
