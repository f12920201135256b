"""What must be in the content, whoever edits it."""

import re
import tomllib
from functools import cache, reduce
from typing import Any

import pytest

from skill.content import TOPIC_IDS, Content
from tests.conftest import ROOT, SHARED

CAUSES = {
    "calcium",
    "sodium",
    "circulation",
    "cold",
    "posture",
    "exercise",
    "medicines",
    "pregnancy",
    "conditions",
    "inactivity",
    "none",
}
TOPICS = {"cold", "posture", "exercise", "sweat", "dairy", "stillness"}

# What people mention at night: its id, the cause it bears on, whether for (1) or against (-1).
CIRCUMSTANCES = [
    ("cold_bed", "cold", 1),
    ("thin_blanket", "cold", 1),
    ("air_conditioning", "cold", 1),
    ("cold_water", "cold", 1),
    ("wet_clothes", "cold", 1),
    ("toes_pointed", "posture", 1),
    ("on_stomach", "posture", 1),
    ("tight_covers", "posture", 1),
    ("morning_stretch", "posture", 1),
    ("crossed_legs", "posture", 1),
    ("long_run", "exercise", 1),
    ("leg_day", "exercise", 1),
    ("new_sport", "exercise", 1),
    ("stairs", "exercise", 1),
    ("heavy_sweat", "sodium", 1),
    ("sauna", "sodium", 1),
    ("vomiting", "sodium", 1),
    ("low_salt_diet", "sodium", 1),
    ("plain_water_only", "sodium", 1),
    ("no_dairy", "calcium", 1),
    ("vegan", "calcium", 1),
    ("growing_teen", "calcium", 1),
    ("plenty_of_milk", "calcium", -1),
    ("calcium_pills", "calcium", -1),
    ("desk_job", "inactivity", 1),
    ("long_flight", "inactivity", 1),
    ("standing_shift", "inactivity", 1),
    ("varicose_veins", "circulation", 1),
    ("pain_on_walking", "circulation", 1),
    ("statin", "medicines", 1),
    ("water_pill", "medicines", 1),
    ("inhaler", "medicines", 1),
    ("pregnant", "pregnancy", 1),
    ("dialysis", "conditions", 1),
    ("diabetes", "conditions", 1),
    ("thyroid", "conditions", 1),
]

# Section 3 of the clinical review: row, level, and a word that its advice cannot do without.
ROWS = [
    (1, "emergency", "chest"),
    (2, "emergency", "breathing"),
    (3, "emergency", "cold, pale or numb"),
    (4, "emergency", "jaw"),
    (5, "emergency", "bladder"),
    (6, "emergency", "dark urine"),
    (7, "emergency", "heat"),
    (8, "emergency", "confusion"),
    (9, "emergency", "fever"),
    (10, "same_day", "swollen, hot or red"),
    (11, "same_day", "ten minutes"),
    (12, "same_day", "wound"),
    (13, "same_day", "poison"),
    (14, "same_day", "pregnancy"),
    (15, "same_day", "skin"),
    (16, "same_day", "statin"),
    (17, "same_day", "at rest"),
    (18, "same_day", "fever"),
    (19, "routine", "walking"),
    (20, "routine", "tingling"),
    (21, "routine", "both legs"),
    (22, "routine", "most nights"),
    (23, "routine", "back, belly or arms"),
    (24, "routine", "medicines"),
    (25, "routine", "pregnancy"),
    (26, "routine", "thirsty"),
]
CLINICAL_ROW = re.compile(r"^\| (\d+) \|[^|]*\| \*\*([ESR])\b", re.MULTILINE)
CLINICAL_LEVEL = {"E": "emergency", "S": "same_day", "R": "routine"}

STATEMENTS = tomllib.loads(
    (ROOT / "docs" / "article.toml").read_text(encoding="utf-8"),
)["statement"]

# Where the article says it: its words, and the statement of article.toml they stand for.
QUOTES = [
    ("experience leg cramps in their daily lives", "many people have leg cramps in daily life"),
    (
        "they often assume that they are calcium deficient",
        "most people assume they lack calcium and take more of it",
    ),
    (
        "they tend to supplement calcium",
        "most people assume they lack calcium and take more of it",
    ),
    (
        "drink milk every day and sometimes even take calcium supplements",
        "milk every day and supplements often do not help",
    ),
    (
        "there are various reasons for leg cramps",
        "there are various reasons, not always calcium",
    ),
    ("caused by certain diseases", "frequent cramps may be down to certain diseases"),
    (
        "believed to be the most frequent cause",
        "calcium shortage is the most frequent cause",
    ),
    (
        "calcium ions play a crucial role in muscle contraction",
        "calcium ions play a crucial role in contraction",
    ),
    (
        "low concentration of calcium ions in the blood",
        "low calcium in the blood makes muscles excitable and leads to spasm",
    ),
    (
        "adolescents experience rapid growth",
        "growing adolescents easily run short of calcium and cramp",
    ),
    (
        "sodium deficiency can also result in them",
        "sodium shortage can also lead to cramps",
    ),
    (
        "potassium ions facilitate muscle contraction, while sodium ions promote",
        "potassium makes muscles contract and sodium makes them relax",
    ),
    (
        "cause muscles to remain in a contracted state",
        "a lack of sodium keeps the muscle contracted",
    ),
    ("Poor Blood Circulation", "poor circulation is a cause of night cramps"),
    (
        "constantly squeeze blood vessels",
        "working muscles squeeze blood vessels and help clear waste",
    ),
    ("during sleep, blood flow slows down", "blood flow slows during sleep"),
    (
        "lactic acid produced by metabolism cannot be effectively removed",
        "lactic acid is not cleared and builds up during sleep",
    ),
    (
        "cause an increase in metabolites",
        "a build-up of metabolites triggers contraction and cramps",
    ),
    (
        "prevent atherosclerosis, improve blood circulation",
        "prevent atherosclerosis and improve circulation",
    ),
    (
        "eliminate blockages in blood vessels to avoid fat deposition",
        "clear blockages so that fat and cells do not build up",
    ),
    ("Exposure to Cold", "cold explains night cramps"),
    (
        "common during sleep in winter",
        "cramps are common on winter nights because cold sets off calf spasm",
    ),
    ("swimming in cold water", "some people cramp while swimming in cold water"),
    ("Sleeping position can also affect", "sleeping position can affect cramps"),
    ("prefer sleeping on their stomachs", "many people like to sleep on the stomach"),
    (
        "remain in a relaxed state for extended periods",
        "lying on the stomach keeps the calf relaxed until it cramps",
    ),
    ("Intense Exercise", "long intense exercise leads to leg cramps"),
    (
        "contract rapidly with short relaxation periods",
        "the body is tense, muscles contract fast with short relaxation",
    ),
    (
        "continuous increase in lactic acid due to local metabolism",
        "lactic acid from exercise keeps rising and leads to cramps",
    ),
    (
        "difficult to coordinate muscle contraction and relaxation",
        "it gets hard to coordinate contraction and relaxation",
    ),
]
DOI_OR_ADDRESS = re.compile(r"10\.\d{4,}/\S+|https://\S+")


def test_the_causes_are_those_of_the_contract(content: Content) -> None:
    assert set(content.causes) == CAUSES


def test_the_topics_are_those_of_the_contract(content: Content) -> None:
    assert set(content.topics) == set(TOPIC_IDS) == TOPICS


@pytest.mark.parametrize("cause", sorted(CAUSES - {"none"}))
def test_something_people_say_speaks_for_each_cause(content: Content, cause: str) -> None:
    assert any(fact.weights.get(cause, 0) > 0 for fact in content.circumstances.values())


@pytest.mark.parametrize("topic", sorted(TOPICS))
@pytest.mark.parametrize("answer", ["yes", "no"])
def test_something_people_say_answers_each_topic(content: Content, topic: str, answer: str) -> None:
    assert any(fact.answers.get(topic) == answer for fact in content.circumstances.values())


def test_there_are_many_circumstances(content: Content) -> None:
    assert len(content.circumstances) >= 40


@pytest.mark.parametrize(("name", "cause", "direction"), CIRCUMSTANCES)
def test_a_circumstance_bears_on_its_cause(
    content: Content, name: str, cause: str, direction: int
) -> None:
    assert content.circumstances[name].weights[cause] * direction > 0


@pytest.mark.parametrize(("row", "level", "word"), ROWS)
def test_a_clinical_row_has_its_sign(content: Content, row: int, level: str, word: str) -> None:
    signs = [sign for sign in content.signs.values() if sign.row == row]
    assert {sign.level for sign in signs} == {level}
    assert any(word in sign.advice.lower() for sign in signs)


def test_every_sign_belongs_to_a_clinical_row_or_to_none(content: Content) -> None:
    assert {sign.row for sign in content.signs.values()} <= {0, *(row for row, _, _ in ROWS)}


@pytest.mark.parametrize(
    ("table", "name", "row"),
    [
        ("circumstances", "pain_on_walking", 19),
        ("circumstances", "tingling_mouth", 20),
        ("circumstances", "nerve_trouble", 20),
        ("circumstances", "most_nights", 22),
        ("circumstances", "new_medicine", 24),
        ("circumstances", "pregnant", 25),
        ("mimics", "walking_pain", 19),
        ("mimics", "tingling", 20),
        ("mimics", "hand_cramps", 23),
    ],
)
def test_what_people_mention_carries_its_routine_sign(
    content: Content, table: str, name: str, row: int
) -> None:
    assert content.signs[getattr(content, table)[name].sign].row == row


def test_the_levels_are_those_of_the_clinical_review() -> None:
    review = shared("research/clinical.md")
    found = [(int(row), CLINICAL_LEVEL[level]) for row, level in CLINICAL_ROW.findall(review)]
    assert found == [(row, level) for row, level, _ in ROWS]


@pytest.mark.parametrize("cause", sorted(CAUSES))
def test_a_cause_has_sources_to_look_up(content: Content, cause: str) -> None:
    sources = [content.sources[name] for name in content.causes[cause].sources]
    assert sources
    assert all(one.author and one.title and one.publisher and one.year for one in sources)
    assert any(one.link for one in sources)


def test_a_link_is_a_doi_or_an_address(content: Content) -> None:
    links = [source.link for source in content.sources.values() if source.link]
    assert [link for link in links if not DOI_OR_ADDRESS.fullmatch(link)] == []


def test_the_article_has_many_statements() -> None:
    assert len({statement["says"] for statement in STATEMENTS}) >= 20


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement["says"])
def test_a_statement_of_the_article_is_in_the_content(
    content: Content, statement: dict[str, Any]
) -> None:
    text = reduce(step_into, statement["key"].split("."), content)
    assert isinstance(text, str)
    assert statement["verdict"] in ("agrees", "corrected")
    assert statement["words"]
    assert [word for word in statement["words"] if word not in text.lower()] == []


@pytest.mark.parametrize(("quote", "says"), QUOTES, ids=[quote for quote, _ in QUOTES])
def test_a_quote_is_of_the_article(quote: str, says: str) -> None:
    assert quote in shared("article.txt"), says


def test_the_quotes_and_the_statements_go_together() -> None:
    assert {says for _, says in QUOTES} == {statement["says"] for statement in STATEMENTS}


def test_no_sentence_of_the_article_is_left_out() -> None:
    """Paragraphs end with a full stop; a heading needs no statement of its own."""
    paragraphs = [line for line in shared("article.txt").splitlines() if line.endswith(".")]
    sentences = [text for line in paragraphs for text in re.split(r"(?<=\.) ", line)]
    assert len(sentences) >= 20
    assert [text for text in sentences if not any(quote in text for quote, _ in QUOTES)] == []


@cache
def shared(name: str) -> str:
    """A file that lies beside the project, or the test is skipped."""
    place = SHARED / name
    if not place.is_file():
        pytest.skip(f"{name} is not beside this copy of the project")
    return place.read_text(encoding="utf-8")


def step_into(value: Any, part: str) -> Any:
    """What "cold", "more" or "0" names in *value*."""
    if isinstance(value, tuple):
        return value[int(part)]
    return value[part] if hasattr(value, "keys") else getattr(value, part)
