"""Whole cases: a danger and its look-alike each reach their level, a patient the likely cause.

What is named "blind" was never read while the skill learnt: only its share is told.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from skill.content.model import LEVELS, TOPICS
from skill.simulator.alexa import Alexa
from skill.simulator.session import Handler, Session, Turn
from tests.conftest import ROOT

Case = dict[str, Any]
Played = tuple[str, list[tuple[Case, list[Turn]]]]
MOST_TURNS = 14
URGENT = LEVELS[:2]
# Percent of the cases that are right, and how many look-alikes may be sent to a doctor.
FLOORS = {
    "triage": (95, 10),
    "triage_rows": (95, 7),
    "triage_plain": (95, 9),
    "triage_blind": (90, 6),
}
# Percent of the patients that hear their cause, and of those in danger that are warned first; and
# how many others may be sent to a doctor.
PATIENTS = {"patients": (84, 85, 8), "patients_blind": (80, 95, 3)}
NOT_MET = {
    "patients_blind": "not met: 73.3 of 80 percent",
}


def cases(name: str) -> list[Case]:
    lines = (ROOT / "tests" / "language" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def marked(name: str, *bounds: int) -> Any:
    """The parameters of a test, which is expected to fail where a bound is not met."""
    marks = [pytest.mark.xfail(reason=NOT_MET[name])] if name in NOT_MET else []
    return pytest.param(name, *bounds, marks=marks)


@pytest.mark.parametrize(
    ("name", "floor", "most"), [marked(name, *FLOORS[name]) for name in FLOORS]
)
def test_a_danger_and_its_look_alike_reach_their_level(
    handler: Handler, alexa: Alexa, name: str, floor: int, most: int
) -> None:
    """The second line is said where the first leads to a question."""
    right = alarmed = 0
    for case in cases(name):
        session = Session(handler, alexa)
        turn = session.say(case["say"])
        if not turn.warns and not turn.ends:
            turn = session.say(case["if_asked"])
        right += (turn.warns or "none") in case["accept"]
        alarmed += turn.warns in URGENT and not {*URGENT} & {*case["accept"]}
    assert (100 * right / len(cases(name)) >= floor, alarmed <= most) == (True, True), (
        right,
        alarmed,
    )


@pytest.fixture(scope="module", params=PATIENTS)
def played(request: pytest.FixtureRequest, handler: Handler, alexa: Alexa) -> Played:
    """The name of a file of patients, and what was said to each."""
    name = request.param
    return name, [(case, list(talk(Session(handler, alexa), case))) for case in cases(name)]


def test_a_patient_hears_the_likely_cause_and_is_not_asked_forever(
    request: pytest.FixtureRequest, played: Played
) -> None:
    name, talks = played[0], [one for one in played[1] if not one[0]["must_warn"]]
    right = 0
    for case, turns in talks:
        explained = [cause for turn in turns for cause in turn.explains]
        right += bool({*explained[:2]} & {*(case["expected"] or ["none"])})
        asked = [turn.asks for turn in turns if turn.asks in TOPICS]
        assert max(map(asked.count, asked), default=0) <= 2, case["id"]
    if name in NOT_MET:
        request.applymarker(pytest.mark.xfail(reason=NOT_MET[name]))
    assert 100 * right / len(talks) >= PATIENTS[name][0], right


def test_a_patient_in_danger_is_warned_first_and_hardly_another(played: Played) -> None:
    (name, talks), alarmed, needless = played, [], []
    for case, turns in talks:
        sent = next((turn.warns for turn in turns if turn.warns), "") in URGENT
        (alarmed if case["must_warn"] else needless).append(sent)
    _, floor, most = PATIENTS[name]
    assert 100 * sum(alarmed) / len(alarmed) >= floor, sum(alarmed)
    assert sum(needless) <= most, sum(needless)


def talk(session: Session, case: Case) -> Iterator[Turn]:
    """The patient answers until a cause is explained, or the session ends."""
    turn = session.say(case["opening"])
    for _ in range(MOST_TURNS):
        yield turn
        if turn.ends or turn.explains:
            return
        said = case["answers"].get(turn.asks, {}).get("say", "no")
        if (turn.asks or "").startswith("check_"):
            said = case["check"]
        turn = session.say(said if turn.asks else "why does it happen")
