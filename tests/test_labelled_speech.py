"""Labelled speech: every line has its five columns, and every label is one that there is."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from skill.content import TOPIC_IDS, Content
from skill.dialogue.move import ANSWERS
from tests.conftest import ROOT

SPEECH = ROOT / "interaction_model" / "speech"
FILES = sorted(SPEECH.rglob("*.txt"))
LABELS = tomllib.loads((SPEECH / "labels.toml").read_text(encoding="utf-8"))
CASE = {value for values in LABELS["case"].values() for value in values}


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [[column.strip() for column in line.split("|")] for line in lines]


@pytest.fixture(scope="module")
def facts(content: Content) -> set[str]:
    kinds = (content.circumstances, content.causes, content.signs, content.remedies, content.mimics)
    ours = {id_ for kind in kinds for id_ in kind}
    return ours | set(LABELS["signs"]) | {f"f_{feature}" for feature in LABELS["features"]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_label_is_one_that_there_is(path: Path, facts: set[str]) -> None:
    for said, moves, marked, case, answers in rows(path):
        assert re.fullmatch(r"[a-z' ]+", said), said
        assert {move.strip() for move in moves.split(",")} <= set(LABELS["moves"]), said
        for fact in filter(None, (one.strip() for one in marked.split(","))):
            assert fact[0] in "+-?~", (said, fact)
            assert fact[1:] in facts, (said, fact)
        assert set(case.split()) <= CASE, said
        for answer in answers.replace(",", " ").split():
            topic, _, value = answer.partition(":")
            assert topic in TOPIC_IDS, (said, answer)
            assert value in ANSWERS, (said, answer)


def test_no_line_stands_twice_so_that_nothing_held_out_is_learnt() -> None:
    said = Counter(row[0] for path in FILES for row in rows(path))
    assert [line for line, times in said.items() if times > 1] == []
