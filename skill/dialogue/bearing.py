"""What a fact bears on: the causes that it speaks for, and those that it denies."""

from collections.abc import Iterable

from skill.content import Content
from skill.dialogue.move import NO
from skill.dialogue.naming import of_kind
from skill.dialogue.reasoning import main_cause


def points_to(content: Content, fact: str) -> str:
    """The cause that a circumstance points to most, or an empty string."""
    weights = content.circumstances[fact].weights if fact in content.circumstances else {}
    return max(weights, key=lambda cause: weights[cause], default="")


def bears_on(content: Content, fact: str) -> set[str]:
    """The causes that *fact* speaks of: what it points to most, and those that it denies."""
    return {points_to(content, fact), *denied_by(content, fact)}


def denied_by(content: Content, fact: str) -> set[str]:
    """The causes that *fact* denies by what it answers."""
    answers = content.circumstances[fact].answers if fact in content.circumstances else {}
    return {main_cause(content.topics[topic]) for topic in answers if answers[topic] == NO}


def causes_told(content: Content, facts: Iterable[str]) -> tuple[str, ...]:
    """The causes named, or those that the circumstances asked about point to."""
    facts = list(facts)
    found = list(of_kind(content, "causes", facts))
    for fact in of_kind(content, "circumstances", facts):
        weights = content.circumstances[fact].weights
        found += [cause for cause in weights if weights[cause] == max(weights.values())]
    return tuple(dict.fromkeys(found))
