"""The states that can be reached in four turns with every move, and what each reply must hold."""

import json
from collections.abc import Callable
from itertools import product

import pytest

from skill.dialogue import Move, Reply, State, follow_up, respond, respond_afresh
from skill.dialogue.move import CRAMPING, PARENTS
from skill.dialogue.routes import FOLLOW, MOVES
from tests.knowing import EN, check, gives, line, move, play, seen, state, table

# Of the questions that are answered alike one will do.
ALIKE = [name for name, follow in MOVES.items() if follow is follow_up.answer][1:]
PLAIN = tuple(Move(name) for name in MOVES if name not in ALIKE)
TELLING = (
    *map(move, ["circumstance cold_bed", "circumstance statin", "circumstance most_nights"]),
    *map(move, ["circumstance on_stomach cold_room", "cause calcium", "remedy magnesium"]),
    *map(move, ["mimic restless_legs", "warning swollen_leg", "warning both_swollen"]),
    *map(move, ["warning chest_pain both_swollen", "relief now=true muscle=shin"]),
    move("circumstance warm_room", answer="no"),
    move("cause calcium", denied=True),
    Move("told", features=(("swollen", True),)),
    Move("told", features=(("one", True),)),
    Move("relief", signs=("stiff_jaw",)),
)
DEPTH = 4

Pair = tuple[State, Move, Reply]


def likeness(state: State) -> tuple[object, ...]:
    """What decides how the conversation goes on; of states that share it one is walked from.

    Left out is what only decides the words: which facts and answers there are, as long as as many
    topics were asked, the subject, the case, the hold, the turn and the last speech. What depends
    on these is said, by tables, at their own tests.
    """
    return (
        *(state.asking, len(state.asked), dict(state.times).get(state.asking), state.urged),
        *(bool(state.explained), state.told > 0, state.step, state.misses, state.noticed),
        *(bool(state.circumstances), state.denied, state.checked, state.held, state.warned),
        dict(state.features).get("swollen"),
    )


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    """The pairs of state and move to be reached in four turns, of like states one; and replies."""
    front, seen, found = [State()], {likeness(State())}, []
    for _ in range(DEPTH):
        following = []
        for before in front:
            for told in PLAIN + TELLING:
                reply = respond(EN, before, told)
                found.append((before, told, reply))
                if not reply.ends and likeness(reply.state) not in seen:
                    seen.add(likeness(reply.state))
                    following.append(reply.state)
        front = following
    return found


def is_warned_of(told: Move, reply: Reply) -> bool:
    level = "emergency" if "chest_pain" in told.signs else reply.warns
    calm = not reply.explains and reply.ends == (reply.warns == "emergency")
    return reply.kind == "warning" and calm and reply.warns == level


def survives(left: State) -> bool:
    return State.from_json(EN, json.loads(json.dumps(left.to_json()))) == left


# What holds of every move and the reply to it.
ALWAYS = {
    "it speaks": lambda _, reply: bool(reply.speech),
    "a question has a reprompt": lambda _, reply: bool(reply.reprompt) == bool(reply.question),
    "a question is pending": lambda _, reply: bool(reply.state.asking) != reply.ends,
    "the state survives JSON": lambda _, reply: survives(reply.state),
    "an answer ends it": lambda _, reply: reply.state.asking not in dict(reply.state.answers),
    "four topics at most are asked": lambda _, reply: len(reply.state.asked) <= 4,
    "none is asked a third time": lambda _, reply: all(two < 3 for _, two in reply.state.times),
    "two check questions at most, each once": lambda _, reply: (
        len(reply.state.checked) == len(set(reply.state.checked)) <= 2
    ),
    "a danger sign beats everything": lambda told, reply: (
        not {"swollen_leg", "chest_pain"}.intersection(told.signs) or is_warned_of(told, reply)
    ),
}


@pytest.mark.parametrize("holds", ALWAYS.values(), ids=ALWAYS)
def test_what_always_holds(pairs: list[Pair], holds: Callable[[Move, Reply], bool]) -> None:
    assert [(told, reply) for _, told, reply in pairs if not holds(told, reply)] == []


def test_the_walk_comes_to_the_limits(pairs: list[Pair]) -> None:
    assert max(len(reply.state.checked) for _, _, reply in pairs) == 2
    assert max(times for _, _, reply in pairs for _, times in reply.state.times) == 2


@pytest.mark.rule(
    "The first explanation of a session says that it is not medical advice.",
    source="Policy Requirements of 2017",
)
def test_notice_and_signs_come_with_the_first_explanation_and_only_once(pairs: list[Pair]) -> None:
    notice, net = line("notice"), line("net").split(".")[0]
    for before, told, reply in pairs:
        first = bool(reply.explains) and not before.noticed
        assert (notice in reply.statement) == first or told.name == "repeat"
        assert net in reply.statement or not first


@pytest.mark.parametrize("name", ["fallback", "yes", "no", "not_sure", "skip", "cause", "remedy"])
def test_saying_the_same_forever_ends_kindly(pairs: list[Pair], name: str) -> None:
    """No answer, repeated, keeps the conversation in a circle; in pain nobody is left alone."""
    for known in list(dict.fromkeys(before for before, _, _ in pairs))[::5]:
        replies = [respond(EN, known, Move(name))]
        while len(replies) < 14 and not replies[-1].ends:
            replies.append(respond(EN, replies[-1].state, Move(name)))
        assert replies[-1].ends or replies[-1].state.asking in CRAMPING, known


def test_the_same_state_and_move_give_the_same_reply(pairs: list[Pair]) -> None:
    for before, told, reply in pairs[::97]:
        assert respond(EN, before, told) == reply


@pytest.mark.rule(
    "Yes and no are taken as an answer to every pending question.",
    source="Standard Built-in Intents",
)
def test_every_answer_to_every_prompt_leads_somewhere() -> None:
    assert FOLLOW.keys() >= set(product(EN.prompts, ("yes", "no", "not_sure")))
    assert {said for _, said in FOLLOW} <= {*MOVES, *PARENTS}


def kinds(prompt: str) -> str:
    """The kinds of reply to yes, no and not sure."""
    before = state(asking=prompt, explained="cold")
    return " ".join(play(said, before).kind for said in ("yes", "no", "not_sure"))


test_where_yes_no_and_not_sure_lead = gives(
    kinds,
    *[("cramping", "relief question options"), ("eased", "relieved relief relief")],
    *[("safe", "relief relief relief"), ("ten_minutes", "warning relief relief")],
    *[("advice", "advice declined declined"), ("stretch", "prevention declined declined")],
    *[("second_stretch", "prevention declined declined"), ("go_on", "more declined declined")],
    *[("find_out", "question declined declined"), ("another", "explanation declined declined")],
    *[("choose", "question goodbye goodbye"), ("what_else", "options goodbye goodbye")],
)

UNCLEAR = {"statement": line("unclear"), "misses": 1}
test_an_answer_to_nothing_and_an_unknown_move_are_not_understood = table(
    *((name, UNCLEAR) for name in ("yes", "no", "not_sure", "plenty", "little", "somersault"))
)

WHAT_ELSE = {
    **{"asking": "what_else", "question": EN.prompts["what_else"].question, "explains": ("cold",)},
    **{"reprompt": EN.prompts["what_else"].reprompt, "answers": {"exercise": "not_sure"}},
}
OF_THE_QUESTION = ("purpose", "repeat", "more", "skip")
LEFT = {"asking": "sweat", "statement": line("skipped"), "answers": {"exercise": "not_sure"}}
TWICE = {"asking": "exercise", "asked": ("exercise",), "times": {"exercise": 2}}
NO_TO_ALL = {"sweat": "no", "stillness": "no", "posture": "no"}
ALL_ASKED = {**TWICE, "asked": ("exercise", *NO_TO_ALL), "answers": NO_TO_ALL}
# Before what is asked last nothing else is said.
LAST = {"asking": "what_else", "answers": {**NO_TO_ALL, "exercise": "not_sure"}}
test_each_turn_leaves_the_state_in_order = table(
    ("help", {"misses": 0, "turn": 4, "statement": line("help")}, {"misses": 1, "turn": 3}),
    ("why; cause cold", {"times": {"exercise": 2}, "asking": "exercise"}),
    # A topic that lapses is left in so many words, and what was to be said is said all the same.
    *((name, {**LEFT, "times": {"exercise": 2, "sweat": 1}}, TWICE) for name in OF_THE_QUESTION),
    ("fallback", LEFT, TWICE),
    ("help", {**LEFT, "statement": line("help")}, TWICE),
    ("remedy magnesium", {**LEFT, "statement": EN.remedies["magnesium"].verdict}, TWICE),
    ("remedy magnesium", {**LAST, "statement": EN.remedies["magnesium"].verdict}, ALL_ASKED),
    ("skip", {"asking": "check_well", "statement": line("skipped")}, ALL_ASKED),
    ("cause cold", WHAT_ELSE, TWICE),
    ("warning both_swollen", {**WHAT_ELSE, "explains": (), "warns": "routine"}, TWICE),
    # Finer readings are taken as what they are readings of; an answer leads on.
    ("what_mean", {"statement": EN.topics["cold"].purpose}, {"asking": "cold"}),
    ("why; yes", {"answers": {"exercise": "yes"}, "latest": "answers.exercise"}),
)

SIDE = {"asking": "check_side", "features": {"swollen": True}, "doubted": "swollen_leg"}
CHECKED = {**SIDE, "checked": ("check_side",), "held": "relief"}
SURE = {**CHECKED, "asking": "check_sure", "doubted": "chest_pain", "features": {}}
test_a_check_question_waits_for_its_answer = table(
    *(
        (name, {"asking": "check_side", "held": "relief"}, CHECKED)
        for name in ("help", "purpose", "wait")
    ),
    ("what_mean", {"asking": "check_side", "doubted": "swollen_leg"}, CHECKED),
    ("whisper", {"asking": "check_side", "whisper": True}, CHECKED),
    ("stop", {"kind": "goodbye"}, CHECKED),
    ("start_over", {"kind": "launch", "features": {}}, CHECKED),
    ("first", {"kind": "warning", "warns": "same_day"}, CHECKED),
    ("second", {"kind": "relief", "warns": "", "held": ""}, CHECKED),
    (
        "second",
        {"statement": EN.signs["both_swollen"].advice, "warns": "routine"},
        {**CHECKED, "held": "why"},
    ),
    # What it held up goes on, unless something else is asked for.
    ("no", {"kind": "relief", "held": "", "doubted": ""}, SURE),
    ("no", {"asking": "find_out"}, {**SURE, "held": "reassure"}),
    ("prevent", {"kind": "prevention", "held": ""}, SURE),
)

LET_GO = {
    **{"asking": "check_let_go", "checked": ("check_let_go",), "doubted": "long_cramp"},
    **{"features": {"long": True}, "held": "reassure"},
}
WENT_ON = {"statement": line("reassure"), "held": "", "doubted": ""}
SOUNDS = ["remedy", "mimic", "why", "cause", "prevent", "still_cramping", "circumstance", "told"]
test_what_tells_what_was_asked_is_an_answer_whatever_it_sounds_like = table(
    *((seen("eases", name=name), WENT_ON, LET_GO) for name in SOUNDS),
    (seen("-eases", name="remedy"), {"kind": "warning", "warned": ("long_cramp",)}, LET_GO),
    # What asks for something plainly is done, and what tells nothing of it is taken for itself.
    (seen("eases", name="doctor"), {"kind": "doctor"}, LET_GO),
    (seen("eases", name="eased"), WENT_ON, LET_GO),
    *((seen(*told, name="prevent"), {"kind": "prevention"}, LET_GO) for told in ((), ("one",))),
    (seen("eases", name="prevent"), {"kind": "prevention"}),
)

GOODBYE = {"kind": "goodbye", "checked": ()}
SWELLS = {"features": (("swollen", True),)}
test_whoever_leaves_is_not_questioned = table(
    (Move("stop"), GOODBYE, SWELLS),
    (Move("stop", feared=("stiff_jaw",)), GOODBYE),
    # But for what they say of it as they leave.
    (Move("stop", signs=("chest_pain",)), {"kind": "check"}),
    (seen("swollen", "one", name="stop"), {"kind": "warning", "warns": "same_day"}),
)


def afresh(said: Move) -> str:
    reply = respond_afresh(EN, said)
    assert reply.kind == "fault" or reply == play(said)
    return reply.kind


test_without_a_state_a_danger_sign_and_a_goodbye_are_answered = gives(
    afresh,
    *[(move("warning chest_pain"), "warning"), (Move("no", signs=("chest_pain",)), "check")],
    (Move("told", features=(("swollen", True), ("one", True))), "warning"),
    *[(move("stop"), "goodbye"), (move("yes"), "fault"), (move("why"), "fault")],
    *[
        (move("launch"), "fault"),
        (move("warning"), "fault"),
        (move("warning elsewhere"), "warning"),
    ],
)


def test_all_else_gets_an_apology_and_the_first_question() -> None:
    reply = respond_afresh(EN, Move("why"))
    check(reply, statement=line("fault"), asking="cramping", answers={}, turn=0)
