"""Moves: the causes pointed to, and how a move answers a question."""

import pytest

from skill.content import Content
from skill.dialogue import Move
from skill.dialogue.move import answer_to, causes_of


def test_causes_come_named_first_then_by_weight(content: Content) -> None:
    move = Move("circumstance", causes=("posture",), circumstances=("cold_water",))
    assert causes_of(content, move) == ("posture", "cold", "exercise")


def test_a_named_cause_comes_first_however_little_a_fact_speaks_for_it(content: Content) -> None:
    move = Move("circumstance", causes=("exercise",), circumstances=("cold_water",))
    assert causes_of(content, move) == ("exercise", "cold")


def test_signs_remedies_and_mimics_point_to_their_causes(content: Content) -> None:
    """Less than a fact does."""
    assert causes_of(content, Move("remedy", remedies=("salt",))) == ("sodium",)
    assert causes_of(content, Move("mimic", mimics=("shin_splints",))) == ("exercise",)
    move = Move("warning", signs=("walking_pain",), circumstances=("cold_bed",))
    assert causes_of(content, move) == ("cold", "circulation")


def test_a_denied_fact_still_points_to_its_cause(content: Content) -> None:
    assert causes_of(content, Move("circumstance", circumstances=("plenty_of_milk",))) == (
        "calcium",
    )


@pytest.mark.parametrize(
    ("asking", "move", "answer"),
    [
        ("cold", Move("yes"), "yes"),
        ("cold", Move("no"), "no"),
        ("cold", Move("not_sure"), "not_sure"),
        ("cold", Move("skip"), "not_sure"),
        ("cold", Move("why"), ""),
        ("cold", Move("circumstance", circumstances=("cold_bed",)), "yes"),
        ("cold", Move("circumstance", circumstances=("warm_room",)), "no"),
        ("cold", Move("circumstance", circumstances=("long_run",)), ""),
        ("cold", Move("circumstance", circumstances=("long_run",), answer="no"), "no"),
        ("cold", Move("circumstance", circumstances=("covers_off",), answer="no"), "yes"),
        ("posture", Move("circumstance", circumstances=("covers_off",)), "no"),
        ("dairy", Move("circumstance", circumstances=("plenty_of_milk",), answer="yes"), "no"),
        ("cold", Move("plenty"), "yes"),
        ("cold", Move("little"), "no"),
        ("dairy", Move("plenty"), "no"),
        ("dairy", Move("little"), "yes"),
        ("advice", Move("plenty"), "yes"),
        ("advice", Move("little"), "no"),
        ("eased", Move("eased"), "yes"),
        ("eased", Move("still_cramping"), "no"),
        ("cramping", Move("eased"), ""),
        ("cold", Move("both"), "yes"),
        ("cold", Move("none_of_them"), "no"),
        ("advice", Move("both"), ""),
        ("cold", Move("yes", answers=(("cold", "no"),)), "no"),
    ],
)
def test_how_a_move_answers_the_pending_question(
    content: Content, asking: str, move: Move, answer: str
) -> None:
    assert answer_to(content, asking, move) == answer
