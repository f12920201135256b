"""The conversation in the terminal, in a real one."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from skill.simulator.alexa import Utterance, Value
from skill.simulator.session import Session, Turn
from skill.simulator.terminal import Terminal, pieces, trace
from tests.conftest import ROOT

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
            preexec_fn=control(inner),  # noqa: PLW1509  # the terminal must be its own for Ctrl-C
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


def control(inner: int) -> Callable[[], None]:
    """Makes *inner* the controlling terminal, so that Ctrl-C becomes a signal."""

    def take() -> None:
        import fcntl  # noqa: PLC0415  # after the fork
        import termios  # noqa: PLC0415

        fcntl.ioctl(inner, termios.TIOCSCTTY, 0)

    return take


def test_it_greets_and_then_prompts(start: Start) -> None:
    screen = start()
    shown = screen.until(PROMPT)
    assert "An empty line is silence" in shown
    assert "Guide: " in shown
    assert "Is your leg cramping right now?" in shown


def test_a_conversation_in_a_hurry(start: Start) -> None:
    screen = start("--hurry")
    screen.until(PROMPT)
    before = time.monotonic()
    screen.type("yes\n")
    shown = screen.until("Has it eased?")
    assert f"... {HOLD} seconds ..." in shown
    assert time.monotonic() - before < HOLD
    screen.until(PROMPT)
    screen.type("it's gone\n")
    screen.until(PROMPT)
    screen.type("stop\n")
    screen.until("The session has ended")


def test_an_explanation_shows_its_card(start: Start) -> None:
    screen = start("--hurry")
    screen.until(PROMPT)
    screen.type("is it exercise\n")
    shown = screen.until(PROMPT)
    assert "| Why legs cramp at night" in shown


def test_a_trace_shows_the_intent_and_what_was_understood(start: Start) -> None:
    screen = start("--trace")
    screen.until(PROMPT)
    screen.type("is it low calcium\n")
    shown = screen.until(PROMPT)
    assert "SpeechIntent" in shown
    assert "calcium asked" in shown


def test_without_a_trace_no_intent_is_shown(start: Start) -> None:
    screen = start()
    screen.until(PROMPT)
    screen.type("is it low calcium\n")
    assert "Intent" not in screen.until(PROMPT)


def test_an_empty_line_is_silence(start: Start) -> None:
    screen = start()
    screen.until(PROMPT)
    screen.type("\n")
    assert "Say yes if it hurts now." in screen.until(PROMPT)


def test_the_end_by_silence_is_shown(start: Start) -> None:
    screen = start()
    screen.until(PROMPT)
    screen.type("\n")
    screen.until(PROMPT)
    screen.type("\n")
    assert "The session has ended" in screen.until(PROMPT)


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
    screen.until(f"... {HOLD} seconds ...")
    before = time.monotonic()
    screen.type(CTRL_C)
    assert screen.ended() in (0, 130)
    assert time.monotonic() - before < HOLD - 1
    assert "Traceback" not in screen.shown


def test_input_from_a_pipe_ends_it_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "skill", "talk", "--hurry"],
        cwd=ROOT,
        input="stop\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.rstrip().endswith("Good night.")


def test_a_pause_is_kept_unless_in_a_hurry(capsys: pytest.CaptureFixture[str]) -> None:
    turn = Turn("yes", "yes", "Hold. Has it eased?", '<speak>Hold.<break time="1s"/>Eased?</speak>')
    times = []
    for hurry in (False, True):
        before = time.monotonic()
        Terminal(hurry=hurry).show(turn)
        times.append(time.monotonic() - before)
    assert times[0] >= 1
    assert times[1] < 1
    assert capsys.readouterr().out.count("... 1 seconds ...") == len(times)


def test_every_line_fits_the_screen(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    """The card is left as it is: what a link is would be lost by a break."""
    for say in ("my leg is cramping right now", "no", "no", "no", "is it low calcium"):
        Terminal(hurry=True).show(session.say(say))
    shown = capsys.readouterr().out.splitlines()
    assert shown
    assert [line for line in shown if len(line) > SCREEN and "|" not in line] == []


def test_pieces_are_what_stands_between_the_pauses() -> None:
    ssml = '<speak>One.<break time="9s"/>Two.<break time="1s"/></speak>'
    assert list(pieces(ssml)) == [("<speak>One.", 9), ("Two.", 1)]
    assert list(pieces("Only words.")) == [("Only words.", 0)]
    assert list(pieces("")) == []


def test_a_trace_says_what_was_meant_which_facts_whose_case_and_how_sure() -> None:
    said = "my husband's calf is cramping"
    heard = Utterance("hm", "SpeechIntent", {"speech": Value(said)})
    meant, case = (line.strip() for line in trace(Turn("hm", "relief", "", heard=heard)))
    assert meant == "[SpeechIntent  relief  no facts]"
    assert case.startswith("[muscle calf, ")
    assert "who partner" in case
    assert case.endswith("  sure]")


def test_a_launch_has_no_trace(session: Session) -> None:
    assert not re.sub(r"\s", "", "".join(trace(session.launch())))
