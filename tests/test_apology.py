"""Apologies: something raises inside each stage of a turn, and nobody's night or words suffer."""

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import pytest

from skill.alexa import apology, app, function
from skill.alexa.envelope import serializer
from skill.dialogue import State
from tests.recorded import LINE, MARK, RESPONSE, lines, marked, recorded
from tests.turns import LAUNCH, Heard, event, open_at, session, session_after, speech

SKILL = function._skill
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
SEAMS = {
    **{name: [stage] for name, stage in STAGES.items()},
    "dialogue and apology": [STAGES["dialogue"], (apology, "fault")],
}

SPOKEN: dict[str, tuple[str, Heard]] = {
    "a launch": (LAUNCH, {}),
    "an answer": ("AMAZON.YesIntent", {}),
    "a fact": ("CircumstanceIntent", {"circumstance": "leg_day"}),
    "a warning sign": ("WarningIntent", {"sign": "chest_pain"}),
    "words": ("SpeechIntent", {"speech": "my bed was cold"}),
}
UNSPOKEN = ("ended_by_user", "can_fulfill", "unknown_type", "apl_user_event")


def said(intent: str, heard: Heard) -> dict[str, Any]:
    before = (
        {} if intent == LAUNCH else open_at(PENDING, answers=(("cold", "yes"),), last_speech=MARK)
    )
    one: dict[str, Any] = marked(event(intent, heard, {**session(before), "sessionId": "it"}))
    if before:
        one["request"]["intent"]["name"] = intent
        one["session"]["attributes"] = before
    return one


@pytest.fixture(autouse=True)
def _everything(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


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
    answer: dict[str, Any] = json.loads(json.dumps(app.handle(SKILL, deepcopy(one))))
    return answer


def check_apology(one: dict[str, Any], answer: dict[str, Any]) -> None:
    """That *answer* says sorry and keeps the session: the next answer is as if nothing had been."""
    RESPONSE.validate(answer)
    assert "sorry" in speech(answer).lower()
    assert answer["response"]["shouldEndSession"] is False
    assert answer["response"]["reprompt"]
    after = session_after(one["session"], answer)["attributes"]
    before = one["session"]["attributes"]
    if before or after.get("state"):  # of a session that has only begun nothing is lost
        before = before or {"state": State(asking="cramping").to_json()}
        no = [event("AMAZON.NoIntent", {}, session(one)) for one in (after, before)]
        assert answered(no[0]) == answered(no[1])


@pytest.mark.rule(
    "An error gets an apology, and the session stays open where it was.",
    source="Voice Interface and User Experience Testing 4.10",
)
@pytest.mark.parametrize("times", [1, 9])
@pytest.mark.parametrize("seams", SEAMS.values(), ids=SEAMS)
@pytest.mark.parametrize("words", SPOKEN.values(), ids=SPOKEN)
def test_a_stage_that_breaks_once_or_for_good_is_apologised_for(
    words: tuple[str, Heard], seams: Any, times: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever the apology itself would need of it; a state that is never read starts afresh."""
    spoken = said(*words)
    with breaking(times, *seams):
        answer = answered(spoken)
    *faults, last = lines(caplog)
    assert {line["fault"] for line in faults} == {"RuntimeError"}
    assert all(line.keys() == {"fault", "at"} and line["at"] for line in faults)
    assert last.keys() == LINE
    if seams == SEAMS["state"] and times > 1:
        spoken["session"]["attributes"] = {}
    check_apology(spoken, answer)


def test_a_fault_that_lasts_ends_the_session(caplog: pytest.LogCaptureFixture) -> None:
    with breaking(9, *SEAMS["dialogue and apology"]):
        first = answered(said("AMAZON.YesIntent", {}))
        one = said("AMAZON.YesIntent", {})
        one["session"]["attributes"] = first["sessionAttributes"]
        second = answered(one)
    assert first["response"]["shouldEndSession"] is False
    assert second["response"]["shouldEndSession"] is True
    assert lines(caplog)[-1]["reply"] == "gave_up"


def deep(*arguments: Any) -> Any:
    return deep(*arguments)


def mute(*_: object) -> None:
    """Raises what has nothing to say, and breaks whoever asks it."""

    class MuteError(Exception):
        def __str__(self) -> str:
            raise ValueError(MARK)

    raise MuteError from KeyError(MARK)


@pytest.mark.parametrize(("raising", "name"), [(deep, "RecursionError"), (mute, "MuteError")])
def test_whatever_is_raised_is_logged_by_its_type_alone(
    raising: Callable[..., Any], name: str, caplog: pytest.LogCaptureFixture
) -> None:
    one = said(*SPOKEN["a fact"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(*STAGES["dialogue"], raising)
        answer = answered(one)
    assert [line.get("fault") for line in lines(caplog)] == [name, None]
    check_apology(one, answer)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("intent", ["AMAZON.StopIntent", "AMAZON.NavigateHomeIntent"])
def test_whoever_wants_to_stop_may_whatever_is_broken(intent: str, stage: str) -> None:
    with breaking(9, STAGES[stage]):
        answer = answered(said(intent, {}))
    assert answer["response"]["shouldEndSession"] is True
    assert speech(answer)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", UNSPOKEN)
def test_where_no_speech_is_accepted_a_fault_is_silent(
    stage: str, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Some of the stages are no part of these turns."""
    owner, seam = STAGES[stage]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, seam, broken(getattr(owner, seam), 9, []))
        one = marked(recorded(name))
        answer = answered(one)
    RESPONSE.validate(answer)
    assert not speech(answer)
    assert lines(caplog)[-1].keys() == LINE
