"""Drill: Lambda freezes the function between two turns, or in one, and thaws it for the next.

The built artefact in the runtime of Lambda itself, behind Amazon's emulator. Frozen is what SIGSTOP
does: no thread of the runtime runs, and its clock goes on.
"""

import json
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from skill.simulator import invocation
from tests.artefact import SAM
from tests.drills import SCRIPTS, Script, Talk, alone
from tests.emulator import Function, emulated

FROZEN = 3.0  # seconds; Lambda's own sleep may take hours, and is no different to the process
PATIENCE = 20.0
STOPPED = "T"  # the letter that the kernel gives a process that is stopped

pytestmark = [
    pytest.mark.skipif(
        not (SAM / "ready").exists(),
        reason="run `make package` once: it sets up SAM and its emulator",
    ),
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc here"),
]


@dataclass(frozen=True)
class Sleeper:
    """A function that is awake, and can be frozen."""

    function: Function

    def __call__(self, event: Any) -> bytes:
        """The bytes that answer *event*."""
        return self.function.answer(json.dumps(event).encode())

    @property
    def state(self) -> str:
        """The letter that the kernel gives the runtime's process."""
        stat = Path(f"/proc/{self.function.runtime()}/stat").read_text(encoding="utf-8")
        return stat.rpartition(") ")[2][0]

    @contextmanager
    def frozen(self, seconds: float) -> Iterator[None]:
        """Nothing of it runs within the block, nor for *seconds*."""
        os.kill(self.function.runtime(), signal.SIGSTOP)
        until = time.monotonic() + seconds
        try:
            while self.state != STOPPED:
                time.sleep(0.01)
            yield
            time.sleep(max(0.0, until - time.monotonic()))
            assert self.state == STOPPED
        finally:
            os.kill(self.function.runtime(), signal.SIGCONT)


@pytest.fixture(scope="module")
def functions(artefact: Path) -> Iterator[tuple[Sleeper, Sleeper, Sleeper]]:
    """Three processes of one function, as Lambda has when three people are awake."""
    with ExitStack() as stack:
        three = [
            Sleeper(stack.enter_context(emulated(artefact, SKILL_ID=invocation.APPLICATION)))
            for _ in range(3)
        ]
        for one in three:
            one(invocation.launch_request(invocation.new_session(), "en-US"))
        yield three[0], three[1], three[2]


Functions = tuple[Sleeper, Sleeper, Sleeper]


@pytest.mark.parametrize(("name", "long"), [("cramping", FROZEN), ("wondering", 0.5)])
def test_a_conversation_goes_on_after_a_freeze(
    functions: Functions, name: str, long: float
) -> None:
    """Once for long, then for a moment before each turn: byte for byte as with no freeze."""
    script = SCRIPTS[name]
    sleeper, other, _ = functions
    expected = alone(other, script)
    talk = Talk(script)
    for seconds in (0.0, long, *[0.1] * (len(script) - 2)):
        with sleeper.frozen(seconds):
            pass
        talk.turn(sleeper)
    assert b"outputSpeech" in expected[0]
    assert talk.answers == expected


def test_a_request_that_comes_while_frozen_is_answered_at_the_thaw(functions: Functions) -> None:
    sleeper, other, _ = functions
    talk = Talk(SCRIPTS["cramping"])
    talk.turn(sleeper)
    with ThreadPoolExecutor(1) as pool:
        with sleeper.frozen(1.5):
            coming = pool.submit(sleeper, talk.event())
            time.sleep(1)
            assert not coming.done()
        talk.hear(coming.result(PATIENCE))
    while not talk.over:
        talk.turn(sleeper)
    assert talk.answers == alone(other, SCRIPTS["cramping"])


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_session_that_another_process_answered_meanwhile_goes_on(
    functions: Functions, script: Script
) -> None:
    """The first turn here, the next ones there while this one is frozen, the rest here again."""
    sleeper, other, third = functions
    talk = Talk(script)
    talk.turn(sleeper)
    with sleeper.frozen(1.0):
        talk.turn(other)
        talk.turn(other)
    while not talk.over:
        talk.turn(sleeper)
    assert talk.answers == alone(third, script)


def test_a_session_may_be_answered_by_another_process_each_turn(functions: Functions) -> None:
    """Each is frozen while it is not its turn; what one had heard before is not heard again."""
    script = SCRIPTS["wondering"]
    expected = alone(functions[0], script)
    talk = Talk(script)
    turns = cycle(functions)
    while not talk.over:
        awake = next(turns)
        with ExitStack() as stack:
            for one in functions:
                if one is not awake:
                    stack.enter_context(one.frozen(0.0))
            talk.turn(awake)
    assert talk.answers == expected


def test_two_sessions_share_a_process_that_freezes(functions: Functions) -> None:
    """What the one said before the freeze is not heard in the other after it."""
    sleeper, other, _ = functions
    talks = Talk(SCRIPTS["cramping"]), Talk(SCRIPTS["worried"], "en-GB")
    expected = [alone(other, talk.script, talk.locale) for talk in talks]
    while not all(talk.over for talk in talks):
        for talk in talks:
            with sleeper.frozen(0.05):
                pass
            talk.turn(sleeper)
    assert [talk.answers for talk in talks] == expected
