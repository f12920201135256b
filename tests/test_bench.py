"""The measurements run, and say what they found: cut short here, so their figures mean nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench.figures import Figure, Measured, Target
from tests.conftest import ROOT

FOUND = Measured(
    "on a desk",
    (Figure("requests", 1234.5, "/s", "from 1 to 2"), Figure("growth", 0.25, "%")),
    (Target("fast", True), Target("flat", False)),
)


def run(script: str) -> str:
    """A process of its own: the SDK's verifier brings its own libraries, and its warnings."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_both_verifiers_verify_the_same_and_refuse_the_same() -> None:
    table = run(
        "from bench import verify\n"
        "verify.ROUNDS, verify.OURS, verify.SDKS = 3, 20, 2\n"
        "print(verify.measure().table('verify'))"
    )
    assert "ours: signature, JSON, timestamp" in table
    assert "the SDK's RequestVerifier: signature alone" in table


def test_the_load_has_no_error() -> None:
    table = run(
        "from bench import load\n"
        "load.SECONDS, load.SETTLED, load.CONNECTIONS = 3, 1, 4\n"
        "print(load.measure().table('load'))"
    )
    assert "met     no error" in table
    assert "latency, p99" in table


def test_a_table_says_what_was_met_and_what_was_missed() -> None:
    assert not FOUND.met
    assert FOUND.table("try").splitlines() == [
        "try: on a desk",
        "  requests                                          1,234 /s     from 1 to 2",
        "  growth                                             0.25 %",
        "  met     fast",
        "  MISSED  flat",
    ]


def test_the_report_keeps_what_other_measurements_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "REPORT", tmp_path / "build" / "bench.json")
    monkeypatch.setattr(bench, "MEASUREMENTS", {"one": lambda: FOUND, "two": lambda: FOUND})
    for names, status in ((["one"], 1), (["two"], 1)):
        monkeypatch.setattr(sys, "argv", ["bench", *names])
        assert bench.main() == status
    report = json.loads((tmp_path / "build" / "bench.json").read_text(encoding="utf-8"))
    assert list(report) == ["one", "two"]
    assert report["one"]["figures"][0]["value"] == 1234.5
    assert report["one"]["targets"][1] == {"text": "flat", "met": False}
    assert capsys.readouterr().out.count("MISSED") == 2
