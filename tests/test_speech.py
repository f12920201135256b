"""The speech rules, over every string of the content and every reply that can be reached."""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import reduce
from itertools import permutations, product
from statistics import mean
from typing import Any

import nltk
import pytest
import textstat
from ask_sdk_model import Response

from skill.alexa.response import response_of
from skill.content import TOPIC_IDS, Content, load
from skill.content.lines import PROMPTS, WELL
from skill.content.model import CANNOT, MUSCLES, WHERE
from skill.dialogue import Move, Reply, State, respond
from skill.dialogue.asides import fault
from skill.dialogue.move import ANSWERS, NO, YES
from skill.dialogue.reasoning import answered, ranking, take_in
from skill.dialogue.reasons import reasons_for_doctor
from skill.dialogue.routes import MOVES
from skill.dialogue.why import explain
from skill.simulator.session import plain
from tests.conftest import ROOT
from tests.knowing import move
from tests.strings import PHRASES, SENTENCES, strings
from tools.fuzz.speech import complaint_of

Grade = Callable[[str], float]

ARTICLE = ROOT / "docs" / "article.toml"
STATEMENTS = tomllib.loads(ARTICLE.read_text(encoding="utf-8"))["statement"]

MOST_WORDS = 60
MOST_WORDS_WITH_SIGNS = 90  # for the reply that carries the notice and the signs
MOST_WORDS_OF_AN_ANSWER = 45
MOST_WORDS_OF_A_QUESTION = 15
MOST_WORDS_OF_A_FIRST_INSTRUCTION = 12
HARDEST_GRADE = 7
AVERAGE_GRADE = 5
MOST_CHARACTERS = 8_000

ON_THE_CARD = ("card_title",)

LEFT_OVER = re.compile(r"[\[{].*?[\]}]|[\[\]{}]")
PAUSE = re.compile(r"\[pause \d+s\]")
END_OF_SENTENCE = re.compile(r"(?<=[.?!])\s+")
BANNED = re.compile(
    r"\b(cure[sd]?|curing|treat\w*|diagnos\w*|is caused by|is the cause|you have)\b", re.IGNORECASE
)
QUININE = re.compile(r"quinine|tonic", re.IGNORECASE)
INSTRUCTION = re.compile(
    r"(straighten|stay|stand|sit|keep|pull|push|stretch|rub|hold|ease|point|bend|let|press|put|slide"
    r"|slip|float|tell|stop|lie|lay)\b"
)
KINDS = (
    "advice aside check declined doctor evidence explanation fault goodbye launch mimic more "
    "options prevention question relief relieved warning what_else"
)


@pytest.fixture(scope="module", params=["en-US", "en-NZ"])
def longest(request: pytest.FixtureRequest) -> Content:
    """The content with the longest variant of each line alone.

    New Zealand is none of our locales: it gets British words and the longest "number".
    """
    content = load(request.param)
    lines = {key: (max(variants, key=words),) for key, variants in content.lines.items()}
    return content._replace(lines=lines)


@pytest.fixture(scope="module")
def sentences(longest: Content) -> dict[str, str]:
    """Every string that is spoken as it is, by key, with its longest values."""
    lines = {
        f"lines.{key}.{place}": text.format(**longest_values(longest))
        for key, variants in load(longest.locale).lines.items()
        if key not in ON_THE_CARD
        for place, text in enumerate(variants)
    }
    named = {
        f"sources.{name}.spoken": longest.lines["from_source"][0].format(source=source.spoken)
        for name, source in longest.sources.items()
    }
    return {**strings(longest, SENTENCES), **lines, **named}


@pytest.fixture(scope="module")
def replies(longest: Content) -> list[Reply]:
    """Every reply there is, by its words: found by walking, and all the explanations."""
    every = everything(longest)
    found = [
        *walk(longest, State(), every, every),
        *walk(longest, State(), every[::6], PLAIN, PLAIN),
        *walk(longest, State(), PLAIN, PLAIN, every[::3]),
        *walk(longest, State(), [Move("why")], *[[Move(answer) for answer in ANSWERS]] * 5),
        *walk(longest, State(), [Move("relief")], *[[Move(NO)]] * 3, PLAIN),
        *reliefs(longest),
        *walk(longest, State(), [move(f"cause {id_}") for id_ in longest.causes], *[MORE] * 6),
        *(
            reply
            for asking in (*TOPIC_IDS, *PROMPTS)
            for reply in walk(longest, State(asking=asking), every, [Move("evidence")])
        ),
        *explanations(longest),
        *(
            respond(longest, State(circumstances=two), Move("doctor"))
            for two in permutations(longest.circumstances, 2)
            if all(reasons_for_doctor(longest, State(circumstances=(name,))) for name in two)
        ),
        fault(longest, State()),
    ]
    return list({(reply.speech, reply.reprompt): reply for reply in found}.values())


@pytest.fixture(scope="module")
def every_text(sentences: dict[str, str], longest: Content, replies: list[Reply]) -> dict[str, str]:
    """Every string that is spoken, whole or as a part of a sentence, and every reply."""
    said = {reply.speech: reply.speech for reply in replies}
    return {**sentences, **strings(longest, PHRASES), **said}


@pytest.fixture(scope="module")
def responses(content: Content, replies: list[Reply]) -> list[tuple[Reply, Response]]:
    """Each reply and its response, in the usual voice and whispered."""
    both = [
        reply._replace(state=reply.state._replace(whisper=whisper))
        for reply in replies
        for whisper in (False, True)
    ]
    return [(reply, response_of(content, reply)) for reply in both]


@pytest.fixture(scope="module")
def grade(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grade]:
    """Flesch-Kincaid grade of a text, the same on every machine, without network.

    textstat counts syllables with NLTK's cmudict, and tries to download that where it is
    absent. An empty cmudict makes it use its fallback, pyphen, for every word.
    """
    folder = tmp_path_factory.mktemp("nltk_data")
    (folder / "corpora" / "cmudict").mkdir(parents=True)
    (folder / "corpora" / "cmudict" / "cmudict").write_text("", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nltk.data, "path", [str(folder)])
        yield lambda text: float(textstat.flesch_kincaid_grade(PAUSE.sub(" ", text)))


# --- what the rules are applied to


def test_the_walk_finds_every_kind_of_reply(longest: Content, replies: list[Reply]) -> None:
    assert " ".join(sorted({reply.kind for reply in replies})) == KINDS
    assert {cause for reply in replies for cause in reply.explains} == set(longest.causes)
    assert {reply.state.asking for reply in replies} == {"", WELL, *TOPIC_IDS, *PROMPTS}


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement["says"])
def test_a_statement_of_the_article_is_spoken(
    longest: Content, replies: list[Reply], statement: dict[str, Any]
) -> None:
    """To be in the content is not enough: some reply speaks it."""
    text = strings(longest, SENTENCES)[statement["key"]]
    assert statement["verdict"] in ("agrees", "corrected")
    assert statement["words"]
    assert [word for word in statement["words"] if word not in text.lower()] == []
    assert any(text in reply.statement for reply in replies)


# --- length


@pytest.mark.rule(
    "A reply is short: two breaths, and a third for the notice and the signs that need help.",
    source="Voice Interface and User Experience Testing 4.3",
)
def test_a_reply_is_short(longest: Content, replies: list[Reply]) -> None:
    counts = {reply.speech: (words(reply.speech), most_words(longest, reply)) for reply in replies}
    assert {said: count for said, (count, most) in counts.items() if count > most} == {}


@pytest.mark.parametrize(
    ("part", "most"),
    [("answers.", MOST_WORDS_OF_AN_ANSWER), (".question", MOST_WORDS_OF_A_QUESTION)],
)
def test_an_answer_and_a_question_are_short(
    sentences: dict[str, str], part: str, most: int
) -> None:
    counts = {key: words(text) for key, text in sentences.items() if part in key}
    assert counts
    assert {key: count for key, count in counts.items() if count > most} == {}


# --- prompts


@pytest.mark.rule(
    "A reprompt is worded anew.", source="Voice Interface and User Experience Testing 4.4"
)
def test_the_reprompt_differs_from_what_was_said(replies: list[Reply]) -> None:
    asking = [reply for reply in replies if reply.question]
    assert asking
    assert [
        r.speech for r in asking if bare(r.reprompt) in (bare(r.speech), bare(r.question))
    ] == []


def test_a_reply_asks_one_question_and_asks_it_last(replies: list[Reply]) -> None:
    assert [reply.speech for reply in replies if "?" in reply.speech[:-1]] == []


# --- words


def test_nothing_is_shouted_and_no_list_is_longer_than_three(every_text: dict[str, str]) -> None:
    assert [text for text in every_text.values() if "!" in text or has_long_list(text)] == []


@pytest.mark.rule(
    "No reply tells people what they have, or what the cause is.", source="Policy Requirements 3.c"
)
def test_no_word_promises_too_much(every_text: dict[str, str]) -> None:
    assert {key: text for key, text in every_text.items() if BANNED.search(text)} == {}


def test_harmless_is_said_with_care(sentences: dict[str, str], longest: Content) -> None:
    """Only of cramps without a clear cause, and only as "usually harmless"."""
    every = sentences | strings(longest, PHRASES)
    spoken = {key: text.lower() for key, text in every.items()}
    outside = {key: text for key, text in spoken.items() if not key.startswith("causes.none.")}
    assert [key for key, text in outside.items() if "harmless" in text] == []
    inside = " ".join(text for key, text in spoken.items() if key.startswith("causes.none."))
    assert "harmless" not in inside.replace("usually harmless", "")


def test_quinine_is_spoken_of_only_where_it_is_asked_for(sentences: dict[str, str]) -> None:
    """The name of a source recommends nothing."""
    found = {key.rpartition(".")[0] for key, text in sentences.items() if QUININE.search(text)}
    asked_for = {"remedies.quinine", "remedies.tonic_water"}
    assert {
        key for key in found if not key.startswith(("sources.", "lines.from_source"))
    } <= asked_for


@pytest.mark.rule("Quinine and tonic water are advised against.", source="Policy Requirements 3.c")
@pytest.mark.parametrize("name", ["quinine", "tonic_water"])
def test_quinine_is_advised_against(content: Content, name: str) -> None:
    remedy = content.remedies[name]
    assert remedy.helps == "unsafe"
    assert re.search(r"\b(do not|not to) use\b", remedy.verdict, re.IGNORECASE)


# --- readability


def test_the_measure_tells_hard_from_easy(grade: Grade) -> None:
    hard = "Electrolyte abnormalities infrequently precipitate involuntary muscular contractions."
    assert grade("Rub the sore leg with your hand.") < AVERAGE_GRADE < HARDEST_GRADE < grade(hard)


def test_every_sentence_and_every_reply_is_easy_and_easier_on_average(
    sentences: dict[str, str], replies: list[Reply], grade: Grade
) -> None:
    for texts in (sentences, {reply.speech: reply.speech for reply in replies}):
        grades = {key: grade(text) for key, text in texts.items()}
        assert {key: found for key, found in grades.items() if found > HARDEST_GRADE} == {}
        assert mean(grades.values()) <= AVERAGE_GRADE


# --- relief


def test_relief_starts_with_a_short_instruction(replies: list[Reply]) -> None:
    firsts = {END_OF_SENTENCE.split(r.statement)[0].lower() for r in replies if r.kind == "relief"}
    assert firsts
    assert [text for text in firsts if not INSTRUCTION.match(text)] == []
    assert [text for text in firsts if words(text) > MOST_WORDS_OF_A_FIRST_INSTRUCTION] == []


@pytest.mark.parametrize("move", ["relief", "still_cramping"])
@pytest.mark.parametrize("asking", ["", *TOPIC_IDS, *PROMPTS])
def test_relief_comes_whatever_was_asked(longest: Content, move: str, asking: str) -> None:
    assert respond(longest, State(asking=asking), Move(move)).kind == "relief"


# --- responses


def test_nothing_is_left_to_fill_in(responses: list[tuple[Reply, Response]]) -> None:
    said = {plain(text) for _, response in responses for text in spoken_ssml(response)}
    written = {reply.card.text for reply, _ in responses if reply.card}
    assert {mark for text in said | written for mark in LEFT_OVER.findall(text)} == set()


@pytest.mark.rule(
    "Speech and reprompt are well-formed SSML of tags that Alexa supports, with no emphasis and "
    "no changed pitch, which bring in an older voice.",
    source="SSML Reference",
)
@pytest.mark.rule(
    "Speech and reprompt have at most 8,000 characters, markup included.",
    source="Best Practices for Text Responses",
)
@pytest.mark.rule("The breaks of a response add up to 10 seconds at most.", source="SSML Reference")
def test_the_speech_is_well_formed(responses: list[tuple[Reply, Response]]) -> None:
    said = {text for _, response in responses for text in spoken_ssml(response)}
    assert any("<break " in text for text in said)
    assert {text: wrong for text in said if (wrong := complaint_of(text))} == {}
    assert max(map(len, said)) <= MOST_CHARACTERS


@pytest.mark.rule(
    "The session stays open, with a reprompt, exactly when the speech ends with a question; the "
    "last reply says outright that the session ends.",
    source="Voice Interface and User Experience Testing 4.1",
)
def test_the_session_stays_open_exactly_for_a_question(
    responses: list[tuple[Reply, Response]],
) -> None:
    for reply, response in responses:
        asks = plain(response.output_speech.ssml).endswith("?")
        assert asks == (response.reprompt is not None), reply.speech
        assert response.should_end_session is not asks, reply.speech


# --- helpers


PLAIN = [Move(name) for name in MOVES]
NAMING = {"cause": "causes", "remedy": "remedies", "mimic": "mimics", "warning": "signs"}
MORE = [Move("more")]
RELIEF = [Move(name) for name in (YES, NO, "relief")]


def everything(content: Content) -> list[Move]:
    """Every move with every id, but only every fourth circumstance."""
    named = [move(f"{name} {id_}") for name, ids in NAMING.items() for id_ in getattr(content, ids)]
    denied = [move(f"cause {id_}", denied=True) for id_ in content.causes]
    facts = [move(f"circumstance {name}") for name in [*content.circumstances][::4]]
    return [*PLAIN, *named, *denied, *facts]


def walk(content: Content, start: State, *levels: list[Move]) -> list[Reply]:
    """The replies to the moves of each level, from every state the level before led to.

    Only the session's end, and a state met before, stop the walk. The turn is no part of
    that: it chooses between variants of a line, and here each line has one.
    """
    states = [start]
    met: set[State] = set()
    found = []
    for moves in levels:
        replies = [respond(content, state, move) for state in states for move in moves]
        found += replies
        after = {
            reply.state._replace(turn=0, last_speech="", whisper=False): reply.state
            for reply in replies
            if not reply.ends
        }
        states = [state for key, state in after.items() if key not in met]
        met |= after.keys()
    return found


def reliefs(content: Content) -> Iterator[Reply]:
    """The holds and the easier ways for each muscle, place, person and obstacle."""
    for muscle, place, who in product(MUSCLES, WHERE, ("self", "other")):
        case = (("muscle", muscle), ("place", place), ("who", who))
        yield from walk(content, State(case=case), [Move("relief")], RELIEF, RELIEF, RELIEF)
    for muscle, cannot in product(MUSCLES, CANNOT):
        case = (("muscle", muscle), ("cannot", cannot))
        yield from walk(content, State(case=case), [Move("relief")], *[[Move("unable")]] * 8)


def explanations(content: Content) -> Iterator[Reply]:
    """What one or two facts lead to, first in the session or later, and with what is pending."""
    facts = longest_facts(content)
    for start in (State(), State(noticed=True)):
        for many in ((), *permutations(facts, 1), *permutations(facts, 2)):
            state = reduce(lambda state, fact: told(content, state, fact), many, start)
            yield explain(content, state, ranking(content, state))
        for cause in content.causes:
            for fact in facts:
                state = told(content, start, fact)
                yield from (explain(content, state, (cause,), topic) for topic in TOPIC_IDS)


def longest_facts(content: Content) -> list[str]:
    """Topics and circumstances; of the circumstances that weigh the same, the longest."""
    by_length = sorted(content.circumstances.items(), key=lambda item: words(item[1].fact))
    alike = {
        (*sorted(fact.weights.items()), *sorted(fact.answers.items()), fact.sign): name
        for name, fact in by_length
    }
    return [*TOPIC_IDS, *alike.values()]


def told(content: Content, state: State, fact: str) -> State:
    """*state* after a yes to the topic, or the circumstance, that *fact* names."""
    if fact in TOPIC_IDS:
        return answered(content, state, fact, YES)
    return take_in(content, state, Move("circumstance", circumstances=(fact,)))


def longest_values(content: Content) -> dict[str, str]:
    facts = [entry.fact for entry in content.circumstances.values()]
    said = [*facts, *(topic.affirmed for topic in content.topics.values())]
    return {
        "emergency": content.emergency,
        "crisis": content.crisis,
        "same_day": content.same_day,
        "said": max(said, key=len),
        "one": max(said, key=len),
        "other": max(said, key=len),
        "cause": max((cause.name for cause in content.causes.values()), key=len),
        "source": max((source.spoken for source in content.sources.values()), key=len),
    }


def words(text: str) -> int:
    return len(PAUSE.sub(" ", text).split())


def most_words(content: Content, reply: Reply) -> int:
    once = [content.lines[key][0] for key in ("notice", "net")]
    carries = all(text.format(emergency=content.emergency) in reply.statement for text in once)
    return MOST_WORDS_WITH_SIGNS if carries else MOST_WORDS


def bare(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", text.lower()))


def has_long_list(text: str) -> bool:
    return any(
        sentence.count(",") > 2 and re.search(r"\b(and|or)\b", sentence)
        for sentence in END_OF_SENTENCE.split(text)
    )


def spoken_ssml(response: Response) -> list[str]:
    parts = [response.output_speech, response.reprompt and response.reprompt.output_speech]
    return [part.ssml for part in parts if part]
