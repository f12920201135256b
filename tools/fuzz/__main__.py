"""Tries the Lambda function with damaged and hostile requests.

Others every time. The first finding ends it: hypothesis shrinks the request, and keeps it in
build/fuzz to try it first the next time.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from tools.fuzz.oracle import FindingError, Oracle
from tools.fuzz.requests import recorded, requests

INPUTS = 200_000
BATCH = 5_000  # of one run of hypothesis, which remembers all of them
KEPT = Path(__file__).parents[2] / "build" / "fuzz"
LONGEST = 5_000  # characters of a request that a terminal shows

# Kind of call -> what the summary calls it; any other was answered.
KINDS = {"silence": "silent", "fault": "apologised", "gave_up": "apologised"}


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 for a finding."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=INPUTS, help=f"how many ({INPUTS})")
    options = parser.parse_args(arguments)
    started = perf_counter()
    tally: Counter[str] = Counter()
    try:
        slowest = run(Oracle(), options.inputs, tally)
    except FindingError as finding:
        print(f"{shown(finding.text)}\n{tally.total():,} inputs, 1 error\n{finding}")
        return 1
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(tally.items()))
    print(f"{tally.total():,} inputs in {perf_counter() - started:.0f} s, 0 errors: {kinds}")
    print(f"slowest call {slowest * 1000:.1f} ms")
    return 0


def run(oracle: Oracle, inputs: int, tally: Counter[str], kept: Path = KEPT) -> float:
    """The seconds of the slowest call; what came of each is in *tally*. Raises FindingError."""
    slowest = 0.0

    def judge(text: str) -> None:
        nonlocal slowest
        one = oracle.judge(text)
        tally[KINDS.get(one.kind, "answered")] += 1
        slowest = max(slowest, one.seconds)

    for event in recorded().values():
        judge(json.dumps(event))
    while tally.total() < inputs:
        profile = settings(
            max_examples=min(BATCH, inputs - tally.total()),
            derandomize=False,  # what CI machines have by default, and it keeps nothing
            database=DirectoryBasedExampleDatabase(kept),
            phases=(Phase.reuse, Phase.generate, Phase.shrink),
            deadline=None,  # the oracle has a stopwatch of its own
            suppress_health_check=list(HealthCheck),
            verbosity=Verbosity.quiet,
        )
        profile(given(requests())(judge))()
    return slowest


def shown(text: str) -> str:
    """A request as a terminal shows it."""
    laid_out = json.dumps(json.loads(text), indent=1)
    return laid_out if len(laid_out) <= LONGEST else f"{laid_out[:LONGEST]} ..."


if __name__ == "__main__":
    sys.exit(main())
