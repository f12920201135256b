"""The command line, as real processes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from skill.__main__ import COMMANDS, main
from skill.simulator import golden
from tests.conftest import ROOT, TURN_KEYS

WHY = "why do my legs cramp at night"
SAMPLE = ROOT / "tests" / "conversations" / "sample.toml"
DRAFT = 'about = "A draft."\nlocale = "en-US"\n\n[[turn]]\nsay = "open leg cramp guide"\n'


def run(*arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "skill", *arguments],
        cwd=ROOT,
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )


def turns(*flags: str, said: str) -> list[dict[str, Any]]:
    """What `talk --json` writes."""
    done = run("talk", "--json", *flags, said=said)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def conversation() -> list[dict[str, Any]]:
    """Launch, an answer, silence, an answer, two silences, and a new session."""
    return turns("--launch", said=f"no\n\nno\n\n\n{WHY}\n")


@pytest.mark.parametrize("words", [(WHY,), tuple(WHY.split())], ids=["quoted", "bare"])
def test_a_sentence_gets_one_answer(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.returncode == 0
    assert done.stderr == ""
    (answer,) = done.stdout.splitlines()
    assert answer.endswith("Did you do hard or new exercise in the last day?")


def test_a_conversation_is_one_object_a_line(conversation: list[dict[str, Any]]) -> None:
    assert [turn["say"] for turn in conversation[1:]] == ["no", "", "no", "", "", WHY]


def test_each_object_has_exactly_the_keys_of_the_contract(
    conversation: list[dict[str, Any]],
) -> None:
    assert all(list(turn) == TURN_KEYS for turn in conversation)


def test_launch_comes_before_what_is_said(conversation: list[dict[str, Any]]) -> None:
    assert conversation[0]["move"] == "launch"
    assert conversation[0]["request"]["request"]["type"] == "LaunchRequest"


def test_without_launch_the_first_line_comes_first() -> None:
    (only,) = turns(said=f"{WHY}\n")
    assert only["move"] == "why"
    assert only["asks"] == "exercise"
    assert only["request"]["session"]["new"] is True


def test_an_empty_line_is_silence(conversation: list[dict[str, Any]]) -> None:
    asked, silent = conversation[1], conversation[2]
    assert silent["move"] == "silence"
    assert silent["speech"] == asked["reprompt"]
    assert silent["asks"] == asked["asks"] == "exercise"


def test_silence_twice_ends_and_the_next_line_begins_anew(
    conversation: list[dict[str, Any]],
) -> None:
    once, twice, after = conversation[4:]
    assert not once["ends"]
    assert twice["ends"]
    assert twice["request"]["request"]["type"] == "SessionEndedRequest"
    assert after["request"]["session"]["new"] is True
    assert after["asks"] == "exercise"


def test_attributes_are_carried_to_the_next_turn(conversation: list[dict[str, Any]]) -> None:
    first, second = conversation[0], conversation[1]
    carried = second["request"]["session"]["attributes"]
    assert carried == first["response"]["sessionAttributes"]
    assert carried["state"]["asking"] == "cramping"


def test_the_locale_is_in_the_request() -> None:
    (only,) = turns("--locale", "en-US", said="yes\n")
    assert only["request"]["request"]["locale"] == "en-US"


def test_heard_goes_on_from_what_any_recogniser_made_of_the_words() -> None:
    slots = {"speech": {"value": "my room was cold", "id": ""}}
    lines = [
        {"say": "brr", "intent": "SpeechIntent", "slots": slots},
        {"say": "", "intent": "", "slots": {}},
        {"say": "play a song", "intent": "PlayIntent", "slots": {}},
    ]
    cold, silent, unknown = turns("--heard", said="\n".join(map(json.dumps, lines)))
    assert (cold["say"], cold["move"]) == ("brr", "circumstance")
    assert cold["request"]["request"]["intent"]["slots"]["speech"]["value"] == "my room was cold"
    assert (silent["say"], silent["move"], silent["request"]) == ("", "silence", None)
    assert (unknown["say"], unknown["move"]) == ("play a song", "fallback")


def test_a_line_that_nobody_heard_is_an_error_of_one_line() -> None:
    done = run("talk", "--json", "--heard", said="yes\n")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: expected ")


def test_no_input_is_no_output() -> None:
    assert turns(said="") == []


def test_each_turn_is_written_before_the_next_is_read() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "skill", "talk", "--json", "--launch"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert json.loads(process.stdout.readline())["move"] == "launch"
        for say in ("no", "", "stop"):
            process.stdin.write(say + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["say"] == say


def test_a_reader_that_leaves_gets_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "skill", "talk", "--json", "--launch"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write("no\n" * 50)
        process.stdin.close()
        assert "Traceback" not in process.stderr.read()


def test_record_writes_down_what_the_skill_says(tmp_path: Path) -> None:
    draft, sample = tmp_path / "draft.toml", tmp_path / "sample.toml"
    draft.write_text(DRAFT, encoding="utf-8")
    sample.write_bytes(SAMPLE.read_bytes())
    done = run("record", str(draft), str(sample))
    assert done.returncode == 0, done.stderr
    (turn,) = golden.read(draft).turns
    assert turn["move"] == "launch"
    assert turn["speech"].endswith("Is your leg cramping right now?")
    assert sample.read_bytes() == SAMPLE.read_bytes()


def test_a_broken_dialogue_is_left_as_it_was(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('about = "No turns."', encoding="utf-8")
    done = run("record", str(broken))
    assert done.returncode == 1
    assert broken.read_text(encoding="utf-8") == 'about = "No turns."'


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("say", "--locale", "xx-XX", WHY), "xx-XX"),
        (("talk", "--locale", "xx-XX"), "xx-XX"),
        (("talk", "--json", "--locale", "xx-XX"), "xx-XX"),
        (("understand", "--json", "--locale", "xx-XX"), "xx-XX"),
        (("record", "no_such_dialogue.toml"), "no_such_dialogue.toml"),
        (("record", "pyproject.toml"), "pyproject.toml"),
        (("record", "tests"), "tests"),
    ],
)
def test_an_error_of_ours_is_one_line(arguments: tuple[str, ...], named: str) -> None:
    done = run(*arguments)
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert named in line


@pytest.mark.parametrize("arguments", [[], ["--bogus"], ["talk", "--bogus"]])
def test_wrong_usage_says_how_to_use_it(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m skill")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main([command, "--help"])
    assert exit_.value.code == 0
    assert f"usage: python -m skill {command}" in capsys.readouterr().out


def test_a_byte_order_mark_is_no_word() -> None:
    (only,) = turns(said="\ufeffyes\r\n")
    assert only["say"] == "yes"
