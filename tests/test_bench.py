"""The measurements run, and say what they found: cut short here, so their figures mean nothing."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from skill.simulator.session import Handler
from tests.artefact import SAM
from tests.conftest import ROOT
from tools.bench import __main__ as bench
from tools.bench import reading, speech, subjects, warm
from tools.bench.figures import Figure, Measured, Target

needs_package = pytest.mark.skipif(
    not (SAM / "ready").exists(), reason="run `make package` once: it sets up SAM and its emulator"
)

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
        "from tools.bench import verify\n"
        "verify.ROUNDS, verify.OURS, verify.SDKS = 3, 20, 2\n"
        "print(verify.measure().table('verify'))"
    )
    assert "ours: signature, JSON, timestamp" in table
    assert "the SDK's RequestVerifier: signature alone" in table


def test_the_load_has_no_error() -> None:
    table = run(
        "from tools.bench import load\n"
        "load.SECONDS, load.SETTLED, load.CONNECTIONS = 3, 1, 4\n"
        "print(load.measure().table('load'))"
    )
    assert "met     no error" in table
    assert "latency, p99" in table


@needs_package
def test_a_cold_start_is_measured_beside_a_hello_world_and_an_empty_function(
    artefact: Path,
) -> None:
    table = run(
        "from tools.bench import cold\ncold.ROUNDS = 2\nprint(cold.measure().table('cold'))"
    )
    assert artefact.is_dir()
    for name in ("empty", "hello world", "ours", "ours, with words to read"):
        assert re.search(rf"cold start, {name} +[\d.,]+ ms", table)
    assert "peak memory, ours, with words to read / hello world" in table


@needs_package
def test_warm_turns_are_measured_alone_and_through_the_runtime(artefact: Path) -> None:
    table = run(
        "from tools.bench import warm\n"
        "warm.ROUNDS, warm.ALONE, warm.THROUGH = 2, 28, 14\n"
        "print(warm.measure().table('warm'))"
    )
    assert artefact.is_dir()
    for name in ("handler alone: ours, launch, p50", "with the runtime: ours, each turn, p99"):
        assert re.search(rf"{name} +[\d.,]+ us", table)


@needs_package
def test_a_reading_of_twelve_words_is_measured_alone(artefact: Path) -> None:
    table = run(
        "from tools.bench import reading\n"
        "reading.ROUNDS, reading.TIMES = 2, 2\n"
        "print(reading.measure().table('reading'))"
    )
    assert artefact.is_dir()
    assert {len(utterance.split()) for utterance in reading.UTTERANCES} == {12}
    assert re.search(r"one reading, warm +[\d.,]+ ms", table)


def test_the_utterance_that_wakes_it_is_read(handler: Handler) -> None:
    answer = handler(reading.as_heard(reading.UTTERANCES[0]), None)
    assert "most nights" in answer["response"]["outputSpeech"]["ssml"]


@needs_package
def test_the_package_is_weighed(artefact: Path) -> None:
    assert artefact.is_dir()
    assert "met     at most 3.0 MB" in run(
        "from tools.bench import package\nprint(package.measure().table('package'))"
    )


def test_the_hello_world_hears_the_same_conversation() -> None:
    launch, *turns = warm.conversation()
    assert launch["request"]["type"] == "LaunchRequest"
    for turn in turns:
        heard = warm.as_hello(turn)
        assert heard["request"]["intent"]["name"] == "HelloIntent"
        assert heard["session"] == turn["session"]
    assert turns[-1]["session"]["attributes"]["reply"]["kind"] == "evidence"


def test_no_word_comes_before_the_first_instruction() -> None:
    measured = speech.measure()
    before = [one for one in measured.figures if one.what.startswith("speech before it")]
    assert [one.value for one in before] == [0, 0]
    assert measured.met


def test_words_before_an_instruction_are_counted() -> None:
    answer = {"response": {"outputSpeech": {"ssml": "<speak>Oh dear. Stand up now.</speak>"}}}
    assert speech.words_before("Stand up", answer) == "Oh dear. "
    assert speech.words_before("Lie down", answer) == "Oh dear. Stand up now."


def test_a_missing_package_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(subjects, "BUILT", tmp_path / "nowhere")
    monkeypatch.setattr(sys, "argv", ["bench", "package"])
    assert bench.main() == 1
    assert "run `make package`" in capsys.readouterr().err


def test_a_measurement_that_fails_is_named_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> Measured:
        raise subprocess.CalledProcessError(3, "sam", stderr="no such template")

    monkeypatch.setattr(bench, "REPORT", tmp_path / "bench.json")
    monkeypatch.setattr(bench, "MEASUREMENTS", {"one": fail, "two": lambda: FOUND})
    monkeypatch.setattr(sys, "argv", ["bench", "one", "two"])
    assert bench.main() == 1
    told = capsys.readouterr()
    assert "no such template" in told.err
    assert told.err.splitlines()[-2:] == [
        "bench: one: nothing was measured",
        "bench: two: a target was missed",
    ]
    assert "growth" in told.out


def made_up() -> dict[str, Measured]:
    """A measurement for every panel of the chart."""
    chart = pytest.importorskip(
        "tools.bench.chart", reason="run `make bench` once: it sets up matplotlib"
    )
    found: dict[str, list[Figure]] = {}
    for _, unit, name, bars in chart.PANELS:
        found.setdefault(name, []).extend(Figure(what, 12.5, unit) for what in bars.values())
    return {name: Measured("made up", tuple(figures)) for name, figures in found.items()}


def test_the_chart_is_the_same_for_the_same_figures(tmp_path: Path) -> None:
    measured = made_up()
    from tools.bench import chart  # noqa: PLC0415  # needs matplotlib

    chart.draw(measured, tmp_path / "one.svg")
    chart.draw(measured, tmp_path / "other.svg")
    drawn = (tmp_path / "one.svg").read_text(encoding="utf-8")
    assert drawn == (tmp_path / "other.svg").read_text(encoding="utf-8")
    for title, *_ in chart.PANELS:
        assert title in drawn


def test_the_page_gets_the_figures_and_keeps_the_rest(tmp_path: Path) -> None:
    measured = made_up()
    from tools.bench import chart  # noqa: PLC0415  # needs matplotlib

    page = tmp_path / "page.md"
    page.write_text(f"before\n{chart.START}stale\n{chart.END}after\n", encoding="utf-8")
    chart.write(measured, page)
    chart.write(measured, page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"before\n{chart.START}")
    assert text.endswith(f"{chart.END}after\n")
    assert "stale" not in text
    assert text.count("| cold start, ours | 12.50 ms |") == 1


def test_a_table_says_what_was_met_and_what_was_missed() -> None:
    assert not FOUND.met
    assert FOUND.table("try").splitlines() == [
        "try: on a desk",
        "  requests                                              1,234 /s     from 1 to 2",
        "  growth                                                 0.25 %",
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
