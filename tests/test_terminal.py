"""The conversation in the terminal, in a real one."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

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
CTRL_C, CTRL_D = "\x03", "\x04"
SCREEN = 80  # columns


@dataclass
class Screen:
    """A process behind a pseudo-terminal; *shown* is all that it has written."""

    process: subprocess.Popen[bytes]
    wire: int
    shown: str = ""
    _read: int = 0

    def type(self, keys: str) -> None:
        """Types like a person, who is slower than the prompt."""
        time.sleep(0.3)
        os.write(self.wire, keys.encode())

    def says(self, words: str, answer: str) -> str:
        """Types *words* and a return; what appears up to *answer*, and the next prompt."""
        self.type(f"{words}\n")
        return self.until(answer) + self.until(PROMPT)

    def until(self, words: str) -> str:
        """What appears up to *words*, which must come, since the last call."""
        start, end = self._read, time.monotonic() + PATIENCE
        while words not in self.shown[start:]:
            assert time.monotonic() < end, f"{words!r} did not come: {self.shown!r}"
            assert self._more(), f"ended before {words!r}: {self.shown!r}"
        self._read = self.shown.index(words, start) + len(words)
        return self.shown[start : self._read]

    def ended(self) -> int:
        """The exit code; *shown* is complete."""
        while self._more():
            pass
        return self.process.wait(PATIENCE)

    def _more(self) -> bool:
        ready, _, _ = select.select([self.wire], [], [], PATIENCE)
        try:
            found = os.read(self.wire, 4096) if ready else b""
        except OSError:  # Linux: the other side has closed
            found = b""
        self.shown += found.decode().replace("\r\n", "\n")
        return bool(found)


Start = Callable[..., Screen]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts `python -m skill talk` with flags; ends it after the test."""
    screens: list[Screen] = []

    def run(*flags: str) -> Screen:
        wire, inner = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "skill", "talk", *flags],
            cwd=ROOT,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            # It becomes the process's own terminal, for Ctrl-C: opened first in a new session.
            preexec_fn=lambda: os.close(os.open(os.ttyname(inner), os.O_RDWR)),  # noqa: PLW1509
        )
        os.close(inner)
        screens.append(Screen(process, wire))
        return screens[-1]

    yield run
    for screen in screens:
        if screen.process.poll() is None:
            screen.process.send_signal(signal.SIGKILL)
            screen.process.wait()
        os.close(screen.wire)


def test_a_conversation_in_a_hurry(start: Start) -> None:
    screen = start("--hurry", "--trace")
    greeted = screen.until(PROMPT)
    assert "An empty line is silence" in greeted
    assert "Guide: " in greeted
    assert "Is your leg cramping right now?" in greeted
    assert screen.says("", "Say yes if it hurts now.")
    before = time.monotonic()
    assert screen.says("yes", f"... {HOLD} seconds ...")
    assert time.monotonic() - before < HOLD
    shown = screen.says("is it low calcium", "| Why legs cramp at night")
    assert "SpeechIntent" in shown
    assert "calcium asked" in shown
    screen.says("", "Would you like to hear what may help?")
    assert screen.says("", "The session has ended")


@pytest.mark.parametrize("key", [CTRL_D, CTRL_C], ids=["ctrl-d", "ctrl-c"])
def test_a_key_ends_it_at_the_prompt(start: Start, key: str) -> None:
    screen = start()
    screen.until(PROMPT)
    screen.type(key)
    assert screen.ended() in (0, 130)
    assert "Traceback" not in screen.shown
    assert screen.shown.rstrip().endswith("Good night.")


def test_ctrl_c_ends_it_during_a_pause(start: Start) -> None:
    screen = start()
    screen.until(PROMPT)
    screen.type("yes\n")
    assert "Intent" not in screen.until(f"... {HOLD} seconds ..."), "no trace unless asked for"
    before = time.monotonic()
    screen.type(CTRL_C)
    assert screen.ended() in (0, 130)
    assert time.monotonic() - before < HOLD - 1
    assert "Traceback" not in screen.shown


def test_input_from_a_pipe_ends_it_too() -> None:
    done = skill("talk", "--hurry", said="stop\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.rstrip().endswith("Good night.")


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
