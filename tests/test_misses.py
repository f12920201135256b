"""Not understood: asked again, then offered a choice, then a kind end."""

import pytest

from skill.content import Content
from skill.dialogue import Move, State, respond


def test_nonsense_out_of_nowhere_gets_the_one_question_that_matters(content: Content) -> None:
    reply = respond(content, State(), Move("fallback"))
    assert reply.statement in content.lines["unclear"]
    assert reply.state.asking == "cramping"


def test_nonsense_in_mid_question_gets_the_question_again(content: Content) -> None:
    assert respond(content, State(asking="cold"), Move("fallback")).state.asking == "cold"


def test_the_second_miss_says_what_can_be_done(content: Content) -> None:
    reply = respond(content, State(asking="cold", misses=1), Move("fallback"))
    assert reply.statement == content.lines["options"][0]
    assert reply.state.asking == "choose"


@pytest.mark.parametrize("misses", [2, 3, 9])
def test_from_the_third_miss_on_it_ends_kindly(content: Content, misses: int) -> None:
    reply = respond(content, State(asking="choose", misses=misses), Move("fallback"))
    assert reply.statement == content.lines["give_up"][0]
    assert reply.ends
