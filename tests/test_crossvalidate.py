"""Cross-validation: how texts are divided, and how what is left out is scored."""

import pytest

from skill.language.corpus import Row, corpus, meaning
from skill.language.crossvalidate import divide, part, score, table
from skill.language.memory import Memory
from skill.language.reading import Hints
from skill.language.recogniser import FALLBACK, Recogniser
from skill.language.samples import Intent, Model
from skill.language.store import encoder

WHY = (
    "why do my legs cramp at night",
    "what makes my calf cramp",
    "why does my leg seize up",
    "what causes leg cramps",
    "how come my legs cramp",
)
ASKED = ("is it {cause}", "could it be {cause}", "does {cause} bring this on")
CAUSES = {
    "sodium": (
        "salt",
        "low salt",
        "too little salt",
        "a lack of salt",
        "not enough salt",
        "sodium",
    ),
    "cold": ("the cold", "cold weather", "cold air", "a cold room", "cold feet"),
}
BUILTIN = {FALLBACK: ("play some music", "what's the weather", "set an alarm for seven")}
TINY = Model(
    (Intent("WhyIntent", WHY, {}), Intent("CauseIntent", ASKED, {"cause": "CAUSE"})),
    {"CAUSE": CAUSES, "SIGN": {}},
)


@pytest.fixture(scope="module")
def listener() -> Recogniser:
    """A recogniser that has learnt the tiny model and nothing else."""
    reader = encoder()
    memory = Memory.learn(corpus(TINY, BUILTIN), reader)
    return Recogniser(TINY, memory, reader, builtin=BUILTIN, hints=Hints())


def row(text: str, intent: str, *ids: str, carried: bool = False) -> Row:
    """A left-out utterance; *ids* are causes."""
    meanings = tuple(meaning("CAUSE", id_) for id_ in ids)
    return Row(text, intent, meanings or (intent,), carried)


@pytest.mark.parametrize(("count", "left"), [(0, 0), (4, 0), (5, 1), (9, 1), (10, 2), (104, 20)])
def test_a_fifth_is_left_out_and_nothing_is_lost(count: int, left: int) -> None:
    texts = [f"sample {number}" for number in range(count)]
    learnt, others = divide(texts)
    assert len(others) == left
    assert sorted([*learnt, *others]) == sorted(texts)


def test_the_same_texts_are_left_out_whatever_their_order() -> None:
    """Neighbours come from one template, so the order must not choose."""
    texts = [f"sample {number}" for number in range(50)]
    assert set(divide(texts)[1]) == set(divide(texts[::-1])[1])
    assert set(divide(texts)[1]) != set(texts[4::5])


def test_the_two_parts_of_a_model_share_nothing() -> None:
    learnt, left = part(TINY, left_out=False), part(TINY, left_out=True)
    for one, other, whole in zip(learnt.intents, left.intents, TINY.intents, strict=True):
        assert (one.name, one.slots) == (other.name, other.slots) == (whole.name, whole.slots)
        assert set(one.samples) | set(other.samples) == set(whole.samples)
        assert not set(one.samples) & set(other.samples)
    for id_, phrases in CAUSES.items():
        assert len(left.types["CAUSE"][id_]) == 1
        assert len(learnt.types["CAUSE"][id_]) == len(phrases) - 1


def test_an_id_with_few_phrases_is_learnt_whole() -> None:
    few = Model((), {"CAUSE": {"cold": ("the cold", "cold air")}})
    assert part(few, left_out=False) == few
    assert part(few, left_out=True).types == {"CAUSE": {}}


def test_what_is_known_word_for_word_scores_in_full(listener: Recogniser) -> None:
    rows = [
        row(WHY[0], "WhyIntent"),
        row("low salt", "CauseIntent", "sodium"),
        row("is it a cold room", "CauseIntent", "cold", carried=True),
        row("play some music", FALLBACK),
    ]
    scores = score(listener, rows)
    assert {kind: dict(tally) for kind, tally in scores.items()} == {
        "plain samples": {"all": 1, "intent": 1, "ids": 0, "id": 0},
        "slot phrases alone": {"all": 1, "intent": 1, "ids": 1, "id": 1},
        "samples with slots": {"all": 1, "intent": 1, "ids": 1, "id": 1},
        "out of scope": {"all": 1, "intent": 1, "ids": 0, "id": 0},
        "all": {"all": 4, "intent": 4, "ids": 2, "id": 2},
    }


def test_a_wrong_intent_and_a_wrong_id_count_apart(listener: Recogniser) -> None:
    rows = [
        row(WHY[0], "CauseIntent", "sodium"),
        row("is it low salt", "CauseIntent", "cold", carried=True),
    ]
    everything = score(listener, rows)["all"]
    assert dict(everything) == {"all": 2, "intent": 1, "ids": 2, "id": 0}


def test_many_rows_are_all_counted(listener: Recogniser) -> None:
    assert score(listener, [row(WHY[0], "WhyIntent")] * 130)["all"]["intent"] == 130


def test_the_table_has_a_line_a_kind_and_the_total_last(listener: Recogniser) -> None:
    rows = [row(WHY[0], "WhyIntent"), row("low salt", "CauseIntent", "cold")]
    head, *_, last = table(score(listener, [*rows, rows[0]])).splitlines()
    assert head.split() == ["left", "out", "utterances", "intent", "slot", "id"]
    assert last.split() == ["all", "3", "100.0", "%", "0.0", "%"]
