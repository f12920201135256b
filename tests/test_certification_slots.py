"""Certification, slots: filled, over-filled, empty and strange."""

from itertools import pairwise, product
from typing import Any

import pytest

from skill.content import TOPIC_IDS, Content, load
from skill.simulator import invocation
from skill.simulator.session import Handler
from tests.turns import Attributes, Turn, ask, ids_of, language, open_at, session, slots_of, states

EMPTY = ("", "   ")
NONSENSE = ("banana", "<purple> & {verbs}")  # Amazon's favourite, and characters that mark up
# Intents whose slot only adds to a yes or a no: that counts even where the slot is strange.
ANSWERS = ("YesBecauseIntent", "NoBecauseIntent", "NoSignIntent")
WORRIES = ("WarningIntent",)  # and where a worry has no name, all the signs are named
FACTS = ("circumstances", "signs", "denied")
NOT_MATCHED = ("ER_SUCCESS_NO_MATCH", "ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION")
MOST_TURNS = 12


def slotted(locale: str) -> list[str]:
    """The intents with slots."""
    return [one["name"] for one in language(locale)["intents"] if one.get("slots")]


def bearing_on(content: Content, topic: str) -> str:
    """The first circumstance that answers *topic*."""
    return next(name for name, fact in content.circumstances.items() if topic in fact.answers)


def topics_asked(handler: Handler, locale: str, turn: Turn) -> set[str]:
    """What is asked from *turn* on, to somebody who says no to everything."""
    asked: set[str] = set()
    for _ in range(MOST_TURNS):
        if not turn.is_open or turn.explains:
            return asked
        asked.add(turn.state["asking"])
        turn = ask(handler, locale, "AMAZON.NoIntent", before=turn.attributes)
    pytest.fail("the questions do not end")


def asked_again(turn: Turn) -> None:
    """The session is open at a question, and nothing was made of what was said."""
    before = turn.before.get("state", {})
    assert "something went wrong" not in turn.speech
    assert turn.question
    assert turn.is_open
    assert [turn.state[key] for key in FACTS] == [before.get(key, []) for key in FACTS]
    if turn.intent not in ANSWERS:
        assert not turn.explains
        assert turn.intent in WORRIES or turn.state["misses"] == 1
        assert turn.state["answers"] == before.get("answers", {})
        assert not before or turn.state["asking"] == before["asking"]


def resolved(code: str, id_: str, spoken: str) -> dict[str, Any]:
    """A cause slot whose resolution has this status, and a value all the same."""
    slot = invocation.slot("cause", "CAUSE", id_, spoken)
    slot["resolutions"]["resolutionsPerAuthority"][0]["status"]["code"] = code
    return slot


def answered(handler: Handler, locale: str, slot: dict[str, Any], before: Attributes) -> Turn:
    """The reply to "is it" with *slot* as it is."""
    request = invocation.intent_request(session(before), locale, "CauseIntent", {})
    request["request"]["intent"]["slots"] = {"cause": slot}
    return Turn("CauseIntent", {}, before, handler(request, None))


# Strange slots


@pytest.mark.rule(
    "A slot that is empty or holds spaces is asked for again.",
    source="3.4, 5.3, 11.6; Voice Interface and User Experience Testing 4.2",
)
@pytest.mark.parametrize("spoken", EMPTY)
def test_an_empty_slot_is_asked_for_again(handler: Handler, locale: str, spoken: str) -> None:
    strange(handler, locale, spoken)


@pytest.mark.rule(
    "A slot with a word that matches nothing, such as 'banana', is asked for again.",
    source="5.3, 11.6; Voice Interface and User Experience Testing 4.2, 4.10",
)
@pytest.mark.parametrize("spoken", NONSENSE)
def test_nonsense_in_a_slot_is_asked_again(handler: Handler, locale: str, spoken: str) -> None:
    strange(handler, locale, spoken)


def strange(handler: Handler, locale: str, spoken: str) -> None:
    """Says *spoken* in every slot, in a new session and to every topic."""
    for intent, before in product(slotted(locale), ({}, *map(open_at, TOPIC_IDS))):
        empty = dict.fromkeys(slots_of(locale, intent), "")
        asked_again(ask(handler, locale, intent, empty, before, spoken=spoken))


@pytest.mark.rule(
    "A slot that the request leaves out is asked for again.",
    source="3.4, 5.3; Voice Interface and User Experience Testing 4.2",
)
def test_a_missing_slot_is_asked_for_again(handler: Handler, locale: str) -> None:
    for intent, before in product(slotted(locale), ({}, *map(open_at, TOPIC_IDS))):
        asked_again(ask(handler, locale, intent, {}, before))


# Resolution


@pytest.mark.rule(
    "A value counts only where entity resolution reports ER_SUCCESS_MATCH.",
    source="3.4; Request and Response JSON Reference",
)
@pytest.mark.parametrize("code", NOT_MATCHED)
def test_only_a_match_counts(handler: Handler, locale: str, code: str) -> None:
    before = open_at("cold")
    asked_again(answered(handler, locale, resolved(code, "posture", "posture"), before))
    matched = resolved("ER_SUCCESS_MATCH", "posture", "posture")
    assert answered(handler, locale, matched, before).explains == ["posture"]


@pytest.mark.rule(
    "A slot is read by its id, never by what was spoken.",
    source="3.4, 3.6; Request and Response JSON Reference",
)
def test_a_slot_is_read_by_its_id(handler: Handler, locale: str) -> None:
    usual = ask(handler, locale, "CauseIntent", {"cause": "cold"}, spoken="cold")
    odd = ask(handler, locale, "CauseIntent", {"cause": "cold"}, spoken="banana")
    assert usual.explains == ["cold"]
    assert odd.answer == usual.answer
    unmatched = ask(handler, locale, "CauseIntent", {"cause": ""}, open_at("cold"), spoken="cold")
    asked_again(unmatched)


@pytest.mark.rule(
    "A slot with several values is read to the end.",
    source="3.4; Request and Response JSON Reference",
)
def test_a_slot_with_several_values_is_read_to_the_end(handler: Handler, locale: str) -> None:
    content = load(locale)
    two = [bearing_on(content, topic) for topic in ("cold", "sweat")]
    values = [
        invocation.slot("circumstance", "CIRCUMSTANCE", id_, "words")["slotValue"] for id_ in two
    ]
    request = invocation.intent_request(session({}), locale, "CircumstanceIntent", {})
    request["request"]["intent"]["slots"] = {
        "circumstance": {"name": "circumstance", "slotValue": {"type": "List", "values": values}}
    }
    answer = handler(request, None)
    assert answer["sessionAttributes"]["state"]["circumstances"] == two


# Combinations


@pytest.mark.rule(
    "An intent works with none, some or all of its slots filled.",
    source="5.3; Voice Interface and User Experience Testing 4.2",
)
def test_an_intent_works_with_any_of_its_slots(handler: Handler, locale: str) -> None:
    for intent, before in product(slotted(locale), states()):
        kinds = slots_of(locale, intent)
        for full in product((True, False), repeat=len(kinds)):
            some = zip(kinds.items(), full, strict=True)
            ids = {name: ids_of(locale, kind)[0] for (name, kind), one in some if one}
            assert ask(handler, locale, intent, ids, before).kind != "fault"


@pytest.mark.rule(
    "What the first sentence answers is not asked again.",
    source="3.5, 5.3; Voice Interface and User Experience Testing 4.2",
)
@pytest.mark.parametrize("topic", TOPIC_IDS)
def test_a_fact_in_the_first_sentence_skips_its_question(
    handler: Handler, locale: str, topic: str
) -> None:
    fact = bearing_on(load(locale), topic)
    turn = ask(handler, locale, "CircumstanceIntent", {"circumstance": fact})
    assert turn.state["circumstances"] == [fact]
    assert topic not in topics_asked(handler, locale, turn)


@pytest.mark.rule(
    "Two facts in one sentence skip both their questions.",
    source="5.3; Voice Interface and User Experience Testing 4.2",
)
def test_two_facts_in_one_sentence_skip_both_questions(handler: Handler, locale: str) -> None:
    content = load(locale)
    for one, other in pairwise(TOPIC_IDS):
        ids = {"circumstance": bearing_on(content, one), "other": bearing_on(content, other)}
        turn = ask(handler, locale, "CircumstanceIntent", ids)
        assert {one, other}.isdisjoint(topics_asked(handler, locale, turn))


@pytest.mark.rule(
    "A question in answer to a question is answered, and the dialogue comes back.",
    source="3.5, 5.3; Voice Interface and User Experience Testing 4.2",
)
@pytest.mark.parametrize("topic", TOPIC_IDS)
def test_a_question_in_answer_to_a_question_is_answered(
    handler: Handler, locale: str, topic: str
) -> None:
    verdict = load(locale).remedies["magnesium"].verdict
    turn = ask(handler, locale, "RemedyIntent", {"remedy": "magnesium"}, open_at(topic))
    assert turn.speech.startswith(verdict)
    assert turn.state["asking"] == topic
    assert turn.is_open
