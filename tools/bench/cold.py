"""Cold start: from the start of the runtime to the first answer, and the memory that takes."""

import json
from functools import partial
from pathlib import Path
from time import perf_counter

from skill.simulator import invocation
from tests.emulator import emulated
from tools.bench.figures import Measured, Target, alternating, figure, quotients
from tools.bench.reading import UTTERANCES, as_heard
from tools.bench.subjects import subjects

ROUNDS = 21
WARM = 50  # requests after the first, before the memory is looked at
READING = "ours, with words to read"
# The most that a start may take, or hold, beside another's.
OF_HELLO, READING_OF_HELLO, OF_EMPTY, MEMORY = 0.30, 0.36, 3.0, 1.0


def measure() -> Measured:
    """Each function in turn, in a new runtime each time.

    All get the same launch request; ours is also woken by an utterance of twelve words.
    """
    folders = subjects()
    launch = json.dumps(invocation.launch_request(invocation.new_session(), "en-US")).encode()
    words = json.dumps(as_heard(UTTERANCES[0])).encode()
    runs = {name: partial(once, folder, launch) for name, folder in folders.items()}
    runs[READING] = partial(once, folders["ours"], words)
    found = alternating(ROUNDS, runs)
    start = {name: [ms for ms, _ in each] for name, each in found.items()}
    memory = {name: [held for _, held in each] for name, each in found.items()}
    of_hello = quotients(start["ours"], start["hello world"])
    reading = quotients(start[READING], start["hello world"])
    of_empty = quotients(start["ours"], start["empty"])
    held = quotients(memory[READING], memory["hello world"])
    return Measured(
        f"{ROUNDS} alternating rounds in the runtime interface emulator, each a new runtime, "
        "from its start to its first answer; a launch where nothing else is said",
        (
            *(figure(f"cold start, {name}", each, "ms") for name, each in start.items()),
            figure("ours / hello world", of_hello, "x"),
            figure(f"{READING} / hello world", reading, "x"),
            figure("ours / empty", of_empty, "x"),
            *(figure(f"peak memory, {name}", each, "MB") for name, each in memory.items()),
            figure(f"peak memory, {READING} / hello world", held, "x"),
        ),
        (
            Target.at_most(OF_HELLO, "cold start at most {} of a hello world's", of_hello),
            Target.at_most(
                READING_OF_HELLO,
                "cold start with words to read at most {} of a hello world's",
                reading,
            ),
            Target.at_most(OF_EMPTY, "cold start at most {} of an empty one's", of_empty),
            Target.at_most(MEMORY, "no more memory than a hello world", held),
        ),
    )


def once(folder: Path, event: bytes) -> tuple[float, float]:
    """Milliseconds to the first answer, and the most megabytes of memory by the end."""
    with emulated(folder) as function:
        started = perf_counter()
        answer = function.answer(event)
        taken = perf_counter() - started
        if b'"response"' not in answer:
            raise AssertionError(f"no answer: {answer.decode()}")
        for _ in range(WARM):
            function.answer(event)
        return taken * 1000, function.peak_memory() / 1e6
