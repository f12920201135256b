"""Cold start: from the start of the runtime to the first answer, and the memory that takes."""

import json
from pathlib import Path
from statistics import median
from time import perf_counter

from skill.simulator import invocation
from tests.emulator import emulated
from tools.bench.figures import Measured, Target, figure, quotients
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
    runs = {name: (folder, launch) for name, folder in folders.items()}
    runs[READING] = (folders["ours"], words)
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    memory: dict[str, list[int]] = {name: [] for name in runs}
    for turn in range(ROUNDS + 1):  # the first fills the caches of this machine
        for name in sorted(runs, reverse=bool(turn % 2)):
            taken, peak = once(*runs[name])
            if turn:
                seconds[name].append(taken)
                memory[name].append(peak)
    of_hello = quotients(seconds["ours"], seconds["hello world"])
    reading = quotients(seconds[READING], seconds["hello world"])
    of_empty = quotients(seconds["ours"], seconds["empty"])
    held = quotients(memory[READING], memory["hello world"])
    return Measured(
        f"{ROUNDS} alternating rounds in the runtime interface emulator, each a new runtime, "
        "from its start to its first answer; a launch where nothing else is said",
        (
            *(
                figure(f"cold start, {name}", [one * 1000 for one in seconds[name]], "ms")
                for name in runs
            ),
            figure("ours / hello world", of_hello, "x"),
            figure(f"{READING} / hello world", reading, "x"),
            figure("ours / empty", of_empty, "x"),
            *(
                figure(f"peak memory, {name}", [one / 1e6 for one in memory[name]], "MB")
                for name in runs
            ),
            figure(f"peak memory, {READING} / hello world", held, "x"),
        ),
        (
            Target(
                f"cold start at most {OF_HELLO} of a hello world's", median(of_hello) <= OF_HELLO
            ),
            Target(
                f"cold start with words to read at most {READING_OF_HELLO} of a hello world's",
                median(reading) <= READING_OF_HELLO,
            ),
            Target(
                f"cold start at most {OF_EMPTY} of an empty one's", median(of_empty) <= OF_EMPTY
            ),
            Target("no more memory than a hello world", median(held) <= MEMORY),
        ),
    )


def once(folder: Path, event: bytes) -> tuple[float, int]:
    """Seconds to the first answer, and the most bytes of memory by the end."""
    with emulated(folder) as function:
        started = perf_counter()
        answer = function.answer(event)
        taken = perf_counter() - started
        if b'"response"' not in answer:
            raise AssertionError(f"no answer: {answer.decode()}")
        for _ in range(WARM):
            function.answer(event)
        return taken, function.peak_memory()
