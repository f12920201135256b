"""From a frame to a move: the reading that the facts bear out, and nothing that was not said."""

from typing import Any

import pytest

from skill.content import Content
from skill.dialogue import Move
from skill.dialogue.understood import move_of
from skill.hearing import Frame
from skill.simulator.understand import pointed_to
from tests.knowing import frame

TOLD = (("circumstance", 0.9),)
CAUSE, CALCIUM = ("cause", 0.9), ("calcium", "asked", 0.9)
HARM = (("self_harm", True),)
WHEEL = {"now": True, "place": "car"}
Ids = tuple[str, ...]
Facts = dict[str, str]


@pytest.mark.parametrize(
    ("heard", "name"),
    [
        (frame(), "fallback"),
        (frame(("why", 0.9), sure=False), "fallback"),
        (frame(("fallback", 0.5), sure=False), "fallback"),
        (frame(("fallback", 0.9), sure=False), "off_topic"),
        (frame(("why", 0.9)), "why"),
        (frame(("why", 0.9), sure=False, legs=True), "why"),
        (frame(("cause", 0.9), sure=False), "cause"),
        (frame(("cause", 0.8), sure=False), "fallback"),
        (frame(("remedy", 0.6), sure=False, legs=True), "remedy"),
        (frame(("remedy", 0.5), sure=False, legs=True), "fallback"),
        (frame(("circumstance", 0.9), facts={"cold_bed": "said"}), "circumstance"),
        (frame(("circumstance", 0.9), ("cause", 0.05), facts={"cold_bed": "asked"}), "cause"),
        (frame(("circumstance", 0.9), facts={"cold_bed": "asked"}), "circumstance"),
        (frame(("circumstance", 0.9), facts={"cold_bed": "denied"}), "told"),
        (frame(("circumstance", 0.9), facts={"cold_bed": "other"}), "told"),
        (frame(("circumstance", 0.9), legs=True), "told"),
        (frame(("circumstance", 0.9), sure=False), "told"),
        # Another part of the body is none of the leg's, unless there are words for it.
        *((frame((one, 0.9), elsewhere=True), "elsewhere") for one in ("relief", "repair")),
        (frame(("circumstance", 0.9), elsewhere=True), "told"),
        (frame(("repair", 0.9), facts={"hand_cramps": "said"}, elsewhere=True), "repair"),
        (frame(("circumstance", 0.5), sure=False), "fallback"),
        (frame(("remedy", 0.5), ("why", 0.4)), "why"),
        (frame(("yes", 0.6), ("circumstance", 0.4), facts={"cold_bed": "said"}), "circumstance"),
        (frame(("why", 0.7), ("warning", 0.3), facts={"chest_pain": "said"}), "warning"),
        (frame(("why", 0.8), ("warning", 0.2), facts={"chest_pain": "said"}), "why"),
        (frame(("why", 0.7), ("warning", 0.3), facts={"both_swollen": "said"}), "why"),
        (frame(("why", 0.5), ("circumstance", 0.4), facts={"cold_bed": "said"}), "circumstance"),
        (frame(("why", 0.8), ("circumstance", 0.4), facts={"cold_bed": "said"}), "why"),
        (frame(("why", 0.9), sure=False, facts={"cold_bed": "said"}), "why"),
        (frame(("fallback", 0.6)), "off_topic"),
        (frame(("fallback", 0.5)), "fallback"),
        (frame(("fallback", 0.6), ("why", 0.4)), "off_topic"),
        (frame(("fallback", 0.6), ("why", 0.4), legs=True), "why"),
        (frame(("yes", 0.6), ("why", 0.4), legs=True), "yes"),
        (frame(("yes", 0.6), ("circumstance", 0.25), facts={"cold_bed": "said"}), "yes"),
        (frame(("why", 0.5), ("remedy", 0.3), facts={"milk": "said"}), "why"),
        (frame(("why", 0.5), ("warning", 0.3), facts={"both_swollen": "said"}), "why"),
        (frame(("why", 0.9), facts={"chest_pain": "said"}), "why"),
        (frame(("warning", 0.5), ("why", 0.26)), "why"),
        (frame(("warning", 0.9), ("why", 0.1)), "why"),
        (frame(("warning", 0.5), ("why", 0.1), facts={"f_red": "denied"}), "why"),
        (frame(("warning", 0.5), ("why", 0.1), facts={"f_red": "asked"}), "why"),
        (frame(("warning", 0.5), ("why", 0.1), facts={"chest_pain": "denied"}), "why"),
        (
            frame(("warning", 0.5), ("why", 0.1), facts={"f_red": "denied", "f_warm": "said"}),
            "warning",
        ),
        (frame(("warning", 0.5), ("why", 0.3), hints=(("cold_bed", "said", 0.9),)), "why"),
        (frame(("warning", 0.5), ("why", 0.1), hints=(("f_red", "said", 0.37),)), "warning"),
        (frame(("warning", 0.5), ("why", 0.1), hints=(("f_red", "said", 0.36),)), "why"),
        (frame(("warning", 0.6), hints=(("weeks_of_pain", "denied", 0.5),)), "fallback"),
        (frame(("why", 0.4), facts={"calcium": "denied"}), "cause"),
        (frame(("why", 0.5), facts={"calcium": "denied"}), "why"),
        (frame(("why", 0.4), facts={"calcium": "denied", "cold_bed": "said"}), "why"),
        (frame(("why", 0.4), facts={"milk": "denied"}), "why"),
        (
            frame(("why", 0.4), facts={"calcium": "denied"}, hints=(("fainting", "said", 0.6),)),
            "why",
        ),
        (frame(*TOLD, facts={"calcium": "denied"}), "cause"),
        # Nobody is told that they said what was hardly heard.
        (frame(*TOLD, hints=(("cold_bed", "said", 0.37),)), "circumstance"),
        (frame(*TOLD, hints=(("cold_bed", "said", 0.36),)), "told"),
        # Whoever asks for a reason and names none is not told one that was only guessed.
        (frame(CAUSE, openly=True), "why"),
        (frame(CAUSE, hints=(CALCIUM,)), "cause"),
        (frame(CAUSE, hints=(CALCIUM,), openly=True), "why"),
        (frame(CAUSE, hints=(("calcium", "said", 0.9),), openly=True), "cause"),
        (frame(CAUSE, facts={"calcium": "asked"}, openly=True), "cause"),
        (frame(CAUSE, hints=(CALCIUM,), facts={"f_red": "said"}, openly=True), "why"),
        (frame(*TOLD, hints=(("cold_bed", "asked", 0.9),), openly=True), "why"),
        (frame(*TOLD, hints=(("cold_bed", "asked", 0.3),), openly=True), "why"),
        (frame(*TOLD, hints=(("cold_bed", "said", 0.9),), openly=True), "circumstance"),
        (frame(CAUSE, facts={"milk": "said", "cold_bed": "said"}, openly=True), "cause"),
        (frame(("remedy", 0.9), hints=(("milk", "asked", 0.9),), openly=True), "remedy"),
        # What is hardly heard is nothing, and ends no session.
        (frame(("why", 0.04)), "why"),
        (frame(("why", 0.03)), "fallback"),
        (frame(("why", 0.03), facts={"cold_bed": "said"}), "why"),
        (frame(("stop", 0.41), ("thanks", 0.2)), "stop"),
        (frame(("stop", 0.4), ("thanks", 0.2)), "thanks"),
        (frame(("circumstance", 0.6), ("stop", 0.3), ("thanks", 0.05)), "thanks"),
        (frame(("mimic", 0.4), ("stop", 0.3), ("thanks", 0.05)), "thanks"),
        (frame(("stop", 0.9), ("thanks", 0.05), facts={"cold": "said"}, sure=False), "thanks"),
        # A sign for a visit soon is no warning before it is heard.
        (frame(("warning", 0.9), ("why", 0.05), hints=(("elsewhere", "said", 0.3),)), "why"),
        (frame(("warning", 0.9), ("why", 0.05), hints=(("elsewhere", "said", 0.4),)), "warning"),
        (frame(("warning", 0.9), ("why", 0.05), hints=(("fever", "said", 0.3),)), "warning"),
        # What is like nothing that was learnt is no answer, unless it is likely one.
        *[(frame((name, 0.8), sure=False), name) for name in ("yes", "no")],
        (frame(("yes", 0.4), sure=False), "fallback"),
        (frame(("fallback", 0.9), sure=False, told="yes"), "yes"),
        # What is told in plain words; of a medicine, where one is named.
        (frame(("no", 0.9), told="repair"), "repair"),
        (frame(*TOLD, facts={"statin": "said"}, told="medicine_stop"), "medicine_stop"),
        (frame(*TOLD, facts={"medicines": "asked"}, told="medicine_stop"), "medicine_stop"),
        (frame(*TOLD, facts={"cold_bed": "said"}, told="medicine_stop"), "circumstance"),
        (frame(*TOLD, facts={"f_red": "said"}, told="medicine_stop"), "told"),
        (frame(("warning", 0.9), facts={"chest_pain": "said"}, told="repair"), "warning"),
        (frame(("relief", 0.21), told="just_tell"), "relief"),
        (frame(("relief", 0.2), told="just_tell"), "just_tell"),
        (frame(("why", 0.5), ("relief", 0.3), told="relief"), "relief"),
        (frame(("why", 0.5), ("warning", 0.3), told="relief"), "why"),
        (frame(("doctor", 0.9), cries=True, told="just_tell"), "doctor"),
    ],
)
def test_the_likeliest_reading_that_the_facts_bear_out(
    content: Content, heard: Frame, name: str
) -> None:
    assert move_of(content, heard).name == name


@pytest.mark.parametrize(
    ("moves", "case", "name"),
    [
        ([("relief", 0.11)], {"now": True, "muscle": "calf"}, "relief"),
        ([("relief", 0.1)], {"now": True, "muscle": "calf"}, "circumstance"),
        ([], {"now": True, "muscle": "calf"}, "circumstance"),
        ([("relief", 0.2)], {"now": True}, "circumstance"),
        ([("relief", 0.2)], {"now": False, "muscle": "calf"}, "circumstance"),
        ([], {"now": True, "place": "water"}, "relief"),
        ([], {"now": True, "place": "bed"}, "circumstance"),
        ([], {"place": "water"}, "circumstance"),
    ],
)
def test_a_leg_that_hurts_as_they_speak_comes_before_facts(
    content: Content, moves: list[tuple[str, float]], case: dict[str, str | bool], name: str
) -> None:
    heard = frame(("circumstance", 0.8), *moves, facts={"cold_bed": "said"}, case=case, legs=True)
    assert move_of(content, heard).name == name


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({"cries": True}, "relief"),
        ({"cries": True, "openly": True}, "circumstance"),
        ({"case": WHEEL}, "circumstance"),  # "i'm driving", and no leg
        ({"case": WHEEL, "legs": True}, "relief"),
        ({"cries": True, "openly": True, "legs": True, "case": WHEEL}, "relief"),
    ],
)
def test_a_cry_comes_before_facts_unless_it_asks_for_the_reason(
    content: Content, parts: dict[str, Any], name: str
) -> None:
    assert move_of(content, frame(*TOLD, facts={"cold_bed": "said"}, **parts)).name == name


def test_a_cry_changes_nothing_that_is_asked(content: Content) -> None:
    assert move_of(content, frame(("why", 0.9), cries=True)).name == "relief"
    assert move_of(content, frame(("why", 0.9), cries=True, openly=True)).name == "why"
    assert move_of(content, frame(("doctor", 0.9), cries=True)).name == "doctor"


@pytest.mark.parametrize(
    ("heard", "move"),
    [
        (frame(allays=True), Move("fallback", allays=True)),
        (frame(("why", 0.9), allays=True), Move("why", allays=True)),
        (frame(("why", 0.49)), Move("why", faint=True)),
        (
            frame(*TOLD, ("no", 0.05), facts={"cold_bed": "denied"}),
            Move("told", answer="no", answers=(("cold", "no"),), ruled_out=("cold_bed",)),
        ),
        # What is denied answers the other way round, unless the words as a whole say so.
        (
            frame(*TOLD, facts={"sitting_all_day": "denied"}, answers={"stillness": "yes"}),
            Move("told", answers=(("stillness", "no"),), ruled_out=("sitting_all_day",)),
        ),
        (
            frame(
                *TOLD,
                facts={"sitting_all_day": "denied", "on_the_move": "denied"},
                answers={"stillness": "no"},
            ),
            Move(
                "told",
                answers=(("stillness", "no"),),
                ruled_out=("sitting_all_day", "on_the_move"),
            ),
        ),
        (
            frame(*TOLD, facts={"warm_room": "denied", "cold_bed": "said"}),
            Move("circumstance", circumstances=("cold_bed",), ruled_out=("warm_room",)),
        ),
        (
            frame(("warning", 0.5), facts={"f_red": "said"}, hints=(("f_warm", "said", 0.9),)),
            Move("warning", features=(("red", True),)),
        ),
        (
            frame(("why", 0.9), facts={"chest_pain": "asked"}, case={"now": True}),
            Move("why", features=(("now", True),), case=(("now", True),)),
        ),
        (
            frame(
                ("remedy", 0.9),
                facts={"magnesium": "asked", "milk": "said", "sciatica": "said", "stairs": "said"},
                answers={"exercise": "yes"},
                case={"who": "me", "muscle": "calf"},
                clear=frozenset(["exercise", "cold"]),
            ),
            Move(
                "remedy",
                circumstances=("stairs",),
                remedies=("milk", "magnesium"),
                answers=(("exercise", "yes"),),
                clear=("exercise",),
                case=(("who", "me"), ("muscle", "calf")),
            ),
        ),
        (
            frame(("mimic", 0.9), facts={"sciatica": "asked", "milk": "said", "cold": "said"}),
            Move("mimic", mimics=("sciatica",)),
        ),
        (
            frame(("repair", 0.9), ("no", 0.05), facts={"sciatica": "said"}),
            Move("repair", mimics=("sciatica",), answer="no"),
        ),
        (
            frame(
                ("cause", 0.9),
                facts={
                    **dict.fromkeys(("calcium", "desk_job", "no_exercise", "stairs"), "asked"),
                    **dict.fromkeys(("cold_water", "covers_off"), "said"),
                },
            ),
            Move(
                "cause",
                causes=("calcium", "cold", "inactivity", "exercise"),
                circumstances=("cold_water", "covers_off"),
                asked=("desk_job", "stairs", "no_exercise"),
            ),
        ),
        (
            frame(("warning", 0.3), ("why", 0.2), hints=(("chest_pain", "said", 0.9),)),
            Move(
                "warning",
                signs=("chest_pain",),
                features=(("chest_pain", True),),
                feared=("chest_pain",),
                faint=True,
            ),
        ),
        (
            frame(("warning", 0.5), ("why", 0.2), hints=(("statin_pain", "said", 0.9),)),
            Move("warning", feared=("statin_pain",)),
        ),
        (frame(CAUSE, hints=(("calcium", "said", 0.3),)), Move("cause", denied=True)),
        (frame(CAUSE, hints=(("calcium", "said", 0.4),)), Move("cause", causes=("calcium",))),
        # A leg or a cramp, and no more.
        (
            frame(("relief", 0.9), bare=True, case={"muscle": "calf", "side": "one"}),
            Move(
                "why",
                case=(("muscle", "calf"), ("side", "one")),
                features=(("one", True), ("both", False)),
                faint=True,
            ),
        ),
        (frame(("mimic", 0.9), bare=True), Move("why", case=(("muscle", "leg"),), faint=True)),
        # Whoever asks about a lack does not ask about its opposite, which is only near.
        (
            frame(CAUSE, facts={"no_regular_exercise": "asked", "exercise": "asked"}),
            Move("cause", causes=("inactivity",), asked=("no_regular_exercise",)),
        ),
        (
            frame(CAUSE, facts={"exercise": "asked", "no_regular_exercise": "asked"}),
            Move("cause", causes=("exercise", "inactivity"), asked=("no_regular_exercise",)),
        ),
        # What is hardly a warning names a danger aside.
        (
            frame(("why", 0.7), ("warning", 0.04), facts={"f_red": "said"}),
            Move("why", features=(("red", True),)),
        ),
        (
            frame(("why", 0.7), ("warning", 0.03), facts={"f_red": "said"}),
            Move("why", features=(("red", True),), aside=True),
        ),
        (
            frame(("why", 0.7), facts={"maybe_clot": "asked"}),
            Move("why", signs=("maybe_clot",), aside=True),
        ),
        (
            frame(("why", 0.7), facts={"f_immobile": "said"}),
            Move("why", features=(("immobile", True),)),
        ),
        # How long something else took is no length of a cramp.
        (
            frame(*TOLD, facts={"heavy_work": "said"}, case={"lasting": "long", "who": "self"}),
            Move("circumstance", circumstances=("heavy_work",)),
        ),
        # A helper's "i" is not whose leg it is.
        (
            frame(("no", 0.9), case={"who": "self"}, mine=True, user=True),
            Move("no", case=(("who", "self"),), user=True),
        ),
        (
            frame(("repair", 0.9), case={"who": "self"}),
            Move("repair", case=(("who", "self"),)),
        ),
        (
            frame(("why", 0.9), case={"who": "child"}, theirs=True),
            Move("why", case=(("who", "child"),), features=(("child", True),), theirs=True),
        ),
        (
            frame(*TOLD, facts={"heavy_work": "said"}, case={"lasting": "long"}, legs=True),
            Move(
                "circumstance",
                circumstances=("heavy_work",),
                features=(("long", True),),
                case=(("lasting", "long"),),
                aside=True,
            ),
        ),
        (
            frame(("why", 0.9), case={"lasting": "minutes"}),
            Move("why", features=(("eases", True),), case=(("lasting", "minutes"),), aside=True),
        ),
        # Words of suicide need no more than be near, and are not asked about.
        (
            frame(("unable", 0.9), hints=(("self_harm", "said", 0.31),)),
            Move("unable", signs=("self_harm",), features=HARM, clear=("self_harm",), aside=True),
        ),
        (
            frame(("unable", 0.9), hints=(("self_harm", "asked", 0.31),)),
            Move("unable", signs=("self_harm",), features=HARM, clear=("self_harm",), aside=True),
        ),
        (frame(("unable", 0.9), hints=(("self_harm", "denied", 0.31),)), Move("unable")),
        (frame(("unable", 0.9), hints=(("self_harm", "said", 0.3),)), Move("unable")),
        (frame(("unable", 0.9), hints=(("f_self_harm", "said", 0.9),)), Move("unable")),
        # Too much of a medicine is asked about where it is likely.
        (
            frame(("unable", 0.9), hints=(("f_overdose", "said", 0.21),)),
            Move("unable", feared=("overdose",)),
        ),
        (frame(("unable", 0.9), hints=(("f_overdose", "said", 0.2),)), Move("unable")),
    ],
)
def test_the_whole_of_what_was_understood(content: Content, heard: Frame, move: Move) -> None:
    assert move_of(content, heard) == move


@pytest.mark.parametrize(
    ("facts", "answers", "own"),
    [
        ({"cold_bed": "said"}, {}, ("cold_bed",)),
        ({"cold_bed": "asked"}, {}, ("cold_bed",)),
        ({"cold_bed": "denied"}, {}, ()),
        ({"cold_bed": "other"}, {}, ()),
        ({"statin": "asked", "cold_bed": "said"}, {}, ("statin", "cold_bed")),
        ({"cold_bed": "said"}, {"cold": "no"}, ("cold_bed",)),
        ({"cold_bed": "said", "warm_room": "said"}, {}, ("cold_bed",)),
        ({"cold_bed": "said", "warm_room": "said"}, {"cold": "no"}, ("warm_room",)),
        ({"warm_room": "said", "cold_bed": "said"}, {}, ("warm_room",)),
        ({"covers_off": "said", "on_stomach": "said"}, {}, ("covers_off",)),
        (
            {"stairs": "said", "no_regular_exercise": "said", "on_the_move": "said"},
            {},
            ("stairs", "on_the_move"),
        ),
        ({"stairs": "said", "vegan": "said", "no_exercise": "said"}, {}, ("stairs", "vegan")),
    ],
)
def test_only_what_was_said_is_the_users_own_and_the_clearest_of_what_disagrees(
    content: Content, facts: Facts, answers: Facts, own: Ids
) -> None:
    heard = frame(*TOLD, facts=facts, answers=answers)
    assert move_of(content, heard).circumstances == own


@pytest.mark.parametrize(
    ("clear", "own", "answer"),
    [
        ({"cold_bed"}, ("cold_bed",), "yes"),
        ({"warm_room"}, ("warm_room",), "no"),
        ({"cold_bed", "warm_room"}, ("warm_room",), "no"),
    ],
)
def test_a_fact_beyond_doubt_decides_over_the_words_as_a_whole(
    content: Content, clear: set[str], own: Ids, answer: str
) -> None:
    both = {"cold_bed": "said", "warm_room": "said"}
    heard = frame(*TOLD, facts=both, answers={"cold": "no"}, clear=frozenset(clear))
    move = move_of(content, heard)
    assert (move.circumstances, move.answers) == (own, (("cold", answer),))


@pytest.mark.parametrize(
    ("facts", "own"),
    [
        ({"little_calcium": "said", "calcium": "denied"}, ()),
        ({"no_exercise": "said", "exercise": "denied"}, ()),
        ({"no_exercise": "said", "cold": "denied"}, ("no_exercise",)),
        ({"cold_bed": "said", "cold": "denied"}, ("cold_bed",)),
        ({"most_nights": "said", "long_cramp": "said", "cold": "denied"}, ("most_nights",)),
    ],
)
def test_a_lack_is_not_said_where_its_cause_is_ruled_out(
    content: Content, facts: Facts, own: Ids
) -> None:
    """The lack is a matter of denial itself: "it isn't calcium, i never lack milk"."""
    assert move_of(content, frame(("cause", 0.9), facts=facts)).circumstances == own


@pytest.mark.parametrize(
    ("facts", "causes", "denied"),
    [
        ({"calcium": "said"}, ("calcium",), False),
        ({"calcium": "asked"}, ("calcium",), False),
        ({"calcium": "denied"}, ("calcium",), True),
        ({"cold_bed": "asked"}, ("cold",), False),
        ({"cold_bed": "denied", "calcium": "asked"}, ("calcium",), False),
        ({"little_calcium": "said", "calcium": "denied"}, ("calcium",), True),
        ({"cold_bed": "said", "cold": "asked"}, ("cold",), False),
        ({"covers_off": "denied"}, ("cold",), True),
    ],
)
def test_a_cause_is_named_pointed_to_or_ruled_out(
    content: Content, facts: Facts, causes: Ids, denied: bool
) -> None:
    move = move_of(content, frame(("cause", 0.9), facts=facts))
    assert (move.causes, move.denied) == (causes, denied)


@pytest.mark.parametrize(
    ("moves", "hint", "name", "named"),
    [
        ([("remedy", 0.9)], "magnesium", "remedy", True),
        ([("remedy", 0.9)], "cold_bed", "remedy", False),
        ([("remedy", 0.7)], "cold_bed", "fallback", False),
        ([("remedy", 0.5), ("why", 0.5)], "magnesium", "why", False),
        ([("why", 0.9), ("remedy", 0.1)], "magnesium", "why", False),
    ],
)
def test_a_hint_is_used_only_where_a_reading_needs_it(
    content: Content, moves: list[tuple[str, float]], hint: str, name: str, named: bool
) -> None:
    move = move_of(content, frame(*moves, hints=((hint, "said", 0.9),)))
    assert (move.name, hint in move.remedies) == (name, named)
    assert hint not in move.circumstances


def test_only_a_feature_that_was_said_is_clear(content: Content) -> None:
    clear = frozenset(["f_fit", "f_faint"])
    facts = {"f_fit": "said", "f_faint": "denied"}
    assert move_of(content, frame(("warning", 0.9), facts=facts, clear=clear)).clear == ("fit",)


@pytest.mark.parametrize(
    ("denies", "answer", "clear"),
    [(False, "yes", ("desk_job", "red", "stillness")), (True, "no", ("red",))],
)
def test_a_no_at_the_end_leaves_no_fact_clear_but_what_is_seen_of_the_leg(
    content: Content, denies: bool, answer: str, clear: Ids
) -> None:
    heard = frame(
        *TOLD,
        ("yes", 0.05),
        facts={"desk_job": "said", "f_red": "said"},
        answers={"stillness": "yes"},
        clear=frozenset(["desk_job", "f_red", "stillness"]),
        denies=denies,
    )
    move = move_of(content, heard)
    assert (move.answer, move.clear) == (answer, clear)


@pytest.mark.parametrize(
    ("moves", "answer"),
    [
        ([("circumstance", 0.9), ("no", 0.05)], "no"),
        ([("circumstance", 0.9), ("yes", 0.05), ("no", 0.03)], "yes"),
        ([("circumstance", 0.9), ("no", 0.02)], ""),
        ([("circumstance", 0.9)], ""),
        ([("remedy", 0.9), ("no", 0.05)], ""),
    ],
)
def test_a_yes_or_no_said_along_with_a_fact(
    content: Content, moves: list[tuple[str, float]], answer: str
) -> None:
    facts = {"cold_bed": "said", "magnesium": "asked"}
    assert move_of(content, frame(*moves, facts=facts)).answer == answer


@pytest.mark.parametrize(
    ("moves", "sure", "answers"),
    [
        (TOLD, True, (("cold", "yes"),)),
        (TOLD, False, ()),
        *(((((name, 0.9),), True, ())) for name in ("cause", "purpose", "what_mean", "evidence")),
        ((("remedy", 0.9),), True, (("cold", "yes"),)),  # beside a fact it is an answer
    ],
)
def test_what_is_asked_or_only_likely_answers_no_topic(
    content: Content, moves: Any, sure: bool, answers: tuple[tuple[str, str], ...]
) -> None:
    heard = frame(*moves, facts={"cold_bed": "said"}, answers={"cold": "yes"}, sure=sure)
    assert move_of(content, heard).answers == answers


@pytest.mark.parametrize(
    ("name", "fact"), [("remedy", "magnesium"), ("exercise_again", "long_run")]
)
def test_what_is_asked_about_doing_it_answers_no_topic(
    content: Content, name: str, fact: str
) -> None:
    heard = frame((name, 0.9), facts={fact: "asked"}, answers={"exercise": "yes"})
    assert move_of(content, heard).answers == ()


@pytest.mark.parametrize(
    ("heard", "causes"),
    [
        (frame(*TOLD, facts={"cold_bed": "denied"}), ("cold",)),
        (frame(("remedy", 0.9), facts={"milk": "asked"}), ("calcium",)),
        (frame(("remedy", 0.9), hints=(("milk", "said", 0.9),)), ("calcium",)),
        (frame(("why", 0.9), facts={"shin_splints": "said"}), ("exercise",)),
        (frame(("mimic", 0.9), hints=(("shin_splints", "said", 0.9),)), ("exercise",)),
        (frame(("cause", 0.9), facts={"cold_bed": "said", "sodium": "other"}), ("sodium", "cold")),
        (frame(("why", 0.9), facts={"pregnant_cramps": "said"}), ("pregnancy",)),
        (frame(("yes", 0.9), answers={"cold": "yes"}), ("cold", "circulation")),
        (frame(("no", 0.9), answers={"cold": "no", "dairy": "no"}), ("cold", "calcium")),
        (frame(("no", 0.9)), ()),
    ],
)
def test_the_causes_that_words_point_to_whoever_said_what_of_them(
    content: Content, heard: Frame, causes: Ids
) -> None:
    assert pointed_to(content, heard, move_of(content, heard)) == causes


@pytest.mark.parametrize(
    ("moves", "answers", "given"),
    [
        (TOLD, {}, {"sweat": "no"}),
        (TOLD, {"sweat": "yes"}, {"sweat": "yes"}),
        ((("why", 0.9),), {}, {}),
        ((("repair", 0.9),), {}, {}),
    ],
)
def test_what_is_rather_denied_is_a_no_where_something_is_told(
    content: Content, moves: tuple[tuple[str, float], ...], answers: Facts, given: Facts
) -> None:
    heard = frame(*moves, answers=answers, rather_no=frozenset(["sweat"]))
    assert dict(move_of(content, heard).answers) == given
