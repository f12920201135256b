"""The conversation in the terminal: words, pauses, the card, and a trace on request."""

import shutil
import subprocess
import textwrap
import time
from collections.abc import Iterable
from dataclasses import dataclass

from skill.content import load
from skill.simulator.session import Session, Turn
from skill.simulator.spoken import pieces
from skill.simulator.understand import frame_and_move, told

WIDTH = 78
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
        for one in pieces(turn.ssml):
            print(textwrap.fill(one.words, WIDTH, initial_indent=name, subsequent_indent=INDENT))
            name = INDENT
            if self.speak:
                say_aloud(one.aloud)
            if one.seconds:
                print(f"{INDENT}... {one.seconds} seconds ...", flush=True)
                time.sleep(0 if self.hurry else one.seconds)
        if turn.card:
            text = f"{turn.card['title']}\n\n{turn.card['content']}"
            print(textwrap.indent(text, INDENT + "| ", lambda _: True))
        if turn.ends:
            print(f"{INDENT}(The session has ended. Say something to start another.)")


def trace(turn: Turn) -> Iterable[str]:
    """The intent, the move, and what of the words was understood."""
    if turn.heard is not None:
        frame, move = frame_and_move(load(), turn.heard)
        parts = told(frame)
        yield f"{INDENT}[{turn.heard.intent}  {move.name}  {parts['facts'] or 'no facts'}]"
        case = parts["case"] or "nothing of the case"
        yield f"{INDENT}[{case}  {'sure' if frame.sure else 'not sure'}]"


def say_aloud(words: str) -> None:
    """Speaks through espeak-ng, where it is installed."""
    if shutil.which("espeak-ng"):
        subprocess.run(["espeak-ng", "-s", "150", "--", words], check=False)  # noqa: S603, S607
