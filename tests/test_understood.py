"""From a frame to a move: the reading that the facts bear out, and nothing that was not said."""

from typing import Any

import pytest

from skill.content import Content
from skill.dialogue import Move
from skill.dialogue.understood import move_of, pointed_to
from skill.hearing import Frame


def frame(*moves: tuple[str, float], **parts: Any) -> Frame:
    return Frame(moves=moves, **parts)


TOLD = (("circumstance", 0.9),)


@pytest.mark.parametrize(
    ("heard", "name"),
    [
        (frame(), "fallback"),
        (frame(("why", 0.9), sure=False), "fallback"),
        (frame(("fallback", 0.6), sure=False), "fallback"),
        (frame(("fallback", 0.9), sure=False), "off_topic"),
        (frame(("why", 0.9)), "why"),
        (frame(("why", 0.9), sure=False, legs=True), "why"),
        (frame(("circumstance", 0.9), facts={"cold_bed": "said"}), "circumstance"),
        (frame(("circumstance", 0.9), facts={"cold_bed": "asked"}), "cause"),
        (frame(("circumstance", 0.9), facts={"cold_bed": "denied"}), "told"),
        (frame(("circumstance", 0.9), facts={"cold_bed": "other"}), "told"),
        (frame(("circumstance", 0.9), legs=True), "why"),
        (frame(("remedy", 0.5), ("why", 0.4)), "why"),
        (frame(("yes", 0.6), ("circumstance", 0.3), facts={"cold_bed": "said"}), "circumstance"),
        (frame(("why", 0.8), ("warning", 0.2), facts={"chest_pain": "said"}), "warning"),
        (frame(("why", 0.8), ("warning", 0.1), facts={"chest_pain": "said"}), "why"),
        (frame(("why", 0.8), ("warning", 0.2), facts={"both_swollen": "said"}), "why"),
        (
            frame(
                ("circumstance", 0.8),
                ("relief", 0.2),
                facts={"cold_bed": "said"},
                case={"now": True, "muscle": "calf"},
            ),
            "relief",
        ),
        (
            frame(
                ("circumstance", 0.8),
                facts={"cold_bed": "said"},
                case={"now": True, "place": "water"},
            ),
            "relief",
        ),
        (
            frame(("circumstance", 0.8), facts={"cold_bed": "said"}, case={"now": True}),
            "circumstance",
        ),
    ],
)
def test_the_likeliest_reading_that_the_facts_bear_out(
    content: Content, heard: Frame, name: str
) -> None:
    assert move_of(content, heard).name == name


@pytest.mark.parametrize(
    ("facts", "own", "asked"),
    [
        ({"cold_bed": "said"}, ("cold_bed",), ()),
        ({"cold_bed": "asked"}, (), ("cold_bed",)),
        ({"cold_bed": "denied"}, (), ()),
        ({"cold_bed": "other"}, (), ()),
        ({"statin": "asked", "cold_bed": "said"}, ("cold_bed",), ("statin",)),
        ({"cold_bed": "said", "warm_room": "said"}, ("cold_bed",), ()),
        ({"warm_room": "said", "cold_bed": "said"}, ("warm_room",), ()),
    ],
)
def test_only_what_was_said_is_the_users_own_and_the_clearest_of_what_disagrees(
    content: Content, facts: dict[str, str], own: tuple[str, ...], asked: tuple[str, ...]
) -> None:
    move = move_of(content, frame(*TOLD, facts=facts))
    assert (move.circumstances, move.asked) == (own, asked)


def test_a_lack_is_not_said_where_its_cause_is_ruled_out(content: Content) -> None:
    """The lack is a matter of denial itself: "it isn't calcium, i never lack milk"."""
    facts = {"little_calcium": "said", "calcium": "denied"}
    move = move_of(content, frame(("cause", 0.9), facts=facts))
    assert (move.circumstances, move.causes, move.denied) == ((), ("calcium",), True)


@pytest.mark.parametrize(
    ("facts", "causes", "denied"),
    [
        ({"calcium": "said"}, ("calcium",), False),
        ({"calcium": "asked"}, ("calcium",), False),
        ({"calcium": "denied"}, ("calcium",), True),
        ({"cold_bed": "asked"}, ("cold",), False),
        ({"cold_bed": "denied", "calcium": "asked"}, ("calcium",), False),
    ],
)
def test_a_cause_is_named_pointed_to_or_ruled_out(
    content: Content, facts: dict[str, str], causes: tuple[str, ...], denied: bool
) -> None:
    move = move_of(content, frame(("cause", 0.9), facts=facts))
    assert (move.causes, move.denied) == (causes, denied)


@pytest.mark.parametrize(
    ("moves", "hint", "name", "named"),
    [
        ([("remedy", 0.9)], "magnesium", "remedy", True),
        ([("remedy", 0.9)], "cold_bed", "fallback", False),
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


@pytest.mark.parametrize(
    ("near", "signs"), [(0.9, ("chest_pain",)), (0.3, ())], ids=["near", "far"]
)
def test_a_warning_takes_the_sign_that_is_near_and_fears_what_is_less(
    content: Content, near: float, signs: tuple[str, ...]
) -> None:
    move = move_of(content, frame(("warning", 0.9), hints=(("chest_pain", "said", near),)))
    assert (move.name, move.signs, move.feared) == ("warning", signs, ("chest_pain",))


def test_beside_a_worry_likely_features_count_but_no_emergency(content: Content) -> None:
    hints = (("f_swollen", "said", 0.5), ("f_warm", "said", 0.2), ("short_breath", "said", 0.5))
    move = move_of(content, frame(("warning", 0.9), facts={"f_red": "said"}, hints=hints))
    assert dict(move.features) == {"red": True, "swollen": True}


def test_a_worry_is_a_sign_by_being_asked_about_and_a_danger_is_not(content: Content) -> None:
    worry = frame(("warning", 0.9), facts={"maybe_clot": "asked"})
    assert move_of(content, worry).signs == ("maybe_clot",)
    asked = frame(("warning", 0.9), facts={"chest_pain": "asked"})
    assert move_of(content, asked).signs == ()


@pytest.mark.parametrize(
    ("facts", "hints", "case", "supported"),
    [
        ({"statin_pain": "said"}, (), {}, False),
        ({"statin_pain": "said", "f_statin": "said"}, (), {}, False),
        ({"statin_pain": "said", "f_weak": "said"}, (), {}, True),
        ({"statin_pain": "said"}, (("f_weak", "said", 0.3),), {}, True),
        ({"statin_pain": "said"}, (("f_weak", "said", 0.2),), {}, False),
        ({"statin_pain": "said"}, (("f_weak", "denied", 0.3),), {}, False),
        ({"statin_pain": "said"}, (), {"lasting": "days"}, True),
        ({"chest_pain": "said"}, (), {}, True),
        ({"dirty_wound": "said"}, (), {}, True),
    ],
)
def test_a_sign_for_today_has_more_to_it_than_its_setting(
    content: Content,
    facts: dict[str, str],
    hints: tuple[tuple[str, str, float], ...],
    case: dict[str, str | bool],
    supported: bool,
) -> None:
    move = move_of(content, frame(("why", 0.9), facts=facts, hints=hints, case=case))
    assert bool(move.signs) == supported


@pytest.mark.parametrize(
    ("parts", "features"),
    [
        ({"facts": {"f_swollen": "said"}}, {"swollen": True}),
        ({"facts": {"f_swollen": "denied"}}, {"swollen": False}),
        ({"facts": {"f_swollen": "asked"}}, {}),
        ({"facts": {"f_swollen": "other"}}, {}),
        ({"facts": {"statin": "said"}}, {"statin": True}),
        ({"facts": {"chest_pain": "said"}}, {"chest_pain": True}),
        ({"case": {"side": "one"}}, {"one": True, "both": False}),
        ({"case": {"side": "both"}}, {"both": True, "one": False}),
        ({"case": {"lasting": "days"}}, {}),
        ({"case": {"lasting": "days"}, "legs": True}, {"days": True}),
        (
            {"case": {"lasting": "days"}, "facts": {"f_tender": "said"}},
            {"days": True, "tender": True},
        ),
        ({"case": {"lasting": "minutes"}, "legs": True}, {"minutes": True, "eases": True}),
        ({"case": {"lasting": "minutes", "now": True}}, {"now": True}),
        ({"case": {"who": "child", "now": False}}, {"child": True}),
    ],
)
def test_what_is_observed_of_the_body(
    content: Content, parts: dict[str, Any], features: dict[str, bool]
) -> None:
    assert dict(move_of(content, frame(("why", 0.9), **parts)).features) == features


def test_only_a_feature_that_was_said_is_clear(content: Content) -> None:
    clear = frozenset(["f_fit", "f_faint"])
    facts = {"f_fit": "said", "f_faint": "denied"}
    assert move_of(content, frame(("warning", 0.9), facts=facts, clear=clear)).clear == ("fit",)


@pytest.mark.parametrize(
    ("moves", "answer"),
    [
        ([("circumstance", 0.9), ("no", 0.05)], "no"),
        ([("circumstance", 0.9), ("yes", 0.05), ("no", 0.03)], "yes"),
        ([("circumstance", 0.9), ("no", 0.015)], ""),
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
        ((("cause", 0.9),), True, ()),
    ],
)
def test_what_is_asked_or_only_likely_answers_no_topic(
    content: Content, moves: Any, sure: bool, answers: tuple[tuple[str, str], ...]
) -> None:
    heard = frame(*moves, facts={"cold_bed": "said"}, answers={"cold": "yes"}, sure=sure)
    assert move_of(content, heard).answers == answers


@pytest.mark.parametrize(
    ("heard", "causes"),
    [
        (frame(*TOLD, facts={"cold_bed": "denied"}), "cold"),
        (frame(("remedy", 0.9), facts={"milk": "asked"}), "calcium"),
        (frame(("yes", 0.9), answers={"cold": "yes"}), "cold"),
        (frame(("no", 0.9), answers={"dairy": "no"}), "calcium"),
        (frame(("no", 0.9)), ""),
    ],
)
def test_the_causes_that_words_point_to_whoever_said_what_of_them(
    content: Content, heard: Frame, causes: str
) -> None:
    move = move_of(content, heard) if heard.facts else Move(heard.move)
    assert next(iter(pointed_to(content, heard, move)), "") == causes
