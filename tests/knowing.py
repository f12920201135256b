"""A state in which the user has said something: facts, and answers by topic."""

from skill.content import Content
from skill.dialogue import Move, State
from skill.dialogue.reasoning import answered, take_in


def knowing(content: Content, *circumstances: str, **answers: str) -> State:
    state = take_in(content, State(), Move("circumstance", circumstances=circumstances))
    for topic, answer in answers.items():
        state = answered(content, state, topic, answer)
    return state
