"""The templates: files that are found by name and read in one sitting, and what they stand for."""

import re
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skill.content import Content
from skill.content.model import LEVELS
from tests.conftest import ROOT
from tests.labels import LABELS

SENTENCES = ROOT / "interaction_model" / "sentences"
FILES = sorted(SENTENCES.rglob("*.txt"))
KINDS = ("causes", "circumstances", "signs", "remedies", "mimics")
ALL_KINDS = (*KINDS, "moves", "features")
HASSIL = re.compile(r"[a-z' ()\[\]|]*(?:[{<][a-z_]+[}>][a-z' ()\[\]|]*)*")
RULES = SENTENCES / "rules.txt"
FOLDED = re.compile(r"[a-z' ]+")
Templates = Callable[[Path], list[Any]]
MOST_LINES, USUAL_LINES = 250, 60


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


# The files


def test_a_file_is_short_enough_to_be_read() -> None:
    length = {path.name: len(lines(path)) for path in FILES}
    assert {name: many for name, many in length.items() if many > MOST_LINES} == {}
    assert statistics.median(length.values()) < USUAL_LINES


def test_a_file_is_named_for_an_id_or_a_label_and_every_id_has_one(content: Content) -> None:
    """But for signs that are heard as a circumstance, or by their features alone."""
    otherwise = {id_ for id_, one in content.signs.items() if one.when or one.level == LEVELS[-1]}
    named = {kind: {path.stem for path in (SENTENCES / kind).glob("*.txt")} for kind in ALL_KINDS}
    assert sum(map(len, named.values())) == len(FILES) - 1, "all but the rules"
    for kind in KINDS:
        assert named[kind] <= set(getattr(content, kind))
        assert set(getattr(content, kind)) - named[kind] <= (
            otherwise if kind == "signs" else set()
        )
    for kind in ("moves", "features"):
        assert named[kind] <= set(LABELS[kind])


@pytest.mark.parametrize("path", sorted({*FILES} - {RULES}), ids=lambda path: path.stem)
def test_every_line_is_a_template_of_spoken_words(path: Path) -> None:
    assert [line for line in lines(path) if not HASSIL.fullmatch(line) or not line.strip()] == []
    assert len(set(lines(path))) == len(lines(path))


# What they stand for

FOLDER = {
    "rules.txt": "leg: (leg|calf)\n",
    "causes/calcium.txt": "[low] calcium\n",
    "features/swollen.txt": "my <leg> is swollen\n",
    "moves/cause.txt": "is it {cause}\n",
    "moves/why.txt": "why does my <leg> cramp [at night]\n",
}


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    """Reads a folder; FOLDER lies in the one of this test."""
    pytest.importorskip("hassil", reason="hassil comes with `make .venv/tools`")
    from tools.hearing.sentences import templates as read  # noqa: PLC0415  # it imports hassil

    for name, text in FOLDER.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return lambda folder: list(read(folder))


def test_every_file_of_ours_can_be_read(templates: Templates) -> None:
    rows = templates(SENTENCES)
    read = {row.source for row in rows}
    assert read == {f"{path.parent.name}/{path.stem}" for path in FILES if path != RULES}
    assert [row for row in rows if not FOLDED.fullmatch(row.text)] == []


def test_a_template_stands_for_all_its_sentences(templates: Templates, tmp_path: Path) -> None:
    said = [row.text for row in templates(tmp_path) if row.moves == ("why",)]
    assert sorted(said) == [
        "why does my calf cramp",
        "why does my calf cramp at night",
        "why does my leg cramp",
        "why does my leg cramp at night",
    ]


def test_a_phrase_alone_names_its_fact_and_the_move_of_its_kind(
    templates: Templates, tmp_path: Path
) -> None:
    named = {row.text: (row.moves, row.facts) for row in templates(tmp_path)}
    assert named["low calcium"] == (("cause",), {"calcium": "+"})
    assert named["my leg is swollen"] == (("",), {"f_swollen": "+"})


def test_a_slot_is_filled_with_phrases_which_are_then_facts(
    templates: Templates, tmp_path: Path
) -> None:
    rows = [row for row in templates(tmp_path) if row.source == "moves/cause"]
    assert {row.text for row in rows} <= {"is it calcium", "is it low calcium"}
    assert [row.facts for row in rows] == [{"calcium": "+"}] * len(rows) != []


@pytest.mark.usefixtures("templates")
def test_an_utterance_has_all_its_labels(tmp_path: Path) -> None:
    from tools.hearing.sentences import Row, utterances  # noqa: PLC0415

    batch = tmp_path / "some.txt"
    batch.write_text(
        "it\u2019s not salt but i ran | circumstance,no | -sodium,+long_run,~long_run "
        "| self notnow | exercise:yes, sweat:no\n\n",
        encoding="utf-8",
    )
    facts, answers = {"sodium": "-", "long_run": "+~"}, {"exercise": "yes", "sweat": "no"}
    text, moves = "it's not salt but i ran", ("circumstance", "no")
    case = frozenset({"self", "notnow"})
    assert list(utterances([batch])) == [Row(text, moves, facts, case, answers, "speech/some")]
