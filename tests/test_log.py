"""The log: one structured line a request, and nothing of what was said or by whom."""

import logging
from typing import Any

import pytest

from skill.alexa import app
from skill.alexa.intents import INTENTS
from skill.simulator import invocation
from tests.recorded import LINE, MARK, NAMES, lines, marked, recorded
from tests.turns import SLOT_OF, Heard, event

SKILL = app.build(None)


@pytest.fixture(autouse=True)
def everything(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def asked(intent: str, heard: Heard, /, **parts: Any) -> dict[str, Any]:
    one: dict[str, Any] = marked(event(intent, heard, invocation.new_session()))
    one["request"]["intent"]["name"] = intent
    one["request"].update(parts)
    return one


@pytest.mark.parametrize("name", [name for name in NAMES if name != "unknown_type"])
def test_a_request_is_one_line(name: str, caplog: pytest.LogCaptureFixture) -> None:
    app.handle(SKILL, marked(recorded(name)))
    (line,) = lines(caplog)
    assert line.keys() == LINE
    assert 0 < line["ms"] < 10_000


@pytest.mark.rule(
    "The log holds no words, no slot values and no ids of users, devices or sessions.",
    source="Policy Requirements 3.a",
)
@pytest.mark.parametrize("intent", INTENTS)
def test_no_handler_logs_or_stores_words_or_ids(
    intent: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor does the session carry them on."""
    for slot in ("speech", SLOT_OF.get(intent, "cause")):
        answer = app.handle(SKILL, asked(intent, {slot: "it"}))
        line = lines(caplog)[-1]
        assert (line["request"], line["intent"]) == ("IntentRequest", intent)
        assert line["reply"] == answer["sessionAttributes"]["reply"]["kind"]
        assert MARK not in str(answer)


@pytest.mark.parametrize(
    "event",
    [
        asked(MARK, {}),
        asked("WhyIntent", {}, type=MARK),
        asked("WhyIntent", {}, locale=MARK),
        asked("WhyIntent", {}, intent={"name": MARK}),
        asked("WhyIntent", {}, intent=[MARK]),
        {"request": {"type": [MARK], "intent": {"name": {MARK: MARK}}}},
        [MARK],
        MARK,
        None,
    ],
)
def test_strange_requests_leave_no_words(event: Any, caplog: pytest.LogCaptureFixture) -> None:
    app.handle(SKILL, event)
    assert lines(caplog)[-1].keys() == LINE


def test_a_refused_request_is_a_line(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(app.RefusedError):
        app.handle(app.build("amzn1.ask.skill.another"), asked("WhyIntent", {}))
    (line,) = lines(caplog)
    assert line["reply"] == "refused"
