"""Danger by features: signs that are complete, and the one question that decides."""

import pytest

from skill.content import Content
from skill.content.lines import CHECKS
from skill.dialogue import Move, Reply, State, respond
from skill.dialogue.triage import (
    complete,
    decided,
    doubtful,
    gravest,
    lesser,
    observed,
    settled,
)

SKIN = ("spreading_infection",)
HOT = State(features=(("red", True), ("warm", True)))


def seen(*features: str, name: str = "told", **more: tuple[str, ...]) -> Move:
    """A move with *features*; one after "-" does not hold."""
    pairs = tuple((one.removeprefix("-"), one[0] != "-") for one in features)
    return Move(name, features=pairs, **more)


def play(content: Content, *moves: Move) -> Reply:
    """The reply to the last of *moves*."""
    state = State()
    for move in moves:
        reply = respond(content, state, move)
        state = reply.state
    return reply


# --- features


@pytest.mark.parametrize(
    ("first", "then", "left"),
    [
        (["one"], ["both"], {"both": True}),
        (["both"], ["one"], {"one": True}),
        (["eases"], ["constant"], {"constant": True}),
        (["constant"], ["eases"], {"eases": True}),
        (["now"], ["eases"], {"eases": True}),
        (["one"], ["-both"], {"one": True, "both": False}),
        (["swollen"], ["-swollen"], {"swollen": False}),
        (["swollen"], ["warm"], {"swollen": True, "warm": True}),
    ],
)
def test_later_words_correct_earlier(
    first: list[str], then: list[str], left: dict[str, bool]
) -> None:
    state = observed(observed(State(), seen(*first)), seen(*then))
    assert dict(state.features) == left


@pytest.mark.parametrize(
    ("turns", "sign"),
    [
        ([["swollen", "one"]], "swollen_leg"),
        ([["swollen"], ["one"]], "swollen_leg"),
        ([["tender", "one"], ["statin"]], "statin_pain"),
        ([["hot_weather"], ["confused"]], "heat_confusion"),
        ([["swollen", "one"], ["breathless"]], "clot_and_chest"),
        ([["cold_skin", "numb"]], "cold_numb_leg"),
        ([["cold_skin", "numb"], ["eases"]], ""),
        ([["swollen", "warm"], ["both"]], ""),
        ([["swollen", "-one"]], ""),
        ([["long"], ["now"]], "long_cramp"),
        ([["long", "now"], ["eases"]], ""),
    ],
)
def test_a_sign_is_complete_by_its_features_across_turns_unless_something_rules_it_out(
    content: Content, turns: list[list[str]], sign: str
) -> None:
    state = State()
    for features in turns:
        state = observed(state, seen(*features))
    assert next(iter(complete(content, state, seen())), "") == sign


def test_the_gravest_of_complete_signs_comes_first(content: Content) -> None:
    move = seen("swollen", "one", "breathless", name="warning")
    assert gravest(content, State(), move) == "clot_and_chest"
    assert gravest(content, State(), Move("warning", signs=("both_swollen", "fever"))) == "fever"
    assert gravest(content, State(), Move("warning", signs=("fever", "overdose"))) == "overdose"
    assert gravest(content, State(), Move("warning", signs=("both_swollen",))) == ""


@pytest.mark.parametrize(
    ("state", "move", "signs"),
    [
        (State(features=(("breathless", True),)), seen(), ()),
        (
            State(features=(("breathless", True),), checked=("check_sure",)),
            seen(),
            ("short_breath",),
        ),
        (State(features=(("named", True),), doubted="phlebitis"), Move("yes"), ("phlebitis",)),
        (State(), Move("told", signs=("phlebitis",), features=(("cord", True),)), ("phlebitis",)),
        (State(), Move("remedy", signs=("phlebitis",), features=(("cord", True),)), ()),
        (State(), Move("told", signs=("phlebitis",)), ()),
        # Beside what makes another sign, the graver one needs more than its name.
        (HOT, Move("warning", signs=SKIN), ("hot_skin",)),
        (State(), Move("warning", signs=SKIN), SKIN),
    ],
)
def test_a_sign_is_complete_where_it_was_confirmed_or_told_by_its_features(
    content: Content, state: State, move: Move, signs: tuple[str, ...]
) -> None:
    assert complete(content, state, move) == signs


@pytest.mark.parametrize(
    ("features", "sign"),
    [(("swollen", "both"), "both_swollen"), (("walking", "eases"), "walking_pain"), (("one",), "")],
)
def test_a_sign_for_a_visit_soon_is_made_by_its_features(
    content: Content, features: tuple[str, ...], sign: str
) -> None:
    state = State(features=tuple((one, True) for one in features))
    assert lesser(content, state, Move("told")) == sign


@pytest.mark.parametrize(
    ("move", "kind"),
    [
        (seen("breathless", clear=("breathless",)), "warning"),
        (seen("breathless", name="warning"), "warning"),
        (seen("breathless"), "check"),
    ],
)
def test_one_feature_alone_must_be_clear_or_said_as_a_warning(
    content: Content, move: Move, kind: str
) -> None:
    assert play(content, move).kind == kind


def test_of_no_sign_is_warned_twice_unasked(content: Content) -> None:
    swollen = seen("swollen", "one")
    assert play(content, swollen).kind == "warning"
    assert play(content, swollen, Move("why")).kind == "question"


# --- check questions


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
    content: Content, features: list[str], asking: str
) -> None:
    reply = play(content, seen(*features))
    assert (reply.state.asking if reply.kind == "check" else "") == asking


def test_a_grave_sign_that_may_be_meant_is_asked_about(content: Content) -> None:
    """By the question of its own: "is that so" would be about what was said instead."""
    assert play(content, Move("warning", feared=("stiff_jaw",))).state.asking == "check_jaw"


def test_the_graver_doubt_is_asked_about_first(content: Content) -> None:
    assert play(content, seen("swollen", "throat_tight")).state.asking == "check_throat"


@pytest.mark.parametrize(
    ("state", "move", "check"),
    [
        (State(), Move("warning", feared=("stiff_jaw",), signs=("tingling",)), "check_jaw"),
        (State(), Move("warning", feared=("swollen_leg",)), "check_side"),
        (State(checked=("check_side",)), Move("warning", feared=("swollen_leg",)), ""),
        (State(warned=("poison",), features=(("swollen", True),)), Move("told"), ""),
        (State(warned=("poison",), features=(("swallowing", True),)), Move("told"), "check_jaw"),
    ],
)
def test_what_is_feared_or_graver_than_what_was_warned_of_is_checked(
    content: Content, state: State, move: Move, check: str
) -> None:
    assert doubtful(content, state, move)[1] == check


@pytest.mark.parametrize("checked", [("check_side",), ("check_jaw", "check_sure")])
def test_no_check_question_is_asked_twice_nor_a_third(
    content: Content, checked: tuple[str, ...]
) -> None:
    state = State(checked=checked, features=(("swollen", True),))
    assert doubtful(content, state, Move("told")) == ("", "")


def test_starting_over_forgets_the_body_but_not_how_often_it_checked(content: Content) -> None:
    state = play(content, seen("swollen"), Move("start_over")).state
    assert (state.features, state.checked) == ((), ("check_side",))


@pytest.mark.parametrize("asking", CHECKS)
@pytest.mark.parametrize("name", ["not_sure", "fallback", "skip"])
def test_no_answer_is_the_graver_reading(content: Content, asking: str, name: str) -> None:
    state = decided(content, State(asking=asking), Move(name))
    held = {name for name, holds in state.features if holds}
    assert held == set(content.checks[asking].unsure)


@pytest.mark.parametrize(
    ("state", "move", "features"),
    [
        (State(asking="check_sore"), seen("dark_urine", name="no"), {}),
        (State(asking="check_sore"), Move("told", allays=True), {"dark_urine": False}),
        (State(asking="check_sore"), Move("warning", allays=True), {"severe": True}),
        (State(asking="check_sore"), Move("yes", faint=True, allays=True), {"dark_urine": False}),
        (State(asking="check_sore"), Move("yes", allays=True), {"severe": True}),
        # A feature that is told brings all that goes with it, and what was said stands.
        (State(asking="check_stays"), seen("constant"), {"constant": True, "days": True}),
        (State(asking="check_jaw"), seen("-swallowing"), {"swallowing": False, "stiff_jaw": False}),
        (State(asking="check_let_go"), Move("eased"), {"eases": True, "constant": False}),
        (
            State(asking="check_sure", doubted="confusion_fit"),
            Move("no"),
            {"named": False, "confused": False, "fit": False},
        ),
    ],
)
def test_what_the_answer_to_a_check_question_decides(
    content: Content, state: State, move: Move, features: dict[str, bool]
) -> None:
    assert dict(decided(content, state, move).features) == features


def test_what_holds_of_what_was_asked_is_beyond_doubt(content: Content) -> None:
    features = (("dark_urine", True), ("severe", True), ("weak", True))
    move = settled(content, State(asking="check_sore", features=features), seen(clear=("weak",)))
    assert move.clear == ("weak", "severe", "dark_urine")


@pytest.mark.parametrize(
    ("features", "answer", "kind"),
    [
        (["swollen"], Move("first"), "warning"),
        (["swollen"], Move("second"), "warning"),
        (["swollen"], Move("both"), "warning"),
        (["swollen"], seen("both"), "warning"),
        (["swollen"], seen("one"), "warning"),
        (["swollen"], Move("fallback"), "warning"),
        (["long"], Move("yes"), "question"),
        (["long"], Move("no"), "warning"),
        (["long"], Move("eased"), "question"),
        (["bladder"], Move("none_of_them"), "question"),
        (["bladder"], Move("told", allays=True), "question"),
        (["bladder"], Move("off_topic"), "warning"),
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
    content: Content, features: list[str], answer: Move, kind: str
) -> None:
    reply = play(content, seen(*features, name="why"), answer)
    assert reply.kind == kind
    assert reply.state.held == reply.state.doubted == ""


def test_the_graver_reading_says_that_it_is_one(content: Content) -> None:
    opening = content.lines["to_be_safe"][0]
    unsure = play(content, seen("swollen"), Move("not_sure"))
    assert unsure.statement.startswith(opening)
    assert opening not in play(content, seen("swollen"), Move("first")).statement


def test_a_no_takes_the_sign_back_and_the_held_move_goes_on(content: Content) -> None:
    cry = Move("relief", signs=("stiff_jaw",))
    assert play(content, cry).state.held == "relief"
    assert play(content, cry, Move("yes")).warns == "emergency"
    assert play(content, cry, Move("no")).kind == "relief"
    assert play(content, cry, Move("no"), Move("no")).warns == ""


def test_another_sign_in_place_of_an_answer_is_warned_of(content: Content) -> None:
    """It cannot be asked about any more."""
    other = Move("eased", signs=("alcohol_withdrawal",))
    assert play(content, Move("why", signs=("phlebitis",)), other).warns == "emergency"


def test_the_same_sign_once_more_in_place_of_an_answer_is_meant(content: Content) -> None:
    named = Move("prevent", signs=("phlebitis",))
    assert play(content, named, named).warns == "same_day"
    assert play(content, named, Move("told", signs=("phlebitis",), allays=True)).warns == ""


def test_a_second_check_keeps_the_move_that_is_held(content: Content) -> None:
    first = seen("swollen", "throat_tight", name="relief")
    reply = play(content, first, Move("no"))
    assert (reply.state.asking, reply.state.held) == ("check_side", "relief")
    assert play(content, first, Move("no"), Move("both")).kind == "relief"


def test_other_words_in_place_of_an_answer_are_answered_themselves(content: Content) -> None:
    reply = play(content, seen("red"), Move("remedy", remedies=("milk",), allays=True))
    assert reply.statement.startswith(content.remedies["milk"].verdict[:20])


@pytest.mark.parametrize("name", ["help", "repeat", "purpose", "what_mean", "whisper"])
def test_an_aside_leaves_the_check_question_pending(content: Content, name: str) -> None:
    assert play(content, seen("swollen"), Move(name)).state.asking == "check_side"
