"""The log: one structured line a request, and nothing of what was said or by whom."""

import json
import logging
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest

from skill.alexa import app
from skill.alexa.intents import INTENTS
from skill.simulator import invocation
from tests.recorded import NAMES, recorded
from tests.turns import SLOT_OF

SKILL = app.build(None)
MARK = "zebra"  # in every place of a request that could name a person or hold their words
LINE = {"request", "intent", "reply", "ms"}


@pytest.fixture(autouse=True)
def everything(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Every level of every logger is kept."""
    with caplog.at_level(logging.DEBUG):
        yield


def broken(*arguments: object) -> NoReturn:
    """A part that fails, with all that it was given in the error's message."""
    raise RuntimeError(str(arguments) + MARK)


def marked(tree: Any, name: str = "") -> Any:
    """*tree* with MARK in every id, token and spoken word."""
    if isinstance(tree, dict):
        return {key: marked(value, key) for key, value in tree.items()}
    if isinstance(tree, list):
        return [marked(value, name) for value in tree]
    told = name.endswith(("Id", "Token", "value", "authority", "accessToken")) or name == "name"
    return f"{tree} {MARK}" if isinstance(tree, str) and told else tree


def asked(name: str, slots: dict[str, str], /, **parts: Any) -> dict[str, Any]:
    """An intent request whose slots, ids and tokens are all marked."""
    values = {
        slot: {"type": slot.upper(), "id": id_, "spoken": f"my {MARK} hurts"}
        for slot, id_ in slots.items()
    }
    event = invocation.intent_request(invocation.new_session(), "en-US", name, values)
    for place in (event["session"]["user"], event["context"]["System"]["user"]):
        place.update({"userId": MARK, "accessToken": MARK, "permissions": {"consentToken": MARK}})
    event["context"]["System"]["device"]["deviceId"] = MARK
    event["context"]["System"]["person"] = {"personId": MARK, "accessToken": MARK}
    event["context"]["System"]["apiAccessToken"] = MARK
    event["session"]["sessionId"] = event["request"]["requestId"] = MARK
    event["request"].update(parts)
    return event


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [json.loads(message) for message in caplog.messages]


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """All that a handler of the log could write: messages, arguments, tracebacks."""
    return caplog.text + str([vars(record) for record in caplog.records])


@pytest.mark.parametrize("name", [name for name in NAMES if name != "unknown_type"])
def test_a_request_is_one_line(name: str, caplog: pytest.LogCaptureFixture) -> None:
    app.handle(SKILL, recorded(name))
    (line,) = lines(caplog)
    assert line.keys() == LINE
    assert 0 < line["ms"] < 10_000


def test_the_line_says_what_kind_of_request_it_was(caplog: pytest.LogCaptureFixture) -> None:
    app.handle(SKILL, asked("WarningIntent", {"sign": "chest_pain"}))
    (line,) = lines(caplog)
    assert (line["request"], line["intent"], line["reply"]) == (
        "IntentRequest",
        "WarningIntent",
        "warning",
    )


def test_giving_up_after_a_second_fault_is_no_goodbye(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(app, "_answer", broken)
    monkeypatch.setattr(app, "apology", broken)
    event = asked("AMAZON.YesIntent", {})
    event["session"]["attributes"] = {"reply": {"kind": "fault"}}
    app.handle(SKILL, event)
    assert lines(caplog)[-1]["reply"] == "gave_up"


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
        answer = app.handle(SKILL, asked(intent, {slot: ""}))
        assert lines(caplog)[-1]["intent"] == intent
        assert MARK not in logged(caplog) + str(answer)


READING = ("skill.hearing.read", "skill.dialogue.understood.move_of", "skill.hearing.reading.fold")


@pytest.mark.parametrize("place", READING)
def test_words_that_break_their_reading_are_neither_logged_nor_stored(
    place: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    event = asked("SpeechIntent", {"speech": ""})
    monkeypatch.setattr(place, broken)
    answer = app.handle(SKILL, event)
    assert answer["sessionAttributes"]["reply"]["kind"] == "fault"
    assert lines(caplog)[0]["fault"] == "RuntimeError"
    assert MARK not in logged(caplog) + str(answer)


@pytest.mark.parametrize("name", NAMES)
def test_no_recorded_request_leaves_words_or_ids(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    app.handle(SKILL, marked(recorded(name)))
    assert lines(caplog)
    assert MARK not in logged(caplog)


@pytest.mark.parametrize("part", ["respond", "move_of", "load", "response_of"])
def test_an_error_is_logged_by_type_and_place_alone(
    part: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Its message holds what the user said; where even the apology fails, silence is left."""
    monkeypatch.setattr(app, part, broken)
    app.handle(SKILL, asked("WarningIntent", {"sign": "chest_pain"}))
    first, *_, last = lines(caplog)
    assert first["fault"] == "RuntimeError"
    assert first["at"].startswith("broken:")
    assert last.keys() == LINE
    assert MARK not in logged(caplog)


@pytest.mark.parametrize(
    "event",
    [
        asked(MARK, {}),
        asked("WhyIntent", {}, type=MARK),
        asked("WhyIntent", {}, timestamp=MARK),
        asked("WhyIntent", {}, locale=MARK),
        asked("WhyIntent", {}, intent={"name": MARK}),
        asked("WhyIntent", {}, intent=[MARK]),
        {"request": MARK, "session": MARK},
        {"request": {"type": [MARK], "intent": {"name": {MARK: MARK}}}},
        [MARK],
        MARK,
        None,
    ],
)
def test_strange_requests_leave_no_words(event: Any, caplog: pytest.LogCaptureFixture) -> None:
    app.handle(SKILL, event)
    assert lines(caplog)[-1].keys() == LINE
    assert MARK not in logged(caplog)


def test_a_refused_request_is_a_line(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(app.RefusedError):
        app.handle(app.build("amzn1.ask.skill.another"), asked("WhyIntent", {}))
    (line,) = lines(caplog)
    assert line["reply"] == "refused"
    assert MARK not in logged(caplog)
