"""Finding out why: questions, facts, and the explanation with its reason."""

import pytest

from skill.content.lines import WELL
from skill.dialogue import Move
from skill.dialogue.card import card_of_subject
from skill.dialogue.person import about
from tests.knowing import EN, check, fact, gives, line, move, play, state, table, whole

NOTED = {"noticed": True}
COLD = {"asking": "cold", "asked": ("cold",)}
NO_CALCIUM = Move("cause", causes=("calcium",), denied=True)
VISIT, SWOLLEN = line("see_doctor"), EN.signs["both_swollen"].reason
BOTH = {"features": {"swollen": True, "both": True}}
NO_CHEST_PAIN = Move("no", features=(("chest_pain", False),), allays=True)


def because(said: str) -> str:
    return line("reason", said=said)


def told(name: str) -> str:
    return line("you_said", said=fact(name))


def seen_soon(name: str) -> dict[str, str]:
    return {"statement": whole(told(name), VISIT)}


def explained(cause: str) -> str:
    return EN.causes[cause].explanation


def parts(*said: str) -> dict[str, str]:
    return {"statement": whole(*said)}


test_each_cause_can_be_reached_by_yes_and_no = gives(
    lambda answers: play(f"why; {answers}", state(**NOTED)).explains,
    *[("yes", ("exercise",)), ("no; yes", ("sodium",)), ("no; no; no; yes", ("posture",))],
    ("no; no; yes", ("inactivity",)),
    # What was not asked about goes with no clear cause.
    *[("no; no; no; no", ("none", "cold")), ("no; no; no; not_sure", ("none", "cold"))],
)

ASKED_IF_WELL = {"asking": WELL, "checked": (WELL,), "kind": "check", "explains": ()}
UNWELL = {"asking": WELL, "checked": (WELL,), "held": "why"}
LEG = {"swollen": False, "warm": False, "red": False, "constant": False}
test_before_the_first_cause_it_is_asked_whether_it_is_more_than_a_cramp = table(
    ("why; yes", {**ASKED_IF_WELL, "statement": line("got_it")}),
    ("circumstance long_run", {**ASKED_IF_WELL, "statement": told("long_run")}),
    ("circumstance long_run; no", {"explains": ("exercise",), "features": LEG}),
    ("circumstance long_run; not_sure", {"explains": ("exercise",), "warns": ""}),
    ("circumstance long_run; fallback", {"explains": ("exercise",), "warns": ""}),
    ("circumstance long_run; yes", {"explains": (), "warns": "same_day"}),
    ("circumstance long_run; first", {"explains": (), "warns": "same_day"}),
    ("circumstance long_run; second", {"explains": (), "warns": "same_day"}),
    # Once a session, and not where another check, or a warning, came before it.
    ("circumstance long_run", {"explains": ("exercise",)}, NOTED),
    ("circumstance long_run", {"explains": ("exercise",)}, {"checked": ("check_side",)}),
    ("why long_run", {"explains": ("exercise",)}, {"warned": ("swollen_leg",)}),
    # A sign that is not told back is passed over.
    ("why", {"asking": "exercise"}, {"signs": ("chest_pain",)}),
    # What calls for a visit waits for the answer, which may be a danger; then it is said once.
    ("circumstance most_nights long_run", {**ASKED_IF_WELL, "warns": "", "heeded": ()}),
    ("circumstance most_nights long_run; no", {"warns": "routine", "heeded": ("most_nights",)}),
    ("circumstance most_nights long_run; no; more", {"warns": ""}),
    # Whoever names a cause, or wants no questions, gets none.
    ("cause exercise", {"explains": ("exercise",)}),
    ("circumstance; just_tell", {"kind": "explanation"}),
)


RAN = {"explained": "exercise", "answers": {"exercise": "yes"}, **NOTED}
LEFT = {"kind": "aside", "statement": line("got_it"), "asking": "what_else"}
FAINT = Move("why", faint=True)
test_what_brings_nothing_new_explains_nothing_again = table(
    ("told", LEFT, RAN),
    (FAINT, LEFT, RAN),
    (FAINT, {"kind": "question", "asking": "exercise"}, NOTED),
    ("why", {"kind": "explanation", "explains": ("exercise",)}, RAN),
    # The search goes on where something else is likelier by now, or where it had begun.
    ("told", {"kind": "explanation", "explains": ("exercise",)}, {**RAN, "explained": "cold"}),
    ("told", LEFT, {"warned": ("long_cramp",)}),
    ("told", {"kind": "question"}, {"warned": ("long_cramp",), "asked": ("exercise",)}),
)


@pytest.mark.rule(
    "What the first sentence answers is not asked again.",
    source="Voice Interface and User Experience Testing 4.2",
)
def test_a_fact_is_acknowledged_and_its_topic_not_asked() -> None:
    reply = play("circumstance long_run", state(**NOTED))
    assert reply.explains == ("exercise",)
    assert reply.statement.startswith(because(fact("long_run")))


NOTHING, SODIUM = (explained("none"), line("not_asked")), EN.causes["sodium"].brief
EXERCISE, RUN = {"asking": "exercise"}, EN.topics["exercise"]
test_a_question_comes_after_what_was_heard = table(
    ("why", {"kind": "question", "statement": line("first_question"), **EXERCISE}),
    ("why", {"asked": ("exercise",), "times": {"exercise": 1}, "urged": ""}),
    (Move("why", causes=("cold",)), {"statement": line("first_question"), "denied": ()}),
    ("why; no", {"statement": line("got_it"), "asked": ("exercise", "sweat")}),
    ("told", {"statement": line("got_it"), **EXERCISE}),
    ("why; circumstance on_stomach", {"statement": told("on_stomach"), **EXERCISE}),
    ("circumstance on_stomach who=child", {"statement": "You said they slept on their stomach."}),
    ("why; skip", {"statement": line("skipped"), "asking": "sweat"}),
    (NO_CALCIUM, {"statement": line("not_that", cause="low calcium"), "denied": ("calcium",)}),
    (NO_CHEST_PAIN, {"statement": line("got_it"), "answers": {"exercise": "no"}}, EXERCISE),
    ("why; circumstance", {"statement": line("unclear"), **EXERCISE}),
    # "Why" is no answer: it is asked for again, and then the reason comes all the same.
    ("why; why", {"statement": line("need_answer"), "urged": "exercise", **EXERCISE}),
    ("why; why; why", {"explains": ("none", "sodium"), **parts(*NOTHING, SODIUM)}, NOTED),
    # What calls for a visit is said with the next question, once.
    ("circumstance most_nights", {**seen_soon("most_nights"), "warns": "routine", **EXERCISE}),
    ("circumstance most_nights; told", {"statement": line("got_it"), "warns": "", **EXERCISE}),
    ("told", {"statement": whole(line("you_said", said=SWOLLEN), VISIT), **EXERCISE}, BOTH),
)

HARD = EN.causes["exercise"].brief
THEIRS = because("their bed is cold"), about(state(case={"who": "partner"}), explained("cold"))
test_an_explanation_names_its_reason = table(
    ("why; yes", parts(line("got_it"), because(RUN.affirmed), explained("exercise")), NOTED),
    ("circumstance long_run", parts(because(fact("long_run")), explained("exercise")), NOTED),
    (
        "just_tell",
        {**parts(line("known_so_far"), *NOTHING, HARD), "kind": "explanation", "told": 0},
        {**NOTED, "told": 2},
    ),
    ("circumstance cold_bed who=partner; just_tell", parts(line("known_so_far"), *THEIRS), NOTED),
)


def test_the_first_explanation_carries_notice_and_signs_and_the_next_only_itself() -> None:
    first = play("cause posture")
    said = parts(explained("posture"), line("notice"), line("net"))
    check(first, **said, noticed=True, last_speech=f"  {explained('posture')}  ")
    check(play("cause cold", first.state), **parts(explained("cold")))


ONCE = ("notice", "net")
FACTS, STOMACH = "circumstance on_stomach cold_room", because(fact("on_stomach"))
NEITHER = {"answers": {"exercise": "no", "sweat": "no"}}
BOTH = (STOMACH, explained("posture"), EN.causes["cold"].brief)
WATER_PILL = (because(fact("water_pill")), explained("medicines"), line("see_doctor"))
test_a_second_cause_is_spoken_where_there_is_room = table(
    (FACTS, {**parts(*BOTH), "explains": ("posture", "cold")}, {**NEITHER, **NOTED}),
    (f"{FACTS}; no", {**parts(line("got_it"), *BOTH, *map(line, ONCE)), "warns": ""}, NEITHER),
    # Where a doctor should hear of it, the second is left out.
    ("circumstance water_pill cold_bed", {**parts(*WATER_PILL), "warns": "routine"}, NOTED),
    ("circumstance water_pill cold_bed; no", {"explains": ("medicines",)}),
)


def room(once: tuple[str, ...], most: int) -> tuple[str, ...]:
    """What is explained where both causes, and what is said *once*, are *most* words."""
    first = whole(STOMACH, explained("posture"), EN.prompts["advice"].question, *map(line, once))
    brief = " ".join(["cold"] * (most - len(first.split())))
    changed = EN._replace(causes={**EN.causes, "cold": EN.causes["cold"]._replace(brief=brief)})
    return play(FACTS, state(**NEITHER, noticed=not once, checked=(WELL,)), changed).explains


test_a_reply_is_sixty_words_long_at_most_and_the_first_explanation_ninety = gives(
    room,
    *[((), 60, ("posture", "cold")), ((), 61, ("posture",))],
    *[(ONCE, 90, ("posture", "cold")), (ONCE, 91, ("posture",))],
)

ONLY_COLD = parts(explained("cold"))
test_a_cause_is_explained_where_it_is_asked_for = table(
    ("cause cold posture", {"explains": ("cold",), "asking": "advice", "kind": "explanation"}),
    ("cause cold", {"card": card_of_subject(EN, "causes.cold"), "subject": "causes.cold"}),
    ("cause calcium", {"asking": "cold", **parts(explained("calcium"))}, {**COLD, **NOTED}),
    ("remedy magnesium; cause cold", {"asking": "advice"}),
    ("cause posture; more; cause cold; more", {"statement": EN.causes["cold"].more[0]}),
    (
        Move("cause", causes=("medicines",), asked=("statin",)),
        parts(line("asked_about", said="statins"), explained("medicines")),
        NOTED,
    ),
    (Move("cause", causes=("cold",), asked=("cold_bed", "statin")), ONLY_COLD, NOTED),
    # Of several, the one that it is about.
    (
        Move("cause", causes=("cold",), asked=("tight_covers", "air_conditioning")),
        parts(line("asked_about", said="cool air at night"), explained("cold")),
        NOTED,
    ),
    (
        "circumstance long_run; no; repeat",
        parts(because(fact("long_run")), explained("exercise")),
    ),
)

NOTE = EN.circumstances["older_age"].note
test_a_fact_that_weighs_nothing_has_its_own_sentence = table(
    (Move("cause", asked=("older_age",)), {"statement": NOTE, "asking": "find_out"}),
    (Move("cause", asked=("cold_bed", "older_age")), {"statement": NOTE, "asking": "cold"}, COLD),
    (move("cause", circumstances=("older_age",)), {"statement": NOTE}),
    ("why older_age; just_tell", parts(line("known_so_far"), explained("none"), NOTE), NOTED),
    ("why long_run older_age", parts(because(fact("long_run")), explained("exercise")), NOTED),
)

UNKNOWN = {"statement": line("unknown_name"), "asking": "cold", "misses": 1}
test_an_unknown_name_is_asked_again = table(
    *((name, UNKNOWN, COLD) for name in ("cause", "mimic")),
    (Move("cause", asked=("cold_bed",)), UNKNOWN, COLD),
)
