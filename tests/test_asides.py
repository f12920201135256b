"""Asides: answered shortly, and the conversation goes on where it was."""

import pytest

from skill.content import Content
from skill.dialogue import Move, State, respond
from skill.dialogue.asides import fault

ASKING_COLD = State(asking="cold", asked=("cold",))


@pytest.mark.rule(
    "A question in answer to a question is answered, and the dialogue comes back; so it does "
    "after help, repeat and what was not understood.",
    source="Voice Interface and User Experience Testing 4.10",
)
@pytest.mark.parametrize(
    "move",
    [
        Move("help"),
        Move("repeat"),
        Move("purpose"),
        Move("more"),
        Move("evidence"),
        Move("whisper"),
        Move("speak_up"),
        Move("doctor"),
        Move("remedy", remedies=("magnesium",)),
        Move("mimic", mimics=("restless_legs",)),
        Move("cause", causes=("calcium",)),
        Move("warning", signs=("both_swollen",)),
        Move("fallback"),
        Move("why"),
    ],
    ids=lambda move: move.name,
)
def test_the_pending_question_comes_back(content: Content, move: Move) -> None:
    reply = respond(content, ASKING_COLD, move)
    assert reply.question == content.topics["cold"].question


def test_purpose_says_why_the_question_is_asked(content: Content) -> None:
    reply = respond(content, ASKING_COLD, Move("purpose"))
    assert reply.statement == content.topics["cold"].purpose


@pytest.mark.rule("Repeat says the last reply again.", source="Standard Built-in Intents")
def test_repeat_says_the_last_reply_again(content: Content) -> None:
    first = respond(content, State(), Move("remedy", remedies=("magnesium",)))
    again = respond(content, first.state, Move("repeat"))
    assert again.speech == first.speech


def test_repeat_in_a_new_session_opens_the_skill(content: Content) -> None:
    assert respond(content, State(), Move("repeat")).kind == "launch"


def test_tell_me_more_goes_through_all_pieces_and_then_says_so(content: Content) -> None:
    reply = respond(content, State(), Move("cause", causes=("posture",)))
    said = []
    for _ in content.causes["posture"].more:
        reply = respond(content, reply.state, Move("more"))
        said.append(reply.statement)
    assert tuple(said) == content.causes["posture"].more
    assert reply.state.asking == "advice"
    last = respond(content, reply.state, Move("more"))
    assert last.statement == content.lines["no_more"][0]
    assert last.state.asking == "what_else"


def test_no_more_in_mid_question_keeps_the_question(content: Content) -> None:
    state = State(asking="cold", asked=("cold",), explained="none", told=99)
    assert respond(content, state, Move("more")).state.asking == "cold"


def test_more_about_the_stretch_is_the_second_stretch(content: Content) -> None:
    first = respond(content, State(), Move("prevent"))
    reply = respond(content, first.state, Move("more"))
    assert reply.statement == content.lines["stretch_thigh"][0]
    assert not reply.ends


def test_how_do_you_know_names_the_evidence_and_shows_the_sources(content: Content) -> None:
    first = respond(content, State(), Move("cause", causes=("cold",)))
    reply = respond(content, first.state, Move("evidence"))
    assert reply.statement == content.causes["cold"].evidence
    assert reply.card is not None
    for source in content.causes["cold"].sources:
        assert content.sources[source].title in reply.card.text


def test_how_do_you_know_about_a_remedy_names_its_source(content: Content) -> None:
    first = respond(content, State(), Move("remedy", remedies=("magnesium",)))
    reply = respond(content, first.state, Move("evidence"))
    source = content.remedies["magnesium"].sources[0]
    assert content.sources[source].spoken in reply.statement


def test_how_do_you_know_out_of_nowhere_is_answered(content: Content) -> None:
    assert respond(content, State(), Move("evidence")).statement == content.lines["from_reviews"][0]


def test_whisper_lasts_until_speak_up(content: Content) -> None:
    quiet = respond(content, State(), Move("whisper")).state
    assert respond(content, quiet, Move("why")).state.whisper
    assert not respond(content, quiet, Move("speak_up")).state.whisper


def test_start_over_forgets_the_answers_but_not_what_was_said_once(content: Content) -> None:
    state = State(asking="advice", answers=(("cold", "yes"),), noticed=True)
    fresh = respond(content, state, Move("start_over")).state
    assert (fresh.answers, fresh.noticed) == ((), True)
    assert fresh.asking == "cramping"


def test_advice_belongs_to_the_cause_that_was_explained(content: Content) -> None:
    first = respond(content, State(), Move("cause", causes=("cold",)))
    aside = respond(content, first.state, Move("remedy", remedies=("magnesium",)))
    assert respond(content, aside.state, Move("yes")).statement == content.causes["cold"].advice


def test_advice_without_a_cause_is_the_general_one(content: Content) -> None:
    reply = respond(content, State(asking="advice"), Move("yes"))
    assert reply.statement == content.causes["none"].advice


def test_a_mimic_with_a_routine_sign_warns(content: Content) -> None:
    assert respond(content, State(), Move("mimic", mimics=("walking_pain",))).warns == "routine"
    assert respond(content, State(), Move("mimic", mimics=("restless_legs",))).warns == ""


def test_unsure_whether_it_cramps_gets_a_choice(content: Content) -> None:
    reply = respond(content, State(asking="cramping"), Move("not_sure"))
    assert reply.state.asking == "choose"


@pytest.mark.parametrize("name", ["stop", "thanks"])
def test_goodbyes_end(content: Content, name: str) -> None:
    assert respond(content, ASKING_COLD, Move(name)).ends


def test_a_fault_keeps_the_conversation(content: Content) -> None:
    reply = fault(content, ASKING_COLD)
    assert reply.state.asking == "cold"
    assert reply.statement == content.lines["fault"][0]
    assert reply.kind == "fault"
    assert fault(content, State()).state.asking == "cramping"


def test_skip_outside_a_question_goes_on(content: Content) -> None:
    assert respond(content, State(), Move("skip")).state.asking == "exercise"


def test_why_do_you_ask_is_answered_for_a_prompt_too(content: Content) -> None:
    reply = respond(content, State(asking="advice"), Move("purpose"))
    assert reply.statement == content.prompts["advice"].purpose


def test_why_do_you_ask_before_any_question_says_what_there_is_to_choose(
    content: Content,
) -> None:
    assert respond(content, State(), Move("purpose")).statement == content.prompts["choose"].purpose


def test_tell_me_more_offers_to_go_on_until_the_last_piece(content: Content) -> None:
    reply = respond(content, State(), Move("cause", causes=("posture",)))
    asked = []
    for _ in content.causes["posture"].more:
        reply = respond(content, reply.state, Move("more"))
        asked.append(reply.state.asking)
    assert asked == ["go_on"] * (len(asked) - 1) + ["advice"]
    assert len(asked) > 1


def test_more_before_any_explanation_is_about_the_question(content: Content) -> None:
    reply = respond(content, ASKING_COLD, Move("more"))
    assert reply.statement == content.topics["cold"].purpose


def test_more_about_nothing_says_what_the_skill_can_do(content: Content) -> None:
    assert respond(content, State(), Move("more")).statement == content.lines["help"][0]


def test_after_the_second_stretch_more_is_about_something_else(content: Content) -> None:
    first = respond(content, State(), Move("prevent"))
    second = respond(content, first.state, Move("more"))
    assert respond(content, second.state, Move("more")).statement == content.lines["help"][0]


def test_a_remedy_gets_its_verdict_and_the_offer_to_find_the_cause(content: Content) -> None:
    reply = respond(content, State(), Move("remedy", remedies=("magnesium",)))
    assert reply.statement == content.remedies["magnesium"].verdict
    assert reply.state.asking == "find_out"


@pytest.mark.parametrize(
    ("move", "table", "name"),
    [
        (Move("relief"), "grounds", "relief"),
        (Move("eased"), "grounds", "relief"),
        (Move("prevent"), "grounds", "stretch"),
        (Move("doctor"), "grounds", "doctor"),
        (Move("warning", signs=("both_swollen",)), "signs", "both_swollen"),
        (Move("mimic", mimics=("restless_legs",)), "mimics", "restless_legs"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_how_do_you_know_is_about_what_was_said_last(
    content: Content, move: Move, table: str, name: str
) -> None:
    first = respond(content, State(), move)
    reply = respond(content, first.state, Move("evidence"))
    source = content.sources[getattr(content, table)[name].sources[0]]
    assert reply.statement == f"That comes from {source.spoken}."
    assert reply.card is not None
    assert source.title in reply.card.text


def test_where_no_source_is_known_the_skill_says_so(content: Content) -> None:
    assert not content.remedies["mustard"].sources
    first = respond(content, State(), Move("remedy", remedies=("mustard",)))
    reply = respond(content, first.state, Move("evidence"))
    assert reply.statement == content.lines["no_source"][0]
    assert reply.card is None


def test_skipping_before_any_question_is_no_problem(content: Content) -> None:
    assert respond(content, State(), Move("skip")).statement in content.lines["skipped"]


def test_skipping_once_more_after_two_unsure_answers_gets_the_explanation(
    content: Content,
) -> None:
    unsure = (("exercise", "not_sure"), ("posture", "not_sure"))
    reply = respond(content, State(answers=unsure), Move("skip"))
    assert reply.kind == "explanation"
    assert reply.statement.startswith(content.lines["known_so_far"][0])


def test_starting_over_keeps_the_voice_and_the_count_of_turns(content: Content) -> None:
    fresh = respond(content, State(turn=6, whisper=True), Move("start_over")).state
    assert fresh == State(asking="cramping", turn=7, whisper=True, last_speech=fresh.last_speech)


@pytest.mark.parametrize(
    "aside",
    [Move("remedy", remedies=("magnesium",)), Move("mimic", mimics=("restless_legs",))],
    ids=lambda move: move.name,
)
def test_after_an_aside_more_goes_on_with_the_next_piece(content: Content, aside: Move) -> None:
    state = State()
    for move in (Move("cause", causes=("cold",)), Move("more"), aside, Move("more")):
        reply = respond(content, state, move)
        state = reply.state
    assert reply.statement == content.causes["cold"].more[1]
