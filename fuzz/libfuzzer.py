"""The process of atheris: keeps each input that reaches new code of the skill, and bends it on."""

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

# The skill is imported below, where atheris can instrument it, and so is all that imports it.
atheris: Any = import_module("atheris")
with atheris.instrument_imports(include=["skill"]):
    from fuzz import recorded
    from fuzz.choices import Rolled, one_of
    from fuzz.failure import CRASHES
    from fuzz.mutations import bend
    from fuzz.oracle import Complaint, Oracle, canonical, written
    from fuzz.places import places
    from fuzz.tally import Tally

LONGEST = 100_000  # bytes of an input: long ones are slow to bend further
AFRESH = 3  # one in so many mutations begins with a recorded envelope
TEXTS = 4  # one in so many has a text changed by libFuzzer, which saw what the code compares
TIRED = 50  # runs for each input wanted: by then most of them are no news

FLAGS = (
    f"-max_len={LONGEST}",
    "-len_control=0",
    "-mutate_depth=1",  # one bending is up to four mutations
    "-timeout=20",
    "-verbosity=0",
    f"-artifact_prefix={CRASHES}/crash-",
)


def mutated(data: bytes, max_size: int, seed: int) -> bytes:
    """Another event made of *data*, both JSON; *data* itself where that would be too long."""
    choices = Rolled(seed)
    afresh = choices.below(AFRESH) == 0
    event = bend(choices, recorded.envelope(choices) if afresh else _read(data))
    texts = places(event, lambda found: isinstance(found, str))
    if texts and choices.below(TEXTS) == 0:
        container, key = one_of(choices, texts)
        before = container[key].encode("utf-8", "surrogatepass")
        after = bytes(atheris.Mutate(before, len(before) + 8))
        container[key] = after.decode("utf-8", "replace")
    text = (written(event) or "").encode()
    return text if 0 < len(text) <= max_size else data


def run(oracle: Oracle, tally: Tally, seed: int, report: Path) -> None:
    """Tries inputs until there were enough, writes the report, and ends the process."""

    def finish(found: dict[str, Any]) -> None:
        report.write_text(json.dumps(found), encoding="utf-8")
        os._exit(0)  # there is no way back out of libFuzzer

    def try_one(data: bytes) -> None:
        try:
            text = canonical(data.decode())
        except (ValueError, RecursionError):  # libFuzzer's first input is empty
            return
        try:
            tally.judge(oracle, text)
        except Complaint as complaint:
            finish({key: getattr(complaint, key) for key in ("rule", "why", "inputs")})
        if tally.done:
            finish(tally.to_json())

    with TemporaryDirectory() as corpus:
        for number, text in enumerate(recorded.texts()):
            (Path(corpus) / f"{number}.json").write_text(canonical(text), encoding="utf-8")
        # libFuzzer takes 0 for "any seed".
        limits = (f"-seed={seed + 1}", f"-runs={tally.wanted * TIRED}")
        atheris.Setup([sys.argv[0], *FLAGS, *limits, corpus], try_one, custom_mutator=mutated)
        atheris.Fuzz()


def _read(data: bytes) -> Any:
    """The event in *data*, or None for what is none: bending that gives another value."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


if __name__ == "__main__":
    inputs, seed, report = sys.argv[1:]
    run(Oracle(), Tally("atheris", int(inputs)), int(seed), Path(report))
