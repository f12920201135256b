"""Certification, what is said: sessions, sizes, markup, and words that the policy forbids."""

import json
import re

import pytest

from skill.content import load
from tests.test_safety import PRIVATE_MATTERS
from tests.test_speech import (
    BANNED,
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_SECONDS,
    MOST_WORDS,
    MOST_WORDS_WITH_SIGNS,
    QUININE,
    TAGS,
    bare,
    parse,
    silence,
    words,
)
from tests.turns import Turn

Turns = tuple[Turn, ...]

LARGEST_CARD = 8_000  # characters
SECOND_ENGINE = {"emphasis", "prosody"}  # tags that Alexa may hand to an older voice
NOTICE = "not medical advice"

ONLY_FOR_THE_EYE = re.compile(r"[][(){}/;*#%&+=_<>|\\]|https?|www\.|\be\.g\.|\bi\.e\.|\betc\b")
DIAGNOSIS = re.compile(r"\bdiagnos\w*|\byou (have|suffer)\b|\bis (caused by|the cause)\b", re.I)
CURE = re.compile(r"\bcur(e[sd]?|ing)\b|\bheals\b|\bguarante\w+|\bmiracle|\bproven to\b", re.I)
NOT_PROVEN = re.compile(r"\b(not|never|nor) proven to\b", re.I)
RESCUE = re.compile(r"\b(sav(e|es|ed|ing)|rescu\w+) ((your|a|any) )?li(fe|ves)\b|life-?sav", re.I)
DOSE = re.compile(
    r"\b(milli|micro)?grams?\b|\b\d+ ?(mg|mcg|ml|iu)\b|\b(once|twice|times) (a|per) (day|night)"
    r"|\b(one|two|three|\d+) (pills?|tablets?|capsules?|doses?)\b",
    re.I,
)
ADVISED_AGAINST = re.compile(r"\b(do not|not to|never) use\b", re.I)
TRADE = re.compile(
    r"\b(buy|order|shop|sell(er)?|sale|online|price|cheap\w*|market|without a prescription)\b", re.I
)
ADVERT = re.compile(
    r"\b(donat\w+|sponsor\w*|advert\w*|discount|subscri\w+|upgrade|premium|rate this|five stars)\b",
    re.I,
)
OTHER_SKILLS = re.compile(r"\bskills?\b|\balexa\b|\bamazon\b", re.I)
OFFER_TO_CALL = re.compile(
    r"\b(shall|can|should|could|may|will|let|would you like) (i|me|us)\b[^.?]*\b(call|phone|dial"
    r"|ring|text|contact)\b|\b(i('ll| will| can)|calling|connecting) (now )?(call|dial|you to)\b",
    re.I,
)
PERSONAL = re.compile(
    r"\b(your|what|which) ((full|first|last) )?(name|address|e-?mail|phone|number|birthday)"
    r"|\bwho are you\b|\bwhere do you live\b",
    re.I,
)
NUMBERS = re.compile(r"\b(911|999|000|112|111)\b")
CALLED = re.compile(r"\bcall (\d{3})\b", re.I)
NURSE_LINES = {"en-GB": {"111"}}  # a number to call that is no emergency


def asked(turn: Turn) -> str:
    """The question and the reprompt."""
    return f"{turn.question} {turn.reprompt}"


def texts(turn: Turn) -> str:
    """All that is spoken."""
    return f"{turn.speech} {turn.reprompt}"


def found(pattern: re.Pattern[str], spoken: list[str]) -> set[str]:
    return {text for text in spoken if pattern.search(text)}


# Sessions


@pytest.mark.rule(
    "The session stays open exactly when the speech ends with a question.",
    source="1.3, 5.3, 11.3; Voice Interface and User Experience Testing 4.1",
)
def test_the_session_is_open_exactly_after_a_question(turns: Turns) -> None:
    assert [turn for turn in turns if turn.is_open != turn.speech.endswith("?")] == []


@pytest.mark.rule(
    "The last reply says outright that the session ends.",
    source="1.3, 11.3; Request and Response JSON Reference",
)
def test_the_last_reply_says_that_the_session_ends(turns: Turns) -> None:
    last = [turn for turn in turns if not turn.speech.endswith("?")]
    assert last
    assert {turn.response.get("shouldEndSession") for turn in last} == {True}


@pytest.mark.rule(
    "An open session has a reprompt, and a closed one has none.",
    source="1.3, 11.3; Request and Response JSON Reference",
)
def test_an_open_session_has_a_reprompt(turns: Turns) -> None:
    assert [turn for turn in turns if turn.is_open != bool(turn.reprompt)] == []


@pytest.mark.rule(
    "A reprompt is worded anew.",
    source="5.3; Voice Interface and User Experience Testing 4.4",
)
def test_a_reprompt_repeats_neither_the_speech_nor_its_question(turns: Turns) -> None:
    asking = [turn for turn in turns if turn.is_open]
    assert [
        turn for turn in asking if bare(turn.reprompt) in (bare(turn.speech), bare(turn.question))
    ] == []


@pytest.mark.rule(
    "A reply is short: two breaths, and a third for the notice and the signs that need help.",
    source="5.3; Voice Interface and User Experience Testing 4.3",
)
def test_a_reply_is_short(turns: Turns) -> None:
    counts = {turn.speech: words(turn.speech) for turn in turns}
    most = {said: MOST_WORDS_WITH_SIGNS if NOTICE in said else MOST_WORDS for said in counts}
    assert {said: count for said, count in counts.items() if count > most[said]} == {}


@pytest.mark.rule(
    "Speech is written for the ear: no brackets, symbols, addresses or abbreviations.",
    source="5.3; Voice Interface and User Experience Testing 4.3",
)
def test_speech_is_written_for_the_ear(turns: Turns) -> None:
    assert found(ONLY_FOR_THE_EYE, [texts(turn) for turn in turns]) == set()


# Markup and sizes


@pytest.mark.rule("Speech and reprompt are well-formed SSML.", source="11.1; SSML Reference")
def test_the_speech_is_well_formed(turns: Turns) -> None:
    for turn in turns:
        assert parse(turn.ssml).tag == "speak"
        assert not turn.is_open or parse(turn.reprompt_ssml).tag == "speak"


@pytest.mark.rule(
    "Speech and reprompt have at most 8,000 characters, markup included.",
    source="11.1; Best Practices for Text Responses",
)
def test_the_speech_fits(turns: Turns) -> None:
    assert max(len(ssml) for turn in turns for ssml in (turn.ssml, turn.reprompt_ssml)) <= (
        MOST_CHARACTERS
    )


@pytest.mark.rule(
    "The breaks of a response add up to 10 seconds at most.", source="11.1; SSML Reference"
)
def test_the_silence_fits(turns: Turns) -> None:
    silences = [silence(turn.ssml) for turn in turns]
    assert 0 < max(silences) <= MOST_SECONDS


@pytest.mark.rule("Only tags that Alexa supports are used.", source="11.1; SSML Reference")
def test_only_supported_tags_are_used(turns: Turns) -> None:
    assert tags(turns) <= TAGS | SECOND_ENGINE


@pytest.mark.rule(
    "No emphasis and no changed pitch: they bring in an older voice.",
    source="11.1; SSML Reference",
)
def test_no_tag_brings_in_the_older_voice(turns: Turns) -> None:
    assert tags(turns).isdisjoint(SECOND_ENGINE)


def tags(turns: Turns) -> set[str]:
    spoken = {ssml for turn in turns for ssml in (turn.ssml, turn.reprompt_ssml) if ssml}
    return {element.tag for ssml in spoken for element in parse(ssml).iter()}


@pytest.mark.rule(
    "A response has at most 24 KB, session attributes included.",
    source="11.2; Request and Response JSON Reference",
)
def test_the_response_fits(turns: Turns) -> None:
    assert max(len(json.dumps(turn.answer).encode()) for turn in turns) <= MOST_BYTES


@pytest.mark.rule(
    "A card has at most 8,000 characters.", source="11.2; Request and Response JSON Reference"
)
def test_the_card_fits(turns: Turns) -> None:
    sizes = [sum(map(len, turn.card.values())) for turn in turns if turn.card]
    assert 0 < max(sizes) <= LARGEST_CARD


# Health


@pytest.mark.rule(
    "No question is about a diagnosis, a drug, an age or a pregnancy.",
    source="5.1; Policy Requirements 3.a",
)
def test_no_question_is_about_a_private_matter(turns: Turns) -> None:
    assert found(PRIVATE_MATTERS, [asked(turn) for turn in turns]) == set()


@pytest.mark.rule(
    "No reply promises to save a life.",
    source="5.1; Policy Requirements 3.b",
)
def test_no_reply_promises_to_save_a_life(turns: Turns) -> None:
    assert found(RESCUE, [texts(turn) for turn in turns]) == set()


@pytest.mark.rule(
    "No reply and no card claims a cure.",
    source="5.1; Policy Requirements 3.c",
)
def test_no_reply_and_no_card_claims_a_cure(turns: Turns) -> None:
    spoken = [f"{texts(turn)} {turn.card.get('content', '')}" for turn in turns]
    assert found(CURE, [NOT_PROVEN.sub("", text) for text in spoken]) == set()


@pytest.mark.rule(
    "No reply tells people what they have, or what the cause is.",
    source="5.1; Policy Requirements 3.c",
)
def test_no_reply_is_a_diagnosis(turns: Turns) -> None:
    spoken = [texts(turn) for turn in turns]
    assert found(DIAGNOSIS, spoken) | found(BANNED, spoken) == set()


@pytest.mark.rule(
    "Quinine and tonic water are advised against wherever they are spoken of.",
    source="5.1; Policy Requirements 3.c",
)
def test_quinine_is_never_recommended(locale: str, turns: Turns) -> None:
    """The name of a source recommends nothing."""
    named = "|".join(re.escape(source.spoken) for source in load(locale).sources.values())
    spoken = found(QUININE, [re.sub(named, "", texts(turn)) for turn in turns])
    assert spoken
    assert [text for text in spoken if not ADVISED_AGAINST.search(text)] == []


@pytest.mark.rule("No reply names a dose.", source="5.1; Policy Requirements 3.c")
def test_no_dose_is_named(turns: Turns) -> None:
    assert found(DOSE, [texts(turn) for turn in turns]) == set()


@pytest.mark.rule(
    "Who is told about blood flow is told to see a doctor.", source="5.1; Policy Requirements 3.c"
)
def test_the_answer_about_circulation_says_to_see_a_doctor(turns: Turns) -> None:
    told = [turn.speech for turn in turns if turn.explains[:1] == ["circulation"]]
    assert told
    assert [text for text in told if not re.search(r"doctor|\bGP\b|book a visit", text)] == []


@pytest.mark.rule("No reply says where to get medicine.", source="5.1; Policy Requirements 3.d")
def test_no_reply_says_where_to_get_medicine(turns: Turns) -> None:
    assert found(TRADE, [texts(turn) for turn in turns]) == set()


@pytest.mark.rule(
    "The first explanation of a session says that it is not medical advice.",
    source="5.1; Policy Requirements of 2017, voice disclaimer",
)
def test_the_first_explanation_carries_the_notice(turns: Turns) -> None:
    first = [
        turn
        for turn in turns
        if turn.explains and not turn.before.get("state", {}).get("noticed", False)
    ]
    assert {turn.explains[0] for turn in first} == set(load("en-US").causes)
    assert [turn.speech for turn in first if NOTICE not in turn.speech] == []


@pytest.mark.rule(
    "The number to call is the locale's own: no 911 outside the US and Canada.",
    source="5.1; Policy Requirements 3.e",
)
def test_only_the_emergency_number_of_the_locale_is_spoken(locale: str, turns: Turns) -> None:
    spoken = {number for turn in turns for number in NUMBERS.findall(texts(turn))}
    shown = {number for turn in turns for number in CALLED.findall(turn.card.get("content", ""))}
    emergency = load(locale).emergency
    assert emergency in spoken
    assert spoken | shown <= {emergency} | NURSE_LINES.get(locale, set())
    assert (emergency == "911") == (locale in ("en-US", "en-CA"))


@pytest.mark.rule("The skill never offers to call anybody.", source="5.1; Policy Requirements 9")
def test_no_call_is_offered(turns: Turns) -> None:
    assert found(OFFER_TO_CALL, [texts(turn) for turn in turns]) == set()


# Privacy and trade


@pytest.mark.rule(
    "The skill never asks who somebody is or where.", source="5.1, 5.2; Policy Requirements"
)
def test_no_question_is_about_the_person(turns: Turns) -> None:
    assert found(PERSONAL, [texts(turn) for turn in turns]) == set()


@pytest.mark.rule(
    "No reply names another skill, Alexa or Amazon.", source="5.2; Policy Requirements"
)
def test_no_other_skill_is_named(turns: Turns) -> None:
    assert found(OTHER_SKILLS, [texts(turn) for turn in turns]) == set()


@pytest.mark.rule(
    "No reply advertises, and none asks for money.", source="5.2; Policy Requirements"
)
def test_nothing_is_advertised(turns: Turns) -> None:
    assert found(ADVERT, [texts(turn) for turn in turns]) == set()
