"""The conversation in the terminal: words, pauses, the card, and a trace on request."""

import re
import shutil
import subprocess
import textwrap
import time
from collections.abc import Iterable
from dataclasses import dataclass

from skill.content import load
from skill.simulator.session import BREAK, Session, Turn, plain
from skill.simulator.understand import frame_and_move

WIDTH = 78
DIGITS = re.compile(r'<say-as interpret-as="digits">([^<]+)</say-as>')
INDENT = " " * len("Guide: ")
WELCOME = """Leg Cramp Guide. Type what you would say to the speaker.
An empty line is silence. Ctrl-D ends."""


@dataclass(frozen=True)
class Terminal:
    """How to show a conversation: *hurry* skips the pauses, *speak* uses espeak-ng."""

    trace: bool = False
    hurry: bool = False
    speak: bool = False

    def talk(self, session: Session) -> None:
        """Launches the skill and talks until the input ends."""
        print(WELCOME, end="\n\n", flush=True)
        try:
            self.show(session.launch())
            while True:
                self.show(session.say(input("\nYou: ")))
        except (EOFError, KeyboardInterrupt):
            print("\nGood night.")

    def show(self, turn: Turn) -> None:
        """One reply, with its pauses in real time unless in a hurry."""
        if self.trace:
            print("\n".join(trace(turn)))
        name = "Guide: "
        for marked, seconds in pieces(turn.ssml or turn.speech):
            print(
                textwrap.fill(plain(marked), WIDTH, initial_indent=name, subsequent_indent=INDENT)
            )
            name = INDENT
            if self.speak:
                say_aloud(marked)
            if seconds:
                print(f"{INDENT}... {seconds} seconds ...", flush=True)
                time.sleep(0 if self.hurry else seconds)
        if turn.card:
            text = f"{turn.card['title']}\n\n{turn.card['content']}"
            print(textwrap.indent(text, INDENT + "| ", lambda _: True))
        if turn.ends:
            print(f"{INDENT}(The session has ended. Say something to start another.)")


def trace(turn: Turn) -> Iterable[str]:
    """The intent, the move, and what of the words was understood."""
    if turn.heard is not None:
        frame, move = frame_and_move(load(), turn.heard)
        facts = ", ".join(f"{name} {status}" for name, status in frame.facts.items()) or "no facts"
        case = ", ".join(f"{name} {value}" for name, value in frame.case.items())
        yield f"{INDENT}[{turn.heard.intent}  {move.name}  {facts}]"
        yield f"{INDENT}[{case or 'nothing of the case'}  {'sure' if frame.sure else 'not sure'}]"


def pieces(ssml: str) -> Iterable[tuple[str, int]]:
    """What stands between the pauses, each with the seconds of silence after it."""
    parts = re.split(BREAK, ssml)
    for marked, seconds in zip(parts[::2], [*parts[1::2], "0"], strict=True):
        if plain(marked):
            yield marked, int(seconds)


def say_aloud(marked: str) -> None:
    """Speaks through espeak-ng, where it is installed; numbers to call digit by digit."""
    words = plain(DIGITS.sub(lambda number: " ".join(number[1]), marked))
    if shutil.which("espeak-ng"):
        subprocess.run(["espeak-ng", "-s", "150", "--", words], check=False)  # noqa: S603, S607
