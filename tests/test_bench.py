"""The measurements run, and say what they found: cut short here, so their figures mean nothing."""

import fcntl
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.artefact import SAM
from tests.process import python
from tools.bench import __main__ as bench
from tools.bench import speech, subjects
from tools.bench.figures import Figure, Measured, Target

FOUND = Measured(
    "on a desk",
    (Figure("requests", 1234.5, "/s", "from 1 to 2"), Figure("growth", 0.25, "%")),
    (Target("fast", True), Target("flat", False)),
)


# Measurement, cut short -> what stands in its table.
SHORT = {
    "verify.ROUNDS, verify.OURS, verify.SDKS = 3, 20, 2": (
        r"ours: signature, JSON, timestamp",
        r"the SDK's RequestVerifier: signature alone",
    ),
    "load.SECONDS, load.SETTLED, load.CONNECTIONS = 3, 1, 4": (
        r"met     no error",
        r"latency, p99",
    ),
    "cold.ROUNDS = 2": (
        r"cold start, empty +[\d.,]+ ms",
        r"cold start, hello world +[\d.,]+ ms",
        r"cold start, ours, with words to read +[\d.,]+ ms",
        r"peak memory, ours, with words to read / hello world",
    ),
    "warm.ROUNDS, warm.ALONE, warm.THROUGH = 2, 28, 14": (
        r"handler alone: ours, launch, p50 +[\d.,]+ us",
        r"with the runtime: ours, each turn, p99 +[\d.,]+ us",
    ),
    "reading.ROUNDS, reading.READ = 2, 60": (r"one reading, warm +[\d.,]+ ms",),
    "package": (r"met     at most 3.0 MB",),
}


@pytest.fixture
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One measurement at a time: two would build the hello world in one place at once."""
    with (tmp_path_factory.getbasetemp().parent / "bench").open("w") as taken:
        fcntl.flock(taken, fcntl.LOCK_EX)
        yield


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("short", SHORT)
def test_a_measurement_says_what_it_found(short: str, request: pytest.FixtureRequest) -> None:
    """In a process of its own: the SDK's verifier brings its own libraries, and its warnings."""
    name = short.partition(".")[0]
    if name not in ("verify", "load"):
        if not (SAM / "ready").exists():
            pytest.skip("run `make package` once: it sets up SAM and its emulator")
        request.getfixturevalue("artefact")
    measure = f"print({name}.measure().table('it'))"
    table = python(f"from tools.bench import {name}\n{short}\n{measure}")
    assert [one for one in SHORT[short] if not re.search(one, table)] == []


def test_no_word_comes_before_the_first_instruction() -> None:
    measured = speech.measure()
    before = [one for one in measured.figures if one.what.startswith("speech before it")]
    assert [one.value for one in before] == [0, 0]
    assert measured.met


def test_the_chart_and_the_page_get_the_figures_and_keep_the_rest(tmp_path: Path) -> None:
    """The same for the same figures."""
    chart = pytest.importorskip(
        "tools.bench.chart", reason="run `make bench` once: it sets up matplotlib"
    )
    found: dict[str, list[Figure]] = {}
    for _, unit, name, what, bars in chart.PANELS:
        found.setdefault(name, []).extend(Figure(what.format(bar), 12.5, unit) for bar in bars)
    measured = {name: Measured("made up", tuple(figures)) for name, figures in found.items()}
    page = tmp_path / "page.md"
    page.write_text(f"before\n{chart.START}stale\n{chart.END}after\n", encoding="utf-8")
    for name in ("one.svg", "other.svg"):
        chart.draw(measured, tmp_path / name)
        chart.write(measured, page)
    drawn = (tmp_path / "one.svg").read_text(encoding="utf-8")
    assert drawn == (tmp_path / "other.svg").read_text(encoding="utf-8")
    assert all(title in drawn for title, *_ in chart.PANELS)
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"before\n{chart.START}")
    assert text.endswith(f"{chart.END}after\n")
    assert "stale" not in text
    assert text.count("| cold start, ours | 12.50 ms |") == 1


def test_the_report_keeps_what_others_found_and_names_what_failed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> Measured:
        raise subprocess.CalledProcessError(3, "sam", stderr="no such template")

    measurements = {"one": lambda: FOUND, "two": lambda: FOUND, "bad": fail}
    monkeypatch.setattr(subjects, "BUILT", tmp_path / "nowhere")
    monkeypatch.setattr(bench, "REPORT", tmp_path / "build" / "bench.json")
    monkeypatch.setattr(bench, "MEASUREMENTS", {**bench.MEASUREMENTS, **measurements})
    for names in (["one"], ["bad", "two"], ["package"]):
        monkeypatch.setattr(sys, "argv", ["bench", *names])
        assert bench.main() == 1
    told = capsys.readouterr()
    assert told.out.count("  MISSED  flat") == told.out.count("  met     fast") == 2
    assert "1,234 /s     from 1 to 2" in told.out
    for said in ("no such template", "bench: bad: nothing was measured", "run `make package`"):
        assert said in told.err
    report = json.loads((tmp_path / "build" / "bench.json").read_text(encoding="utf-8"))
    assert list(report) == ["one", "two"]
    assert report["one"]["figures"][0]["value"] == 1234.5
    assert report["one"]["targets"][1] == {"text": "flat", "met": False}
