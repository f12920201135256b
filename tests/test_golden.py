"""Golden dialogues: each file replays word for word, and together they cover the contract."""

from pathlib import Path

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


def test_together_they_show_every_cause_level_and_topic_and_silence() -> None:
    turns = [turn for path in FILES for turn in golden.read(path).turns]
    assert {cause for turn in turns for cause in turn.get("explains", ())} == set(CAUSES)
    assert {turn["warns"] for turn in turns if "warns" in turn} == set(LEVELS)
    assert {turn["asks"] for turn in turns if "asks" in turn} == {*TOPICS, WELL}
    assert "" in {turn["say"] for turn in turns}


def test_every_dialogue_says_what_it_shows() -> None:
    abouts = [golden.read(path).about for path in FILES]
    assert all(abouts)
    assert len(set(abouts)) == len(abouts)


def test_recording_changes_nothing_where_nothing_has_changed(session: Session) -> None:
    """So it reads back what it writes, and leaves out what is empty."""
    dialogue = golden.read(SAMPLE)
    turns = golden.replay(dialogue, session)
    text = golden.written(dialogue.about, dialogue.locale, turns)
    assert text == SAMPLE.read_text(encoding="utf-8")


def test_a_draft_needs_only_about_and_what_is_said(tmp_path: Path) -> None:
    path = tmp_path / "draft.toml"
    path.write_text(f'about = "A draft."\n{TURN}', encoding="utf-8")
    assert golden.read(path) == golden.Dialogue("A draft.", "en-US", ({"say": "yes"},))


@pytest.mark.parametrize(
    "written",
    [
        b"this is not TOML",
        b'about = "\xff"',
        TURN.encode(),
        b'about = "No turns."',
        b'about = "No tables."\nturn = 3',
        b'about = "Not tables."\nturn = ["yes"]',
        b'about = "Nothing said."\n[[turn]]\nmove = "yes"',
        b'about = "Not words."\n[[turn]]\nsay = 3',
        None,
    ],
)
def test_a_broken_dialogue_or_none_is_refused_by_name(
    written: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "broken.toml"
    if written is not None:
        path.write_bytes(written)
    with pytest.raises(golden.GoldenError, match=r"^broken\.toml: expected "):
        golden.read(path)


def test_a_byte_order_mark_is_no_part_of_a_dialogue(tmp_path: Path) -> None:
    path = tmp_path / "marked.toml"
    path.write_text('about = "From an editor."\n[[turn]]\nsay = "yes"\n', encoding="utf-8-sig")
    assert golden.read(path).about == "From an editor."
