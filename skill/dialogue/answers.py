"""What words answer, asked or not: a topic by its facts, a yes or no said along with the rest."""

from collections.abc import Iterable, Mapping, Set

from skill.content import Content
from skill.dialogue.move import NO, OPPOSITE, YES
from skill.dialogue.naming import ALONG, of_kind
from skill.hearing import Frame


def answers_of(
    content: Content, heard: Mapping[str, str], said: Iterable[str], denied: Iterable[str]
) -> dict[str, str]:
    """The topics that the words answer; a fact that is denied answers the other way round."""
    given = [content.circumstances[one].answers for one in of_kind(content, "circumstances", said)]
    turned = [
        (topic, OPPOSITE[answer])
        for one in of_kind(content, "circumstances", denied)
        for topic, answer in content.circumstances[one].answers.items()
        if not any(topic in answers for answers in given)
    ]
    kept = {pair for pair in heard.items() if pair in turned}
    return {**heard, **dict(turned), **dict(kept)}


def clear_answers(content: Content, said: Iterable[str], clear: Set[str]) -> dict[str, str]:
    """The topics that facts beyond doubt answer, all of them alike."""
    told = [
        pair
        for fact in of_kind(content, "circumstances", said)
        if fact in clear
        for pair in content.circumstances[fact].answers.items()
    ]
    return {topic: answer for topic, answer in told if (topic, OPPOSITE[answer]) not in told}


def answer_of(frame: Frame) -> str:
    """The yes or no that was said along with the rest."""
    likely = dict(frame.moves)
    best = max((YES, NO), key=lambda answer: likely.get(answer, 0))
    if frame.denies:
        return NO
    return best if likely.get(best, 0) > ALONG else ""


def agreeing(content: Content, facts: list[str], heard: Mapping[str, str]) -> list[str]:
    """*facts* less those at odds over a question: the words as a whole decide, or the clearest."""
    given = {
        fact: content.circumstances[fact].answers if fact in content.circumstances else {}
        for fact in facts
    }
    said = {pair for answers in given.values() for pair in answers.items()}
    answers = {topic: heard[topic] for topic in heard if {(topic, YES), (topic, NO)} <= said}
    kept = []
    for fact in facts:
        if all(answers.get(topic, answer) == answer for topic, answer in given[fact].items()):
            answers |= given[fact]
            kept.append(fact)
    return kept
