"""The states that can be reached in four turns with every move, and what each reply must hold."""

import json

import pytest

from skill.content import Content
from skill.dialogue import Move, Reply, State, follow_up, respond, respond_afresh
from skill.dialogue.move import CRAMPING, PARENTS
from skill.dialogue.respond import FOLLOW, MOVES

# Of the questions that are answered alike one will do.
ALIKE = [name for name, follow in MOVES.items() if follow is follow_up.answer][1:]
PLAIN = tuple(Move(name) for name in MOVES if name not in ALIKE)
TELLING = (
    Move("circumstance", circumstances=("cold_bed",)),
    Move("circumstance", circumstances=("statin",)),
    Move("circumstance", circumstances=("warm_room",), answer="no"),
    Move("circumstance", circumstances=("on_stomach", "cold_room")),
    Move("circumstance", circumstances=("most_nights",)),
    Move("cause", causes=("calcium",)),
    Move("cause", causes=("calcium",), denied=True),
    Move("remedy", remedies=("magnesium",)),
    Move("mimic", mimics=("restless_legs",)),
    Move("warning", signs=("swollen_leg",)),
    Move("warning", signs=("both_swollen",)),
    Move("warning", signs=("chest_pain", "both_swollen")),
    Move("told", features=(("swollen", True),)),
    Move("told", features=(("one", True),)),
    Move("relief", signs=("stiff_jaw",)),
    Move("relief", case=(("now", True), ("muscle", "shin"))),
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
def pairs(content: Content) -> list[Pair]:
    """The pairs of state and move to be reached in four turns, of like states one; and replies."""
    front, seen, found = [State()], {likeness(State())}, []
    for _ in range(DEPTH):
        following = []
        for state in front:
            for move in PLAIN + TELLING:
                reply = respond(content, state, move)
                found.append((state, move, reply))
                if not reply.ends and likeness(reply.state) not in seen:
                    seen.add(likeness(reply.state))
                    following.append(reply.state)
        front = following
    return found


def test_every_reply_speaks_and_its_state_survives_json(
    content: Content, pairs: list[Pair]
) -> None:
    for _, move, reply in pairs:
        assert reply.speech, move
        assert bool(reply.reprompt) == bool(reply.question)
        assert (
            State.from_json(content, json.loads(json.dumps(reply.state.to_json()))) == reply.state
        )


def test_a_question_is_pending_exactly_when_the_session_stays_open(pairs: list[Pair]) -> None:
    assert all(bool(reply.state.asking) != reply.ends for _, _, reply in pairs)


def test_no_topic_is_asked_again_once_it_is_answered(pairs: list[Pair]) -> None:
    for _, _, reply in pairs:
        assert reply.state.asking not in dict(reply.state.answers)


def test_at_most_four_topics_are_asked(pairs: list[Pair]) -> None:
    assert max(len(reply.state.asked) for _, _, reply in pairs) <= 4


def test_a_danger_sign_beats_everything(pairs: list[Pair]) -> None:
    for _, move, reply in pairs:
        if "swollen_leg" in move.signs or "chest_pain" in move.signs:
            assert reply.kind == "warning"
            assert not reply.explains
            assert reply.ends == (reply.warns == "emergency")
            assert reply.warns == "emergency" or "chest_pain" not in move.signs


def test_at_most_two_check_questions_are_asked_and_none_twice(pairs: list[Pair]) -> None:
    asked = {reply.state.checked for _, _, reply in pairs}
    assert max(len(checked) for checked in asked) == 2
    assert all(len(set(checked)) == len(checked) for checked in asked)


def test_no_topic_is_asked_a_third_time(pairs: list[Pair]) -> None:
    assert max(times for _, _, reply in pairs for _, times in reply.state.times) == 2


def test_of_two_signs_the_graver_one_counts(content: Content) -> None:
    reply = respond(content, State(), Move("warning", signs=("both_swollen", "chest_pain")))
    assert reply.warns == "emergency"


@pytest.mark.rule(
    "The first explanation of a session says that it is not medical advice.",
    source="Policy Requirements of 2017",
)
def test_notice_and_signs_come_with_the_first_explanation_and_only_once(
    content: Content, pairs: list[Pair]
) -> None:
    notice, net = content.lines["notice"][0], content.lines["net"][0].split(".")[0]
    for state, move, reply in pairs:
        assert (notice in reply.statement) == (bool(reply.explains) and not state.noticed) or (
            move.name == "repeat"
        )
        if reply.explains:
            assert net in reply.statement or state.noticed


@pytest.mark.parametrize("name", ["fallback", "yes", "no", "not_sure", "skip", "cause", "remedy"])
def test_saying_the_same_forever_ends_kindly(
    content: Content, pairs: list[Pair], name: str
) -> None:
    """No answer, repeated, keeps the conversation in a circle; in pain nobody is left alone."""
    for start in list(dict.fromkeys(state for state, _, _ in pairs))[::5]:
        state = start
        for _ in range(14):
            reply = respond(content, state, Move(name))
            if reply.ends:
                break
            state = reply.state
        assert reply.ends or reply.state.asking in CRAMPING, (name, start)


def test_three_misses_in_a_row_end_and_two_offer_help(content: Content) -> None:
    first = respond(content, State(), Move("launch"))
    replies = [first]
    for _ in range(3):
        replies.append(respond(content, replies[-1].state, Move("fallback")))
    assert [reply.kind for reply in replies] == ["launch", "aside", "options", "goodbye"]


def test_an_understood_move_ends_a_run_of_misses(content: Content) -> None:
    state = respond(content, State(misses=1), Move("help")).state
    assert state.misses == 0


def test_every_answer_to_every_prompt_leads_somewhere(content: Content) -> None:
    assert set(FOLLOW) >= {
        (prompt, answer) for prompt in content.prompts for answer in ("yes", "no", "not_sure")
    }
    assert {said for _, said in FOLLOW} <= {*MOVES, *PARENTS}


def test_an_unknown_move_is_a_miss(content: Content) -> None:
    assert respond(content, State(), Move("somersault")).state.misses == 1


def test_the_same_state_and_move_give_the_same_reply(content: Content, pairs: list[Pair]) -> None:
    for state, move, reply in pairs[::97]:
        assert respond(content, state, move) == reply


def test_the_words_change_from_turn_to_turn(content: Content) -> None:
    first = respond(content, State(), Move("launch"))
    second = respond(content, first.state, Move("launch"))
    assert {first.statement, second.statement} == set(content.lines["welcome"])


@pytest.mark.parametrize(
    ("moves", "kind"),
    [
        ((Move("launch"),), "launch"),
        ((Move("start_over"),), "launch"),
        ((Move("why"),), "question"),
        ((Move("cause", causes=("cold",)),), "explanation"),
        ((Move("cause", causes=("cold",)), Move("yes")), "advice"),
        ((Move("cause", causes=("cold",)), Move("more")), "more"),
        ((Move("cause", causes=("none",)), *[Move("more")] * 9), "more"),
        ((Move("prevent"), Move("more")), "more"),
        ((Move("evidence"),), "evidence"),
        ((Move("help"),), "aside"),
        ((Move("remedy", remedies=("milk",)),), "aside"),
        ((Move("mimic", mimics=("sciatica",)),), "mimic"),
        ((Move("launch"), Move("not_sure")), "options"),
        ((Move("warning", signs=("both_swollen",)),), "warning"),
        ((Move("warning", signs=("chest_pain",)),), "warning"),
        ((Move("doctor"),), "doctor"),
        ((Move("relief"),), "relief"),
        ((Move("relief"), *[Move("no")] * 3), "relief"),
        ((Move("relief"), *[Move("no")] * 4), "relief"),
        ((Move("eased"),), "relieved"),
        ((Move("prevent"),), "prevention"),
        ((Move("prevent"), Move("yes")), "prevention"),
        ((Move("prevent"), Move("no")), "declined"),
        ((Move("cause", causes=("cold",)), Move("what_else")), "what_else"),
        ((Move("circumstance", circumstances=("statin",)), Move("tell_doctor")), "doctor"),
        ((Move("thanks"),), "goodbye"),
        ((Move("stop"),), "goodbye"),
    ],
)
def test_the_log_names_the_kind_of_each_reply(
    content: Content, moves: tuple[Move, ...], kind: str
) -> None:
    """Neither words nor ids may be logged, so the kind has to say what happened."""
    state = State()
    for move in moves:
        reply = respond(content, state, move)
        state = reply.state
    assert reply.kind == kind


@pytest.mark.parametrize("name", ["yes", "no", "not_sure", "plenty", "little", "fallback"])
def test_an_answer_to_nothing_is_not_understood(content: Content, name: str) -> None:
    assert respond(content, State(), Move(name)).statement in content.lines["unclear"]


@pytest.mark.parametrize(
    ("prompt", "kinds"),
    [
        ("cramping", ("relief", "question", "options")),
        ("eased", ("relieved", "relief", "relief")),
        ("ten_minutes", ("warning", "relief", "relief")),
        ("advice", ("advice", "declined", "declined")),
        ("stretch", ("prevention", "declined", "declined")),
        ("second_stretch", ("prevention", "declined", "declined")),
        ("find_out", ("question", "declined", "declined")),
        ("go_on", ("more", "declined", "declined")),
        ("another", ("explanation", "declined", "declined")),
        ("choose", ("question", "goodbye", "goodbye")),
        ("what_else", ("options", "goodbye", "goodbye")),
    ],
)
def test_where_yes_no_and_not_sure_lead(
    content: Content, prompt: str, kinds: tuple[str, str, str]
) -> None:
    state = State(asking=prompt, explained="cold")
    for answer, kind in zip(("yes", "no", "not_sure"), kinds, strict=True):
        assert respond(content, state, Move(answer)).kind == kind


@pytest.mark.parametrize(
    "move",
    [Move("warning", signs=("chest_pain",)), Move("no", signs=("chest_pain",)), Move("stop")],
)
def test_without_a_state_a_danger_sign_and_a_goodbye_are_answered(
    content: Content, move: Move
) -> None:
    assert respond_afresh(content, move) == respond(content, State(), move)
    assert respond_afresh(content, move).kind in ("warning", "check", "goodbye")


@pytest.mark.parametrize("move", [Move("yes"), Move("why"), Move("launch"), Move("warning")])
def test_without_a_state_all_else_gets_an_apology_and_the_first_question(
    content: Content, move: Move
) -> None:
    reply = respond_afresh(content, move)
    assert reply.kind == "fault"
    assert reply.statement == content.lines["fault"][0]
    assert reply.state.asking == "cramping"
    assert reply.state.answers == ()
