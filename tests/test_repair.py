"""Repair: what was heard wrong is taken back or changed, and the dialogue goes on from there."""

import pytest

from skill.dialogue import Move
from skill.dialogue.repair import taken_back
from tests.knowing import EN, line, state, table

ASKED = {"asking": "posture", "asked": ("exercise", "posture")}
EXERCISE = {"asked": ("exercise",), "latest": "answers.exercise", "circumstances": ("statin",)}
SAID_YES = {"answers": {"exercise": "yes"}, "circumstances": ("statin",)}
BACK, CHANGED = line("taken_back"), line("changed")

test_what_was_taken_in_last_is_taken_back = table(
    (
        "circumstance cold_bed; repair",
        {"circumstances": (), "statement": BACK, "latest": ""},
        ASKED,
    ),
    ("circumstance diabetes cold_bed; repair", {"circumstances": ("cold_bed",)}, ASKED),
    ("no; repair", {"statement": BACK, "answers": {"posture": "yes"}}, ASKED),
)

test_what_is_said_stands_in_its_place = table(
    (
        "circumstance cold_bed; repair warm_room",
        {"circumstances": ("warm_room",), "statement": CHANGED},
        ASKED,
    ),
    (
        Move("repair", answers=(("cold", "no"),), clear=("cold",)),
        {"answers": {"exercise": "no", "cold": "no"}, "statement": CHANGED},
        {**ASKED, "answers": {"exercise": "no"}, "latest": "answers.exercise"},
    ),
    # What was never said may be denied all the same, and is not put forward.
    (
        Move("repair", ruled_out=("cold_bed",)),
        {"answers": {"exercise": "no", "cold": "no"}},
        {**ASKED, "answers": {"exercise": "no"}},
    ),
    ("repair who=child", {"case": {"who": "child"}, "statement": CHANGED, "asking": "cramping"}),
    (
        Move("repair", answer="yes"),
        {"answers": {"exercise": "yes"}, "explains": ("exercise",)},
        {**EXERCISE, "answers": {"exercise": "no"}, "checked": ("check_side",)},
    ),
    # "No, I said yes", where that is what was heard.
    (Move("repair", answer="yes"), SAID_YES, {**EXERCISE, **SAID_YES}),
    # Another trouble is explained at once.
    ("repair restless_legs", {"kind": "mimic", "asking": "posture"}, ASKED),
)

test_the_dialogue_goes_on_where_it_was = table(
    ("repair", {"asking": "cramping", "statement": BACK, "kind": "aside"}),
    ("repair", {"asking": "advice"}, {"asking": "advice", "subject": "grounds.stretch"}),
    ("repair", {"asking": "exercise", "kind": "question", "explained": ""}, {"explained": "cold"}),
    ("repair", {"asking": "exercise", "kind": "question"}, {"asked": ("exercise",)}),
    (
        "circumstance cold_bed; just_tell; repair",
        {"kind": "question", "explained": ""},
        {"answers": {"exercise": "no"}},
    ),
)


@pytest.mark.parametrize(
    ("old", "said", "new"),
    [
        ("yes", "", "no"),
        ("no", "", "yes"),
        ("not_sure", "", "not_sure"),
        ("yes", "yes", "yes"),
        ("no", "yes", "yes"),
        ("yes", "no", "no"),
    ],
)
def test_an_answer_is_turned_round_unless_another_is_said(old: str, said: str, new: str) -> None:
    before = state(answers={"cold": old}, latest="answers.cold")
    assert dict(taken_back(EN, before, said).answers) == {"cold": new}
    assert dict(taken_back(EN, state(latest="answers.cold"), "").answers) == {"cold": "not_sure"}
