"""After an explanation: what else, what now, what to tell the doctor; and bare first words."""

import pytest

from skill.content import Content
from skill.content.lines import ANSWERS
from skill.dialogue import Move, Reply, State, respond
from skill.dialogue.move import PARENTS
from skill.dialogue.respond import FOLLOW
from skill.dialogue.understood import move_of
from skill.hearing import read

OFFERS = ("advice", "stretch", "second_stretch", "find_out", "go_on", "another")
GENERAL = [name for name in ANSWERS if name not in ("tell_doctor", "off_topic")]
EXPLAINED = State(asking="advice", explained="cold", noticed=True)


def talk(content: Content, state: State, *names: str) -> Reply:
    """The reply to the last of the moves *names*, from *state*."""
    for name in names:
        reply = respond(content, state, Move(name))
        state = reply.state
    return reply


# --- answers


@pytest.mark.parametrize("name", GENERAL)
@pytest.mark.parametrize("asking", ["cold", "eased", "advice"])
def test_a_question_is_answered_and_what_was_pending_comes_back(
    content: Content, name: str, asking: str
) -> None:
    reply = respond(content, State(asking=asking), Move(name))
    assert reply.statement == content.answers[name].said.format(emergency="911")
    assert reply.state.asking == asking


@pytest.mark.parametrize("name", GENERAL)
def test_a_question_out_of_nowhere_may_be_followed_by_another(content: Content, name: str) -> None:
    assert respond(content, State(), Move(name)).state.asking == "what_else"


@pytest.mark.parametrize("name", [*GENERAL, "tell_doctor"])
def test_how_do_you_know_names_the_source_of_an_answer(content: Content, name: str) -> None:
    reply = talk(content, State(), name, "evidence")
    source = content.sources[content.answers[name].sources[0]]
    assert source.spoken in reply.statement
    assert reply.card is not None
    assert content.answers[name].said[:20] in reply.card.text


# --- what else


def test_the_next_cause_is_what_fits_best_less_what_was_explained(content: Content) -> None:
    state = State(explained="cold", answers=(("cold", "yes"), ("exercise", "yes")))
    reply = respond(content, state, Move("what_else"))
    assert (
        reply.statement
        == "From what you said, hard exercise or blood flow in your legs may play a part too."
    )
    assert reply.state.asking == "another"


def test_of_somebody_else_it_is_their_legs(content: Content) -> None:
    state = State(explained="cold", answers=(("cold", "yes"),), case=(("who", "partner"),))
    assert "blood flow in their legs" in respond(content, state, Move("what_else")).statement


def test_where_nothing_more_fits_it_says_so_and_names_what_was_not_spoken_of(
    content: Content,
) -> None:
    reply = respond(content, State(explained="none"), Move("what_else"))
    assert reply.statement.startswith("Nothing else you said stands out.")
    assert content.causes["medicines"].name in reply.statement
    assert content.causes["pregnancy"].name not in reply.statement


def test_no_cause_is_named_twice_and_in_the_end_none_is_left(content: Content) -> None:
    state = State(explained="none")
    named: list[str] = []
    while "else_none" not in named:
        reply = respond(content, state, Move("what_else"))
        new = len(reply.state.offered) - len(state.offered)
        named += reply.state.offered[:new] or ["else_none"]
        state = reply.state
    assert len(named) == len(set(named)) > 4
    assert reply.statement == content.lines["else_none"][0]
    assert reply.state.asking == "what_else"


def test_yes_to_more_explains_the_first_that_was_named(content: Content) -> None:
    state = State(explained="cold", answers=(("exercise", "yes"),))
    assert talk(content, state, "what_else", "yes").explains == ("exercise",)


def test_what_else_before_any_explanation_looks_for_one(content: Content) -> None:
    assert respond(content, State(), Move("what_else")).kind == "question"


# --- what now


def test_what_now_is_the_advice_of_the_cause_that_was_explained(content: Content) -> None:
    reply = respond(content, EXPLAINED, Move("what_now"))
    assert reply.statement == content.causes["cold"].advice
    assert reply.state.asking == "stretch"


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (State(), "prevention"),
        (State(case=(("now", True),)), "relief"),
        (State(asking="cramping"), "relief"),
        (State(asking="eased", explained="cold"), "relief"),
    ],
)
def test_what_now_is_relief_where_it_cramps_and_the_stretch_where_it_does_not(
    content: Content, state: State, kind: str
) -> None:
    assert respond(content, state, Move("what_now")).kind == kind


def test_what_now_after_no_cramp_is_there_is_the_stretch(content: Content) -> None:
    state = State(asking="cramping", case=(("now", True),))
    assert talk(content, state, "no", "what_now").kind == "prevention"


# --- what to tell the doctor


def test_the_doctor_is_told_what_this_person_said_gravest_first(content: Content) -> None:
    state = State(
        circumstances=("cold_bed", "statin"),
        answers=(("exercise", "yes"), ("dairy", "no")),
        case=(("often", "weekly"), ("lasting", "minutes")),
    )
    reply = respond(content, state, Move("tell_doctor"))
    said = [content.circumstances["statin"].fact, "the cramps come each week"]
    assert reply.statement.startswith(
        f"Tell your doctor that {said[0]}, {said[1]}, and they last for minutes. Bring a list"
    )


def test_how_often_is_told_once(content: Content) -> None:
    state = State(circumstances=("most_nights",), case=(("often", "nightly"),))
    assert respond(content, state, Move("tell_doctor")).statement.count("most nights") == 1


@pytest.mark.parametrize(
    ("facts", "when"),
    [
        (("cold_bed",), "see_if"),
        (("most_nights",), "see_doctor"),
        (("statin",), "see_doctor"),
    ],
)
def test_when_to_go_is_as_grave_as_what_was_said(
    content: Content, facts: tuple[str, ...], when: str
) -> None:
    reply = respond(content, State(circumstances=facts), Move("tell_doctor"))
    assert reply.statement.endswith(content.lines[when][0])


def test_where_nothing_was_said_the_list_is_a_general_one(content: Content) -> None:
    reply = respond(content, EXPLAINED, Move("tell_doctor"))
    assert reply.statement == content.answers["tell_doctor"].said
    assert reply.state.asking == "advice"


# --- no is not goodbye


@pytest.mark.parametrize("asking", OFFERS)
@pytest.mark.parametrize("name", ["no", "not_sure"])
def test_an_offer_turned_down_asks_what_else_and_the_second_time_ends(
    content: Content, asking: str, name: str
) -> None:
    state = State(asking=asking, explained="cold")
    reply = respond(content, state, Move(name))
    assert reply.state.asking == "what_else"
    assert respond(content, reply.state, Move("no")).ends


def test_every_offer_may_be_turned_down() -> None:
    ends = {prompt for (prompt, answer), follow in FOLLOW.items() if follow.__name__ == "declined"}
    assert ends == set(OFFERS)


def test_after_the_second_stretch_there_may_be_something_else(content: Content) -> None:
    reply = talk(content, State(), "prevent", "yes")
    assert reply.statement == content.lines["stretch_thigh"][0]
    assert reply.state.asking == "what_else"


def test_yes_to_what_else_offers_a_choice_but_not_for_ever(content: Content) -> None:
    first = talk(content, State(asking="what_else", explained="cold"), "yes")
    assert first.state.asking == "choose"
    assert talk(content, first.state, "yes", "yes").ends


# --- first words, and words about something else


@pytest.mark.parametrize("asking", ["", "cramping"])
@pytest.mark.parametrize(
    "move",
    [
        Move("why", case=(("muscle", "calf"), ("now", True)), faint=True),
        Move("first", case=(("muscle", "toes"),), faint=True),
        Move("relief", faint=True),
    ],
)
def test_a_bare_name_gets_the_one_question_that_matters(
    content: Content, asking: str, move: Move
) -> None:
    reply = respond(content, State(asking=asking), move)
    assert reply.statement in content.lines["got_it"]
    assert reply.state.asking == "cramping"


@pytest.mark.parametrize(
    ("asking", "move", "kind"),
    [
        ("", Move("why", case=(("muscle", "calf"),)), "question"),
        ("", Move("why", faint=True), "question"),
        (
            "",
            Move("why", case=(("muscle", "calf"),), features=(("one", True),), faint=True),
            "question",
        ),
        ("", Move("relief", case=(("now", True),), faint=True), "relief"),
        ("eased", Move("relief", faint=True), "relief"),
    ],
)
def test_whoever_says_more_is_taken_at_their_word(
    content: Content, asking: str, move: Move, kind: str
) -> None:
    assert respond(content, State(asking=asking), move).kind == kind


@pytest.mark.parametrize(
    ("asking", "back"), [("", "cramping"), ("cold", "cold"), ("eased", "eased")]
)
def test_off_topic_gets_one_kind_sentence_and_is_no_miss(
    content: Content, asking: str, back: str
) -> None:
    reply = respond(content, State(asking=asking, misses=1), Move("off_topic"))
    assert reply.statement == content.answers["off_topic"].said
    assert (reply.state.asking, reply.state.misses) == (back, 0)


def test_off_topic_does_not_answer_a_question_about_danger(content: Content) -> None:
    state = State(asking="check_side", doubted="swollen_leg", features=(("swollen", True),))
    assert respond(content, state, Move("off_topic")).warns == "same_day"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("tell me a joke", "off_topic"),
        ("what's the weather doing in cork tomorrow", "off_topic"),
        ("asdf qwer", "fallback"),
        ("how long do they last", "how_long"),
        ("so what do i do now", "what_now"),
    ],
)
def test_words_that_make_sense_elsewhere_are_told_from_words_that_make_none(
    content: Content, words: str, name: str
) -> None:
    assert move_of(content, read(words)).name == name


def test_off_topic_is_a_finer_reading_of_not_understood() -> None:
    assert PARENTS["off_topic"] == "fallback"


@pytest.mark.parametrize(
    ("words", "faint"),
    [("calf", True), ("cramp", True), ("why does my calf cramp at night", False)],
)
def test_hardly_more_than_a_name_is_faint(content: Content, words: str, *, faint: bool) -> None:
    assert move_of(content, read(words)).faint is faint
