"""The event in a body: JSON that is one, and the time that it was sent."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skill.endpoint.errors import UnverifiedError
from skill.endpoint.event import check_time, event_in

NOW = datetime(2026, 3, 1, 2, 0, 0, tzinfo=UTC)


def at(seconds: float, type_: Any = "IntentRequest") -> dict[str, Any]:
    sent = NOW + timedelta(seconds=seconds)
    return {"request": {"type": type_, "timestamp": sent.isoformat().replace("+00:00", "Z")}}


@pytest.mark.parametrize("seconds", [0, -149, -150, 149, 150, -0.5, 12.25])
def test_what_was_sent_within_150_seconds_either_way_is_now(seconds: float) -> None:
    check_time(at(seconds), NOW)


@pytest.mark.rule(
    "A request is at most 150 seconds old, or early.", source="Host a Custom Skill as a Web Service"
)
@pytest.mark.parametrize("seconds", [-150.001, 151, 1e6])
@pytest.mark.parametrize("type_", ["IntentRequest", "AlexaSkillEvents", None, ["AlexaSkillEvent."]])
def test_what_was_sent_before_or_after_is_not(seconds: float, type_: Any) -> None:
    with pytest.raises(UnverifiedError, match=r"^timestamp: not now$"):
        check_time(at(seconds, type_), NOW)


def test_a_skill_event_may_be_an_hour_late_and_no_more() -> None:
    check_time(at(-3600, "AlexaSkillEvent.SkillEnabled"), NOW)
    with pytest.raises(UnverifiedError, match=r"^timestamp: not now$"):
        check_time(at(-3601, "AlexaSkillEvent.SkillEnabled"), NOW)


@pytest.mark.parametrize(
    "timestamp", ["2026-03-01T02:00:00Z", "2026-03-01T02:00:00.123Z", "2026-03-01T03:30:00+01:30"]
)
def test_a_timestamp_names_its_zone(timestamp: str) -> None:
    check_time({"request": {"timestamp": timestamp}}, NOW)


@pytest.mark.parametrize(
    "timestamp",
    [
        None,
        "",
        "2026-03-01T02:00:00",
        "2026-03-01 02:00:00Z",
        "2026-02-30T02:00:00Z",
        "2026-03-01T02:00:00z",
        "2026-03-01T02:00:00Z\n",
        "0000-01-01T00:00:00Z",
        "\u0662026-03-01T02:00:00Z",
        "2026-03-01T02:00:00.1234567Z",
        1772330400,
        True,
        {},
    ],
    ids=repr,
)
def test_what_is_no_time_is_refused(timestamp: Any) -> None:
    for event in ({"request": {"timestamp": timestamp}}, {}, {"request": timestamp}):
        with pytest.raises(UnverifiedError, match=r"^timestamp: missing or not a time$"):
            check_time(event, NOW)


@pytest.mark.parametrize("edge", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
def test_the_ends_of_time_are_not_now(edge: str) -> None:
    with pytest.raises(UnverifiedError, match=r"^timestamp: not now$"):
        check_time({"request": {"timestamp": edge}}, NOW)


def test_an_object_is_read() -> None:
    event = {"request": {"name": "B\u00e4r \U0001f43b"}, "n": [1, 2.5, None, True]}
    assert event_in(json.dumps(event).encode()) == event
    assert event_in(json.dumps(event, ensure_ascii=False).encode()) == event


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"a": NaN}',
        b'{"a": "\xff"}',
        b'{"a": "\xed\xa0\x80"}',
        b"\xef\xbb\xbf{}",
        '{"a": 1}'.encode("utf-16"),
        b"\x1f\x8b\x08\x00",
        b'{"a": ' + b"9" * 5000 + b"}",
        b"[" * 60_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    ],
    ids=lambda body: repr(body[:20]),
)
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(UnverifiedError, match=r"^body: not JSON$"):
        event_in(body)


@pytest.mark.parametrize("body", [b"[]", b"null", b'"text"', b"5", b"true"])
def test_json_that_is_no_object_is_refused(body: bytes) -> None:
    with pytest.raises(UnverifiedError, match=r"^body: not a request$"):
        event_in(body)
