"""Warm requests: the handler alone in its process, and the whole way through the runtime."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from bench.figures import Figure, Measured, Target
from bench.subjects import subjects
from skill.alexa.function import lambda_handler
from skill.simulator import envelope
from tests.artefact import SAM
from tests.emulator import Function, emulated

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
    with emulated(hello) as hellos, emulated(ours) as our:
        functions = {hello: hellos, ours: our}
        alone: dict[str, list[float]] = {name: [] for name in runs}
        through: dict[str, list[float]] = {name: [] for name in runs}
        for turn in range(ROUNDS):
            for name, (folder, events) in sorted(runs.items(), reverse=bool(turn % 2)):
                alone[name] += in_process(folder, events)
                through[name] += through_runtime(functions[folder], events)
    names = list(runs)
    pairs = (names[1], names[0]), (names[3], names[2])
    return Measured(
        f"{ROUNDS} alternating rounds: {ALONE} calls of the handler in a process of its own, and "
        f"{THROUGH} requests through the runtime interface emulator",
        (
            *(one for name in names for one in latency(f"handler alone: {name}", alone[name])),
            *(one for name in names for one in latency(f"with the runtime: {name}", through[name])),
        ),
        tuple(
            Target(f"{where}: p50 of {ours} at most {MOST} of {hellos}", ratio(found, ours, hellos))
            for where, found in (("handler alone", alone), ("with the runtime", through))
            for ours, hellos in pairs
        ),
    )


def conversation() -> Iterator[dict[str, Any]]:
    """The requests of a whole conversation, as Alexa sends them."""
    session = envelope.new_session()
    event = envelope.launch_request(session, "en-US")
    yield event
    for intent in TURNS:
        attributes = lambda_handler(event, None)["sessionAttributes"]
        session = {**session, "new": False, "attributes": attributes}
        event = envelope.intent_request(session, "en-US", intent, {})
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


def latency(what: str, taken: list[float]) -> tuple[Figure, Figure]:
    """The median, and what one of a hundred exceeds."""
    return (
        Figure(f"{what}, p50", round(median(taken), 1), "us"),
        Figure(f"{what}, p99", round(quantiles(taken, n=100)[-1], 1), "us"),
    )


def ratio(found: Mapping[str, list[float]], ours: str, hellos: str) -> bool:
    """Whether the median of *ours* is within the limit."""
    return median(found[ours]) / median(found[hellos]) <= MOST
