"""What people say about warning signs: each row of the clinical table is heard at its level."""

import csv
from collections.abc import Mapping
from typing import Any

import pytest

from skill.content.lines import WELL
from skill.content.model import LEVELS
from skill.simulator.alexa import Alexa
from skill.simulator.session import Handler, Session
from tests.conftest import ROOT

with (ROOT / "tests" / "language" / "signs.csv").open(encoding="utf-8", newline="") as file:
    SAID = list(csv.DictReader(file))
ROWS = range(1, 27)
MOST_TURNS = 7
ENOUGH = 3  # phrasings of a row

# Kind -> the share in percent that must be right. "safe" holds idioms, chosen to be hard.
FLOORS = {"explicit": 85, "mixed": 95, "embedded": 85, "denied": 92, "safe": 80}


@pytest.fixture(scope="module")
def heard(handler: Handler, alexa: Alexa) -> dict[str, str | None]:
    """The gravest level that a conversation opened with each utterance warns of."""
    return {
        row["utterance"]: warned(Session(handler, alexa), row["utterance"], row["level"])
        for row in SAID
    }


def warned(session: Session, opening: str, level: str) -> str | None:
    """Says *opening*, then no to every question, until a cause is explained or it ends.

    A check question gets the true answer: yes where there is a danger.
    """
    turn = session.say(opening)
    danger = "no" if level == "none" else "yes"
    well = "no" if level in ("none", "routine") else "yes"
    for _ in range(MOST_TURNS):
        if turn.warns or turn.ends or turn.explains:
            break
        check = (turn.asks or "").startswith("check_")
        true = well if turn.asks == WELL else danger
        turn = session.say(true if check else "no" if turn.asks else "why does it happen")
    return turn.warns


def is_right(row: Mapping[str, str], level: str | None) -> bool:
    """At its level or graver; where nothing is wrong, less than the same day."""
    if row["level"] == "none":
        return level in (None, "routine")
    return level is not None and LEVELS.index(level) <= LEVELS.index(row["level"])


@pytest.mark.parametrize("number", ROWS)
def test_a_clinical_row_is_reached_by_many_phrasings(heard: dict[str, Any], number: int) -> None:
    rows = [row for row in SAID if row["kind"] == "explicit" and int(row["row"]) == number]
    reached = [row["utterance"] for row in rows if heard[row["utterance"]] == row["level"]]
    assert len(reached) >= ENOUGH, [(row["utterance"], heard[row["utterance"]]) for row in rows]


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_signs_are_heard_and_nothing_else(heard: dict[str, Any], kind: str, floor: int) -> None:
    rows = [row for row in SAID if row["kind"] == kind]
    wrong = [row for row in rows if not is_right(row, heard[row["utterance"]])]
    share = 100 - 100 * len(wrong) / len(rows)
    assert share >= floor, [(row["utterance"], heard[row["utterance"]]) for row in wrong]


def test_an_emergency_is_heard_almost_always(heard: dict[str, Any]) -> None:
    rows = [row for row in SAID if row["level"] == "emergency"]
    missed = [row["utterance"] for row in rows if heard[row["utterance"]] != "emergency"]
    assert len(missed) <= len(rows) * 3 // 100, missed


def test_a_vague_worry_hears_when_to_get_help(handler: Handler, alexa: Alexa) -> None:
    """As a warning, or as the doctor's advice: both name the signs and how soon."""
    rows = [row["utterance"] for row in SAID if row["kind"] == "vague"]
    turns = {one: Session(handler, alexa).say(one) for one in rows}
    missed = [
        one for one, turn in turns.items() if "911" not in turn.speech or "today" not in turn.speech
    ]
    assert len(missed) <= len(rows) // 4, missed
