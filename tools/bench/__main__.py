"""Runs the measurements named on the command line: a table, and build/bench.json.

Without a name all of them, and then the chart and the table in docs/ are written anew.
"""

import argparse
import json
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from tools.bench import cold, load, package, reading, speech, verify, warm
from tools.bench.figures import Measured
from tools.bench.subjects import SetupError

REPORT = Path(__file__).parents[2] / "build" / "bench.json"

# Name -> the measurement. Add one here; it goes into the table and the report.
MEASUREMENTS: dict[str, Callable[[], Measured]] = {
    "cold": cold.measure,
    "warm": warm.measure,
    "reading": reading.measure,
    "package": package.measure,
    "speech": speech.measure,
    "verify": verify.measure,
    "load": load.measure,
}


def main() -> int:
    """The exit status: 1 where a target was missed, or something could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASUREMENTS))
    names = parser.parse_args().names or list(MEASUREMENTS)
    unknown = [name for name in names if name not in MEASUREMENTS]
    if unknown:
        parser.error(f"no measurement {', '.join(unknown)}: there is {', '.join(MEASUREMENTS)}")
    measured: dict[str, Measured] = {}
    for name in names:
        try:
            measured[name] = MEASUREMENTS[name]()
            print(measured[name].table(name), flush=True)
            keep(name, measured[name])
        except SetupError as error:
            print(f"{name}: not measured: {error}", file=sys.stderr)
        except Exception as error:  # one that fails is named, and keeps none of the others
            traceback.print_exc()
            print(getattr(error, "stderr", None) or "", file=sys.stderr)  # of a process of its own
    if set(measured) == set(MEASUREMENTS):
        from tools.bench import chart  # noqa: PLC0415  # a part of the run needs no matplotlib

        chart.draw(measured)
        chart.write(measured)
    missed = [name for name in names if name not in measured or not measured[name].met]
    for name in missed:
        what = "a target was missed" if name in measured else "nothing was measured"
        print(f"bench: {name}: {what}", file=sys.stderr)
    return int(bool(missed))


def keep(name: str, measured: Measured) -> None:
    """Writes one entry of the report, and leaves the others as they are."""
    entries = json.loads(REPORT.read_text(encoding="utf-8")) if REPORT.exists() else {}
    REPORT.parent.mkdir(exist_ok=True)
    entries[name] = asdict(measured)
    REPORT.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
