"""Warning signs: what to do, and nothing else."""

import re

import pytest

from skill.content.lines import WORRY
from skill.dialogue import Move
from skill.dialogue.warning import ASKS_ABOUT
from tests.knowing import EN, check, fact, line, move, play, seen, state, table, whole

SIGNS = EN.signs
COLD = {"asking": "cold", "asked": ("cold",)}
HELP = {"medicine_stop": "find_out", "reassure": "find_out", "out_of_hours": "what_else"}


# What a warning of each level says, and what follows it.
URGENT = {"emergency": "call (911|988)( now|[.])", "same_day": r"\b(today|right away|now)\b"}
AFTER = {"emergency": {"ends": True}, "same_day": {"asking": "what_else"}, "routine": COLD}


@pytest.mark.parametrize("name", SIGNS)
def test_a_warning_says_how_soon_and_what_follows_is_as_grave(name: str) -> None:
    level, reply = SIGNS[name].level, play(f"warning {name}", state(**COLD))
    assert re.search(URGENT.get(level, ""), reply.statement, re.IGNORECASE)
    warned = (name,) if level in URGENT else ()
    check(reply, kind="warning", warns=level, explains=(), warned=warned, **AFTER[level])


def advice(name: str, *more: str) -> dict:
    """What a reply holds that warns of *name*."""
    return {"statement": whole(SIGNS[name].advice, *map(line, more)), "kind": "warning"}


WARNED = {"warned": ("swollen_leg",), "subject": "signs.swollen_leg"}
TOGETHER = ("both_swollen", "most_nights")
SWELLING = {"signs": ("both_swollen",), "subject": "signs.both_swollen"}
PAIN = ("relief", "still_cramping", "unable", "wait")
SEEN_FIRST = {
    "kind": "warning",
    "statement": line("seen_first"),
    "asking": "what_else",
    "warns": "same_day",
}
test_what_is_said_of_a_sign = table(
    ("warning chest_pain", advice("chest_pain")),
    ("warning swollen_leg", {**advice("swollen_leg", "if_closed"), **WARNED}),
    ("warning both_swollen", {**advice("both_swollen"), **SWELLING, "asking": "find_out"}),
    ("warning both_swollen; warning most_nights", {"signs": TOGETHER, "heeded": TOGETHER}),
    ("warning both_swollen; warning both_swollen", {"signs": ("both_swollen",)}),
    # A vague worry gets the signs of each level; there is nothing in it for a doctor to hear.
    ("warning maybe_clot", {**advice("maybe_clot", "levels"), "signs": (), "warns": "routine"}),
    ("warning weeks_of_pain", advice("weeks_of_pain", "levels")),
    ("warning", {**advice(WORRY, "levels"), "asking": "cold", "signs": (), "warns": ""}, COLD),
    (f"warning {WORRY}", {**advice(WORRY, "levels"), "asking": "cold"}, COLD),
    # The graver of two, wherever it stands; and one again.
    ("warning most_nights swollen_leg", {"warns": "same_day", "warned": ("swollen_leg",)}),
    ("warning swollen_leg chest_pain", {"warned": ("chest_pain", "swollen_leg")}),
    ("warning chest_pain most_nights", {"warns": "emergency"}),
    ("warning most_nights swollen_leg", advice("swollen_leg", "if_closed"), WARNED),
    ("warning most_nights", advice("most_nights"), WARNED),
    # Nothing is to be tried before that.
    *((name, SEEN_FIRST, WARNED) for name in ("prevent", "remedy milk", *PAIN)),
    # Nor is it called harmless.
    *((name, SEEN_FIRST, WARNED) for name in ("circumstance long_flight", "eased", "told")),
    ("how_long", SEEN_FIRST, WARNED),
    # Whoever asks about it hears it all once more.
    *((name, advice("swollen_leg", "if_closed"), WARNED) for name in ASKS_ABOUT),
    # One long cramp is a cramp: the holds go on.
    ("relief", {"hold": "calf_one"}, {"warned": ("long_cramp",), "case": {"muscle": "calf"}}),
    ("relief", SEEN_FIRST, {"warned": ("long_cramp", "swollen_leg")}),
    ("remedy", {"statement": line("unknown_name")}, WARNED),
    ("relief; warning cold_numb_leg", {"warns": "emergency", "ends": True}),
)


@pytest.mark.parametrize(
    ("name", "held"),
    [
        *((name, name) for name in ("why", "yes", "relief")),
        # What they named is forgotten by then.
        *((name, "why") for name in ("cause", "circumstance", "remedy", "mimic")),
    ],
)
def test_a_sign_said_along_with_something_else_is_asked_about_first(name: str, held: str) -> None:
    before = state(asking="exercise", asked=("exercise",))
    reply = play(Move(name, causes=("cold",), signs=("chest_pain",)), before)
    wanted = {"kind": "check", "asking": "check_sure", "explains": (), "statement": ""}
    check(reply, **wanted, held=held, doubted="chest_pain", checked=("check_sure",))
    meant = play("yes", reply.state)
    check(meant, kind="warning", warns="emergency", explains=(), held="", doubted="")


ASIDE = {"aside": True, "clear": ("chest_pain", "pop", "coughs_blood", "swollen")}
SICK = ("diabetes", "vomiting")
PAIN, POP = seen("chest_pain", **ASIDE), seen("pop", name="remedy", **ASIDE)
SURE_OF = {"kind": "check", "asking": "check_sure", "checked": ("check_sure",)}
test_a_danger_named_aside_is_asked_about_before_it_alarms = table(
    (PAIN, {**SURE_OF, "question": SIGNS["chest_pain"].sure, "doubted": "chest_pain"}),
    (POP, {**SURE_OF, "question": SIGNS["achilles"].sure, "held": "why"}),
    (PAIN, {"checked": ("check_well", "check_sure")}, {"checked": ("check_well",)}),
    # Not where it was asked before, in answer to a check, or after two of them.
    (PAIN, {"warns": "emergency"}, {"checked": ("check_sure",)}),
    (PAIN, {"warns": "emergency"}, {"checked": ("check_side", "check_well")}),
    (PAIN, {"warns": "emergency"}, {"checked": ("check_well",), "asking": "check_well"}),
    # Nor where no one question covers it, where it only adds to what was said, or was meant.
    (seen("coughs_blood", **ASIDE), {"warns": "emergency"}),
    (seen("one", **ASIDE), {"warns": "same_day"}, {"features": {"swollen": True}}),
    (PAIN._replace(aside=False), {"warns": "emergency"}),
    # Nor an emergency of which each part is clear: "type one, and sick all night".
    (seen(*SICK, aside=True, clear=SICK), {"warns": "emergency"}),
    (seen(*SICK, aside=True, clear=SICK[:1]), {**SURE_OF, "doubted": "ketones"}),
)
RED = state(features={"swollen": True, "red": True}, asking="check_sure", doubted="swollen_leg")

IN_DOUBT = {
    "asking": "check_sure",
    "checked": ("check_sure",),
    "doubted": "chest_pain",
    "features": {"chest_pain": True},
}
test_the_question_whether_it_is_so_stays_until_it_is_answered = table(
    *((name, {"asking": "check_sure", "warns": ""}, IN_DOUBT) for name in ("repeat", "help")),
    ("stop", {"warns": "emergency"}, IN_DOUBT),
    (seen("pop", name="repeat", clear=("pop",)), {"warns": "emergency"}, IN_DOUBT),
)


def test_what_is_not_so_makes_the_sign_no_more() -> None:
    after = play("no", RED).state
    assert {("swollen", False), ("red", False)} <= {*after.features}
    assert play(seen("one", clear=("one",)), after).warns == ""


NOT_SURE = whole(line("to_be_safe"), SIGNS["swollen_leg"].advice, line("if_closed"))
SWOLLEN = {"features": {"swollen": True}}
SIDE = {**SWOLLEN, "asking": "check_side", "checked": ("check_side",), "doubted": "swollen_leg"}
VISIT, BEFORE = ("most_nights",), ("elsewhere",)
test_one_question_decides = table(
    ("told", {"kind": "check", "asking": "check_side", "held": "told"}, SWOLLEN),
    ("first", {**advice("swollen_leg", "if_closed"), "held": "", "doubted": ""}, SIDE),
    ("not_sure", {"statement": NOT_SURE}, SIDE),
    ("fallback", {"statement": NOT_SURE}, SIDE),
    # What the question held up waits for the second question as well.
    *(
        (
            move(name, signs=("chest_pain",), features=(("both", True),)),
            {"kind": "check", "asking": "check_sure", "held": held},
            {**SIDE, "held": "relief"},
        )
        for name, held in (("yes", "relief"), ("no", "relief"), ("why", "why"))
    ),
    (Move("no", signs=("chest_pain",)), {"held": "no", "checked": ("check_sure",)}),
    # A sign for a visit soon is not lost over it, nor one that was given before.
    (Move("told", signs=VISIT), {"kind": "check", "signs": VISIT}, SWOLLEN),
    (Move("why", signs=VISIT), {"signs": ("elsewhere", *VISIT)}, {**SWOLLEN, "signs": BEFORE}),
    (Move("why", signs=("fever",)), {"kind": "check", "signs": ()}, SWOLLEN),
)

test_a_worry_without_a_name_is_about_what_nothing_was_said_of_so_far = table(
    ("warning", advice("elsewhere"), {"signs": BEFORE}),
    ("warning", advice("elsewhere"), {"signs": ("most_nights", "elsewhere")}),
    ("warning", advice("most_nights"), {"signs": ("most_nights", *BEFORE), "heeded": BEFORE}),
    ("warning", advice(WORRY, "levels"), {"signs": BEFORE, "heeded": BEFORE}),
    ("warning most_nights", advice("most_nights"), {"signs": BEFORE}),
    ("warning", advice("new_medicine"), {"circumstances": ("statin",)}),
)


def when(key: str, **words: str) -> dict:
    """What a reply holds that says when to see a doctor, and what needs help at once."""
    level = {"doctor_reason": "routine", "doctor_today": "same_day"}.get(key, "")
    return {"statement": whole(line(key, **words), line("net")), "kind": "doctor", "warns": level}


TWO = line("both", one=fact("most_nights"), other=fact("diabetes"))
GRAVE = line("both", one=SIGNS["statin_pain"].reason, other=SIGNS["both_swollen"].reason)
test_when_to_see_a_doctor = table(
    ("doctor", {**when("doctor"), "subject": "grounds.doctor", "asking": "find_out"}),
    ("cause calcium; doctor", {"statement": f"{EN.causes['calcium'].doctor} {line('net')}"}),
    ("warning both_swollen; start_over; doctor", when("doctor")),
    # Two of the reasons that were given, the gravest first, and how soon.
    ("why most_nights; doctor", when("doctor_reason", said=fact("most_nights"))),
    ("why pregnant diabetes most_nights; doctor", when("doctor_reason", said=TWO)),
    ("doctor", when("doctor_today", said=GRAVE), {"signs": ("both_swollen", "statin_pain")}),
)

AGAIN = dict.fromkeys(HELP, "cold") | {"medicine_stop": "find_out"}  # a quiz would be out of place
test_a_question_about_help_is_answered_and_the_topic_comes_back = table(
    *(
        (name, {"statement": line(name), "asking": back, "kind": "aside"}, COLD)
        for name, back in AGAIN.items()
    ),
    *((name, {"asking": back}) for name, back in HELP.items()),
    ("medicine_stop", {"asking": "eased"}, {"asking": "eased"}),
)


def test_a_statin_alone_is_no_matter_for_today() -> None:
    before = state(answers=dict.fromkeys(EN.topics, "no"))
    check(play("circumstance statin; no", before), explains=("medicines",), warns="routine")
