"""Failures: inputs that broke a rule, kept as a file that can be replayed."""

import json
from pathlib import Path
from typing import Any
from zlib import crc32

from fuzz.oracle import Complaint, Oracle, canonical

FOLDER = Path(__file__).parents[1] / "build" / "fuzz"
CRASHES = FOLDER / "crashes"  # what libFuzzer leaves where Python itself gives up


def save(complaint: Complaint, folder: Path = FOLDER) -> Path:
    """Writes a failure, and says where."""
    events = [json.loads(text) for text in complaint.inputs]
    text = json.dumps({"rule": complaint.rule, "why": complaint.why, "inputs": events})
    path = folder / f"failure-{crc32(text.encode()):08x}.json"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def replay(oracle: Oracle, path: Path) -> None:
    """Tries the inputs of a failure, or one plain event, again. Raises Complaint."""
    found: Any = json.loads(path.read_text(encoding="utf-8"))
    kept = isinstance(found, dict) and found.keys() == {"rule", "why", "inputs"}
    texts = [canonical(json.dumps(event)) for event in (found["inputs"] if kept else [found])]
    for text in texts:
        oracle.judge(text)
    for door in oracle.ways:
        for number in range(len(oracle.requests)):
            oracle.ask_again(door, number)
