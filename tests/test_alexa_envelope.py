"""The parts of a request envelope: what is read, and that nothing else ever is."""

from typing import Any

import pytest

from skill.alexa.envelope import application_ids, attributes, envelope_of, kind, part
from tests.recorded import NAMES, recorded

PRIVATE = ("userId", "deviceId", "personId", "apiAccessToken", "sessionId", "requestId")


ANSWERED = [name for name in NAMES if kind(recorded(name))]


@pytest.mark.parametrize("event", [None, "a", [], {}, {"a": None}, {"a": "b"}, {"a": ["b"]}])
def test_a_part_that_is_not_there_is_none(event: Any) -> None:
    assert part(event, "a", "b") is None
    assert part({"a": {"b": event}}, "a", "b") == event


@pytest.mark.parametrize("name", ANSWERED)
def test_who_asks_on_which_device_is_never_read(name: str) -> None:
    event = recorded(name)
    made = envelope_of(event)
    assert made.context is None
    values = {str(value) for value in found(event)}
    assert values
    assert not any(value in str(made.to_dict()) for value in values)


def found(tree: Any) -> list[Any]:
    """All private values in *tree*."""
    if isinstance(tree, list):
        return [value for item in tree for value in found(item)]
    if not isinstance(tree, dict):
        return []
    inside = [value for item in tree.values() for value in found(item)]
    return inside + [tree[key] for key in PRIVATE if isinstance(tree.get(key), str)]


@pytest.mark.parametrize("given", [[], "state", 7, True, [{"state": {}}]])
def test_attributes_that_are_no_table_are_a_broken_state(given: Any) -> None:
    assert attributes({"session": {"attributes": given}}) == {"state": given}
    assert not attributes({"session": {"attributes": None}}).get("state")


def test_the_ids_are_those_of_the_context_and_of_the_session() -> None:
    one, other = {"application": {"applicationId": "a"}}, {"application": {"applicationId": "b"}}
    assert application_ids({"context": {"System": one}, "session": other}) == ("a", "b")
    assert application_ids({"context": {"System": one}}) == ("a",)
    assert application_ids({"context": {"System": one}, "session": {"new": True}}) == ("a",)
    assert application_ids({}) == ()
