"""Warm requests: the handler alone in its process, and the whole way through the runtime."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from skill.alexa.function import lambda_handler
from skill.simulator import invocation
from tests.artefact import SAM
from tests.emulator import Function, emulated
from tools.bench.figures import Figure, Measured, Target, figure, quotients
from tools.bench.subjects import subjects

ROUNDS = 15
ALONE, THROUGH = 400, 200  # how often an event is sent in a round
MOST = 1.0

# What is said in a whole conversation, from the launch to an explanation and its source.
TURNS = (
    "AMAZON.NoIntent",
    "AMAZON.NoIntent",
    "AMAZON.YesIntent",
    "AMAZON.NoIntent",
    "EvidenceIntent",
    "AMAZON.StopIntent",
)

# Sends each of the events so often, and writes the microseconds that each call took.
LOOP = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from lambda_function import lambda_handler
events, times = json.loads(sys.stdin.read()), int(sys.argv[2])
for event in events * 50:
    lambda_handler(event, None)
taken = []
for event in events * times:
    started = time.perf_counter()
    lambda_handler(event, None)
    taken.append((time.perf_counter() - started) * 1e6)
print(json.dumps(taken))
"""


def measure() -> Measured:
    """The hello world and the skill, round by round: the launch alone, and a whole conversation.

    Both get the same conversation, but that every intent in it is the hello world's for that one.
    """
    folders = subjects()
    hello, ours = folders["hello world"], folders["ours"]
    launch, *turns = conversation()
    runs: dict[str, tuple[Path, list[Any]]] = {
        "hello world, launch": (hello, [launch]),
        "ours, launch": (ours, [launch]),
        "hello world, each turn": (hello, [launch, *map(as_hello, turns)]),
        "ours, each turn": (ours, [launch, *turns]),
    }
    alone: dict[str, list[list[float]]] = {name: [] for name in runs}
    through: dict[str, list[list[float]]] = {name: [] for name in runs}
    with emulated(hello) as hellos, emulated(ours) as our:
        functions = {hello: hellos, ours: our}
        for turn in range(ROUNDS):
            for name, (folder, events) in sorted(runs.items(), reverse=bool(turn % 2)):
                alone[name].append(in_process(folder, events))
                through[name].append(through_runtime(functions[folder], events))
    figures, targets = [], []
    for where, found in (("handler alone", alone), ("with the runtime", through)):
        middles = {name: [median(taken) for taken in rounds] for name, rounds in found.items()}
        for name, rounds in found.items():
            figures.append(figure(f"{where}: {name}, p50", middles[name], "us"))
            figures.append(Figure(f"{where}: {name}, p99", round(percentile_99(rounds), 1), "us"))
        for what in ("launch", "each turn"):
            ratios = quotients(middles[f"ours, {what}"], middles[f"hello world, {what}"])
            figures.append(figure(f"{where}: {what}, ours / hello world", ratios, "x"))
            text = f"{where}: p50 of {what} at most {MOST} of a hello world's"
            targets.append(Target(text, median(ratios) <= MOST))
    return Measured(
        f"{ROUNDS} alternating rounds: {ALONE} calls of the handler in a process of its own, and "
        f"{THROUGH} requests through the runtime interface emulator",
        tuple(figures),
        tuple(targets),
    )


def conversation() -> Iterator[dict[str, Any]]:
    """The requests of a whole conversation, as Alexa sends them."""
    session = invocation.new_session()
    event = invocation.launch_request(session, "en-US")
    yield event
    for intent in TURNS:
        attributes = lambda_handler(event, None)["sessionAttributes"]
        session = {**session, "new": False, "attributes": attributes}
        event = invocation.intent_request(session, "en-US", intent, {})
        yield event


def as_hello(event: dict[str, Any]) -> dict[str, Any]:
    """*event* with the intent of the hello world."""
    intent = {**event["request"]["intent"], "name": "HelloIntent"}
    return {**event, "request": {**event["request"], "intent": intent}}


def in_process(folder: Path, events: list[Any]) -> list[float]:
    """Microseconds that the handler took for each, with the code in *folder* and no other."""
    times = str(ALONE // len(events))
    done = subprocess.run(  # noqa: S603  # our own loop
        [SAM / "bin" / "python", "-I", "-S", "-B", "-W", "ignore", "-c", LOOP, folder, times],
        input=json.dumps(events),
        capture_output=True,
        text=True,
        check=True,
    )
    taken: list[float] = json.loads(done.stdout.splitlines()[-1])
    return taken


def through_runtime(function: Function, events: list[Any]) -> list[float]:
    """Microseconds from a request to its answer."""
    bodies = [json.dumps(event).encode() for event in events]
    taken = []
    for body in bodies * (THROUGH // len(events)):
        started = perf_counter()
        function.answer(body)
        taken.append((perf_counter() - started) * 1e6)
    return taken


def percentile_99(rounds: list[list[float]]) -> float:
    """What one of a hundred exceeds, of all rounds."""
    return quantiles([one for taken in rounds for one in taken], n=100)[-1]
