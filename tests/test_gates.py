"""Gates of the language: what is said lands where it belongs."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from skill.alexa.intents import INTENTS
from skill.content import Content
from skill.dialogue.move import Move, causes_of
from skill.dialogue.understood import move_of
from skill.hearing import read
from skill.simulator.alexa import Alexa
from skill.simulator.desk import model_file
from skill.simulator.understand import understood
from tests.conftest import ROOT
from tests.labels import SPEECH
from tools.hearing.__main__ import SENTENCES

LANGUAGE = ROOT / "tests" / "language"
PLAIN_HELD_OUT = [
    SPEECH / "held_out" / f"{name}_held.txt"
    for name in ("tenth", "twelfth", "fourteenth", "fifteenth", "sixteenth", "nineteenth")
]
MODEL = json.loads(model_file("en-US").read_text(encoding="utf-8"))["interactionModel"]
SAMPLES = {
    intent["name"]: [sample for sample in intent["samples"] if "{" not in sample]
    for intent in MODEL["languageModel"]["intents"]
}

FIELDS = ("causes", "circumstances", "signs", "remedies", "mimics")
# Words that change nothing.
FILLER = re.compile(r"^so |\b(please|um|uh|the|a|an|my)\b")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: cell or "" for key, cell in row.items()} for row in csv.DictReader(file)]


def split(cell: str) -> set[str]:
    return set(filter(None, cell.split("|")))


def share(wrong: list[Any], whole: int) -> float:
    """Percent that is right."""
    return 100 * (whole - len(wrong)) / whole


def report(wrong: Iterable[Any], whole: int) -> str:
    """For an assertion message: the figure, and each offender on a line."""
    found = list(wrong)
    lines = "\n".join(map(str, found))
    return f"{share(found, whole):.2f} % of {whole} right; wrong are {len(found)}:\n{lines}"


# Samples and phrases


def test_the_words_of_every_sample_are_read_as_what_its_intent_stands_for(content: Content) -> None:
    """Whether Alexa matches a sample or hands over its words makes no difference."""
    said = [(name, sample) for name, samples in SAMPLES.items() for sample in samples]
    found = [(*one, move_of(content, read(one[1])).name) for one in said]
    wrong = [one for one in found if one[2] != INTENTS[one[0]]["name"]]
    assert share(wrong, len(said)) >= 99, report(wrong, len(said))


Phrase = tuple[str, str, str]  # kind, id, words


@pytest.fixture(scope="module")
def phrases() -> list[Phrase]:
    """What the templates of facts stand for."""
    pytest.importorskip("hassil", reason="hassil comes with `make .venv/tools`")
    from tools.hearing.sentences import templates  # noqa: PLC0415  # it imports hassil

    found = ((*row.source.split("/"), row.text) for row in templates(SENTENCES))
    return [(kind, id_, text) for kind, id_, text in found if kind in FIELDS]


def causes_of_id(content: Content, kind: str, id_: str) -> set[str]:
    return set(causes_of(content, Move("fallback", **{kind: (id_,)})))  # type: ignore[arg-type]


@pytest.mark.xfail(reason="not met: 91.2 of 97 percent")
def test_every_phrase_alone_is_taken_for_its_own_fact(
    content: Content, phrases: list[Phrase]
) -> None:
    """Or for one that points to the very same causes; every third, for the sake of time."""
    wrong, some = [], phrases[::3]
    for kind, id_, text in some:
        facts = read(text).facts
        wanted = causes_of_id(content, kind, id_)
        same = (
            causes_of_id(content, other, fact)
            for fact in facts
            for other in FIELDS
            if fact in getattr(content, other)
        )
        if id_ not in facts and not (wanted and wanted in same):
            wrong.append((kind, id_, text, dict(facts)))
    assert share(wrong, len(some)) >= 97, report(wrong, len(some))


def shared_phrases(phrases: list[Phrase]) -> dict[str, dict[str, str]]:
    """Phrase -> {kind: id}, for phrases that stand in two files."""
    owners = defaultdict[str, dict[str, str]](dict)
    for kind, id_, text in phrases:
        assert owners[text].setdefault(kind, id_) == id_, text
    return {text: owner for text, owner in owners.items() if len(owner) > 1}


def test_only_causes_and_circumstances_share_phrases_and_they_mean_the_same_cause(
    content: Content, phrases: list[Phrase]
) -> None:
    wrong = {
        text: owner
        for text, owner in shared_phrases(phrases).items()
        if set(owner) != {"causes", "circumstances"}
        or not set.intersection(*(causes_of_id(content, *one) for one in owner.items()))
    }
    assert wrong == {}


def without_fillers(sample: str) -> str:
    return " ".join(FILLER.sub(" ", sample).split())


@pytest.mark.parametrize("intent", SAMPLES)
def test_no_two_samples_of_an_intent_differ_by_fillers_alone(intent: str) -> None:
    groups = defaultdict[str, list[str]](list)
    for sample in SAMPLES[intent]:
        groups[without_fillers(sample)].append(sample)
    assert [same for same in groups.values() if len(same) > 1] == []


# Answers to a pending question

ANSWERS = rows(LANGUAGE / "answers.csv")


@pytest.fixture(scope="module")
def answers(content: Content, alexa: Alexa) -> list[tuple[str, str, str, str]]:
    """Topic, utterance, what is expected and what was understood, for each row."""
    found = []
    for topic in content.topics:
        for row in (row for row in ANSWERS if row["topic"] == topic):
            line = understood(content, alexa.hear(row["utterance"]), topic)
            found.append((topic, row["utterance"], row["expected"], taken_for(line)))
    return found


def taken_for(line: Mapping[str, Any]) -> str:
    return "warning" if line["move"] == "warning" else line["answer"] or "other"


def test_the_answers_are_many_and_of_every_topic_and_kind(content: Content) -> None:
    assert len(ANSWERS) >= 200
    pairs = {(row["topic"], row["expected"]) for row in ANSWERS}
    kinds = ("yes", "no", "not_sure", "warning", "other")
    assert pairs == {(topic, kind) for topic in content.topics for kind in kinds}


@pytest.mark.rule(
    "Yes and no need their exact words, so half answers are read from the words.",
    source="Tips for Using Built-in Intents",
)
def test_answers_are_read_in_the_light_of_the_question(
    answers: list[tuple[str, str, str, str]],
) -> None:
    wrong = [row for row in answers if row[2] != row[3]]
    assert share(wrong, len(answers)) >= 96, report(wrong, len(answers))


def test_danger_signs_inside_answers_are_heard(answers: list[tuple[str, str, str, str]]) -> None:
    due = [row for row in answers if row[2] == "warning"]
    missed = [row for row in due if row[3] != "warning"]
    assert share(missed, len(due)) >= 95, report(missed, len(due))


# Words of double meaning

CONFUSABLES = rows(LANGUAGE / "confusables.csv")


@pytest.fixture(scope="module")
def confusables(content: Content, alexa: Alexa) -> list[dict[str, Any]]:
    """What was understood, and the moves and causes that count as right."""
    return [
        {
            **understood(content, alexa.hear(row["utterance"])),
            "right_moves": split(row["moves"]),
            "right_causes": split(row["causes"]),
        }
        for row in CONFUSABLES
    ]


def is_right(line: Mapping[str, Any]) -> bool:
    causes = line["right_causes"]
    named = not causes or not causes.isdisjoint(line["causes"])
    return line["move"] in line["right_moves"] and named


def in_short(line: Mapping[str, Any]) -> tuple[Any, ...]:
    return line["utterance"], sorted(line["right_moves"]), line["move"], line["facts"]


def test_what_is_off_topic_is_not_taken_for_ours_nor_ours_for_that() -> None:
    """On plain speech never learnt from: a fifth is missed, a twentieth unsure at most."""
    lines = [
        line.split("|")
        for path in PLAIN_HELD_OUT
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    off = [text for text, moves, *_ in lines if moves.split(",")[0].strip() == "fallback"]
    ours = [text for text, moves, *_ in lines if moves.split(",")[0].strip() != "fallback"]
    taken = [text for text in off if read(text).sure]
    unsure = [text for text in ours if not read(text).sure]
    assert share(taken, len(off)) >= 80, report(taken, len(off))
    assert share(unsure, len(ours)) >= 95, report(unsure, len(ours))


@pytest.mark.xfail(reason="not met: 87.0 of 90 percent")
def test_words_of_double_meaning_are_told_apart(confusables: list[dict[str, Any]]) -> None:
    wrong = [in_short(line) for line in confusables if not is_right(line)]
    assert share(wrong, len(confusables)) >= 90, report(wrong, len(confusables))


def test_no_confusable_is_a_false_alarm(confusables: list[dict[str, Any]]) -> None:
    safe = [line for line in confusables if "warning" not in line["right_moves"]]
    assert [in_short(line) for line in safe if line["move"] == "warning"] == []
