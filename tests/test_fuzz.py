"""The fuzzer: it finds out bad handlers, makes all that it promises, and shrinks what it finds."""

import json
import logging
import time
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from skill.alexa.app import RefusedError
from skill.alexa.intents import SPEECH
from tools.fuzz import __main__ as fuzz
from tools.fuzz import oracle
from tools.fuzz.call import Handler
from tools.fuzz.oracle import FindingError, Oracle
from tools.fuzz.requests import FINDINGS, recorded

GOOD = Oracle()
CALLS = count()
WARNINGS = ("warning_sign", "speech_danger")
Bad = Callable[[Any, Any], object]


def bent(path: str, value: Any) -> str:
    """The recorded "why", with *value* at a place of it: "request.type"."""
    event = json.loads(json.dumps(recorded()["why"]))
    *outer, last = path.split(".")
    inner = event
    for key in outer:
        inner = inner[key]
    inner[last] = value
    return json.dumps(event)


WHY = bent("request.locale", "en-US")
ANOTHER = bent("session.application", {"applicationId": "another"})
ENDED = bent("request.type", "SessionEndedRequest")
OLD = bent("session.attributes", {"state": {"version": 1}})


def bad(good: Handler, change: Bad) -> Handler:
    def handle(event: Any, context: object) -> Any:
        answer = good(event, context)
        changed = change(event, answer)
        return changed if isinstance(changed, dict) and "response" in changed else answer

    return handle


def say(ssml: str) -> Bad:
    return lambda _, answer: (
        answer["response"].get("outputSpeech", {}).update(ssml=f"<speak>{ssml}?</speak>")
    )


def log(line: str) -> Bad:
    return lambda *_: logging.getLogger("skill").error(line)


def silent(_: Any, answer: Any) -> None:
    answer["response"] = {}


def refuse(*_: Any) -> None:
    raise RefusedError("the request is for another skill")


def refuse_in_detail(event: Any, _: object) -> None:
    raise RefusedError(f"not for {event}")


# The rule -> what breaks it, each with a request that shows it.
BAD: dict[str, list[tuple[Bad, str]]] = {
    "refusal": [(refuse, WHY)],
    "request": [(lambda event, _: event.pop("version"), WHY)],
    "log": [
        (log('{"fault": "KeyError", "at": "WhyIntent"}'), WHY),
        (log('{"fault": "WhyIntent", "at": "part:1"}'), WHY),
        (lambda event, _: print(event["request"]["type"]), WHY),  # noqa: T201
    ],
    "envelope": [
        (lambda _, answer: answer.pop("version"), WHY),
        (lambda _, answer: answer.update(userAgent="\ud800"), WHY),
        (lambda _, answer: answer.update(userAgent="x" * 24_576), WHY),
        (lambda _, answer: answer["sessionAttributes"].update(more=float("nan")), WHY),
        (lambda _, answer: answer["response"].pop("reprompt"), WHY),
    ],
    "speech": [
        (say("<p>"), WHY),
        (say("<audio src='https://example.org/a.mp3'/>"), WHY),
        (say("<break time='10s'/><break time='1s'/>"), WHY),
    ],
    "time": [(lambda *_: time.sleep(0.12), WHY)],
    "next turn": [(lambda _, answer: answer["sessionAttributes"]["state"].update(version=7), WHY)],
    "fresh start": [
        (lambda _, answer: answer["sessionAttributes"]["state"].update(asking="advice"), OLD)
    ],
    "crash": [(lambda *_: 1 / 0, WHY)],
    "silence": [(silent, WHY), (lambda *_: GOOD.skill(recorded()["launch"], None), ENDED)],
    "danger": [
        (lambda *_: GOOD.skill(recorded()["launch"], None), json.dumps(recorded()[name]))
        for name in WARNINGS
    ],
    "memory": [(lambda _, answer: next(CALLS) and answer.update(userAgent="x"), WHY)],
}
CASES = [(rule, *case) for rule, cases in BAD.items() for case in cases]


@pytest.mark.parametrize(("rule", "change", "text"), CASES, ids=[rule for rule, *_ in CASES])
def test_a_bad_handler_is_found_out(
    rule: str, change: Bad, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oracle, "PAUSE", 0)
    GOOD.judge(text)
    judge = Oracle(GOOD.skill, GOOD.guarded)
    judge.guarded, judge.skill = bad(GOOD.guarded, change), bad(GOOD.skill, change)
    with pytest.raises(FindingError, match=f"^{rule}: ") as found:
        judge.judge(text)
    assert found.value.text == text


def test_what_is_not_for_the_skill_is_refused_and_nothing_else_need_be() -> None:
    for text in ("{}", "[]", "null", ANOTHER):
        GOOD.judge(text)


@pytest.mark.parametrize("guarded", [GOOD.skill, refuse_in_detail])
def test_whoever_answers_another_skill_or_says_why_not_is_found_out(guarded: Handler) -> None:
    with pytest.raises(FindingError, match=r"^refusal: "):
        Oracle(guarded=guarded).judge(ANOTHER)


@pytest.mark.parametrize("name", FINDINGS)
def test_what_was_found_once_is_found_no_more(name: str) -> None:
    GOOD.judge(json.dumps(recorded()[name]))


def test_a_goodbye_in_words_needs_no_apology() -> None:
    event = json.loads(OLD)
    event["request"]["intent"] = {
        "name": "SpeechIntent",
        "slots": {SPEECH: {"name": SPEECH, "value": "bye bye now"}},
    }
    assert GOOD.judge(json.dumps(event)).kind == "goodbye"


def test_a_finding_is_shrunken_kept_and_tried_first_the_next_time(tmp_path: Path) -> None:
    """Of a skill that fails abroad nothing is left but the country."""

    def abroad(event: Any, _: Any) -> None:
        request = event.get("request") if isinstance(event, dict) else None
        if isinstance(request, dict) and str(request.get("locale")).startswith("de"):
            raise KeyError

    judge, tally = Oracle(), Counter[str]()
    judge.guarded = bad(judge.guarded, abroad)
    with pytest.raises(FindingError, match="crash: KeyError") as found:
        fuzz.run(judge, 2000, tally, tmp_path)
    assert json.loads(found.value.text)["request"]["locale"] == "de-DE"
    assert len(found.value.text) < 2000
    again: list[str] = []
    monkey = judge.judge
    judge.judge = lambda text: [again.append(text), monkey(text)][1]  # type: ignore[method-assign,func-returns-value,return-value]
    with pytest.raises(FindingError):
        fuzz.run(judge, 2000, Counter(), tmp_path)
    assert again[len(recorded())] == found.value.text


@pytest.mark.parametrize("finding", [None, FindingError("time: 200 ms", WHY)])
def test_the_command_says_what_came_of_it(
    finding: FindingError | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(_: Oracle, inputs: int, tally: Counter[str]) -> float:
        tally["answered"] += inputs
        if finding:
            raise finding
        return 0.0123

    monkeypatch.setattr(fuzz, "run", run)
    assert fuzz.main(["--inputs", "1200"]) == int(finding is not None)
    said = capsys.readouterr().out
    assert "1,200 inputs" in said
    assert said.endswith("}\n1,200 inputs, 1 error\ntime: 200 ms\n" if finding else "12.3 ms\n")
