"""Check questions: the one that decides, what its answer decides, and what goes on."""

import pytest

from skill.content.lines import CHECKS, WELL
from skill.dialogue import Move, State
from skill.dialogue.checks import answers, decided, doubtful, half_told, in_answer, settled
from tests.knowing import EN, gives, line, seen, talk


@pytest.mark.parametrize(
    ("features", "asking"),
    [
        (["swollen"], "check_side"),
        (["numb", "one"], "check_colder"),
        (["swallowing"], "check_jaw"),
        (["bladder"], "check_saddle"),
        (["dark_urine"], "check_sore"),
        (["hot_weather", "unwell"], "check_muddled"),
        (["throat_tight"], "check_throat"),
        (["weak", "one"], "check_sudden"),
        (["constant"], "check_stays"),
        (["long"], "check_let_go"),
        (["red"], "check_spreading"),
        (["injury", "constant"], "check_worse"),
        (["cord"], "check_vein"),
        (["breathless"], "check_sure"),
        (["both", "swallowing"], "check_jaw"),
        (["long", "weak", "one"], "check_sudden"),
        (["swollen", "both"], ""),
        (["swollen", "-one"], ""),
        (["long", "eases"], ""),
        (["one"], ""),
    ],
)
def test_a_check_question_is_asked_where_one_feature_decides(
    features: list[str], asking: str
) -> None:
    reply = talk(seen(*features))
    assert (reply.state.asking if reply.kind == "check" else "") == asking


def test_a_grave_sign_that_may_be_meant_is_asked_about() -> None:
    """By the question of its own: "is that so" would be about what was said instead."""
    assert talk(Move("warning", feared=("stiff_jaw",))).state.asking == "check_jaw"


def test_the_graver_doubt_is_asked_about_first() -> None:
    assert talk(seen("swollen", "throat_tight")).state.asking == "check_throat"


@pytest.mark.parametrize(
    ("state", "move", "check"),
    [
        (State(), Move("warning", feared=("stiff_jaw",), signs=("tingling",)), "check_jaw"),
        (State(), Move("warning", feared=("swollen_leg",)), "check_side"),
        (State(checked=("check_side",)), Move("warning", feared=("swollen_leg",)), ""),
        (State(warned=("poison",), features=(("swollen", True),)), Move("told"), ""),
        (State(warned=("poison",), features=(("swallowing", True),)), Move("told"), "check_jaw"),
        # Nothing is feared beside what is named, nor what was warned of.
        (State(warned=("fever",)), Move("warning", signs=("fever",), feared=("stiff_jaw",)), ""),
        (State(warned=("stiff_jaw",)), Move("warning", feared=("stiff_jaw",)), ""),
        # Nobody who leaves is questioned.
        (State(), Move("stop", feared=("stiff_jaw",)), ""),
        (State(features=(("swallowing", True),)), Move("stop"), ""),
        (State(), Move("stop", signs=("chest_pain",)), "check_sure"),
    ],
)
def test_what_is_feared_or_graver_than_what_was_warned_of_is_checked(
    state: State, move: Move, check: str
) -> None:
    assert doubtful(EN, state, move)[1] == check


@pytest.mark.parametrize("checked", [("check_side",), ("check_jaw", "check_sure")])
def test_no_check_question_is_asked_twice_nor_a_third(checked: tuple[str, ...]) -> None:
    state = State(checked=checked, features=(("swollen", True),))
    assert doubtful(EN, state, Move("told")) == ("", "")


def test_starting_over_forgets_the_body_but_not_how_often_it_checked() -> None:
    state = talk(seen("swollen"), Move("start_over")).state
    assert (state.features, state.checked) == ((), ("check_side",))


@pytest.mark.parametrize("asking", CHECKS)
@pytest.mark.parametrize("name", ["not_sure", "fallback", "skip"])
def test_no_answer_is_the_graver_reading(asking: str, name: str) -> None:
    state = decided(EN, State(asking=asking), Move(name))
    held = {name for name, holds in state.features if holds}
    assert held == set(EN.checks[asking].unsure)


CHOSEN = {"swollen": True, "one": True, "warm": True}
WHICH = {**CHOSEN, "both": False, "now": True}


@pytest.mark.parametrize(
    ("state", "move", "features"),
    [
        (State(asking="check_sore"), seen("dark_urine", name="no"), {}),
        (State(asking="check_sore"), Move("told", allays=True), {"dark_urine": False}),
        (State(asking="check_sore"), Move("warning", allays=True), {"severe": True}),
        (State(asking="check_sore"), Move("yes", faint=True, allays=True), {"dark_urine": False}),
        (State(asking="check_sore"), Move("yes", allays=True), {"severe": True}),
        (
            State(asking="check_stays"),
            Move("yes", faint=True),
            {"constant": True, "days": True, "eases": False},
        ),
        (State(asking="check_side"), Move("told", allays=True), {"both": True, "one": False}),
        (
            State(asking="check_saddle"),
            Move("none_of_them"),
            {"saddle": False, "bladder": False},
        ),
        (State(asking="check_sore"), Move("eased"), {"dark_urine": False}),
        # A feature that is told brings all that goes with it, and what was said stands.
        (State(asking="check_stays"), seen("constant"), {"constant": True, "days": True}),
        (State(asking="check_jaw"), seen("-swallowing"), {"swallowing": False, "stiff_jaw": False}),
        (State(asking="check_let_go"), Move("eased"), {"eases": True, "constant": False}),
        (State(asking="check_let_go"), seen("now", name="yes"), {"eases": True, "constant": False}),
        (State(asking="check_let_go"), seen("long", "eases"), {"long": True, "eases": True}),
        (State(asking="check_muddled"), Move("still_cramping"), {"confused": True}),
        # "Both", where a side is not what was asked.
        (State(asking="check_sore"), Move("both"), {"severe": True}),
        (
            State(asking="check_sure", doubted="confusion_fit"),
            Move("no"),
            {"named": False, "confused": False, "fit": False},
        ),
        # What was denied stays so, though the words name it: "no i am not confused".
        (
            State(asking="check_sure", doubted="confusion_fit"),
            seen("confused", name="no"),
            {"named": False, "confused": False, "fit": False},
        ),
        (
            State(asking="check_sure", doubted="confusion_fit"),
            seen("confused", name="yes"),
            {"named": True, "confused": True},
        ),
        # A "no" that clearly tells the sign again is no denial; that it has eased is one.
        (
            State(asking="check_sure", doubted="confusion_fit"),
            seen("confused", name="no", clear=("confused",)),
            {"named": True, "confused": True},
        ),
        (
            State(asking="check_sure", doubted="fever"),
            Move("eased"),
            {"named": False, "fever": False},
        ),
        # A side decides where it is what was asked.
        (State(asking="check_side"), seen("one"), {"one": True}),
        (State(asking="check_side"), seen("both"), {"both": True}),
        (State(asking=WELL), seen("one", name="yes"), {}),
        (State(asking=WELL), seen("one", name="first"), CHOSEN),
        (State(asking=WELL), seen("one", "-both", "now", name="first"), WHICH),
        *(
            (State(asking=WELL), seen("one", *features, name="first", **more), {})
            for features, more in (
                ((), {"faint": True}),
                ((), {"allays": True}),
                ((), {"circumstances": ("diarrhoea",)}),
                (("slow",), {}),
            )
        ),
        # A yes is not that it eases, where that is not asked; nor that it hurts, where it is.
        (
            State(asking="check_sudden", features=(("eases", True), ("weak", True))),
            seen("eases", "minutes", name="yes"),
            {"weak": True, "sudden": True, "minutes": True},
        ),
        (
            State(asking="check_sudden", features=(("eases", True),)),
            seen("eases", name="no"),
            {"eases": True, "sudden": False, "slow": True},
        ),
        (
            State(asking="check_let_go", features=(("now", True), ("long", True))),
            seen("now", name="yes"),
            {"long": True, "eases": True, "constant": False},
        ),
        (State(asking=WELL), seen("swollen", "-one"), {"swollen": True, "one": False}),
        (State(asking=WELL), seen("swollen"), {"swollen": True, "one": True}),
        # What holds decides before what does not.
        (
            State(asking=WELL),
            seen("-warm", "swollen"),
            {"swollen": True, "one": True, "warm": False},
        ),
    ],
)
def test_what_the_answer_to_a_check_question_decides(
    state: State, move: Move, features: dict[str, bool]
) -> None:
    assert dict(decided(EN, state, move).features) == features


@pytest.mark.parametrize(
    ("asking", "move", "answered"),
    [
        ("check_let_go", seen("eases"), True),
        ("check_let_go", seen("-constant"), True),
        ("check_let_go", seen("red", "long"), True),
        ("check_let_go", seen("red"), False),
        ("check_let_go", Move("told"), False),
        ("check_side", seen("one"), False),
        ("check_side", seen("-both"), False),
        (WELL, seen("one", "warm"), True),
    ],
)
def test_what_was_asked_is_answered_by_its_features_but_no_side(
    asking: str, move: Move, answered: bool
) -> None:
    assert answers(EN, State(asking=asking), move) is answered


def test_what_holds_of_what_was_asked_is_beyond_doubt() -> None:
    features = (("dark_urine", True), ("severe", True), ("weak", True))
    move = settled(EN, State(asking="check_sore", features=features), seen(clear=("weak",)))
    assert move.clear == ("weak", "severe", "dark_urine")


LEG = Move("why", case=(("muscle", "calf"),), faint=True)  # "my calf"
CALVES = LEG._replace(case=(*LEG.case, ("side", "both")), features=(("both", True),))
BOTH = seen("both", "-one", "now", name="both", case=(("side", "both"), ("now", True)))
BOTH_WET = BOTH._replace(case=(*BOTH.case, ("place", "water")))  # "both of them in the bath"
NO_SIDE = BOTH._replace(features=(("now", True),))
EASING = seen("-tender", "now", "eases", name="eased", faint=True)
test_what_a_move_is_in_answer_to_a_check_question = gives(
    lambda asking, move: in_answer(EN.checks[asking], move),
    ("check_sore", LEG, LEG._replace(name="fallback", faint=False)),
    ("check_side", CALVES, CALVES._replace(name="both", faint=False)),
    *((WELL, one, one) for one in (LEG._replace(faint=False), LEG._replace(name="relief"))),
    (WELL, LEG._replace(case=(("side", "one"),)), LEG._replace(case=(("side", "one"),))),
    *((WELL, Move(name), Move("fallback")) for name in ("off_topic", "plenty", "little")),
    # What has hardly eased tells something else: "it's tender".
    *(
        (
            asking,
            seen("tender", name="eased", faint=True),
            seen("tender", faint=True, name="fallback"),
        )
        for asking in ("check_stays", WELL)
    ),
    (WELL, seen("tender", name="eased"), seen("tender", name="eased")),
    (WELL, seen("tender", name="no", faint=True), seen("tender", name="no", faint=True)),
    (WELL, EASING, EASING),
    # "Both", where no side is asked about, and no more is told.
    ("check_sore", BOTH, NO_SIDE),
    ("check_sore", BOTH._replace(name="all"), NO_SIDE._replace(name="all")),
    *((asking, one, one) for asking, one in (("check_side", BOTH), (WELL, BOTH))),
    *(("check_sore", one, one) for one in (BOTH_WET, BOTH._replace(name="told"))),
)


@pytest.mark.parametrize(
    ("features", "answer", "kind"),
    [
        (["swollen"], Move("first"), "warning"),
        (["swollen"], Move("second"), "warning"),
        *((["swollen"], Move(name), "warning") for name in ("third", "both", "all")),
        (["swollen"], seen("both"), "warning"),
        (["swollen"], seen("one"), "warning"),
        (["swollen"], Move("fallback"), "warning"),
        (["swollen"], LEG, "warning"),
        (["swollen"], LEG._replace(case=(*LEG.case, ("side", "one"))), "warning"),
        (["long"], Move("yes"), "question"),
        (["long"], Move("no"), "warning"),
        (["long"], Move("eased"), "question"),
        (["bladder"], Move("none_of_them"), "question"),
        (["bladder"], Move("told", allays=True), "question"),
        *((["bladder"], Move(name), "warning") for name in ("off_topic", "plenty", "little")),
        (["bladder"], Move("yes"), "warning"),
        (["quinine", "dizzy"], Move("yes"), "warning"),
        (["quinine", "dizzy"], Move("repair"), "warning"),
        (["quinine", "dizzy"], Move("no"), "question"),
        (["swallowing"], Move("yes"), "warning"),
        (["swallowing"], seen("stiff_jaw"), "warning"),
        (["throat_tight"], Move("yes"), "warning"),
        (["red"], Move("yes"), "warning"),
        (["red"], Move("no"), "question"),
    ],
)
def test_the_answer_decides_and_the_held_move_goes_on(
    features: list[str], answer: Move, kind: str
) -> None:
    reply = talk(seen(*features, name="why"), answer)
    assert reply.kind == kind
    assert reply.state.held == reply.state.doubted == ""


def test_the_graver_reading_says_that_it_is_one() -> None:
    opening = line("to_be_safe")
    unsure = talk(seen("swollen"), Move("not_sure"))
    assert unsure.statement.startswith(opening)
    left = LEG._replace(case=(*LEG.case, ("side", "one")))
    for clear in (Move("first"), left):
        assert opening not in talk(seen("swollen"), clear).statement


DARK = State(features=(("dark_urine", True),))
PEE = seen("dark_urine", name="warning", signs=("dark_urine",))


@pytest.mark.parametrize(
    ("state", "move", "signs", "check"),
    [
        (DARK, PEE, ("dark_urine",), "check_sore"),
        (DARK, PEE, ("dark_urine", "overdose"), ""),  # there is more to say than a question
        (DARK, PEE, (), ""),
        (DARK, Move("warning", signs=("dark_urine",)), ("dark_urine",), ""),
        *(
            (DARK._replace(checked=checked), PEE, ("dark_urine",), "")
            for checked in (("check_sore",), ("check_sure",), ("check_side", "check_let_go"))
        ),
        (DARK._replace(features=(*DARK.features, ("severe", False))), PEE, ("dark_urine",), ""),
        (DARK._replace(features=(*DARK.features, ("weak", True))), PEE, ("dark_urine",), ""),
        # A setting tells no part of it, and a lesser sign needs no more than its name.
        (
            State(features=(("numb", True), ("one", True))),
            seen("one", name="warning"),
            ("cold_numb_leg",),
            "",
        ),
        (State(features=(("swollen", True),)), seen("swollen"), ("swollen_leg",), ""),
    ],
)
def test_of_an_emergency_that_was_half_told_its_own_question_is_asked(
    state: State, move: Move, signs: tuple[str, ...], check: str
) -> None:
    assert half_told(EN, state, move, signs) == ((signs[0], check) if check else ("", ""))


STRAYS = [
    *(Move(name) for name in ("told", "why", "circumstance", "relief", "doctor", "thanks")),
    Move("relief", features=(("dark_urine", True),)),
    Move("why", case=(("muscle", "calf"),)),
]


@pytest.mark.parametrize("stray", STRAYS)
def test_what_strays_from_an_emergency_is_asked_again_once_and_then_is_the_graver(
    stray: Move,
) -> None:
    once = talk(seen("dark_urine"), stray)
    assert (once.statement, once.state.asking) == (line("this_first"), "check_sore")
    assert talk(seen("dark_urine"), stray, Move("no")).warns == ""
    assert talk(seen("dark_urine"), stray, stray).warns == "emergency"


def test_what_strays_to_another_question_comes_back_to_the_first() -> None:
    swallows = seen("swallowing", name="why")
    assert talk(seen("dark_urine"), swallows).state.asking == "check_sore"
    assert talk(seen("dark_urine"), swallows, Move("yes")).warns == "emergency"


def test_what_strays_from_a_lesser_sign_goes_on_but_to_no_hold_for_such_a_leg() -> None:
    assert talk(seen("swollen"), Move("why")).state.asking != "check_side"
    assert talk(seen("swollen"), Move("relief")).state.asking == "check_side"
    assert talk(seen("swollen"), Move("relief"), Move("relief")).warns == "same_day"


def test_a_no_takes_the_sign_back_and_the_held_move_goes_on() -> None:
    cry = Move("relief", signs=("stiff_jaw",))
    assert talk(cry).state.held == "relief"
    assert talk(cry, Move("yes")).warns == "emergency"
    assert talk(cry, Move("no")).kind == "relief"
    assert talk(cry, Move("no"), Move("no")).warns == ""


def test_another_sign_in_place_of_an_answer_is_warned_of() -> None:
    """It cannot be asked about any more."""
    other = Move("eased", signs=("alcohol_withdrawal",))
    assert talk(Move("why", signs=("phlebitis",)), other).warns == "emergency"


def test_the_same_sign_once_more_in_place_of_an_answer_is_meant() -> None:
    named = Move("prevent", signs=("phlebitis",))
    assert talk(named, named).warns == "same_day"
    assert talk(named, Move("told", signs=("phlebitis",), allays=True)).warns == ""


def test_a_second_check_keeps_the_move_that_is_held() -> None:
    first = seen("swollen", "throat_tight", name="relief")
    reply = talk(first, Move("no"))
    assert (reply.state.asking, reply.state.held) == ("check_side", "relief")
    assert talk(first, Move("no"), Move("both")).kind == "relief"


def test_other_words_in_place_of_an_answer_are_answered_themselves() -> None:
    reply = talk(seen("red"), Move("remedy", remedies=("milk",), allays=True))
    assert reply.statement.startswith(EN.remedies["milk"].verdict[:20])


@pytest.mark.parametrize("name", ["help", "repeat", "purpose", "what_mean", "whisper"])
def test_an_aside_leaves_the_check_question_pending(name: str) -> None:
    assert talk(seen("swollen"), Move(name)).state.asking == "check_side"
