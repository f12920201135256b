"""What of all that was said speaks for a cause, or belongs before a doctor."""

from collections.abc import Mapping

from skill.content import Content
from skill.content.model import LEVELS
from skill.dialogue.move import YES
from skill.dialogue.reasoning import SECOND_CAUSE
from skill.dialogue.state import State

FOR_DOCTOR = ("medicines", "pregnancy", "conditions")  # causes that only a doctor can judge


def reason(content: Content, state: State, cause: str) -> str:
    """The weightiest thing the user said for *cause*, as "your bed is cold", or empty."""
    facts = [content.circumstances[name] for name in reversed(state.circumstances)]
    said = [(0, ""), *((fact.weights.get(cause, 0), fact.fact) for fact in facts)]
    for topic, answer in state.answers:
        entry = content.topics[topic]
        said.append((entry.yes.get(cause, 0) if answer == YES else 0, entry.affirmed))
    return max(said, key=lambda pair: pair[0])[1]


def unheeded(content: Content, state: State) -> Mapping[str, str]:
    """The signs for a visit soon that nothing was said of so far: id to the user's words."""
    facts = [content.circumstances[name] for name in state.circumstances]
    told = {name: content.signs[name].reason for name in state.signs if content.signs[name].reason}
    told |= {fact.sign: fact.fact for fact in facts if fact.sign}
    return {name: told[name] for name in told if name not in (*state.warned, *state.heeded)}


def sign_for(content: Content, state: State, cause: str) -> str:
    """The gravest level of the facts that speak for *cause*, or for none; empty without one."""
    facts = (content.circumstances[name] for name in state.circumstances)
    levels = {
        content.signs[fact.sign].level
        for fact in facts
        if fact.sign and (not fact.weights or fact.weights.get(cause, 0) > 0)
    }
    return min(levels, key=LEVELS.index, default="")


def notes(content: Content, state: State) -> str:
    """What is to say of the last fact that weighs towards no cause but has its own evidence."""
    found = [content.circumstances[name].note for name in state.circumstances]
    return next((note for note in reversed(found) if note), "")


def reasons_for_doctor(content: Content, state: State) -> tuple[tuple[str, str], ...]:
    """What the user said that a doctor should hear, as (words, level), gravest first."""
    found = {
        content.signs[name].reason: content.signs[name].level
        for name in state.signs
        if content.signs[name].reason
    }
    for name in state.circumstances:
        fact = content.circumstances[name]
        if fact.sign:
            found[fact.fact] = content.signs[fact.sign].level
        elif any(fact.weights.get(cause, 0) >= SECOND_CAUSE for cause in FOR_DOCTOR):
            found[fact.fact] = "routine"
    return tuple(sorted(found.items(), key=lambda pair: LEVELS.index(pair[1])))
