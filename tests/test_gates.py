"""Gates of the language: what is said lands where it belongs, in the whole interaction model."""

import csv
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from skill.alexa.intents import INTENTS, SLOTS
from skill.content import Content
from skill.dialogue.move import Move, causes_of
from skill.language.reading import Understanding
from skill.language.recogniser import Recogniser
from skill.language.samples import Model
from skill.simulator.desk import MODELS
from skill.simulator.understand import understood
from tests.conftest import ROOT

LANGUAGE = ROOT / "tests" / "language"
MODEL = Model.read(MODELS / "en-US.json")
BARE_SLOT = re.compile(r"\{(\w+)\}")
AT_ONCE = 64  # utterances read together

# Words that change nothing; before a slot an article is part of the carrier.
FILLER = re.compile(r"^so |\b(please|um|uh|the|a|an|my)\b(?! \{)")

STATIC = [
    (intent.name, sample)
    for intent in MODEL.intents
    for sample in intent.samples
    if "{" not in sample
]
PHRASES = [
    (kind, id_, phrase)
    for kind, values in MODEL.types.items()
    for id_, phrases in values.items()
    for phrase in phrases
]
FIELD = {kind: SLOTS[slot] for intent in MODEL.intents for slot, kind in intent.slots.items()}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: cell or "" for key, cell in row.items()} for row in csv.DictReader(file)]


def split(cell: str) -> set[str]:
    return set(filter(None, cell.split("|")))


def heard(recogniser: Recogniser, texts: list[str], asking: str = "") -> list[Understanding]:
    return [
        one
        for start in range(0, len(texts), AT_ONCE)
        for one in recogniser.recognise_all(texts[start : start + AT_ONCE], asking)
    ]


def share(wrong: list[Any], whole: int) -> float:
    """Percent that is right."""
    return 100 * (whole - len(wrong)) / whole


def report(wrong: Iterable[Any], whole: int) -> str:
    """For an assertion message: the figure, and each offender on a line."""
    found = list(wrong)
    lines = "\n".join(map(str, found))
    return f"{share(found, whole):.2f} % of {whole} right; wrong are {len(found)}:\n{lines}"


# Over-match


def test_every_sample_is_recognised_as_its_own_intent(recogniser: Recogniser) -> None:
    """Or as one that stands for the same move, as Amazon's yes does for a mild yes."""
    found = heard(recogniser, [sample for _, sample in STATIC])
    wrong = [
        (name, sample, one.intent)
        for (name, sample), one in zip(STATIC, found, strict=True)
        if INTENTS[one.intent] != INTENTS[name]
    ]
    assert share(wrong, len(STATIC)) >= 99, report(wrong, len(STATIC))


def causes_of_id(content: Content, kind: str, id_: str) -> set[str]:
    return set(causes_of(content, Move("fallback", **{FIELD[kind]: (id_,)})))  # type: ignore[arg-type]


def means(
    content: Content, recogniser: Recogniser, one: Understanding, kind: str, id_: str
) -> bool:
    """Whether *one* holds the slot value, or one that points to the very same causes."""
    values = {(recogniser.type_of(one.intent, slot), value) for slot, value in one.slots.items()}
    wanted = causes_of_id(content, kind, id_)
    found = (causes_of_id(content, *value) for value in values)
    return (kind, id_) in values or (bool(wanted) and wanted in found)


def test_every_slot_phrase_alone_is_taken_for_its_own_value(
    content: Content, recogniser: Recogniser
) -> None:
    found = heard(recogniser, [phrase for *_, phrase in PHRASES])
    wrong = [
        (kind, id_, phrase, one.intent, *one.slots.values())
        for (kind, id_, phrase), one in zip(PHRASES, found, strict=True)
        if not means(content, recogniser, one, kind, id_)
    ]
    assert share(wrong, len(PHRASES)) >= 97, report(wrong, len(PHRASES))


# Conflicts


def bare_types() -> set[str]:
    """The slot types that some intent takes with no other word."""
    return {
        intent.slots[found[1]]
        for intent in MODEL.intents
        for sample in intent.samples
        if (found := BARE_SLOT.fullmatch(sample))
    }


def shared_phrases() -> dict[str, dict[str, str]]:
    """Phrase -> {type: id}, for phrases that stand in two types which can be said bare."""
    bare, owners = bare_types(), defaultdict[str, dict[str, str]](dict)
    for kind, id_, phrase in PHRASES:
        if kind in bare:
            owners[phrase][kind] = id_
    return {phrase: owner for phrase, owner in owners.items() if len(owner) > 1}


def test_only_causes_and_circumstances_share_phrases() -> None:
    wrong = {
        phrase: owner
        for phrase, owner in shared_phrases().items()
        if set(owner) != {"CAUSE", "CIRCUMSTANCE"}
    }
    assert wrong == {}


def test_a_shared_phrase_points_to_the_same_cause_in_both_readings(content: Content) -> None:
    wrong = {
        phrase: owner
        for phrase, owner in shared_phrases().items()
        if not set.intersection(*(causes_of_id(content, *one) for one in owner.items()))
    }
    assert wrong == {}


def without_fillers(sample: str) -> str:
    return " ".join(FILLER.sub(" ", sample).split())


@pytest.mark.parametrize("intent", MODEL.intents, ids=lambda intent: intent.name)
def test_no_two_samples_of_an_intent_differ_by_fillers_alone(intent: Any) -> None:
    groups = defaultdict[str, list[str]](list)
    for sample in intent.samples:
        groups[without_fillers(sample)].append(sample)
    assert [same for same in groups.values() if len(same) > 1] == []


# Answers to a pending question

ANSWERS = rows(LANGUAGE / "answers.csv")


@pytest.fixture(scope="module")
def answers(content: Content, recogniser: Recogniser) -> list[tuple[str, str, str, str]]:
    """Topic, utterance, what is expected and what was understood, for each row."""
    found = []
    for topic in content.topics:
        group = [row for row in ANSWERS if row["topic"] == topic]
        texts = [row["utterance"] for row in group]
        for row, one in zip(group, heard(recogniser, texts, topic), strict=True):
            got = taken_for(understood(content, one, topic))
            found.append((topic, row["utterance"], row["expected"], got))
    return found


def taken_for(line: Mapping[str, Any]) -> str:
    return "warning" if line["move"] == "warning" else line["answer"] or "other"


def test_the_answers_are_many_and_of_every_topic_and_kind(content: Content) -> None:
    assert len(ANSWERS) >= 200
    pairs = {(row["topic"], row["expected"]) for row in ANSWERS}
    kinds = ("yes", "no", "not_sure", "warning", "other")
    assert pairs == {(topic, kind) for topic in content.topics for kind in kinds}


def test_answers_are_read_in_the_light_of_the_question(
    answers: list[tuple[str, str, str, str]],
) -> None:
    wrong = [row for row in answers if row[2] != row[3]]
    assert share(wrong, len(answers)) >= 95, report(wrong, len(answers))


def test_danger_signs_inside_answers_are_heard(answers: list[tuple[str, str, str, str]]) -> None:
    due = [row for row in answers if row[2] == "warning"]
    missed = [row for row in due if row[3] != "warning"]
    assert share(missed, len(due)) >= 95, report(missed, len(due))


# Words of double meaning

CONFUSABLES = rows(LANGUAGE / "confusables.csv")


@pytest.fixture(scope="module")
def confusables(content: Content, recogniser: Recogniser) -> list[dict[str, Any]]:
    """What was understood, and the moves and causes that count as right."""
    found = heard(recogniser, [row["utterance"] for row in CONFUSABLES])
    return [
        {
            **understood(content, one),
            "right_moves": split(row["moves"]),
            "right_causes": split(row["causes"]),
        }
        for row, one in zip(CONFUSABLES, found, strict=True)
    ]


def is_right(line: Mapping[str, Any]) -> bool:
    causes = line["right_causes"]
    named = not causes or not causes.isdisjoint(line["causes"])
    return line["move"] in line["right_moves"] and named


def in_short(line: Mapping[str, Any]) -> tuple[Any, ...]:
    return line["utterance"], sorted(line["right_moves"]), line["move"], line["slots"]


def test_words_of_double_meaning_are_told_apart(confusables: list[dict[str, Any]]) -> None:
    wrong = [in_short(line) for line in confusables if not is_right(line)]
    assert share(wrong, len(confusables)) >= 90, report(wrong, len(confusables))


def test_no_confusable_is_a_false_alarm(confusables: list[dict[str, Any]]) -> None:
    safe = [line for line in confusables if "warning" not in line["right_moves"]]
    assert [in_short(line) for line in safe if line["move"] == "warning"] == []


# Many lines


def test_five_hundred_lines_are_understood_in_order() -> None:
    lines = [sample for _, sample in STATIC[:500]]
    done = subprocess.run(
        [sys.executable, "-m", "skill", "understand", "--json"],
        cwd=ROOT,
        input="\n".join(lines) + "\n",
        text=True,
        capture_output=True,
        check=True,
    )
    assert [json.loads(line)["utterance"] for line in done.stdout.splitlines()] == lines
