"""After an explanation: what else, what now, what to tell the doctor; and bare first words."""

from typing import Any

from skill.content.lines import ANSWERS
from skill.dialogue import Move
from skill.dialogue.follow_up import OFFERS, OWN
from skill.dialogue.understood import move_of
from skill.hearing import read
from tests.knowing import EN, check, fact, gives, line, move, play, state, table

GENERAL = [name for name in ANSWERS if name not in ("tell_doctor", "off_topic")]
COLD = {"explained": "cold"}
ADVISED = {"asking": "advice", "explained": "cold", "noticed": True}
COLD_AND_RUN = {"explained": "cold", "answers": {"cold": "yes", "exercise": "yes"}}
NO = ("no", "not_sure")
RUN = EN.topics["exercise"]


def general(name: str, asking: str, back: str) -> tuple:
    said = EN.answers[name].said.format(emergency="911")
    return name, {"statement": said, "asking": back, "kind": "aside"}, {"asking": asking}


test_a_question_is_answered_and_what_was_pending_comes_back = table(
    *(general(name, asking, asking) for name in GENERAL for asking in ("cold", "eased", "advice")),
    *(general(name, "", "what_else") for name in GENERAL if name not in OWN),
    # Whoever asks first of all why at night means their own cramps.
    *((name, {"kind": "question", "asking": "exercise"}) for name in OWN),
    *(general(name, "cramping", "cramping") for name in ("what_is", "how_long")),
)


def fits(said: str, **more: Any) -> dict[str, Any]:
    """What a reply holds that names what fits."""
    more = {"kind": "what_else", "asking": "another", **more}
    return {"statement": line("else_fits", said=said), **more}


test_the_next_causes_are_those_that_fit_less_what_was_spoken_of = table(
    ("what_else", fits("hard exercise or blood flow in your legs"), COLD_AND_RUN),
    (
        "what_else who=partner",
        fits("blood flow in their legs", offered=("circulation",), subject="causes.circulation"),
        {**COLD, "answers": {"cold": "yes"}},
    ),
    (
        "what_else",
        fits("blood flow in your legs", offered=("circulation", "exercise")),
        {**COLD_AND_RUN, "offered": ("exercise",)},
    ),
)


def test_where_nothing_more_fits_causes_are_named_until_none_is_left() -> None:
    """What speaks against a cause leaves it out, and pregnancy is not guessed at."""
    known, left = state(explained="none", answers={"dairy": "no"}), "conditions medicines exercise"
    names = iter(f"{left} sodium posture cold inactivity circulation".split())
    for one, other in zip(names, names, strict=True):
        reply = play("what_else", known)
        both = line("either", one=EN.causes[one].name, other=EN.causes[other].name)
        check(reply, statement=line("else_open", said=both), asking="another", kind="what_else")
        assert reply.state.offered[:2] == (one, other)
        known = reply.state
    for asking, back in (("another", "what_else"), ("", "what_else"), ("eased", "eased")):
        reply = play("what_else", known._replace(asking=asking))
        check(reply, statement=line("else_none"), asking=back, kind="what_else")


test_more_about_another_is_about_the_first_that_was_named = table(
    ("what_else", {"kind": "question", "statement": line("first_question")}),
    ("why; what_else", {"statement": line("need_answer"), "asking": "exercise"}),
    ("what_else; yes", {"explains": ("exercise",)}, COLD_AND_RUN),
    ("yes", {"explains": ("cold",)}, {"asking": "another", "answers": {"cold": "yes"}}),
    ("yes", {"explains": ("sodium",)}, {"asking": "another", "offered": ("sodium", "cold")}),
)

test_what_now_is_for_the_cramp_the_cause_or_the_next_night = table(
    ("what_now", {"statement": EN.causes["cold"].advice, "asking": "stretch"}, ADVISED),
    ("what_now", {"kind": "prevention"}),
    # What was named comes first: said or asked about for now, asked about for the next night.
    ("what_now cold_bed", {"statement": EN.causes["cold"].advice, "explained": "cold"}),
    ("what_now stairs", {"statement": EN.causes["exercise"].advice}, ADVISED),
    (Move("what_now", asked=("cold_bed",)), {"statement": EN.causes["cold"].advice}),
    (Move("prevent", asked=("cold_bed",)), {"kind": "advice", "explained": "cold"}),
    ("prevent cold_bed", {"kind": "prevention"}),
    ("what_now cold_bed", {"kind": "relief", "hold": "calf_two"}, {**COLD, "asking": "eased"}),
    ("what_now", {"kind": "relief"}, {"case": {"now": True}}),
    ("what_now", {"kind": "relief", "hold": "calf_one"}, {"asking": "cramping"}),
    ("relief; what_now", {"kind": "relief", "hold": "calf_two"}, COLD),
    ("what_now", {"statement": line("keep_going")}, {**COLD, "asking": "ten_minutes", "step": 2}),
    ("no; what_now", {"kind": "prevention"}, {"asking": "cramping", "case": {"now": True}}),
)


def told(*things: str, when: str) -> dict[str, Any]:
    """What a reply holds that says what to tell a doctor, and when to go."""
    *some, last = things
    said = line("both", one=", ".join(some), other=last) if some else last
    said = f"{line('tell_doctor', said=said)} {line('bring_list')} {line(when)}"
    return {"statement": said, "asking": "what_else", "kind": "doctor"}


test_the_doctor_is_told_what_this_person_said = table(
    # Gravest first, then how often and how long; three things at most.
    (
        "tell_doctor often=weekly lasting=minutes",
        told(fact("statin"), line("tell_weekly"), line("tell_minutes"), when="see_doctor"),
        {"circumstances": ("cold_bed", "statin"), "answers": {"exercise": "yes", "dairy": "no"}},
    ),
    # Then what was said last, and what was answered with yes.
    (
        "tell_doctor on_stomach cold_bed",
        told(fact("on_stomach"), fact("cold_bed"), RUN.affirmed, when="see_if"),
        {"answers": {"dairy": "no", "exercise": "yes"}},
    ),
    # How often is told once.
    (
        "tell_doctor most_nights often=nightly lasting=long",
        told(fact("most_nights"), line("tell_long"), when="see_doctor"),
    ),
    ("tell_doctor cold_bed who=child", told("their bed is cold", when="see_if")),
    ("tell_doctor lasting=days", {"subject": "answers.tell_doctor"}),
    # Where nothing was said the list is a general one.
    ("tell_doctor", {"statement": EN.answers["tell_doctor"].said, "asking": "advice"}, ADVISED),
)


DECLINED = {"kind": "declined", "asking": "what_else", "statement": line("skipped")}
test_no_is_not_goodbye_but_twice_it_is = table(
    *((said, DECLINED, {**COLD, "asking": asking}) for said in NO for asking in OFFERS),
    *((f"{said}; no", {"ends": True}, {**COLD, "asking": "advice"}) for said in NO),
)

OPEN = {**COLD, "asking": "what_else"}
test_yes_to_what_else_offers_a_choice_but_not_for_ever = table(
    ("yes", {"kind": "options", "asking": "choose", "misses": 1, "statement": line("help")}, OPEN),
    ("yes; yes", {"statement": line("options"), "misses": 2}, OPEN),
    ("yes; yes; yes", {"ends": True}, OPEN),
)


def faint(said: str, **more: Any) -> Move:
    return move(said, **{"faint": True, **more})


BARE = {"kind": "aside", "statement": line("got_it"), "asking": "cramping"}
test_a_bare_name_gets_the_one_question_that_matters = table(
    (faint("why muscle=calf"), BARE),
    (faint("why muscle=calf now=true"), BARE, {"asking": "cramping"}),
    *[(faint("first muscle=toes"), BARE), (faint("relief"), BARE)],
    (faint("why muscle=calf", features=(("one", True),)), BARE),  # "my left calf"
    # Whoever says more is taken at their word.
    *[(move("why muscle=calf"), {"kind": "question"}), (faint("why"), {"kind": "question"})],
    (faint("why cold_bed muscle=calf"), {"kind": "question"}),
    (faint("why muscle=calf", features=(("slow", True),)), {"kind": "question"}),
    (faint("why muscle=calf"), {"kind": "question"}, {"asking": "advice"}),
    (faint("relief now=true"), {"kind": "relief"}),
    (faint("relief"), {"kind": "relief"}, {"asking": "eased"}),
    (faint("prevent muscle=calf"), {"kind": "prevention"}),
)

OFF = {"statement": EN.answers["off_topic"].said, "misses": 0}
test_off_topic_gets_one_kind_sentence_and_is_no_miss = table(
    ("off_topic", {**OFF, "asking": "cramping"}, {"misses": 1}),
    ("off_topic", {**OFF, "asking": "cold"}, {"misses": 1, "asking": "cold"}),
    ("off_topic", {**OFF, "asking": "eased"}, {"misses": 1, "asking": "eased"}),
    # No hold goes on where none of it was about a leg.
    ("elsewhere", {**OFF, "asking": "cramping"}, {"misses": 1, "asking": "eased"}),
    ("elsewhere", {**OFF, "asking": "cold"}, {"asking": "cold"}),
    # Nor is it an answer to a question about danger.
    ("off_topic", {"warns": "same_day"}, {"asking": "check_side", "features": {"swollen": True}}),
)


test_words_that_say_little_or_nothing_are_told_apart = gives(
    lambda words, part: getattr(move_of(EN, read(words)), part),
    *[("tell me a joke", "name", "off_topic"), ("asdf qwer", "name", "fallback")],
    *[("calf", "faint", True), ("why does my calf cramp at night", "faint", False)],
)
