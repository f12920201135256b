"""The fuzzer: it finds what is bad in bad handlers, bends in every way, and can do it again."""

import json
import logging
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz import __main__ as fuzz
from fuzz import drawn, failure, guided, leak, oracle, recorded, rules, speech
from fuzz.choices import LONGEST, UNICODE, Drawn, Rolled
from fuzz.doors import Door, Handler, door_for, doors
from fuzz.mutations import FAMILIES, MUTATIONS, bend
from fuzz.oracle import Complaint, Oracle, canonical, written
from fuzz.state import is_broken
from fuzz.tally import Tally, table
from fuzz.values import BLOCK, VALUES, block
from skill.alexa.app import RefusedError
from skill.alexa.part import part
from tests.conftest import ROOT

SEEDS = 60
GOOD = doors()
WHY = canonical((ROOT / "tests" / "requests" / "why.json").read_text(encoding="utf-8"))
Bad = Callable[[Handler], Handler]


def ways(bad: Bad) -> tuple[Door, Door]:
    """Both doors, with *bad* in the way."""
    return tuple(Door(bad(door.handler), door.skill_id) for door in GOOD)  # type: ignore[return-value]


def bent(text: str = WHY, **changes: Any) -> str:
    """An event with parts of it replaced: request__type="X"."""
    event = json.loads(text)
    for path, value in changes.items():
        *outer, last = path.split("__")
        inner = event
        for key in outer:
            inner = inner[key]
        inner[last] = value
    return json.dumps(event)


# Bad handlers


def after(change: Callable[[dict[str, Any]], object]) -> Bad:
    """A handler that does *change* to its answer."""

    def bad(good: Handler) -> Handler:
        def handle(event: Any, context: object) -> Any:
            answer = good(event, context)
            change(answer)
            return answer

        return handle

    return bad


def before(change: Callable[[Any], object]) -> Bad:
    """A handler that does *change* to the event first."""

    def bad(good: Handler) -> Handler:
        def handle(event: Any, context: object) -> Any:
            change(event)
            return good(event, context)

        return handle

    return bad


def says(ssml: str) -> Bad:
    return after(
        lambda answer: (
            answer["response"].get("outputSpeech", {}).update(ssml=f"<speak>{ssml}?</speak>")
        )
    )


def remembers(good: Handler) -> Handler:
    calls: list[Any] = []

    def handle(event: Any, context: object) -> Any:
        calls.append(event)
        return {**good(event, context), "userAgent": str(len(calls) > 60)}

    return handle


def forgets_who_it_is(good: Handler) -> Handler:
    def handle(event: Any, context: object) -> Any:
        try:
            return good(event, context)
        except RefusedError:
            return {"version": "1.0", "response": {}}

    return handle


def refuses(_: Handler) -> Handler:
    def handle(*_: Any) -> Any:
        raise RefusedError("the request is for another skill")

    return handle


def refuses_in_detail(good: Handler) -> Handler:
    def handle(event: Any, context: object) -> Any:
        try:
            return good(event, context)
        except RefusedError as error:
            raise RefusedError(f"not for {event}") from error

    return handle


def raises(good: Handler) -> Handler:
    def handle(event: Any, context: object) -> Any:
        return good({**event, "version": event["version"]}, context)

    return handle


def starts_silently_afresh(good: Handler) -> Handler:
    def handle(event: Any, context: object) -> Any:
        return good({**event, "session": {**event["session"], "attributes": {}}}, context)

    return handle


def is_silent(good: Handler) -> Handler:
    def handle(event: Any, context: object) -> Any:
        return good(
            {**event, "request": {**event["request"], "type": "SessionEndedRequest"}}, context
        )

    return handle


def speaks_always(good: Handler) -> Handler:
    def handle(event: Any, context: object) -> Any:
        return good({**event, "request": {**event["request"], "type": "LaunchRequest"}}, context)

    return handle


FOR_ANOTHER = next(
    text
    for text in (bent(context__System={}, request__requestId=str(number)) for number in range(1000))
    if door_for(GOOD, text).skill_id
)
FOR_THIS = next(
    text
    for text in (bent(request__requestId=str(number)) for number in range(1000))
    if door_for(GOOD, text).skill_id
)
OLD = bent(session__attributes={"state": {"version": 1}})
ENDED = bent(request__type="SessionEndedRequest")
EMPTY = bent(request__intent={"name": "AMAZON.StopIntent"})

# What is bad -> the rule it breaks, the bad handler, and the input that shows it.
BAD: dict[str, tuple[str, Bad, str]] = {
    "raises": ("refusals", raises, "{}"),
    "answers another's request": ("refusals", forgets_who_it_is, FOR_ANOTHER),
    "refuses its own": ("refusals", refuses, FOR_THIS),
    "refuses in its words": ("refusals", refuses_in_detail, FOR_ANOTHER),
    "half an answer": ("envelopes", after(lambda answer: answer.pop("version")), WHY),
    "no response": ("envelopes", after(lambda answer: answer.pop("response")), ENDED),
    "a set": ("envelopes", after(lambda answer: answer.update(userAgent={1})), WHY),
    "a tuple": ("envelopes", after(lambda answer: answer.update(userAgent=("a",))), WHY),
    "not a number": (
        "envelopes",
        after(lambda answer: answer["sessionAttributes"].update(more=float("nan"))),
        WHY,
    ),
    "half a character": ("envelopes", after(lambda answer: answer.update(userAgent="\ud800")), WHY),
    "too large": ("envelopes", after(lambda answer: answer.update(userAgent="x" * 24_576)), WHY),
    "no reprompt": ("envelopes", after(lambda answer: answer["response"].pop("reprompt")), WHY),
    "open without a question": (
        "envelopes",
        after(lambda answer: answer["response"].update(shouldEndSession=False)),
        EMPTY,
    ),
    "no XML": ("speeches", says("<p>"), WHY),
    "control characters": ("speeches", says("a\x07"), WHY),
    "sounds": ("speeches", says("<audio src='https://example.org/a.mp3'/>"), WHY),
    "long silence": ("speeches", says("<break time='10s'/><break time='1s'/>"), WHY),
    "speech for the end": ("speeches", speaks_always, ENDED),
    "silence": ("silences", is_silent, WHY),
    "no apology": ("fresh starts", starts_silently_afresh, OLD),
    "no fresh start": (
        "fresh starts",
        after(lambda answer: answer["sessionAttributes"]["state"].update(asking="advice")),
        OLD,
    ),
    "a state it will not take back": (
        "next turns",
        after(lambda answer: answer["sessionAttributes"]["state"].update(version=7)),
        WHY,
    ),
    "remembers": ("memory", remembers, WHY),
    "changes the event": ("events", before(lambda event: event.pop("version")), WHY),
    "logs a word": (
        "logs",
        before(lambda event: logging.getLogger("skill").info(event["request"]["locale"])),
        WHY,
    ),
    "logs a word as a fault": (
        "logs",
        before(
            lambda event: logging.getLogger("skill").error(
                json.dumps({"fault": event["request"]["intent"]["name"], "at": None})
            )
        ),
        bent(request__intent={"name": "Secret"}),
    ),
    "logs a word as a place": (
        "logs",
        before(
            lambda event: logging.getLogger("skill").error(
                json.dumps({"fault": "KeyError", "at": event["request"]["intent"]["name"] + ":1"})
            )
        ),
        bent(request__intent={"name": "Secret"}),
    ),
    "logs nothing": (
        "logs",
        lambda good: (
            lambda event, context: (
                logging.disable(),
                good(event, context),
                logging.disable(logging.NOTSET),
            )[1]
        ),
        WHY,
    ),
    "prints": ("logs", before(lambda event: print(event["request"]["type"])), WHY),  # noqa: T201
    "warns": ("logs", before(lambda _: warnings.warn("a word", stacklevel=1)), WHY),
    "is slow": (
        "times",
        before(lambda event: event["request"]["requestId"] == "slow" and time.sleep(0.12)),
        bent(request__requestId="slow"),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_handler_is_found_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "PAUSE", 0)
    rule, bad, text = BAD[name]
    judge = Oracle(ways(bad)).judge
    for _ in range(len(recorded.texts()) if rule == "memory" else 0):
        with suppress(Complaint):
            judge(text)
    with pytest.raises(Complaint) as found:
        judge(text)
    assert found.value.rule == rule
    assert found.value.inputs[-1] == text


@pytest.mark.parametrize("text", [text for _, _, text in BAD.values()], ids=BAD)
def test_the_skill_itself_is_not(text: str) -> None:
    Oracle(GOOD).judge(text)


def test_a_slow_call_may_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was slow once alone was kept waiting by other work on the machine."""
    pauses = [0.12]
    monkeypatch.setattr(rules, "PAUSE", 0)
    wait = before(
        lambda event: (
            event["request"]["requestId"] == "slow" and pauses and time.sleep(pauses.pop())
        )
    )
    Oracle(ways(wait)).judge(bent(request__requestId="slow"))
    assert pauses == []


def test_what_is_kept_of_every_request_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leak, "REQUESTS", 100)
    kept: list[str] = []
    with pytest.raises(Complaint) as found:
        leak.check(ways(before(lambda event: kept.append(repr(event)))), 0)
    assert found.value.rule == "leak"


def test_the_skill_keeps_nothing() -> None:
    leak.check(GOOD, 0)


@pytest.mark.parametrize(
    ("attributes", "broken"),
    [
        (None, False),
        ({}, False),
        ({"state": None}, False),
        ({"state": {}}, False),
        ("text", True),
        ([], True),
        ({"state": ""}, True),
        ({"state": []}, True),
        ({"state": 5}, True),
        ({"state": {"version": 1}}, True),
    ],
    ids=str,
)
def test_what_no_version_of_the_skill_wrote_is_broken(attributes: Any, broken: bool) -> None:
    assert is_broken(json.loads(bent(session__attributes=attributes))) == broken


@pytest.mark.parametrize("text", recorded.texts())
def test_recorded_attributes_are_sound(text: str) -> None:
    assert not is_broken(json.loads(text))


def test_speech_with_all_that_the_skill_uses_is_fine() -> None:
    inner = '<break time="9s"/><say-as interpret-as="digits">911</say-as> &amp; &apos;'
    assert not speech.complaint_of(
        f'<speak><amazon:effect name="whispered">{inner}</amazon:effect></speak>'
    )


# Mutations


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_mutation_bends_some_envelope(name: str) -> None:
    assert any(bends(name, Rolled(seed)) for seed in range(SEEDS))


def bends(name: str, choices: Rolled) -> bool:
    event = recorded.envelope(choices)
    text = json.dumps(event)
    MUTATIONS[name](choices, event)
    return json.dumps(event) != text


def test_every_mutation_is_among_those_that_are_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = set()
    names = {mutation: name for name, mutation in MUTATIONS.items()}
    spies = tuple(
        tuple(lambda *_, mutation=mutation: chosen.add(names[mutation]) for mutation in family)
        for family in FAMILIES
    )
    monkeypatch.setattr("fuzz.mutations.FAMILIES", spies)
    for seed in range(500):
        bend(Rolled(seed), {})
    assert chosen == set(MUTATIONS)


@pytest.mark.parametrize("name", VALUES)
def test_every_value_is_one_that_json_can_hold(name: str) -> None:
    for seed in range(20):
        text = json.dumps(VALUES[name](Rolled(seed)))
        assert json.dumps(json.loads(text)) == text


def test_the_blocks_together_are_all_unicode() -> None:
    every = "".join(block(number) for number in range(UNICODE // BLOCK))
    assert every == "".join(map(chr, range(UNICODE)))


@settings(max_examples=200)
@given(st.data())
def test_hypothesis_makes_the_same_kind_of_choices(data: st.DataObject) -> None:
    choices = Drawn(data.draw)
    assert 0 <= choices.below(7) < 7
    assert len(choices.text()) <= LONGEST
    text = written(bend(choices, recorded.envelope(choices)))
    assert text is None or canonical(text) == text


def test_what_is_too_deep_or_too_long_is_no_input() -> None:
    deep: Any = 1
    for _ in range(sys.getrecursionlimit() - 30):
        deep = [deep]
    assert written(deep) is None
    assert written("x" * oracle.LONGEST) is None
    assert written(["x"]) == '["x"]'


# Engines


def test_hypothesis_tries_as_many_as_it_should_and_the_same_again() -> None:
    first, again = (drawn.run(Oracle(GOOD), 200, 1) for _ in range(2))
    assert first.inputs == again.inputs == 200
    assert first.outcomes == again.outcomes
    assert first.fingerprint == again.fingerprint
    assert drawn.run(Oracle(GOOD), 50, 2).fingerprint != first.fingerprint


def test_hypothesis_makes_a_failing_input_simpler() -> None:
    """Nothing huge is left of it, and no text but the simplest that fails."""

    def fails_abroad(event: Any) -> None:
        if str(part(event, "request", "locale")).startswith("de"):
            raise KeyError

    with pytest.raises(Complaint) as found:
        drawn.run(Oracle(ways(before(fails_abroad))), 2000, 3)
    assert str(found.value) == "refusals: raised KeyError()"
    (text,) = found.value.inputs
    assert json.loads(text)["request"]["locale"] == "de-DE"
    assert len(text) <= max(map(len, recorded.texts()))


needs_atheris = pytest.mark.skipif(not guided.is_here(), reason="atheris is not installed")


@needs_atheris
def test_atheris_tries_as_many_as_it_should_and_the_same_again() -> None:
    first, again = (guided.run(200, 1) for _ in range(2))
    assert first.inputs == again.inputs == 200
    assert first.outcomes.keys() == {str(outcome) for outcome in oracle.Outcome}
    assert first.fingerprint == again.fingerprint


@needs_atheris
def test_atheris_reports_what_is_bad(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    script = f"""
from contextlib import suppress
from pathlib import Path
from fuzz import libfuzzer
from fuzz.doors import Door, doors

def bad(event, context):
    if event and event["request"]["locale"].startswith("f"):
        raise ValueError
    return good(event, context)

ways = doors()
good = ways[0].handler
oracle = libfuzzer.Oracle((Door(bad), ways[1]))
libfuzzer.run(oracle, libfuzzer.Tally("atheris", 5000), 0, Path({str(report)!r}))
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True)
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["rule"] == "refusals"
    assert found["inputs"]


def test_a_report_of_atheris_is_a_complaint(monkeypatch: pytest.MonkeyPatch) -> None:
    def runs(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        report = {"rule": "times", "why": "200 ms", "inputs": [WHY]}
        Path(command[-1]).write_text(json.dumps(report), encoding="utf-8")
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", runs)
    with pytest.raises(Complaint, match="times: 200 ms"):
        guided.run(10, 0)


def test_an_atheris_that_ends_early_is_no_success(monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.CompletedProcess([], 77, "", "ERROR: libFuzzer: timeout")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    with pytest.raises(RuntimeError, match="libFuzzer: timeout"):
        guided.run(10, 0)


# The tally, failures, and the command


def test_no_input_counts_twice_and_no_recorded_one_at_all() -> None:
    tally, judge = Tally("by hand", 3), Oracle(GOOD)
    for text in (*map(canonical, recorded.texts()), "1", "1", "2", OLD, OLD):
        tally.judge(judge, text)
    assert tally.inputs == 3
    assert tally.outcomes["apologised"] == 1
    assert tally.done
    assert Tally.from_json(json.loads(json.dumps(tally.to_json()))).row() == tally.row()


def test_the_table_has_a_row_for_each_engine() -> None:
    tally = Tally("hypothesis", 3)
    tally.outcomes.update({"speech": 1200, "refused": 34})
    tally.slowest, tally.seconds, tally.fingerprint = 0.0123, 2.0, 255
    head, row = table([tally]).splitlines()
    assert head.split()[:6] == ["engine", "inputs", "speech", "silent", "refused", "apologised"]
    assert row.split() == [
        "hypothesis",
        "1,234",
        "1,200",
        "0",
        "34",
        "0",
        "12.3",
        "2.0",
        "617",
        "000000ff",
    ]


@pytest.mark.parametrize("name", ["raises", "no apology", "remembers"])
def test_a_failure_can_be_tried_again(name: str, tmp_path: Path) -> None:
    rule, bad, text = BAD[name]
    inputs = (text,) * (30 if rule == "memory" else 1)
    path = failure.save(Complaint(rule, "as it was", inputs), tmp_path)
    failure.replay(Oracle(GOOD), path)
    with pytest.raises(Complaint) as found:
        failure.replay(Oracle(ways(bad)), path)
    assert found.value.rule == rule


def test_the_command_tries_a_failure_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "event.json"
    path.write_text("{}", encoding="utf-8")
    assert fuzz.main(["--replay", str(path)]) == 0
    assert "no rule is broken" in capsys.readouterr().out
    monkeypatch.setattr(oracle, "doors", lambda: ways(raises))
    assert fuzz.main(["--replay", str(path)]) == 1
    assert "refusals: raised KeyError" in capsys.readouterr().err


def test_the_command_keeps_the_first_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: Any) -> list[Tally]:
        raise Complaint("times", "200 ms", (WHY,))

    monkeypatch.setattr(fuzz, "run", fails)
    monkeypatch.setattr(failure.save, "__defaults__", (tmp_path,))
    assert fuzz.main(["--inputs", "5"]) == 1
    (path,) = tmp_path.iterdir()
    assert f"--replay {path}" in capsys.readouterr().err
    assert json.loads(path.read_text(encoding="utf-8"))["inputs"] == [json.loads(WHY)]


@needs_atheris
def test_the_command_shares_the_inputs_between_the_engines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(leak, "check", lambda *_: None)
    assert fuzz.main(["--inputs", "41"]) == 0
    _, first, second = capsys.readouterr().out.splitlines()
    assert first.split()[:2] == ["hypothesis", "21"]
    assert second.split()[:2] == ["atheris", "20"]


def test_without_atheris_hypothesis_tries_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(leak, "check", lambda *_: None)
    monkeypatch.setattr(guided, "is_here", lambda: False)
    assert fuzz.main(["--inputs", "40"]) == 0
    said, _, row = capsys.readouterr().out.splitlines()
    assert said.startswith("atheris is not installed")
    assert row.split()[:2] == ["hypothesis", "40"]
