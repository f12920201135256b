"""Reasoning: from what the user said to a ranking of causes and the next question."""

from collections.abc import Mapping

from skill.content import Content
from skill.content.model import Topic, Weights
from skill.dialogue.move import NO, NOT_SURE, OPPOSITE, YES, Move, less
from skill.dialogue.person import SELF
from skill.dialogue.state import State

MOST_QUESTIONS = 4
SECOND_CAUSE = 2  # a second cause is spoken from this score on: "for", not "weak"


def take_in(content: Content, state: State, move: Move) -> State:
    """*state* with the facts and denials that *move* volunteers; later facts correct earlier."""
    case = _case(move)
    who, now = dict(state.case).get("who"), case.get("who")
    if who and now and SELF in (who, now) and who != now:  # what was told of one is not the other's
        state = state._replace(case=(), circumstances=(), answers=(), signs=(), features=())
    for name in reversed(move.circumstances):  # the clearest last: it counts
        answers = content.circumstances[name].answers
        state = _without_conflicts(content, state, answers)
        kept = tuple(item for item in state.circumstances if item != name)
        state = state._replace(circumstances=(*kept, name), latest=f"circumstances.{name}")
    for name in move.ruled_out:
        if name in state.circumstances or move.name == "repair":
            kept = tuple(item for item in state.circumstances if item != name)
            state = state._replace(circumstances=kept)
            for topic, answer in content.circumstances[name].answers.items():
                state = answered(content, state, topic, OPPOSITE[answer])
    known = known_answers(content, state)
    for topic, answer in move.answers:
        if topic in move.clear and topic not in known:
            state = answered(content, state, topic, answer)
    if case:
        state = state._replace(case=tuple({**dict(state.case), **case}.items()))
    if move.denied:
        denied = dict.fromkeys((*state.denied, *move.causes))
        state = state._replace(denied=tuple(denied))
    return state


def _case(move: Move) -> Mapping[str, str | bool]:
    """What *move* says of the case; what is out of reach is not what hurts, nor who hurts."""
    unable = ("muscle", "who") if move.name == "unable" else ()
    return {name: value for name, value in move.case if name not in unable}


def answered(content: Content, state: State, topic: str, answer: str) -> State:
    """*state* with *topic* answered; a yes or a no overrules facts that say the opposite."""
    if answer != NOT_SURE:
        state = _without_conflicts(content, state, {topic: answer})
    answers = {**dict(state.answers), topic: answer}
    return state._replace(answers=tuple(answers.items()), latest=f"answers.{topic}")


def scores(content: Content, state: State) -> dict[str, int]:
    """The summed weights of each cause but `none`, whose score is always 0.

    Facts about one topic count once: the heaviest of them, not their sum.
    """
    total = {cause: 0 for cause in content.causes if cause != "none"}
    for weights in _weights(content, state):
        for cause, weight in weights.items():
            total[cause] += weight
    return {cause: score for cause, score in total.items() if cause not in state.denied}


def ranking(content: Content, state: State) -> tuple[str, ...]:
    """One or two causes to explain, likeliest first; `none` where nothing beats it."""
    found = scores(content, state)
    ranked = sorted((cause for cause in found if found[cause] > 0), key=lambda c: -found[c])
    if not ranked:
        return ("none",)
    return (ranked[0], *(cause for cause in ranked[1:2] if found[cause] >= SECOND_CAUSE))


def findings(content: Content, state: State) -> tuple[str, ...]:
    """The ranking; beside `none`, the likeliest cause that was not asked about."""
    ranked = ranking(content, state)
    if ranked != ("none",):
        return ranked
    asked = {*state.asked, *known_answers(content, state)}
    topics = [topic for name, topic in content.topics.items() if name not in asked]
    mains = [main_cause(topic) for topic in sorted(topics, key=lambda topic: -topic.prior)]
    return ("none", *[cause for cause in mains if cause not in state.denied][:1])


def next_topic(content: Content, state: State) -> str:
    """The topic whose answer is likeliest to change the top cause; empty when none can."""
    # A question that was never answered may come again; a new one only within the limit.
    askable = content.topics if len(state.asked) < MOST_QUESTIONS else state.asked
    known = known_answers(content, state)
    found = scores(content, state)
    chances = {
        name: _chance_of_change(found, topic)
        for name, topic in content.topics.items()
        if name in askable and name not in known and not _ruled_out(state, topic)
    }
    best = max(chances, key=lambda topic: chances[topic], default="")
    return best if best and chances[best] > 0 else ""


def _weights(content: Content, state: State) -> list[Weights]:
    facts = [content.circumstances[name] for name in state.circumstances]
    found = [fact.weights for fact in facts if not fact.answers]
    told = {topic for fact in facts for topic in fact.answers}
    answers = dict(state.answers)
    for topic, entry in content.topics.items():
        bearing = [fact.weights for fact in facts if next(iter(fact.answers), "") == topic]
        if bearing:
            found.append(_heaviest(bearing))
        elif topic not in told:
            found.append({YES: entry.yes, NO: entry.no}.get(answers.get(topic, ""), {}))
    return found


def _heaviest(many: list[Weights]) -> Weights:
    heaviest: dict[str, int] = {}
    for weights in many:
        for cause, weight in weights.items():
            heaviest[cause] = max(heaviest.get(cause, 0), weight, key=abs)
    return heaviest


def known_answers(content: Content, state: State) -> dict[str, str]:
    """What is known of each topic: answers that were given, and those that facts give."""
    known = dict(state.answers)
    for name in state.circumstances:
        known |= content.circumstances[name].answers
    return known


def _chance_of_change(found: Mapping[str, int], topic: Topic) -> float:
    """How likely an answer about *topic* puts another cause above the one that leads."""
    answers = ((topic.yes, topic.prior), (topic.no, 1 - topic.prior))
    return sum(chance for weights, chance in answers if _overtaken(found, weights))


def _overtaken(found: Mapping[str, int], more: Weights) -> bool:
    """Whether the weights *more* put another cause above the likeliest by the scores *found*."""
    standing = {"none": 0, **found}
    top = max(standing, key=standing.__getitem__)
    for cause, weight in more.items():
        if cause in found:
            standing[cause] += weight
    spent = top != "none" and standing[top] <= 0
    return spent or max(standing.values()) > standing[top]


def _ruled_out(state: State, topic: Topic) -> bool:
    """Whether the user has denied the cause that *topic* points to most."""
    return main_cause(topic) in state.denied


def main_cause(topic: Topic) -> str:
    """The cause that a yes about *topic* speaks for most."""
    return max(topic.yes, key=topic.yes.__getitem__)


def _without_conflicts(content: Content, state: State, answers: Mapping[str, str]) -> State:
    """*state* less the earlier answers and facts that contradict *answers*."""
    facts = tuple(
        name
        for name in state.circumstances
        if not any(
            content.circumstances[name].answers.get(topic, answer) != answer
            for topic, answer in answers.items()
        )
    )
    plain = less(state.answers, answers)
    return state._replace(circumstances=facts, answers=plain)
