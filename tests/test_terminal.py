"""The conversation in the terminal: what it shows, its pauses, and the keys that end it."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from threading import Timer

import pytest

from skill.alexa.heard import Heard
from skill.simulator.alexa import Utterance
from skill.simulator.session import Session, Turn
from skill.simulator.terminal import Terminal, trace
from tests.conftest import ROOT
from tests.process import skill

PROMPT = "You: "
PATIENCE = 30  # seconds: a machine that runs all tests at once may be slow to start
HOLD = 9  # seconds of silence in the first hold
SCREEN = 80  # columns

Talk = subprocess.Popen[str]


@pytest.fixture
def talk() -> Iterator[Talk]:
    """`python -m skill talk`, ended in any case when it was waited for too long."""
    command = [sys.executable, "-m", "skill", "talk"]
    pipe = subprocess.PIPE
    # Where the tests run in the background Ctrl-C is ignored, and would be by what they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, text=True
    ) as process:
        signal.signal(signal.SIGINT, before)
        timer = Timer(PATIENCE, process.kill)
        timer.start()
        yield process
        timer.cancel()
        process.kill()


def until(talk: Talk, words: str) -> str:
    """What *talk* writes up to *words*, which must come."""
    assert talk.stdout
    shown = ""
    while not shown.endswith(words):
        letter = talk.stdout.read(1)
        assert letter, f"ended before {words!r}: {shown!r}"
        shown += letter
    return shown


def interrupted(talk: Talk) -> str:
    """What *talk* still writes after Ctrl-C."""
    talk.send_signal(signal.SIGINT)
    rest, _ = talk.communicate()
    assert talk.returncode in (0, 130)
    assert "Traceback" not in rest
    return rest


def test_a_conversation_in_a_hurry() -> None:
    """It ends with the input, as with Ctrl-D."""
    said = "\nyes\nis it low calcium\n\n\n"
    before = time.monotonic()
    done = skill("talk", "--hurry", "--trace", said=said)
    assert time.monotonic() - before < HOLD
    assert (done.returncode, done.stderr) == (0, "")
    greeted, *turns = done.stdout.split(PROMPT)
    assert "An empty line is silence" in greeted
    assert "Guide: " in greeted
    assert "Is your leg cramping right now?" in greeted
    assert "Say yes if it hurts now." in turns[0]
    assert f"... {HOLD} seconds ..." in turns[1]
    assert "The session has ended" in turns[4]
    assert "SpeechIntent" in turns[2]
    assert "calcium asked" in turns[2]
    assert "| Why legs cramp at night" in turns[2]
    assert "Would you like to hear what may help?" in turns[3]
    assert turns[-1].rstrip().endswith("Good night.")


def test_ctrl_c_ends_it_at_the_prompt(talk: Talk) -> None:
    until(talk, PROMPT)
    assert interrupted(talk).rstrip().endswith("Good night.")


def test_ctrl_c_ends_it_during_a_pause(talk: Talk) -> None:
    assert talk.stdin
    until(talk, PROMPT)
    talk.stdin.write("yes\n")
    talk.stdin.flush()
    assert "Intent" not in until(talk, f"... {HOLD} seconds ..."), "no trace unless asked for"
    before = time.monotonic()
    interrupted(talk)
    assert time.monotonic() - before < HOLD - 1


def test_a_pause_is_kept_and_stands_between_two_pieces(capsys: pytest.CaptureFixture[str]) -> None:
    ssml = '<speak>Hold.<break time="1s"/>Eased?</speak>'
    before = time.monotonic()
    Terminal().show(Turn("yes", "yes", "Hold. Eased?", ssml))
    assert time.monotonic() - before >= 1
    shown = " ".join(capsys.readouterr().out.split())
    assert shown == "Guide: Hold. ... 1 seconds ... Eased?"


def test_every_line_fits_the_screen(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    """The card is left as it is: what a link is would be lost by a break."""
    for say in ("my leg is cramping right now", "no", "no", "no", "is it low calcium"):
        Terminal(hurry=True).show(session.say(say))
    shown = capsys.readouterr().out.splitlines()
    assert shown
    assert [line for line in shown if len(line) > SCREEN and "|" not in line] == []


def test_a_trace_says_what_was_meant_which_facts_whose_case_and_how_sure() -> None:
    said = "my husband's calf is cramping"
    heard = Utterance("hm", "SpeechIntent", {"speech": Heard(said)})
    meant, case = (line.strip() for line in trace(Turn("hm", "relief", "", heard=heard)))
    assert meant == "[SpeechIntent  relief  no facts]"
    assert case.startswith("[muscle calf, ")
    assert "who partner" in case
    assert case.endswith("  sure]")
