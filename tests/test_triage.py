"""Danger by features: signs that are complete, gravest first."""

import pytest

from skill.content import Content
from skill.dialogue import Move, State
from skill.dialogue.triage import complete, gravest, lesser, observed
from tests.knowing import seen, talk

SKIN = ("spreading_infection",)
HOT = State(features=(("red", True), ("warm", True)))
NUMB = State(features=(("cold_skin", True), ("numb", True)))
BREATHLESS = State(features=(("breathless", True),))


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
        (BREATHLESS, seen(), ()),
        (
            State(features=(("breathless", True),), checked=("check_sure",)),
            seen(),
            ("short_breath",),
        ),
        (State(features=(("named", True),), doubted="phlebitis"), Move("yes"), ("phlebitis",)),
        (State(), Move("told", signs=("phlebitis",), features=(("cord", True),)), ("phlebitis",)),
        (State(), Move("remedy", signs=("phlebitis",), features=(("cord", True),)), ()),
        (State(), Move("told", signs=("phlebitis",)), ()),
        *(
            (State(), Move(name, signs=("phlebitis",), features=(("cord", True),)), ("phlebitis",))
            for name in ("circumstance", "why", "relief", "still_cramping")
        ),
        # A setting is nothing to tell it by.
        (State(), Move("told", signs=("statin_pain",), features=(("statin", True),)), ()),
        # A "no" confirms nothing, unless it denies something else.
        (BREATHLESS, Move("no", clear=("breathless",)), ()),
        (BREATHLESS, Move("no", clear=("breathless",), allays=True), ("short_breath",)),
        # Of equal ones the first, whether it was made or named.
        (NUMB, Move("warning", signs=("chest_pain",)), ("chest_pain", "cold_numb_leg")),
        # Beside what makes another sign, the graver one needs more than its name.
        (HOT, Move("warning", signs=SKIN), ("hot_skin",)),
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


HEARD = ("warned", "heeded", "signs")
SWELL = {"features": (("swollen", True), ("both", True))}
WALK = {"features": (("walking", True), ("eases", True))}


@pytest.mark.parametrize(
    ("state", "clear", "sign"),
    [
        (State(), ("most_nights",), "most_nights"),
        (State(), ("maybe_clot",), ""),  # a worry of its own words
        (State(), ("fever",), ""),
        *((State(**SWELL, **{known: ("both_swollen",)}), (), "") for known in HEARD),
        (State(**WALK, circumstances=("pain_on_walking",)), (), ""),
        (State(**WALK, circumstances=("statin",)), (), "walking_pain"),
    ],
)
def test_a_sign_for_a_visit_soon_is_heard_once_and_beyond_doubt(
    content: Content, state: State, clear: tuple[str, ...], sign: str
) -> None:
    assert lesser(content, state, Move("told", clear=clear)) == sign


@pytest.mark.parametrize(
    ("move", "kind"),
    [
        (seen("breathless", clear=("breathless",)), "warning"),
        (seen("breathless", name="warning"), "warning"),
        (seen("breathless"), "check"),
    ],
)
def test_one_feature_alone_must_be_clear_or_said_as_a_warning(move: Move, kind: str) -> None:
    assert talk(move).kind == kind


def test_of_no_sign_is_warned_twice_unasked() -> None:
    swollen = seen("swollen", "one")
    assert talk(swollen).kind == "warning"
    assert talk(swollen, Move("why")).kind == "question"
