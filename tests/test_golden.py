"""Golden dialogues: each file replays word for word, and together they cover the contract."""

from pathlib import Path
from typing import Any

import pytest

from skill.content.lines import WELL
from skill.content.model import CAUSES, LEVELS, TOPICS
from skill.simulator import golden
from skill.simulator.alexa import Alexa
from skill.simulator.session import Handler, Session
from tests.conftest import ROOT

FILES = sorted((ROOT / "tests" / "conversations").glob("*.toml"))
SAMPLE = ROOT / "tests" / "conversations" / "sample.toml"
TURN = '[[turn]]\nsay = "yes"\n'


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_skill_says_what_is_kept(path: Path, handler: Handler, alexa: Alexa) -> None:
    dialogue = golden.read(path)
    turns = golden.replay(dialogue, Session(handler, alexa, dialogue.locale))
    assert [golden.kept(turn) for turn in turns] == list(dialogue.turns)


def kept_everywhere(key: str) -> list[Any]:
    """The values of *key* in all turns of all files."""
    turns = [turn for path in FILES for turn in golden.read(path).turns]
    return [turn[key] for turn in turns if key in turn]


def test_there_are_enough_dialogues() -> None:
    assert len(FILES) >= 45


def test_every_cause_is_explained_somewhere() -> None:
    assert {cause for causes in kept_everywhere("explains") for cause in causes} == set(CAUSES)


def test_every_level_of_warning_is_given_somewhere() -> None:
    assert set(kept_everywhere("warns")) == set(LEVELS)


def test_every_topic_is_asked_about_somewhere() -> None:
    assert set(kept_everywhere("asks")) == {*TOPICS, WELL}


def test_every_dialogue_says_what_it_shows() -> None:
    abouts = [golden.read(path).about for path in FILES]
    assert all(abouts)
    assert len(set(abouts)) == len(abouts)


def test_the_sample_is_short_enough_to_show() -> None:
    assert len(golden.read(SAMPLE).turns) in range(6, 9)


def test_a_written_dialogue_reads_back_the_same(session: Session, tmp_path: Path) -> None:
    before = golden.read(SAMPLE)
    path = tmp_path / "copy.toml"
    turns = golden.replay(before, session)
    path.write_text(golden.written(before.about, before.locale, turns), encoding="utf-8")
    assert golden.read(path) == before


def test_recording_changes_nothing_where_nothing_has_changed(session: Session) -> None:
    dialogue = golden.read(SAMPLE)
    turns = golden.replay(dialogue, session)
    text = golden.written(dialogue.about, dialogue.locale, turns)
    assert text == SAMPLE.read_text(encoding="utf-8")


def test_empty_values_are_left_out(session: Session) -> None:
    turn = session.say("open leg cramp guide")
    assert list(golden.kept(turn)) == ["say", "move", "speech"]


def test_silence_is_kept(session: Session) -> None:
    session.launch()
    assert golden.kept(session.say(""))["say"] == ""


def test_a_draft_needs_only_about_and_what_is_said(tmp_path: Path) -> None:
    path = tmp_path / "draft.toml"
    path.write_text(f'about = "A draft."\n{TURN}', encoding="utf-8")
    assert golden.read(path) == golden.Dialogue("A draft.", "en-US", ({"say": "yes"},))


@pytest.mark.parametrize(
    "text",
    [
        "this is not TOML",
        TURN,
        'about = "No turns."',
        'about = "No tables."\nturn = 3',
        'about = "Not tables."\nturn = ["yes"]',
        'about = "Nothing said."\n[[turn]]\nmove = "yes"',
        'about = "Not words."\n[[turn]]\nsay = 3',
    ],
)
def test_a_broken_dialogue_is_refused_by_name(text: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(golden.GoldenError, match=r"^broken\.toml: expected "):
        golden.read(path)


def test_a_file_that_is_no_text_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(b'about = "\xff"')
    with pytest.raises(golden.GoldenError, match=r"^broken\.toml: expected "):
        golden.read(path)


def test_a_byte_order_mark_is_no_part_of_a_dialogue(tmp_path: Path) -> None:
    path = tmp_path / "marked.toml"
    path.write_text('about = "From an editor."\n[[turn]]\nsay = "yes"\n', encoding="utf-8-sig")
    assert golden.read(path).about == "From an editor."


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(golden.GoldenError, match=r"^missing\.toml: expected "):
        golden.read(tmp_path / "missing.toml")
