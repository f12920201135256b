"""Every reachable state and move, four turns deep, and what each reply must hold."""

import json
from dataclasses import replace

import pytest

from skill.content import Content
from skill.dialogue import Move, Reply, State, respond, respond_afresh
from skill.dialogue.respond import FOLLOW, MOVES

PLAIN = tuple(Move(name) for name in MOVES)
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
)
DEPTH = 4

Pair = tuple[State, Move, Reply]


def same(state: State) -> State:
    """What decides the conversation: the turn picks variants, *last_speech* is for repeating."""
    return replace(state, turn=0, last_speech="")


@pytest.fixture(scope="module")
def pairs(content: Content) -> list[Pair]:
    """Every (state, move) pair that can be reached in four turns, with its reply."""
    front, seen, found = [State()], {State()}, []
    for _ in range(DEPTH):
        following = []
        for state in front:
            for move in PLAIN + TELLING:
                reply = respond(content, state, move)
                found.append((state, move, reply))
                if not reply.ends and same(reply.state) not in seen:
                    seen.add(same(reply.state))
                    following.append(same(reply.state))
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
            assert reply.ends
            assert reply.kind == "warning"
            assert not reply.explains


def test_of_two_signs_the_graver_one_counts(content: Content) -> None:
    reply = respond(content, State(), Move("warning", signs=("both_swollen", "chest_pain")))
    assert reply.warns == "emergency"


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
    """No answer, repeated, keeps the conversation in a circle."""
    for start in list(dict.fromkeys(state for state, _, _ in pairs))[::5]:
        state = start
        for _ in range(14):
            reply = respond(content, state, Move(name))
            if reply.ends:
                break
            state = reply.state
        assert reply.ends, (name, start)


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
    assert set(FOLLOW) == {
        (prompt, answer) for prompt in content.prompts for answer in ("yes", "no", "not_sure")
    }


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
        ("advice", ("advice", "goodbye", "goodbye")),
        ("stretch", ("prevention", "goodbye", "goodbye")),
        ("second_stretch", ("prevention", "goodbye", "goodbye")),
        ("find_out", ("question", "goodbye", "goodbye")),
        ("go_on", ("more", "goodbye", "goodbye")),
        ("choose", ("question", "goodbye", "goodbye")),
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
    assert respond_afresh(content, move).ends


@pytest.mark.parametrize("move", [Move("yes"), Move("why"), Move("launch"), Move("warning")])
def test_without_a_state_all_else_gets_an_apology_and_the_first_question(
    content: Content, move: Move
) -> None:
    reply = respond_afresh(content, move)
    assert reply.kind == "fault"
    assert reply.statement == content.lines["fault"][0]
    assert reply.state.asking == "cramping"
    assert reply.state.answers == ()
