"""In context: what the same words mean, by the question that they answer."""

from typing import Any

from skill.content.lines import WELL
from skill.dialogue import Move, State
from skill.dialogue.context import in_context
from tests.knowing import EN, gives, knowing, move, seen

NO_RUN, ON_SIDE = knowing(EN, exercise="no"), knowing(EN, "on_side")


def taken(asking: str, said: str | Move, known: State | None = None, **more: object) -> str:
    """What counts of *said*: its name, the circumstances, and the answers."""
    meant = in_context(EN, (known or State())._replace(asking=asking), move(said)._replace(**more))
    return " ".join((meant.name, *meant.circumstances, *map("=".join, meant.answers)))


TOLD = State(circumstances=("diabetes", "cold_bed"), features=(("diabetes", True), ("one", True)))


def test_what_was_told_and_is_not_asked_about_is_not_taken_back_in_passing() -> None:
    """As in "no, my sugars have been spot on, and my bed is warm, and it is both"."""
    denied = Move(
        "no",
        ruled_out=("diabetes", "cold_bed", "thyroid"),
        features=(("diabetes", False), ("one", False), ("statin", False)),
    )
    for asking in ("sweat", WELL):
        meant = in_context(EN, TOLD._replace(asking=asking), denied)
        assert meant.ruled_out == ("cold_bed", "thyroid")
        assert dict(meant.features) == {"one": False, "statin": False}
    for asking, name in (("sweat", "repair"), ("", "no")):
        meant = in_context(EN, TOLD._replace(asking=asking), denied._replace(name=name))
        assert {*denied.ruled_out} <= {*meant.ruled_out}


HIS = {"case": (("who", "other"),), "features": (("diabetes", True), ("eases", True))}
USERS = State(case=(("who", "self"),))


def whose(known: State, **more: Any) -> tuple[object, ...]:
    """What counts of a fact beside which somebody else is named: whom it is about, the rest."""
    told = move("circumstance diabetes")._replace(**{**HIS, **more})
    meant = in_context(EN, known, told)
    return dict(meant.case).get("who"), meant.circumstances, [one for one, _ in meant.features]


def test_nothing_counts_of_what_is_told_of_somebody_who_is_only_mentioned() -> None:
    told = move("circumstance diabetes")._replace(
        **HIS, answers=(("cold", "yes"),), ruled_out=("statin",)
    )
    meant = in_context(EN, USERS, told)
    assert (meant.answers, meant.ruled_out, meant.name) == ((), (), "told")


ALL = (("diabetes",), ["diabetes", "eases"])
test_somebody_who_is_only_mentioned_is_not_whom_it_is_about = gives(
    whose,
    (USERS, (None, (), ["eases"])),  # "my brother has diabetes"
    (State(circumstances=("statin",)), (None, (), ["eases"])),
    (State(), ("other", *ALL)),
    (State(case=(("who", "child"),), circumstances=("statin",)), ("other", *ALL)),
)
test_what_is_the_users_own_counts_whoever_is_mentioned = gives(
    lambda more: whose(USERS, **more),
    ({"user": True}, (None, *ALL)),  # "i have diabetes like my brother"
    ({"theirs": True}, ("other", *ALL)),  # "his leg cramps, and he has diabetes"
    ({"features": (("swollen", True),)}, ("other", ("diabetes",), ["swollen"])),
    ({"signs": ("chest_pain",)}, ("other", *ALL)),
)

SWIM = {"clear": ("swimming",)}
SHIFT = ("standing_shift",)
STANDING = {"answer": "no", "answers": (("stillness", "yes"),)}
test_a_no_stands_against_what_was_hardly_heard = gives(
    lambda asking, said, more: taken(asking, said, **more),
    ("stillness", "circumstance standing_shift", STANDING, "told"),
    ("stillness", "circumstance standing_shift on_the_move", STANDING, "circumstance on_the_move"),
    (
        "stillness",
        "circumstance standing_shift",
        {**STANDING, "clear": ("standing_shift",)},
        "circumstance standing_shift stillness=yes",
    ),
    (
        "stillness",
        "circumstance standing_shift",
        {**STANDING, "clear": ("stillness",)},
        "circumstance standing_shift stillness=yes",
    ),
    ("stillness", "circumstance standing_shift", {"answer": "no"}, "told"),
    ("stillness", "told", STANDING, "told"),
    # What speaks against the cause says no as well.
    (
        "stillness",
        "circumstance long_walk",
        {"answer": "no", "clear": ("long_walk",)},
        "circumstance long_walk stillness=no",
    ),
    ("stillness", "no standing_shift", {"answers": STANDING["answers"]}, "no"),
    # "No just a bit of a climb" makes little of it, however clear, of what one did.
    ("stillness", "no standing_shift", {"clear": SHIFT}, "no standing_shift"),
    ("stillness", "no standing_shift", {"clear": SHIFT, "merely": True}, "no"),
    ("exercise", "no swimming", {"clear": ("swimming",), "merely": True}, "no"),
    ("cold", "no cold_legs", {"clear": ("cold_legs",), "merely": True}, "no cold_legs"),
    # It may well be a yes to "do you go without".
    ("dairy", "circumstance no_dairy", {"answer": "no"}, "circumstance no_dairy"),
)

WALK = ("long_walk",)
test_what_speaks_against_the_cause_is_a_no = gives(
    lambda asking, said: taken(asking, said, clear=WALK),
    ("stillness", "circumstance long_walk", "circumstance long_walk stillness=no"),
    ("cold", "circumstance long_walk", "circumstance long_walk"),
    ("stillness", "circumstance long_walk desk_job", "circumstance long_walk desk_job"),
    # So is what says no to this and yes to something else, but only when this was asked.
    ("posture", "circumstance covers_off", "told posture=no"),
    ("exercise", "circumstance no_regular_exercise", "told exercise=no"),
    ("cold", "circumstance covers_off", "circumstance covers_off"),
    # And what only says how that is: "on my side under a thin sheet", "the shop is cool".
    ("posture", "circumstance thin_blanket", "told posture=no"),
    ("posture", "circumstance thin_blanket toes_pointed", "circumstance toes_pointed"),
    ("sweat", "circumstance air_conditioning", "told sweat=no"),
    ("cold", "circumstance thin_blanket", "circumstance thin_blanket"),
    ("dairy", "circumstance covers_off", "circumstance covers_off"),
)

test_a_fact_beyond_doubt_says_all_that_it_says = gives(
    lambda fact: taken("exercise", f"circumstance {fact}", clear=(fact,)),
    ("no_regular_exercise", "circumstance no_regular_exercise"),
)


def left(asking: str, said: Move) -> list[str]:
    """The features that are left of what was *said*."""
    return [name for name, _ in in_context(EN, State(asking=asking), said).features]


IMMOBILE = {"features": (("immobile", True), ("now", True))}
test_while_it_cramps_bed_is_where_they_lie = gives(
    lambda asking, place: left(asking, move(f"unable {place}")._replace(**IMMOBILE)),
    ("eased", "place=bed", ["now"]),
    ("eased", "", ["immobile", "now"]),
    ("", "place=bed", ["immobile", "now"]),
)
test_while_it_cramps_what_would_answer_else_tells_of_the_cramp = gives(
    taken,
    *((asking, "first", "wait") for asking in ("eased", "safe", "ten_minutes")),  # "the left one"
    ("find_out", "first", "first"),
    ("eased", "none_of_them", "told"),  # "none of it works"
    ("eased", "plenty", "unable"),  # "too much"
    ("eased", "skip", "no"),  # "already did that"
)
test_what_sounds_like_a_yes_may_tell_something_else = gives(
    lambda asking, more: in_context(EN, State(asking=asking), Move("yes")._replace(**more)).name,
    ("cramping", {"case": (("now", False),)}, "no"),  # "at night yeah"
    ("cramping", {"case": (("now", True),)}, "yes"),
    ("eased", {"case": (("lasting", "minutes"),), "faint": True}, "told"),  # "ten minutes"
    ("eased", {"case": (("lasting", "minutes"),)}, "yes"),
    (WELL, {"circumstances": ("most_nights",)}, "told"),  # "every night about two o'clock"
    (WELL, {"circumstances": ("most_nights",), "features": (("swollen", True),)}, "yes"),
)
test_a_no_to_what_is_asked_of_all_stands_against_what_was_hardly_heard = gives(
    lambda said, clear: left(WELL, seen("swollen", "dark_urine", name=said, clear=clear)),
    ("no", (), ["dark_urine"]),
    ("no", ("swollen",), ["swollen", "dark_urine"]),
    ("told", (), ["swollen", "dark_urine"]),
)
test_while_it_cramps_a_stretch_is_the_next_hold = gives(
    taken,
    *((asking, "prevent", "relief") for asking in ("eased", "safe", "ten_minutes")),
    ("stretch", "prevent", "prevent"),
    ("eased", "what_now", "what_now"),
)
test_an_offer_is_taken_up_in_more_words_than_yes = gives(
    taken,
    *((asking, "more", "yes") for asking in ("find_out", "stretch")),
    *((asking, "more", "more") for asking in ("advice", "second_stretch", "another")),
    *(("second_stretch", said, "yes") for said in ("skip", "second")),  # "the next one"
    ("second_stretch", "plenty", "no"),
    *((asking, "none_of_them", "no") for asking in ("stretch", "second_stretch", "what_else")),
    *(("what_else", said, said) for said in ("more", "plenty")),
)

test_an_answer_overturns_no_other_and_a_repair_does = gives(
    taken,
    ("stillness", "circumstance long_walk", NO_RUN, "told stillness=no"),
    ("stillness", "repair long_walk", NO_RUN, "repair long_walk"),
    ("cold", "circumstance cold_water swimming", NO_RUN, "circumstance cold_water"),
    # It is no answer to what was asked: then it corrects.
    ("cold", "circumstance swimming", NO_RUN, "circumstance swimming"),
    ("eased", "circumstance swimming", NO_RUN, "circumstance swimming"),
)

test_beside_an_answer_nothing_counts_that_was_hardly_heard = gives(
    lambda said, clear: taken("posture", said, clear=clear, answers=(("cold", "yes"),)),
    ("circumstance on_stomach pregnant", (), "circumstance on_stomach cold=yes"),
    (
        "circumstance on_stomach pregnant",
        ("pregnant",),
        "circumstance on_stomach pregnant cold=yes",
    ),
    ("no cold_bed", (), "no"),
    ("no cold_bed", ("cold_bed",), "no cold_bed cold=yes"),
    ("circumstance cold_bed", (), "circumstance cold_bed cold=yes"),
)

test_what_is_said_of_the_leg_is_a_circumstance_only_beyond_doubt = gives(
    lambda said, known, more: taken(WELL, said, known, **more),
    ("circumstance team_sport", None, {}, "told"),
    ("no team_sport", None, {}, "no"),
    ("circumstance swimming", None, SWIM, "circumstance swimming"),
    # "I told you no" takes nothing else back.
    ("repair", None, {"answer": "no"}, "fallback"),
    ("repair swimming", None, SWIM, "repair swimming"),
    ("circumstance morning_stretch", ON_SIDE, {"clear": ("morning_stretch",)}, "told"),
    # "Slowly, over months" asks for no patience.
    ("wait", None, {"features": (("slow", True),)}, "told"),
    ("wait", None, {"features": (("sudden", True),)}, "wait"),
    ("yes", None, {"features": (("slow", True),)}, "yes"),
)


def felt(asking: str, *said: str, name: str = "circumstance", clear: tuple[str, ...] = ()) -> str:
    """What of the leg counts of what was *said* in answer to what is asked."""
    meant = in_context(EN, State(asking=asking), seen(*said, name=name, clear=clear))
    return " ".join(one if holds else f"-{one}" for one, holds in meant.features)


test_of_the_leg_what_was_only_just_heard_in_an_answer_is_nothing = gives(
    lambda asking, said, more: felt(asking, *said.split(), **more),
    ("exercise", "swollen breathless", {}, ""),
    ("exercise", "swollen breathless", {"clear": ("swollen",)}, "swollen"),
    ("exercise", "-swollen", {}, "-swollen"),
    # What the case gives, or a circumstance, was not heard by itself.
    ("exercise", "one now long days", {}, "one now long days"),
    ("exercise", "statin pregnant child exertion", {}, "statin pregnant child exertion"),
    *(("exercise", "swollen", {"name": name}, "") for name in ("yes", "no", "told", "why")),
    ("exercise", "breathless", {"name": "warning", "clear": ("breathless",)}, "breathless"),
    ("exercise", "both swollen", {"name": "warning"}, "both swollen"),
    *((asking, "swollen", {}, "swollen") for asking in ("", "eased", "check_jaw", "what_else")),
)


test_a_denied_observation_turns_no_offer_down = gives(
    lambda asking, said, features: taken(asking, said, features=features),
    *((asking, "no", (("swollen", False),), "told") for asking in ("what_else", "advice")),
    ("what_else", "no", (), "no"),
    ("what_else", "yes", (("swollen", False),), "yes"),
    ("cramping", "no", (("swollen", False),), "no"),
)


def test_a_repair_rules_out_what_was_known_and_is_named_again() -> None:
    meant = in_context(EN, ON_SIDE, move("repair on_side"))
    assert (meant.circumstances, meant.ruled_out) == ((), ("on_side",))
    other = in_context(EN, ON_SIDE, move("repair swimming")._replace(ruled_out=("cold_bed",)))
    assert (other.circumstances, other.ruled_out) == (("swimming",), ("cold_bed",))


def test_a_danger_that_was_asked_about_is_not_denied_by_a_repair() -> None:
    assert taken("check_overdose", "repair", answer="no") == "repair"


SWOLLEN = {"signs": ("swollen_leg",), "features": (("swollen", True), ("one", True))}
DARK = {"signs": ("dark_urine",), "features": (("dark_urine", True),)}
test_a_danger_that_was_hardly_heard_in_an_answer_is_asked_about_first = gives(
    lambda asking, more: taken(asking, Move("warning", **more)),
    *((asking, DARK, "skip") for asking in ("sweat", WELL)),
    *((asking, DARK, "warning") for asking in ("", "eased", "check_side")),
    ("sweat", {**DARK, "clear": ("dark_urine",)}, "warning"),
    # What was asked is hardly misheard.
    ("sweat", SWOLLEN, "skip"),
    (WELL, SWOLLEN, "warning"),
    *(("sweat", {**SWOLLEN, "clear": (one,)}, "warning") for one in ("swollen", "swollen_leg")),
    # Named to Alexa as such, or no grave one.
    ("sweat", {"signs": ("dark_urine",)}, "warning"),
    ("sweat", {"signs": ("both_swollen",), "features": (("swollen", True),)}, "warning"),
)
