"""Warm requests: the handler alone in its process, and the whole way through the runtime."""

import json
from collections.abc import Callable
from functools import partial
from itertools import chain
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from skill.simulator.alexa import Utterance
from skill.simulator.desk import session
from tests.emulator import Function, emulated
from tools.bench.figures import Figure, Measured, Target, alternating, figure, quotients
from tools.bench.subjects import in_process, subjects

ROUNDS = 15
ALONE, THROUGH = 400, 200  # how often an event is sent in a round
MOST = 1.0
IN_PROCESS, IN_RUNTIME = "handler alone", "with the runtime"

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
    said = {
        "hello world, launch": (hello, [launch]),
        "ours, launch": (ours, [launch]),
        "hello world, each turn": (hello, [launch, *map(as_hello, turns)]),
        "ours, each turn": (ours, [launch, *turns]),
    }
    with emulated(hello) as hellos, emulated(ours) as our:
        functions = {hello: hellos, ours: our}
        runs: dict[str, Callable[[], list[float]]] = {}
        for name, (folder, events) in said.items():
            times = ALONE // len(events)
            runs[f"{IN_PROCESS}: {name}"] = partial(in_process, folder, LOOP, events, times)
            runs[f"{IN_RUNTIME}: {name}"] = partial(through_runtime, functions[folder], events)
        found = alternating(ROUNDS, runs)
    middles = {name: [median(taken) for taken in rounds] for name, rounds in found.items()}
    figures, targets = [], []
    for where in (IN_PROCESS, IN_RUNTIME):
        for name in (f"{where}: {name}" for name in said):
            slowest = quantiles(chain.from_iterable(found[name]), n=100)[-1]
            figures.append(figure(f"{name}, p50", middles[name], "us"))
            figures.append(Figure(f"{name}, p99", round(slowest, 1), "us"))
        for what in ("launch", "each turn"):
            ratios = quotients(
                middles[f"{where}: ours, {what}"], middles[f"{where}: hello world, {what}"]
            )
            figures.append(figure(f"{where}: {what}, ours / hello world", ratios, "x"))
            text = f"{where}: p50 of {what} at most {{}} of a hello world's"
            targets.append(Target.at_most(MOST, text, ratios))
    return Measured(
        f"{ROUNDS} alternating rounds: {ALONE} calls of the handler in a process of its own, and "
        f"{THROUGH} requests through the runtime interface emulator",
        tuple(figures),
        tuple(targets),
    )


def conversation() -> list[Any]:
    """The requests of a whole conversation, as Alexa sends them."""
    talk = session("en-US")
    launch = talk.launch().request
    return [launch, *(talk.hear(Utterance(intent, intent)).request for intent in TURNS)]


def as_hello(event: dict[str, Any]) -> dict[str, Any]:
    """*event* with the intent of the hello world."""
    intent = {**event["request"]["intent"], "name": "HelloIntent"}
    return {**event, "request": {**event["request"], "intent": intent}}


def through_runtime(function: Function, events: list[Any]) -> list[float]:
    """Microseconds from a request to its answer."""
    bodies = [json.dumps(event).encode() for event in events]
    taken = []
    for body in bodies * (THROUGH // len(events)):
        started = perf_counter()
        function.answer(body)
        taken.append((perf_counter() - started) * 1e6)
    return taken
