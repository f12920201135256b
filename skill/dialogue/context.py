"""What was said, read against the question that is pending."""

from skill.content import Content
from skill.content.lines import WELL
from skill.dialogue.move import ALTERNATIVES, CRAMPING, LASTING, NO, SETTINGS, YES, Move, less
from skill.dialogue.person import SELF
from skill.dialogue.reasoning import known_answers, main_cause
from skill.dialogue.state import State
from skill.dialogue.triage import gravest, held_of


def in_context(content: Content, state: State, move: Move) -> Move:
    """*move* as it is meant in answer to what *state* is asking, or as it is."""
    asking = state.asking
    if _only_mentions(state, move):
        move = _of_the_user(content, move)
    if asking in CRAMPING and "place" in dict(move.case):  # "i'm in bed i can't get up"
        move = move._replace(features=less(move.features, ("immobile",)))
    if move.name == YES:
        move = move._replace(name=_of_a_yes(asking, move))
    move = move._replace(name=MEANT.get(asking, {}).get(move.name, move.name))
    if asking in (*content.topics, WELL) and _hardly_warns(content, asking, move):
        move = move._replace(name="skip")  # so it is asked about before it alarms
    if move.name != "repair" and (asking in content.topics or asking in content.checks):
        move = _less_overturned(content, state, move)
    if asking in content.checks:
        return _of_the_leg(content, state, move)
    if move.name == "repair":  # what is known and named again is what is wrong
        known = tuple(name for name in move.circumstances if name in state.circumstances)
        return _without(content, "", move, {*known})._replace(ruled_out=(*move.ruled_out, *known))
    if asking in content.topics:
        return _of_the_topic(content, state, move)
    turns_down = move.name != NO or not move.features or asking not in OPEN
    return move if turns_down else move._replace(name="told")  # "no, it is not swollen"


def _only_mentions(state: State, move: Move) -> bool:
    """Whether *move* names somebody, no leg of theirs and no danger, where it is the user's."""
    who, other = dict(state.case).get("who"), dict(move.case).get("who", SELF) != SELF
    of_the_user = who == SELF or (who is None and bool(state.circumstances))
    danger = move.signs or held_of(move.features) - SETTINGS - {"eases"}
    return other and of_the_user and not (move.theirs or danger)


def _of_the_user(content: Content, move: Move) -> Move:
    """*move* less what it says of somebody who is only mentioned: "my brother has diabetes"."""
    move = move._replace(case=less(move.case, ("who",)))
    if move.user:
        return move
    move = _without(content, "", move, {*move.circumstances})
    return move._replace(features=less(move.features, LASTING), answers=(), ruled_out=())


def _of_a_yes(asking: str, move: Move) -> str:
    """What *move*, which sounds like a yes, is: "at night yeah", "ten minutes" are none."""
    case = dict(move.case)
    if asking == "cramping" and case.get("now") is False:
        return NO
    lasts = asking == "eased" and move.faint and "lasting" in case
    aside = asking == WELL and move.circumstances and not held_of(move.features)
    return "told" if lasts or aside else YES


def _of_the_leg(content: Content, state: State, move: Move) -> Move:
    """*move* in answer to a check question: what is said of the leg is hardly a circumstance."""
    if state.asking == WELL and move.name == "repair" and not move.circumstances:
        move = move._replace(name="fallback")  # "i told you no" takes nothing else back
    if move.name == "wait" and ("slow", True) in move.features:
        move = move._replace(name="told")  # "slowly, over months"
    if state.asking == WELL and move.name == NO:  # which stands against what was hardly heard
        move = move._replace(features=less(move.features, _hardly_heard(content, move)))
    return _without(content, state.asking, move, _beside(content, state, move))


def _hardly_heard(content: Content, move: Move) -> set[str]:
    """What of the leg, of that which is asked of all, or near to it, *move* is not clear about."""
    near = {*_asked_of_all(content), "pale_blue", "cold_skin"} - {*move.clear}
    return {name for name, holds in move.features if holds and name in near}


def _asked_of_all(content: Content) -> set[str]:
    """The features that the question that is due to all asks about."""
    return {one.removeprefix("-") for one in content.checks[WELL].no}


def _of_the_topic(content: Content, state: State, move: Move) -> Move:
    """*move* in answer to a topic; where it is none, all that it tells counts."""
    if move.name != "warning":  # of the leg, what was only just heard is nothing
        features = tuple(
            one for one in move.features if not one[1] or one[0] in KNOWN or one[0] in move.clear
        )
        move = move._replace(features=features)
    move = _answering(content, state.asking, move)
    told = {**dict(move.answers), **_told(content, move)}
    if move.name not in (YES, NO) and state.asking not in told:
        return move
    return _without(content, state.asking, move, _beside(content, state, move))


def _hardly_warns(content: Content, asking: str, move: Move) -> bool:
    """Whether *move* is a warning by what was observed, and nothing of that is clear."""
    observed = {name for name, _ in move.features}
    asked = _asked_of_all(content) if asking == WELL else set()
    unclear = bool(observed) and (observed | {*move.signs}).isdisjoint({*move.clear, *asked})
    return move.name == "warning" and unclear and bool(gravest(content, State(), move))


def _less_overturned(content: Content, state: State, move: Move) -> Move:
    """*move* less what it denies in passing of what was told before, and is not asked about.

    "My sugars have been spot on" takes back no diabetes.
    """
    told = dict(state.features)
    return move._replace(
        ruled_out=tuple(
            name
            for name in move.ruled_out
            if name not in state.circumstances or content.circumstances[name].answers
        ),
        features=tuple(
            (name, holds)
            for name, holds in move.features
            if holds or name not in LASTING or not told.get(name)
        ),
    )


def _answering(content: Content, asking: str, move: Move) -> Move:
    """*move* with what it answers: a "no" stands against a fact that was only just heard.

    A fact that says no to this and yes to something else only says no, unless it is beyond doubt,
    as does one that speaks against the cause that is asked about.
    """
    told = {
        name: content.circumstances[name].answers[asking]
        for name in move.circumstances
        if asking in content.circumstances[name].answers
    }
    answers = dict(move.answers)
    heard = {*told.values(), answers.get(asking, NO)}
    # "No" to a lack may be a yes.
    plain = NO in (move.answer, move.name) and not content.topics[asking].lack
    little = move.merely and asking in DONE
    if plain and heard - {NO} and (little or {asking, *told}.isdisjoint(move.clear)):
        answers.pop(asking, None)
        doubtful = {name for name, answer in told.items() if answer != NO}
        return _without(content, asking, move._replace(answers=tuple(answers.items())), doubtful)
    weights = {name: content.circumstances[name].weights for name in move.circumstances}
    aside = {
        name
        for name, one in told.items()
        if one == NO and max(weights[name].values(), default=0) > 0 and name not in move.clear
    }
    cause = main_cause(content.topics[asking])
    against = not told and any(one.get(cause, 0) < 0 for one in weights.values())
    if aside or (against and asking not in answers):
        answers[asking] = NO
    for name in move.circumstances:
        if asking in (instead := content.circumstances[name].instead) and not told:
            answers.setdefault(asking, instead[asking])
            aside.add(name)
    return _without(content, asking, move._replace(answers=tuple(answers.items())), aside)


def _told(content: Content, move: Move) -> dict[str, str]:
    """The topics that the facts of *move* answer."""
    told: dict[str, str] = {}
    for name in move.circumstances:
        told |= content.circumstances[name].answers
    return told


def _beside(content: Content, state: State, move: Move) -> set[str]:
    """Facts beside an answer that were hardly heard, or would overturn what was answered before."""
    known = known_answers(content, state)
    return {
        name
        for name in move.circumstances
        if state.asking not in (answers := content.circumstances[name].answers)
        and (
            name not in move.clear
            or any(known.get(topic, one) != one for topic, one in answers.items())
        )
    }


def _without(content: Content, asking: str, move: Move, facts: set[str]) -> Move:
    """*move* less *facts*, and less what they answer besides what is asked."""
    if not facts:
        return move
    answered = {topic for name in facts for topic in content.circumstances[name].answers} - {asking}
    kept = tuple(name for name in move.circumstances if name not in facts)
    return move._replace(
        name="told" if move.name == "circumstance" and not kept else move.name,
        circumstances=kept,
        answers=less(move.answers, answered),
    )


# "The left one", "none of it works", "too much", "already did that".
CRAMPS = {
    **dict.fromkeys(ALTERNATIVES, "wait"),
    **{"none_of_them": "told", "plenty": "unable", "skip": NO, "prevent": "relief"},
}
OFFER = {"more": YES, "none_of_them": NO}  # "go on"
NONE = {"none_of_them": NO}
# Prompt -> what moves mean in answer to it.
MEANT: dict[str, dict[str, str]] = {
    **dict.fromkeys(CRAMPING, CRAMPS),
    **dict.fromkeys(("find_out", "stretch"), OFFER),
    # "The next one", "the second, please", "that's plenty".
    "second_stretch": {**dict.fromkeys((*ALTERNATIVES, "skip"), YES), **NONE, "plenty": NO},
    **dict.fromkeys(("choose", "what_else", "advice", "another"), NONE),
}
KNOWN = SETTINGS | {"long", "days"}  # features that the case or a circumstance gives
DONE = ("exercise", "stillness", "sweat")  # topics that a little of counts for nothing
OPEN = ("what_else", "find_out", "advice")  # prompts that a "no" turns down
