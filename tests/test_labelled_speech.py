"""Labelled speech: much of it, part of it held out, each line with labels that there are."""

import re
from collections import Counter
from pathlib import Path

import pytest

from skill.content import TOPIC_IDS, Content
from skill.dialogue.move import ANSWERS
from skill.hearing.fold import fold
from tests.labels import CASE, LABELS, SPEECH, facts
from tools.hearing.__main__ import batches

FILES = sorted(SPEECH.rglob("*.txt"))
HELD_OUT = [path for path in FILES if path.parent.name == "held_out"]


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [[column.strip() for column in line.split("|")] for line in lines]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_label_is_one_that_there_is(path: Path, content: Content) -> None:
    known = facts(content)
    for said, moves, marked, case, answers in rows(path):
        assert re.fullmatch(r"[a-z' ]+", said), said
        assert {move.strip() for move in moves.split(",")} <= set(LABELS["moves"]), said
        for fact in filter(None, (one.strip() for one in marked.split(","))):
            assert fact[0] in "+-?~", (said, fact)
            assert fact[1:] in known, (said, fact)
        assert set(case.split()) <= CASE, said
        for answer in answers.replace(",", " ").split():
            topic, _, value = answer.partition(":")
            assert topic in TOPIC_IDS, (said, answer)
            assert value in ANSWERS, (said, answer)


def test_there_is_much_to_learn_from_and_a_sixth_of_all_is_held_out() -> None:
    lines = {path: len(rows(path)) for path in FILES}
    held_out = sum(lines[path] for path in HELD_OUT)
    assert sum(lines.values()) - held_out >= 4000
    assert held_out >= sum(lines.values()) / 6


def test_what_is_held_out_is_never_learnt_from() -> None:
    assert set(batches()) == set(FILES) - set(HELD_OUT)


def test_no_line_stands_twice_so_that_nothing_held_out_is_learnt() -> None:
    said = Counter(fold(row[0]) for path in FILES for row in rows(path))
    assert [line for line, times in said.items() if times > 1] == []
