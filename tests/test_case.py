"""The case: each value that the contract names, from words, and nothing that was not said."""

import re

import pytest

from skill.hearing.case import case_of, of_elsewhere
from skill.hearing.times import CRIES, beside
from skill.hearing.who import persons, sore
from tests.sayings import rows

# Field -> value -> utterances that say so, parted by semicolons; None where they do not say it.
SAID: dict[str, dict[object, str]] = {
    "who": {
        "self": "i get them; my calf; my doctor told my mum; i'm a nurse; my wife's fast asleep; "
        "i don't want to wake my wife; i've got a two year old; i carried the baby up; "
        "i sat on a coach; i get it on the coach; my mum had varicose veins but not me; "
        "my dad has gout but i don't; my husband takes a statin and my calf cramps; "
        "mum has bad veins and i get the cramps",
        "partner": "my husband's calf; the missus; not me my wife",
        "parent": "mum's foot; not my leg my mum's; "
        "mum sits all day and her leg cramps; my old dad; my mum gets them but i don't know why",
        "child": "my son is hopping; our eldest; a ten year old",
        "other": "gran's toes; my mother in law; my daughter in law; she is hopping; "
        "the lad i look after; it's our coach; the coach got a cramp",
    },
    "muscle": {
        "calf": "calf; the back of my lower leg",
        "foot": "the arch of the foot; my left foot",
        "toes": "big toe; i pull my toes up",
        "shin": "shins; the front of my lower leg; the top of my foot; it's pulling my toes up",
        "thigh_front": "quads; front of the thigh; it's the front; both thighs on the front; "
        "my thigh's been sore at the front",
        "thigh_back": "hamstring; back of my thigh; my thigh all along the back",
        "leg": "my legs; thigh",
        None: "on my feet all day; it was leg day; break a leg; the front door",
    },
    "side": {
        "one": "the left one; my right calf; just the one leg; both swell but on one shin",
        "both": "both legs; each calf; one then the other",
        None: "right now; right as rain",
    },
    "lasting": {
        "minutes": "for a few seconds; ten minutes; ninety seconds gone; i counted to sixty",
        "long": "since morning; it started at lunch and it's still sore; from lunch until bed; "
        "eleven minutes; half an hour; all night; i ran and it has hurt all day; "
        "it hurt all day since we walked; a two hour cramp; a twenty minute spasm",
        "days": "for two days; a week now; since tuesday",
        None: "the pain climbs by the minute; it's been hours since the last cramp; "
        "i spent half an hour hunting for the pad; two glasses of water all day; "
        "i sleep ten hours; on hold for forty minutes; two days ago; "
        "wait a minute; a two hour flight; six months pregnant; "
        "i drove eight hours today; i was gardening all day; i played golf all day; "
        "i sit all day and my leg cramps; "
        "in a cold bath for forty minutes; it felt like an hour; twice a month and it goes; "
        "a two hour boot camp; a ninety minute class; sweating for two hours; "
        "i lugged boxes up the stairs all day and my calf cramps",
    },
    "often": {
        "nightly": "every night; four nights a week; four times a week; day in day out",
        "weekly": "twice a week; every few days",
        "rarely": "once a month; now and then; the first time; four times a year; "
        "three or four times in a year; two in my life; i haven't had one in years",
        None: "tonight; last night; five days straight; it's four days now",
    },
    "now": {
        True: "there it goes again; it never goes away; "
        "right now; i'm cramping; it's still there; it won't let go",
        False: "my legs are cramping in the night; a cramp again last night; "
        "it's gone; last night; every night; it used to cramp",
        None: "what is a cramp; my jaw's gone stiff",
    },
}


@pytest.mark.parametrize(("field", "value", "text"), rows(SAID))
def test_a_field_is_what_the_words_say(field: str, value: object, text: str) -> None:
    assert case_of(text).get(field) == value


@pytest.mark.parametrize(
    "marked",
    [
        "[i lugged boxes up the stairs all day ]and my calf hurts",
        "my calf hurts and[ i lugged boxes up the stairs all day]",
        "[i waited on hold all day ]but it hurts",
        "i lugged boxes all day and my calf hurts",  # hardly more than a length of time
        "we held my calf for an hour and a half",
        "",
    ],
)
def test_a_clause_that_says_nothing_of_the_leg_is_beside_it(marked: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    blank = re.sub(r"\[(.*?)\]", lambda one: "_" * len(one[1]), marked)
    assert beside(text) == blank


@pytest.mark.parametrize(
    ("text", "cries"),
    [
        ("my calf is cramping", True),
        ("his foot's gone and locked", True),
        ("my toes are in agony", True),
        ("my legs have just seized", True),
        ("my calf is cramping every night", False),
        ("my calf is cramping in the night", False),
        ("my calf is cramping a lot", False),
        ("my legs are cramping because it's cold", False),
        ("my calf cramps", False),
        ("is it cramping", False),
    ],
)
def test_a_leg_that_cramps_as_they_speak(text: str, cries: bool) -> None:
    assert bool(CRIES.search(text)) is cries


def test_all_that_was_said_is_found_together() -> None:
    said = "my wife gets it in both calves twice a week for about ten minutes"
    assert case_of(said) == {
        "who": "partner",
        "muscle": "calf",
        "side": "both",
        "lasting": "minutes",
        "often": "weekly",
        "now": False,
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("i'm in the pool hanging on to the side", "stopped"),
        ("i was driving and i've pulled over", "stopped"),
        ("i'm in the pool", "water"),
        ("i'm in a hot bath", "bath"),
        ("i can't get out of the water", None),
        ("i'm in the sea and can't get out of the water", "water"),
        ("i'm driving and stopped at the lights", "car"),
        ("my cramp has now stopped", None),
        ("i just pulled over a muscle", None),
        ("i'm driving", "car"),
        ("i'm on the side of the bed", None),
    ],
)
def test_who_has_reached_safety_is_no_more_in_danger(text: str, place: str | None) -> None:
    assert case_of(text).get("place") == place


def test_a_correction_counts_and_what_it_leaves_open_stays() -> None:
    found = case_of("my left calf no sorry the foot")
    assert (found["muscle"], found["side"]) == ("foot", "one")


@pytest.mark.parametrize("text", ["", "why", "is it calcium"])
def test_nothing_is_guessed(text: str) -> None:
    assert case_of(text) == {}


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("my arm is cramping", True),
        ("it's my arm not my leg", True),
        ("her left hand and her shoulders", True),
        ("my arm and my calf", False),
        ("i lie on my back", False),
        ("the back of my leg", False),
        ("my legs are back to normal", False),
    ],
)
def test_a_part_of_the_body_that_is_none_of_the_leg(text: str, elsewhere: bool) -> None:
    assert of_elsewhere(text) is elsewhere


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("my mum and i cramp", [(1, "she"), (3, "i")]),
        ("my calf", [(0, "i")]),
        ("her other half says mine", [(0, "she"), (1, "one"), (2, "one"), (4, "i")]),
        ("my calf he says", [(0, "i"), (2, "he")]),
        ("my calf mum says", [(0, "i"), (2, "she")]),
        ("my very own sister", [(0, "i"), (3, "she")]),
        ("kids and her sister", [(0, "many"), (2, "she"), (3, "theirs")]),
        ("mum's brother and his lads", [(0, "she"), (1, "theirs"), (3, "he"), (4, "theirs")]),
        ("why", []),
    ],
)
def test_who_is_named_the_user_or_which_of_several_others(
    said: str, named: list[tuple[int, str]]
) -> None:
    """ "My" is the user's, but not in "my mum"."""
    assert persons(said) == named


def test_what_hurts_is_a_leg_or_a_cramp() -> None:
    assert sore("my mum's calf and the cramp in my arm") == [2, 5]
