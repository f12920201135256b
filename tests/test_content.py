"""What must be in the content, whoever edits it."""

import re

import pytest

from skill.content import TOPIC_IDS, Content
from skill.content.model import CANNOT, LEVELS, MUSCLES

TOPICS = "cold dairy exercise posture stillness sweat"

# What people mention at night that speaks for a cause, or against it.
FOR = {
    "cold": "cold_bed thin_blanket air_conditioning cold_water wet_clothes",
    "posture": "toes_pointed on_stomach tight_covers morning_stretch crossed_legs",
    "exercise": "long_run leg_day new_sport stairs",
    "sodium": "heavy_sweat sauna vomiting low_salt_diet plain_water_only",
    "calcium": "no_dairy vegan growing_teen",
    "inactivity": "desk_job long_flight standing_shift",
    "circulation": "varicose_veins pain_on_walking",
    "medicines": "statin water_pill inhaler",
    "pregnancy": "pregnant",
    "conditions": "dialysis diabetes thyroid",
}
AGAINST = {"calcium": "plenty_of_milk calcium_pills"}


def test_causes_and_topics_are_those_of_the_contract(content: Content) -> None:
    assert set(content.causes) == {*FOR, "none"}
    assert " ".join(sorted(content.topics)) == " ".join(sorted(TOPIC_IDS)) == TOPICS


@pytest.mark.parametrize("cause", FOR)
def test_what_people_mention_bears_on_its_cause(content: Content, cause: str) -> None:
    weights = {name: one.weights.get(cause, 0) for name, one in content.circumstances.items()}
    assert [name for name in FOR[cause].split() if weights[name] <= 0] == []
    assert [name for name in AGAINST.get(cause, "").split() if weights[name] >= 0] == []


@pytest.mark.parametrize("topic", TOPIC_IDS)
@pytest.mark.parametrize("answer", ["yes", "no"])
def test_something_people_say_answers_each_topic(content: Content, topic: str, answer: str) -> None:
    assert any(fact.answers.get(topic) == answer for fact in content.circumstances.values())


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


def test_what_is_claimed_has_sources_to_look_up(content: Content) -> None:
    bare = [name for name, answer in content.answers.items() if not answer.sources]
    assert bare == ["off_topic"]
    for cause in content.causes.values():
        assert any(content.sources[name].link for name in cause.sources)
    links = [source.link for source in content.sources.values() if source.link]
    assert [one for one in links if not re.fullmatch(r"10\.\d{4,}/\S+|https://\S+", one)] == []


@pytest.mark.parametrize("muscle", MUSCLES)
def test_a_muscle_has_two_or_three_holds_and_whoever_cannot_an_easier_way(
    content: Content, muscle: str
) -> None:
    holds = content.holds.values()
    assert len([one for one in holds if muscle in one.muscles and not one.cannot]) in (2, 3)
    easier = [one for one in holds if one.cannot and (not one.muscles or muscle in one.muscles)]
    assert {obstacle for one in easier for obstacle in one.cannot} == set(CANNOT)


def test_a_helper_is_told_of_somebody_else(content: Content) -> None:
    told = {name: one.their for name, one in content.holds.items()}
    assert {name for name, text in told.items() if re.search(r"\byour?\b", text, re.I)} == set()
