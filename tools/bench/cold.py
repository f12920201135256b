"""Cold start: from the start of the runtime to the first answer, and the memory that takes."""

import json
from pathlib import Path
from statistics import median
from time import perf_counter

from skill.simulator import invocation
from tests.emulator import emulated
from tools.bench.figures import Measured, Target, figure, quotients
from tools.bench.subjects import subjects

ROUNDS = 21
WARM = 50  # requests after the first, before the memory is looked at
OF_HELLO, OF_EMPTY, MEMORY = 0.40, 3.0, 1.0


def measure() -> Measured:
    """Each function in turn, in a new runtime each time; all get the same launch request."""
    folders = subjects()
    event = json.dumps(invocation.launch_request(invocation.new_session(), "en-US")).encode()
    seconds: dict[str, list[float]] = {name: [] for name in folders}
    memory: dict[str, list[int]] = {name: [] for name in folders}
    for turn in range(ROUNDS + 1):  # the first fills the caches of this machine
        for name in sorted(folders, reverse=bool(turn % 2)):
            taken, peak = once(folders[name], event)
            if turn:
                seconds[name].append(taken)
                memory[name].append(peak)
    of_hello = quotients(seconds["ours"], seconds["hello world"])
    of_empty = quotients(seconds["ours"], seconds["empty"])
    held = quotients(memory["ours"], memory["hello world"])
    return Measured(
        f"{ROUNDS} alternating rounds in the runtime interface emulator, each a new runtime, "
        "from its start to its first answer",
        (
            *(
                figure(f"cold start, {name}", [one * 1000 for one in seconds[name]], "ms")
                for name in folders
            ),
            figure("ours / hello world", of_hello, "x"),
            figure("ours / empty", of_empty, "x"),
            *(
                figure(f"peak memory, {name}", [one / 1e6 for one in memory[name]], "MB")
                for name in folders
            ),
            figure("peak memory, ours / hello world", held, "x"),
        ),
        (
            Target(
                f"cold start at most {OF_HELLO} of a hello world's", median(of_hello) <= OF_HELLO
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
