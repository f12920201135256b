"""Tries the Lambda function with bent requests: so many, half of them by each engine, and a table.

The first failure ends it: the input is kept in build/fuzz, to be tried again with --replay.
"""

import argparse
import sys
from pathlib import Path

from fuzz import drawn, failure, guided, leak
from fuzz.oracle import Complaint, Oracle
from fuzz.tally import Tally, table

INPUTS = 20_000


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 for a failure."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=INPUTS, help=f"how many ({INPUTS})")
    parser.add_argument("--seed", type=int, default=0, help="others for another seed (0)")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="try a kept failure again")
    options = parser.parse_args(arguments)
    if options.inputs < 1 or options.seed < 0:
        parser.error("--inputs is 1 or more, and --seed is not negative")
    try:
        if options.replay:
            failure.replay(Oracle(), options.replay)
            print(f"{options.replay}: no rule is broken")
        else:
            print(table(run(options.inputs, options.seed)))
    except Complaint as complaint:
        path = options.replay or failure.save(complaint)
        print(f"{complaint}\nTry it again: python -m fuzz --replay {path}", file=sys.stderr)
        return 1
    return 0


def run(inputs: int, seed: int) -> list[Tally]:
    """Half by each engine; all by hypothesis where there is no atheris. Raises Complaint."""
    by_atheris = inputs // 2 if guided.is_here() else 0
    if not guided.is_here():
        print("atheris is not installed (it has wheels for Linux alone): hypothesis tries all.")
    oracle = Oracle()
    tallies = [drawn.run(oracle, inputs - by_atheris, seed)]
    leak.check(oracle.ways, seed)
    if by_atheris:
        tallies.append(guided.run(by_atheris, seed))
    return tallies


if __name__ == "__main__":
    sys.exit(main())
