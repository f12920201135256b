"""Drill: something raises inside each stage of a turn, and nobody's night or words suffer."""

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from skill.alexa import apology, app, function
from skill.alexa.envelope import serializer
from skill.content import Content
from skill.dialogue import State
from skill.simulator import invocation
from skill.simulator.session import plain
from tests.conftest import ROOT
from tests.drills import session_after
from tests.recorded import recorded
from tests.turns import LAUNCH, event, open_at

VALID = Draft202012Validator(
    json.loads((ROOT / "tests" / "response.schema.json").read_text(encoding="utf-8"))
)
SKILL = function._skill
MARK = "zebra"  # in every place of a request that names somebody or holds their words
PENDING = "posture"

# What can break -> where it is looked up, and under which name: all seams of these tests.
STAGES: dict[str, tuple[Any, str]] = {
    "reading the request": (app, "envelope_of"),
    "content": (app, "load"),
    "state": (State, "from_json"),
    "move": (app, "move_of"),
    "dialogue": (app, "respond"),
    "attributes": (app, "attributes_of"),
    "response": (app, "response_of"),
    "writing the response": (serializer, "serialize"),
}
APOLOGY = (apology, "fault")
LINE, FAULT = {"request", "intent", "reply", "ms"}, {"fault", "at"}

SPOKEN: dict[str, tuple[str, dict[str, str]]] = {
    "a launch": (LAUNCH, {}),
    "an answer": ("AMAZON.YesIntent", {}),
    "a fact": ("CircumstanceIntent", {"circumstance": "leg_day"}),
    "a warning sign": ("WarningIntent", {"sign": "chest_pain"}),
    "words": ("SpeechIntent", {"speech": "my bed was cold"}),
}
UNSPOKEN = ("ended_by_user", "can_fulfill", "unknown_type", "apl_user_event")


def marked(intent: str, ids: dict[str, str]) -> dict[str, Any]:
    """The request in mid-conversation, or for a launch at its start, with MARK all over it."""
    before = (
        {} if intent == LAUNCH else open_at(PENDING, answers=(("cold", "yes"),), last_speech=MARK)
    )
    session = {"new": not before, "sessionId": MARK, "attributes": before}
    one = event(intent, ids, session)
    for place in (one["session"], one["context"]["System"]):
        place["user"] = {"userId": MARK, "accessToken": MARK, "permissions": {"consentToken": MARK}}
    one["context"]["System"]["device"]["deviceId"] = MARK
    one["context"]["System"]["person"] = {"personId": MARK, "accessToken": MARK}
    one["context"]["System"]["apiAccessToken"] = one["request"]["requestId"] = MARK
    for slot in one["request"].get("intent", {}).get("slots", {}).values():
        slot["value"] = slot["slotValue"]["value"] = f"my {MARK} hurts"
        for authority in slot["resolutions"]["resolutionsPerAuthority"]:
            for value in authority.get("values", ()):
                value["value"]["name"] = MARK
    return one


@pytest.fixture(params=SPOKEN.values(), ids=SPOKEN)
def spoken(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Each request that is answered in words."""
    return marked(*request.param)


@pytest.fixture(autouse=True)
def _everything(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Every level of every logger is kept."""
    with caplog.at_level(logging.DEBUG):
        yield


def broken(real: Callable[..., Any], times: float, met: list[str]) -> Callable[..., Any]:
    """*real*, which raises so many *times*, each with all that it was given in the message."""

    def stage(*arguments: Any, **named: Any) -> Any:
        met.append("once more")
        if len(met) <= times:
            raise RuntimeError(f"{MARK} {arguments} {named}")
        return real(*arguments, **named)

    return stage


def users(real: Any, name: str) -> list[Any]:
    """The modules of the skill that know *real* by *name*."""
    modules = [module for key, module in sys.modules.items() if key.startswith("skill.")]
    return [module for module in modules if vars(module).get(name) is real]


@contextmanager
def breaking(times: float, *seams: tuple[Any, str]) -> Iterator[None]:
    """Each of *seams* raises so many *times*; a seam that no turn meets fails the test."""
    counts = []
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in seams:
            met: list[str] = []
            counts.append(met)
            real = getattr(owner, name)
            for place in (owner, *users(real, name)):
                patch.setattr(place, name, broken(real, times, met))
        yield
    assert all(counts), "a seam of STAGES is no part of a turn any more"


def answered(one: dict[str, Any]) -> dict[str, Any]:
    """The answer to *one* as Alexa reads it."""
    answer: dict[str, Any] = json.loads(json.dumps(app.handle(SKILL, deepcopy(one))))
    return answer


def speech(answer: dict[str, Any]) -> str:
    return plain(answer["response"].get("outputSpeech", {}).get("ssml", ""))


def is_apology(content: Content, one: dict[str, Any], answer: dict[str, Any]) -> str:
    """What is wrong with *answer* as an apology that keeps the session; empty if nothing is."""
    if not VALID.is_valid(answer):
        return "no valid response"
    if "sorry" not in speech(answer).lower():
        return "no apology"
    if answer["response"]["shouldEndSession"] or not answer["response"].get("reprompt"):
        return "the session ends"
    return kept(content, one, answer)


def kept(content: Content, one: dict[str, Any], answer: dict[str, Any]) -> str:
    """What of the session is lost: the next turns must go as if nothing had happened.

    Of a session that has only begun nothing is lost, and its first question is asked.
    """
    before = one["session"]["attributes"] or {"state": State(asking="cramping").to_json()}
    session = session_after(one["session"], answer)
    if question(content, one) not in speech(answered(event("AMAZON.RepeatIntent", {}, session))):
        return "the pending question is lost"
    if not one["session"]["attributes"] and not session["attributes"].get("state"):
        return ""
    state = State.from_json(content, session["attributes"].get("state") or {})
    if replace(state, last_speech="") != replace(
        State.from_json(content, before["state"]), last_speech=""
    ):
        return "the state is lost"
    there = answered(event("AMAZON.NoIntent", {}, session))
    alone = answered(event("AMAZON.NoIntent", {}, {**session, "attributes": before}))
    return "" if there == alone else "the next answer is another"


def question(content: Content, one: dict[str, Any]) -> str:
    """The question that is pending in *one*, or that a launch would ask."""
    mid = one["session"]["attributes"]
    return content.topics[PENDING].question if mid else content.prompts["cramping"].question


def lines(caplog: pytest.LogCaptureFixture) -> list[Any]:
    return [json.loads(record.getMessage()) for record in caplog.records]


def assert_logged(caplog: pytest.LogCaptureFixture) -> None:
    """The type and the place of each fault, then the one line of the request; and no more."""
    found = lines(caplog)
    assert [line["fault"] for line in found[:-1]] == ["RuntimeError"] * len(found[:-1])
    assert len(found) >= 2
    assert all(line.keys() == FAULT and line["at"] for line in found[:-1])
    assert found[-1].keys() == LINE
    assert MARK not in everything(caplog)


def everything(caplog: pytest.LogCaptureFixture) -> str:
    """All that a handler of the log could write: messages, arguments, tracebacks."""
    return caplog.text + str([vars(record) for record in caplog.records])


# Each stage by name


@pytest.mark.rule(
    "An error gets an apology, and the session stays open where it was.",
    source="Voice Interface and User Experience Testing 4.10",
)
@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_that_breaks_once_is_apologised_for(
    stage: str, spoken: dict[str, Any], content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    with breaking(1, STAGES[stage]):
        answer = answered(spoken)
    assert_logged(caplog)
    assert is_apology(content, spoken, answer) == ""


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage != "state"])
def test_a_stage_that_stays_broken_is_apologised_for(
    stage: str, spoken: dict[str, Any], content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever the apology itself would need of it: there is always something to say."""
    with breaking(9, STAGES[stage]):
        answer = answered(spoken)
    assert_logged(caplog)
    assert is_apology(content, spoken, answer) == ""


def test_a_state_that_cannot_be_read_starts_afresh(
    spoken: dict[str, Any], content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    with breaking(9, STAGES["state"]):
        answer = answered(spoken)
    assert_logged(caplog)
    fresh = {**spoken, "session": {**spoken["session"], "attributes": {}}}
    assert is_apology(content, fresh, answer) == ""


def test_an_apology_that_breaks_too_is_apologised_for(
    spoken: dict[str, Any], content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    with breaking(9, STAGES["dialogue"], APOLOGY):
        answer = answered(spoken)
    assert_logged(caplog)
    assert is_apology(content, spoken, answer) == ""


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("intent", ["AMAZON.StopIntent", "AMAZON.NavigateHomeIntent"])
def test_whoever_wants_to_stop_may_whatever_is_broken(intent: str, stage: str) -> None:
    with breaking(9, STAGES[stage]):
        answer = answered(marked(intent, {}))
    assert answer["response"]["shouldEndSession"] is True
    assert speech(answer)


def test_a_fault_that_lasts_ends_the_session() -> None:
    with breaking(9, STAGES["dialogue"], APOLOGY):
        first = answered(marked("AMAZON.YesIntent", {}))
        one = marked("AMAZON.YesIntent", {})
        one["session"]["attributes"] = first["sessionAttributes"]
        second = answered(one)
    assert first["response"]["shouldEndSession"] is False
    assert second["response"]["shouldEndSession"] is True


@pytest.mark.parametrize("stage", ["content", "state", "move", "dialogue"])
def test_the_apology_asks_what_was_pending(
    stage: str, spoken: dict[str, Any], content: Content
) -> None:
    """At once, where what it takes to ask still works."""
    with breaking(1, STAGES[stage]):
        answer = answered(spoken)
    assert speech(answer) == f"{content.lines['fault'][0]} {question(content, spoken)}"


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", UNSPOKEN)
def test_where_no_speech_is_accepted_a_fault_is_silent(
    stage: str, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Some of the stages are no part of these turns."""
    owner, seam = STAGES[stage]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, seam, broken(getattr(owner, seam), 9, []))
        one = recorded(name)
        for place in (one["context"]["System"], one.get("session") or {}):
            place["user"] = {"userId": MARK}
        answer = answered(one)
    VALID.validate(answer)
    assert not speech(answer)
    assert lines(caplog)[-1].keys() == LINE
    assert MARK not in everything(caplog)


class MuteError(Exception):
    """An error that has nothing to say, and breaks whoever asks it."""

    def __str__(self) -> str:
        raise ValueError(MARK)


def chained() -> Exception:
    """An error that was met while handling another one."""
    try:
        raise ValueError(MARK)
    except ValueError as inner:
        outer = KeyError(MARK)
        outer.__cause__ = inner
        return outer


# What is raised -> the type that the log tells.
ERRORS: dict[str, tuple[Callable[[], Exception], str]] = {
    "a missing key": (lambda: KeyError(MARK), "KeyError"),
    "one after another": (chained, "KeyError"),
    "several": (lambda: ExceptionGroup(MARK, [ValueError(MARK)]), "ExceptionGroup"),
    "bad bytes": (
        lambda: UnicodeDecodeError("utf-8", MARK.encode(), 0, 1, MARK),
        "UnicodeDecodeError",
    ),
    "mute": (MuteError, "MuteError"),
    "no memory": (lambda: MemoryError(MARK), "MemoryError"),
    "an ended iterator": (lambda: StopIteration(MARK), "StopIteration"),
    "with a note": (lambda: noted(RuntimeError(MARK)), "RuntimeError"),
}


def noted(error: Exception) -> Exception:
    error.add_note(MARK)
    return error


@pytest.mark.parametrize(("make", "name"), ERRORS.values(), ids=ERRORS)
def test_whatever_is_raised_is_logged_by_its_type_alone(
    make: Callable[[], Exception],
    name: str,
    content: Content,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def raising(*_: object) -> None:
        raise make()

    one = marked(*SPOKEN["a fact"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(*STAGES["dialogue"], raising)
        answer = answered(one)
    first, last = lines(caplog)
    assert first["fault"] == name
    assert first["at"].startswith("raising:")
    assert last.keys() == LINE
    assert MARK not in everything(caplog)
    assert capfd.readouterr() == ("", "")
    assert is_apology(content, one, answer) == ""


def test_what_never_ends_is_apologised_for(
    content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    """As deep as Python goes, and the words of the request in every frame."""

    def deep(*arguments: Any) -> Any:
        return deep(*arguments)

    one = marked(*SPOKEN["a fact"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(*STAGES["dialogue"], deep)
        answer = answered(one)
    assert [line.get("fault") for line in lines(caplog)] == ["RecursionError", None]
    assert MARK not in everything(caplog)
    assert is_apology(content, one, answer) == ""


def test_what_cannot_tell_whose_request_it_is_answers_nobody() -> None:
    skill = app.build(invocation.APPLICATION)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "application_ids", broken(app.application_ids, 9, []))
        with pytest.raises(Exception):  # noqa: B017, PT011  # whatever it is, it is no answer
            app.handle(skill, marked(LAUNCH, {}))
