"""Danger in words: signs, features, what may be meant, and nothing that was not said."""

from typing import Any

import pytest

from skill.content import Content
from skill.dialogue.understood import move_of
from tests.knowing import EN, frame, gives

Ids = tuple[str, ...]
Facts = dict[str, str]
Hints = list[tuple[str, str, float]]

CLEAR = frozenset(["f_eases"])
TOLD = [("circumstance", 0.9)]


@pytest.mark.parametrize(
    ("facts", "hints", "signs", "features"),
    [
        ({}, [("chest_pain", "said", 0.37)], ("chest_pain",), {"chest_pain": True}),
        ({}, [("chest_pain", "said", 0.36)], (), {}),
        ({}, [("f_red", "said", 0.37), ("f_warm", "said", 0.36)], (), {"red": True}),
        ({"f_red": "denied"}, [("f_warm", "said", 0.9)], (), {"red": False}),
        ({"f_red": "said"}, [("f_warm", "denied", 0.9)], (), {"red": True, "warm": False}),
        ({"f_red": "said"}, [("f_eases", "said", 0.9)], (), {"red": True}),
        ({"f_red": "said"}, [("cold_bed", "said", 0.9)], (), {"red": True}),
        ({"poison": "said"}, [("short_breath", "said", 0.5)], ("poison",), {"poison": True}),
        ({"f_red": "said"}, [("long_cramp", "said", 0.5)], ("long_cramp",), {"red": True}),
        (
            {"maybe_clot": "said"},
            [("is_it_serious", "asked", 0.5)],
            ("maybe_clot",),  # one worry is enough
            {},
        ),
        ({}, [("weeks_of_pain", "denied", 0.5)], (), {}),
        ({"maybe_clot": "asked"}, [], ("maybe_clot",), {}),
        ({"chest_pain": "asked"}, [], (), {}),
        ({"statin_pain": "said"}, [], ("statin_pain",), {}),
        # An emergency with a question of its own is asked about; all that was named was denied.
        ({}, [("dark_urine", "said", 0.5)], (), {}),
        ({"f_red": "denied"}, [("chest_pain", "said", 0.5)], (), {"red": False}),
        # What alone makes an emergency must be nearly named beside an urgent sign, and only there.
        ({"poison": "said"}, [("f_fit", "said", 0.89)], ("poison",), {"poison": True}),
        ({"poison": "said"}, [("f_fit", "said", 0.9)], ("poison",), {"poison": True, "fit": True}),
        ({"poison": "said"}, [("f_pop", "said", 0.5)], ("poison",), {"poison": True, "pop": True}),
        (
            {"poison": "said"},
            [("f_numb", "said", 0.5)],
            ("poison",),
            {"poison": True, "numb": True},
        ),
        ({"both_swollen": "said"}, [("f_fit", "said", 0.5)], ("both_swollen",), {"fit": True}),
        ({"f_red": "said"}, [("f_fit", "said", 0.5)], (), {"red": True, "fit": True}),
    ],
)
def test_beside_a_worry_likely_features_count_but_no_emergency(
    content: Content, facts: Facts, hints: Hints, signs: Ids, features: dict[str, bool]
) -> None:
    move = move_of(content, frame(("warning", 0.51), facts=facts, hints=tuple(hints)))
    assert (move.signs, dict(move.features)) == (signs, features)


@pytest.mark.parametrize(
    ("name", "facts", "hints", "feared"),
    [
        ("warning", {}, [("fever", "said", 0.06), ("fainting", "said", 0.05)], "fever fainting"),
        ("warning", {}, [("fainting", "said", 0.04)], ""),
        ("warning", {}, [("both_swollen", "said", 0.3), ("f_fit", "said", 0.3)], ""),
        ("warning", {}, [("fainting", "denied", 0.3)], ""),
        ("warning", {"fever": "said"}, [("fainting", "said", 0.37)], "fainting"),
        ("warning", {"fever": "said"}, [("fainting", "said", 0.36)], ""),
        ("warning", {"fever": "asked"}, [("fainting", "said", 0.05)], "fainting"),
        ("warning", {"f_red": "said"}, [("fainting", "said", 0.05)], "fainting"),
        ("why", {}, [("f_fit", "said", 0.51), ("fainting", "said", 0.6)], "fainting confusion_fit"),
        ("why", {}, [("f_fit", "said", 0.5)], ""),
        ("why", {}, [("f_fit", "denied", 0.9)], ""),
        ("why", {}, [("f_swollen", "said", 0.9), ("f_hot_weather", "said", 0.9)], ""),
        ("why", {}, [("fever", "said", 0.9), ("f_fever", "said", 0.9)], ""),
        ("why", {}, [("f_overdose", "said", 0.21)], "overdose"),
        ("why", {}, [("overdose", "said", 0.21)], "overdose"),
        ("why", {}, [("f_overdose", "said", 0.2)], ""),
    ],
)
def test_a_grave_sign_that_may_be_meant_is_feared(
    content: Content, name: str, facts: Facts, hints: Hints, feared: str
) -> None:
    move = move_of(content, frame((name, 0.9), facts=facts, hints=tuple(hints)))
    assert move.feared == tuple(feared.split())


@pytest.mark.parametrize(
    ("hint", "clear"),
    [
        (("self_harm", "said", 0.31), ("self_harm",)),
        (("self_harm", "asked", 0.37), ("self_harm",)),
        (("self_harm", "said", 0.3), ()),
        (("f_self_harm", "said", 0.9), ()),
        (("self_harm", "denied", 0.9), ()),
        (("f_fit", "said", 0.9), ()),
    ],
)
def test_near_to_despair_is_enough(
    content: Content, hint: tuple[str, str, float], clear: Ids
) -> None:
    move = move_of(content, frame(("why", 0.9), hints=(hint,)))
    assert (move.clear, move.features) == (clear, tuple((one, True) for one in clear))


@pytest.mark.parametrize(
    ("facts", "hints", "case", "supported"),
    [
        ({"statin_pain": "said"}, (), {}, False),
        ({"statin_pain": "said", "f_statin": "said"}, (), {}, False),
        ({"statin_pain": "said", "f_weak": "said"}, (), {}, True),
        ({"statin_pain": "said"}, (("f_weak", "said", 0.4),), {}, True),
        ({"statin_pain": "said"}, (("f_weak", "said", 0.36),), {}, False),
        ({"statin_pain": "said"}, (("f_weak", "denied", 0.4),), {}, False),
        ({"statin_pain": "said"}, (), {"lasting": "days"}, True),
        ({"chest_pain": "said"}, (), {}, True),
        ({"dirty_wound": "said"}, (), {}, True),
        ({"walking_pain": "said"}, (), {}, True),
        ({"statin_pain": "said", "f_weak": "denied"}, (), {}, False),
    ],
)
def test_a_sign_for_today_has_more_to_it_than_its_setting(
    content: Content,
    facts: Facts,
    hints: tuple[tuple[str, str, float], ...],
    case: dict[str, str | bool],
    supported: bool,
) -> None:
    move = move_of(content, frame(("why", 0.9), facts=facts, hints=hints, case=case))
    assert bool(move.signs) == supported


NIGHTLY = {"most_nights": "said"}
test_what_is_told_beside_how_often_may_be_what_is_so_often = gives(
    lambda facts, more, moves: (
        move_of(EN, frame(*moves, facts={**NIGHTLY, **facts}, **more)).circumstances
    ),
    ({}, {}, TOLD, ("most_nights",)),
    ({"alcohol": "said"}, {}, TOLD, ("alcohol",)),  # "i drink every night"
    ({"alcohol": "said"}, {"legs": True}, TOLD, ("most_nights", "alcohol")),
    ({"alcohol": "said"}, {}, [*TOLD, ("why", 0.05)], ("most_nights", "alcohol")),
    ({"milk": "said"}, {}, TOLD, ("most_nights",)),
)


@pytest.mark.parametrize(
    ("parts", "features"),
    [
        ({"facts": {"f_swollen": "said"}}, {"swollen": True}),
        ({"facts": {"f_swollen": "denied"}}, {"swollen": False}),
        ({"facts": {"f_swollen": "asked"}}, {}),
        ({"facts": {"f_swollen": "asked"}, "case": {"now": True}}, {"now": True}),
        ({"facts": {"f_swollen": "other"}}, {}),
        ({"facts": {"statin": "said", "bed_rest": "denied"}}, {"statin": True, "immobile": False}),
        (
            {"facts": {"overdose": "denied", "elsewhere": "said"}},
            {"overdose": False, "elsewhere": True},
        ),
        ({"facts": {"f_nothing": "said", "vomiting": "other"}}, {}),
        ({"facts": {"chest_pain": "said"}}, {"chest_pain": True}),
        (
            {"case": {"side": "one", "lasting": "days", "now": True}, "legs": True},
            {"one": True, "days": True, "both": False, "now": True},
        ),
        ({"case": {"side": "both"}}, {"both": True, "one": False}),
        ({"case": {"lasting": "days"}}, {}),
        (
            {"case": {"lasting": "days"}, "facts": {"f_tender": "said"}},
            {"tender": True, "days": True},
        ),
        ({"case": {"lasting": "days"}, "facts": {"fever": "asked"}}, {"days": True}),
        ({"case": {"lasting": "days"}, "facts": {"f_red": "denied"}}, {"red": False}),
        ({"case": {"lasting": "days"}, "facts": {"chest_pain": "said"}}, {"chest_pain": True}),
        (
            {"facts": {"f_fit": "said", "f_confused": "asked", "confusion_fit": "denied"}},
            {"fit": False},
        ),
        (
            {"facts": {"f_throat_tight": "said", "confusion_fit": "denied"}},
            {"throat_tight": True},
        ),
        # What goes without pain, and the setting, say not what the days are of.
        *(
            ({"case": {"lasting": "days"}, "facts": {f"f_{one}": "said"}}, {one: True})
            for one in ("thirsty", "cold_skin", "slow", "cooled", "statin", "pregnant", "surgery")
        ),
        # Nor what lasts without a cramp that does.
        *(
            ({"case": {"lasting": "days"}, "facts": {f"f_{one}": "said"}}, {one: True})
            for one in ("bladder", "dark_urine", "throat_tight", "fever", "vision", "breathless")
        ),
        *(
            (
                {"case": {"lasting": "long"}, "facts": {f"f_{one}": "said"}},
                {one: True, "long": True},
            )
            for one in ("dizzy", "vomiting")
        ),
        ({"case": {"lasting": "days"}, "facts": {"f_constant": "said"}}, {}),
        ({"facts": {"f_constant": "said"}, "legs": True}, {"constant": True}),
        (
            {"case": {"lasting": "days"}, "facts": {"f_statin": "said", "f_weak": "said"}},
            {"statin": True, "weak": True, "days": True},
        ),
        ({"facts": {"fever": "denied"}}, {"fever": False}),
        ({"facts": {"summer_heat": "said"}}, {"hot_weather": True}),
        # Ease that is clear ends what is now; less clear than a danger, it does not count.
        (
            {"facts": {"f_eases": "said"}, "clear": CLEAR, "case": {"now": True}},
            {"eases": True},
        ),
        (
            {"facts": {"f_eases": "said"}, "case": {"now": True}},
            {"eases": True, "now": True},
        ),
        (
            {"facts": {"f_eases": "said", "f_red": "said"}, "clear": frozenset(["f_red"])},
            {"red": True},
        ),
        (
            {"facts": {"f_eases": "said", "f_red": "denied"}, "clear": frozenset(["f_red"])},
            {"eases": True, "red": False},
        ),
        (
            {"facts": {"f_eases": "said", "statin": "said"}, "clear": frozenset(["statin"])},
            {"eases": True, "statin": True},
        ),
        # Of what cannot hold together, what is clear; both, where both are, or neither.
        *(
            (
                {
                    "facts": dict.fromkeys(("f_slow", "f_sudden", "f_eases", "f_constant"), "said"),
                    "clear": frozenset(clear),
                    "legs": True,
                },
                dict.fromkeys(found.split(), True),
            )
            for clear, found in (
                (("f_slow", "f_eases"), "slow eases"),
                (("f_sudden", "f_constant"), "sudden constant"),
                (("f_slow", "f_sudden", "f_eases", "f_constant"), "slow sudden eases constant"),
                ((), "slow sudden eases constant"),
            )
        ),
        (
            {"facts": {"f_slow": "said", "f_sudden": "denied"}, "clear": frozenset(["f_slow"])},
            {"slow": True, "sudden": False},
        ),
        ({"case": {"lasting": "minutes"}, "legs": True}, {"minutes": True, "eases": True}),
        ({"case": {"lasting": "minutes", "now": True}}, {"now": True}),
        ({"case": {"lasting": "minutes", "now": False}}, {"eases": True}),
        ({"case": {"who": "child", "now": False}}, {"child": True}),
        ({"case": {"who": "adult", "now": "no"}}, {}),
    ],
)
def test_what_is_observed_of_the_body(
    content: Content, parts: dict[str, Any], features: dict[str, bool]
) -> None:
    heard = frame(("why", 0.8), ("warning", 0.2), **parts)
    assert move_of(content, heard).features == tuple(features.items())


@pytest.mark.parametrize("legs", [False, True])
def test_a_no_tells_what_is_so_now_only_where_it_speaks_of_the_leg(
    content: Content, legs: bool
) -> None:
    heard = frame(("no", 0.9), case={"now": True}, legs=legs)
    assert ("now" in dict(move_of(content, heard).features)) is legs


@pytest.mark.parametrize(
    ("facts", "features"),
    [
        ({"chest_pain": "asked"}, {"chest_pain": True, "now": True}),
        ({"f_red": "asked", "statin": "asked"}, {"red": True, "now": True}),
        ({"f_red": "other"}, {"now": True}),
    ],
)
def test_a_danger_of_now_is_there_even_where_it_is_asked_about(
    content: Content, facts: Facts, features: dict[str, bool]
) -> None:
    heard = frame(("why", 0.7), ("warning", 0.21), facts=facts, case={"now": True})
    assert dict(move_of(content, heard).features) == features


@pytest.mark.parametrize(("name", "now"), [("eased", False), ("relief", True)])
def test_a_cramp_that_has_let_go_is_not_of_now(content: Content, name: str, now: bool) -> None:
    move = move_of(content, frame((name, 0.9), case={"now": True}))
    assert dict(move.features).get("now", False) is now
