"""What must be in the content, whoever edits it."""

import re
from functools import reduce
from typing import Any

import pytest

from skill.content import TOPIC_IDS, Content
from skill.content.model import CANNOT, LEVELS, MUSCLES
from tests.article import STATEMENTS

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

# Row of docs/evidence/rows.toml -> a word that its advice cannot do without.
ROWS = {
    1: "chest",
    2: "breathing",
    3: "cold, pale or numb",
    4: "jaw",
    5: "bladder",
    6: "dark urine",
    7: "heat",
    8: "confusion",
    9: "fever",
    10: "swollen, hot or red",
    11: "ten minutes",
    12: "wound",
    13: "poison",
    14: "pregnancy",
    15: "skin",
    16: "statin",
    17: "at rest",
    18: "fever",
    19: "walking",
    20: "tingling",
    21: "both legs",
    22: "most nights",
    23: "back, belly or arms",
    24: "medicines",
    25: "pregnancy",
    26: "thirsty",
    27: "pressure",
    28: "drinking",
    29: "diabetes",
    30: "heart",
    31: "medicine",
    32: "{crisis}",
    33: "bruises",
    34: "vein",
    35: "tendon",
    36: "foot",
    37: "neck",
    38: "pregnancy",
    39: "child",
}
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


@pytest.mark.parametrize(("row", "word"), ROWS.items())
def test_a_row_of_signs_is_advised_on(content: Content, row: int, word: str) -> None:
    signs = [sign for sign in content.signs.values() if sign.row == row]
    assert any(word in sign.advice.lower() for sign in signs)


def test_a_doubt_is_no_rule_yet_and_the_graver_answer_makes_it_one(content: Content) -> None:
    """Else a question would be asked that decides nothing."""
    for name, sign in content.signs.items():
        for together, check in sign.doubt:
            assert not complete(content, together), name
            graver = complete(content, (*together, *content.checks[check].unsure))
            assert min(graver, default=len(LEVELS)) <= LEVELS.index(sign.level), (name, together)


def complete(content: Content, features: tuple[str, ...]) -> list[int]:
    """How grave the signs are that hold with *features* and nothing else."""
    return [
        LEVELS.index(sign.level)
        for sign in content.signs.values()
        if not set(features) & set(sign.unless)
        and any(set(together) <= set(features) for together in sign.when)
    ]


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


@pytest.mark.parametrize("cause", sorted(CAUSES))
def test_a_cause_has_sources_to_look_up(content: Content, cause: str) -> None:
    sources = [content.sources[name] for name in content.causes[cause].sources]
    assert sources
    assert all(one.author and one.title and one.publisher and one.year for one in sources)
    assert any(one.link for one in sources)


def test_an_answer_has_sources_unless_it_claims_nothing(content: Content) -> None:
    bare = [name for name, answer in content.answers.items() if not answer.sources]
    assert bare == ["off_topic"]


def test_a_link_is_a_doi_or_an_address(content: Content) -> None:
    links = [source.link for source in content.sources.values() if source.link]
    assert [link for link in links if not DOI_OR_ADDRESS.fullmatch(link)] == []


@pytest.mark.parametrize("muscle", MUSCLES)
def test_a_muscle_has_two_or_three_holds(content: Content, muscle: str) -> None:
    holds = [one for one in content.holds.values() if muscle in one.muscles and not one.cannot]
    assert len(holds) in (2, 3)


@pytest.mark.parametrize("cannot", CANNOT)
@pytest.mark.parametrize("muscle", MUSCLES)
def test_whoever_cannot_has_an_easier_way(content: Content, muscle: str, cannot: str) -> None:
    assert [
        one
        for one in content.holds.values()
        if cannot in one.cannot and (not one.muscles or muscle in one.muscles)
    ]


def test_a_helper_is_told_of_somebody_else(content: Content) -> None:
    told = {name: one.their for name, one in content.holds.items()}
    assert {name for name, text in told.items() if re.search(r"\byour?\b", text, re.I)} == set()


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


def step_into(value: Any, part: str) -> Any:
    """What "cold", "more" or "0" names in *value*."""
    if isinstance(value, tuple):
        return value[int(part)]
    return value[part] if hasattr(value, "keys") else getattr(value, part)
