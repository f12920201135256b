"""Asides: answered shortly, and the conversation goes on where it was."""

import pytest

from skill.content.lines import ANSWERS
from skill.dialogue.asides import fault
from skill.dialogue.card import card_of_subject
from tests.knowing import EN, check, line, play, state, table, whole

COLD = {"asking": "cold", "asked": ("cold",)}
UNSURE = {"exercise": "not_sure", "posture": "not_sure"}
COLD_CAUSE = EN.causes["cold"]
MAGNESIUM = EN.remedies["magnesium"]
POSTURE = EN.causes["posture"].more
HELP = {"statement": line("help"), "kind": "aside"}


@pytest.mark.rule(
    "A question in answer to a question is answered, and the dialogue comes back; so it does "
    "after help, repeat and what was not understood.",
    source="Voice Interface and User Experience Testing 4.10",
)
@pytest.mark.parametrize(
    "said",
    [
        *["help", "repeat", "purpose", "more", "evidence", "whisper", "speak_up", "doctor"],
        *["remedy magnesium", "mimic restless_legs", "cause calcium", "warning both_swollen"],
        *["fallback", "why"],
    ],
)
def test_the_pending_question_comes_back(said: str) -> None:
    check(play(said, state(**COLD)), asking="cold", question=EN.topics["cold"].question)


@pytest.mark.rule("Repeat says the last reply again.", source="Standard Built-in Intents")
def test_repeat_says_the_last_reply_again() -> None:
    first = play("remedy magnesium")
    assert play("repeat", first.state).speech == first.speech


WELCOME = {"kind": "launch", "statement": line("welcome"), "asking": "cramping"}
test_the_skill_opens_and_is_left = table(
    *((name, WELCOME) for name in ("launch", "repeat")),
    ("help", {**HELP, "asking": "choose"}),
    ("not_sure", {**HELP, "kind": "options", "asking": "choose"}, {"asking": "cramping"}),
    # Once there was a warning nobody is just sent to bed.
    ("stop", {"kind": "goodbye", "statement": line("goodbye"), "ends": True}, COLD),
    ("stop", {"kind": "goodbye", "statement": line("take_care")}, {"warned": ("swollen_leg",)}),
    ("thanks", {"kind": "goodbye", "statement": line("thanks"), "ends": True}, COLD),
    ("thanks", {"kind": "goodbye", "statement": line("take_care")}, {"warned": ("swollen_leg",)}),
)

test_why_a_question_is_asked = table(
    ("purpose", {"statement": EN.topics["cold"].purpose, "asking": "cold"}, COLD),
    ("more", {"statement": EN.topics["cold"].purpose, "asking": "cold"}, COLD),
    ("purpose", {"statement": EN.prompts["advice"].purpose}, {"asking": "advice"}),
    ("purpose", {"statement": EN.prompts["choose"].purpose, "asking": "choose"}),
)


def piece(at: int, asking: str) -> dict:
    return {"kind": "more", "statement": POSTURE[at], "asking": asking, "told": at + 1}


NO_MORE = {"kind": "more", "statement": line("no_more")}
SECOND = {"kind": "more", "statement": line("stretch_thigh"), "asking": "find_out", "subject": ""}
test_tell_me_more_goes_through_all_pieces_and_then_says_so = table(
    ("cause posture; more", piece(0, "go_on")),
    ("cause posture; more; more", piece(1, "go_on")),
    ("cause posture; more; yes; more", piece(2, "advice")),
    ("cause posture; more; more; more; more", {**NO_MORE, "asking": "what_else"}),
    ("more", {**NO_MORE, "asking": "cold"}, {**COLD, "explained": "none", "told": 99}),
    # An aside does not lose the place.
    ("cause posture; more; remedy magnesium; more", piece(1, "go_on")),
    ("cause posture; more; mimic restless_legs; more", piece(1, "go_on")),
    ("prevent; more", SECOND),
    ("prevent; more; more", {"kind": "question"}),  # whoever wants more, wants to find out why
    ("more", {**HELP, "asking": "choose"}),
)


def source(kind: str, name: str) -> dict:
    """What a reply holds that names the source of what was said of *name*."""
    first = EN.sources[getattr(EN, kind)[name].sources[0]]
    card = card_of_subject(EN, f"{kind}.{name}")
    return {"statement": line("from_source", source=first.spoken), "card": card}


test_how_do_you_know_is_about_what_was_said_last = table(
    ("evidence", {"kind": "evidence", "statement": line("from_reviews"), "asking": "find_out"}),
    ("cause cold; evidence", {"statement": COLD_CAUSE.evidence, "asking": "advice"}),
    ("cause cold; evidence", {"card": card_of_subject(EN, "causes.cold")}),
    ("remedy magnesium; evidence", source("remedies", "magnesium")),
    ("mimic restless_legs; evidence", source("mimics", "restless_legs")),
    ("warning both_swollen; evidence", source("signs", "both_swollen")),
    *((f"{name}; evidence", source("grounds", name)) for name in ("relief", "doctor")),
    ("eased; evidence", source("grounds", "relief")),
    ("prevent; evidence", source("grounds", "stretch")),
    *(
        (f"cause cold; {name}; evidence", source("answers", name))
        for name in ANSWERS
        if name not in ("off_topic", "tell_doctor")
    ),
    ("tell_doctor; evidence", source("answers", "tell_doctor")),
    ("remedy mustard; evidence", {"statement": line("no_source"), "card": None}),
)

SCIATICA = whole(EN.mimics["sciatica"].apart, EN.mimics["sciatica"].advice)
NEW = {"circumstances": (), "signs": (), "answers": {}, "asking": "cramping", "kind": "launch"}
test_each_aside_has_its_words = table(
    ("remedy magnesium", {"statement": MAGNESIUM.verdict, "asking": "find_out", "kind": "aside"}),
    ("remedy", {"statement": line("one_remedy"), "asking": "stretch", "kind": "aside"}),
    ("remedy", {"statement": line("one_remedy"), "asking": "cold"}, {"asking": "cold"}),
    ("mimic sciatica", {"kind": "mimic", "statement": SCIATICA, "warns": "routine"}),
    ("mimic restless_legs", {"kind": "mimic", "warns": ""}),
    ("mimic walking_pain", {"kind": "mimic", "warns": "routine", "asking": "find_out"}),
    ("yes", {"statement": EN.causes["none"].advice, "kind": "advice"}, {"asking": "advice"}),
    ("cause cold; remedy magnesium; yes", {"statement": COLD_CAUSE.advice, "asking": "stretch"}),
    ("whisper", {"statement": line("whisper_on"), "whisper": True, "asking": "choose"}),
    ("whisper; why", {"whisper": True}),
    ("whisper; speak_up", {"statement": line("whisper_off"), "whisper": False}),
    ("skip", {"statement": line("skipped"), "asking": "exercise"}),
    ("skip", {"kind": "question"}, {"answers": {"exercise": "not_sure", "cold": "no"}}),
    ("skip", {"kind": "explanation", "explains": ("none", "sodium")}, {"answers": UNSURE}),
    # Starting over forgets the answers, not what was said once, nor the voice.
    (
        "start_over",
        {**NEW, "statement": line("start_over"), "turn": 7, "noticed": True, "whisper": True},
        {**COLD, "answers": UNSURE, "turn": 6, "noticed": True, "whisper": True},
    ),
    ("start_over", {**NEW, "checked": ("check_side",)}, {"checked": ("check_side",)}),
)


@pytest.mark.parametrize(("before", "back"), [(COLD, "cold"), ({}, "cramping")])
def test_a_fault_keeps_the_conversation(before: dict, back: str) -> None:
    check(fault(EN, state(**before)), kind="fault", statement=line("fault"), asking=back)
