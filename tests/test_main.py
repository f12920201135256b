"""The command line, as real processes."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from skill.__main__ import main
from skill.simulator import golden
from tests.conftest import ROOT, TURN_KEYS
from tests.process import in_turns, run, skill

WHY = "why do my legs cramp at night"
SAMPLE = ROOT / "tests" / "conversations" / "sample.toml"
DRAFT = 'about = "A draft."\nlocale = "en-US"\n\n[[turn]]\nsay = "open leg cramp guide"\n'


def turns(*flags: str, said: str) -> list[dict[str, Any]]:
    done = skill("talk", "--json", *flags, said=said)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("words", [(WHY,), tuple(WHY.split())], ids=["quoted", "bare"])
def test_a_sentence_gets_one_answer(words: tuple[str, ...]) -> None:
    done = skill(*words)
    assert done.returncode == 0
    assert done.stderr == ""
    (answer,) = done.stdout.splitlines()
    assert answer.endswith("Did you do hard or new exercise in the last day?")


def test_a_conversation_is_one_object_a_line_with_the_keys_of_the_contract() -> None:
    """Launch, an answer, silence, an answer, two silences, and a new session."""
    found = turns("--launch", "--locale", "en-GB", said=f"no\n\nno\n\n\n{WHY}\n")
    assert {" ".join(turn) for turn in found} == {TURN_KEYS}
    assert [turn["say"] for turn in found[1:]] == ["no", "", "no", "", "", WHY]
    assert [turn["move"] for turn in found[:3]] == ["launch", "no", "silence"]
    assert [turn["ends"] for turn in found] == [False] * 5 + [True, False]
    assert found[0]["request"]["request"]["locale"] == "en-GB"


def test_without_launch_the_first_line_comes_first() -> None:
    """Also after a byte order mark."""
    (only,) = turns(said=f"\ufeff{WHY}\r\n")
    assert (only["say"], only["move"], only["asks"]) == (WHY, "why", "exercise")
    assert turns(said="") == []


def test_heard_goes_on_from_what_any_recogniser_made_of_the_words() -> None:
    slots = {"cause": {"value": "the zog", "id": "calcium"}}
    line = json.dumps({"say": "zog", "intent": "CauseIntent", "slots": slots})
    calcium, silent = turns("--heard", said=f"{line}\n\n")
    assert (calcium["say"], calcium["explains"]) == ("zog", ["calcium"])
    assert calcium["request"]["request"]["intent"]["slots"]["cause"]["value"] == "the zog"
    assert (silent["move"], silent["request"]) == ("silence", None)


def test_each_turn_is_written_before_the_next_is_read() -> None:
    said = ["hello", "no", "", "stop"]
    assert [turn["say"] for turn in in_turns("talk", "--json", said=said)] == said
    heard = in_turns("understand", "--json", said=said)
    assert [line["utterance"] for line in heard] == said


def test_a_reader_that_leaves_gets_no_traceback() -> None:
    talk = f"{sys.executable} -m skill talk --json --launch"
    done = run("sh", "-c", f"yes no | head -50 | {talk} | head -1")
    assert json.loads(done.stdout)["move"] == "launch"
    assert "Traceback" not in done.stderr


def test_record_writes_down_what_the_skill_says(tmp_path: Path) -> None:
    draft, sample = tmp_path / "draft.toml", tmp_path / "sample.toml"
    draft.write_text(DRAFT, encoding="utf-8")
    sample.write_bytes(SAMPLE.read_bytes())
    done = skill("record", str(draft), str(sample))
    assert done.returncode == 0, done.stderr
    (turn,) = golden.read(draft).turns
    assert turn["move"] == "launch"
    assert turn["speech"].endswith("Is your leg cramping right now?")
    assert sample.read_bytes() == SAMPLE.read_bytes()


def test_a_broken_dialogue_is_left_as_it_was(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('about = "No turns."', encoding="utf-8")
    done = skill("record", str(broken))
    assert done.returncode == 1
    assert broken.read_text(encoding="utf-8") == 'about = "No turns."'


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("say", "--locale", "xx-XX", WHY), "xx-XX"),
        (("talk", "--locale", "xx-XX"), "xx-XX"),
        (("talk", "--json", "--heard"), "expected {"),
        (("understand", "--json", "--locale", "xx-XX"), "xx-XX"),
        (("record", "no_such_dialogue.toml"), "no_such_dialogue.toml"),
        (("record", "pyproject.toml"), "pyproject.toml"),
        (("record", "tests"), "tests"),
    ],
)
def test_an_error_of_ours_is_one_line(arguments: tuple[str, ...], named: str) -> None:
    done = skill(*arguments, said="yes\n")
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert named in line


@pytest.mark.parametrize("arguments", [[], ["--bogus"], ["talk", "--bogus"]])
def test_wrong_usage_says_how_to_use_it(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert capsys.readouterr().err.startswith("usage: python -m skill")
