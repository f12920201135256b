"""Mutations of the request: types, intents, slots, locales, times and ids that may come one day."""

import json
from collections.abc import Callable
from typing import Any

from ask_sdk_model import Request

from fuzz.choices import Choices, one_of
from fuzz.places import inside
from fuzz.values import WORDS, value
from skill.alexa.intents import INTENTS, SLOTS
from skill.content import LOCALES, load
from skill.simulator import invocation

# All types that Amazon's SDK knows, and some that it does not.
TYPES = (
    *sorted(Request.discriminator_value_class_map),
    "Alexa.Unheard.Of",
    "launchrequest",
    "IntentRequest ",
    "Request",
)
SPOKEN = ("LaunchRequest", "IntentRequest")
FOREIGN = ("AMAZON.SearchIntent", "AMAZON.NextIntent", "NoSuchIntent", "WhyIntent ", "whyintent")
PLACES = (*LOCALES, "en-NZ", "en", "en_US", "EN-us", "de-DE", "fr-FR", "ja-JP", "en-US.UTF-8", "-")
TIMES = (
    "1970-01-01T00:00:00Z",
    "9999-12-31T23:59:60Z",
    "2026-02-30T00:00:00Z",
    "2026-11-20",
    "2026-11-20T02:07:52+99:99",
    "2026-11-20T02:07:52 PDTX",
    "20 November, in the morning",
    1763604472000,
)
IDS = {slot: (*getattr(load(), table), "") for slot, table in SLOTS.items()}


def type_(choices: Choices, event: Any) -> None:
    """Another type of request, with whatever the recorded one holds."""
    inside(event, "request")["type"] = one_of(choices, (*SPOKEN, *TYPES))


def intent(choices: Choices, event: Any) -> None:
    """Any intent of ours, of Amazon's or of nobody's."""
    request = inside(event, "request")
    request["type"] = "IntentRequest"
    names = (*sorted(INTENTS), *FOREIGN)
    inside(request, "intent")["name"] = one_of(choices, names)


def slots(choices: Choices, event: Any) -> None:
    """Slots filled with ids of ours, also those that the intent does not have."""
    filled = inside(event, "request", "intent", "slots")
    for _ in range(1 + choices.below(3)):
        name = one_of(choices, sorted(SLOTS))
        id_ = one_of(choices, IDS[one_of(choices, (name, name, "sign"))])
        filled[name] = invocation.slot(name, name.upper(), str(id_), "words")


def many_slots(choices: Choices, event: Any) -> None:
    """More slots, more values or more authorities than anybody can say."""
    name = one_of(choices, sorted(SLOTS))
    slot = invocation.slot(name, name.upper(), IDS[name][0], "words")
    count = one_of(choices, (10, 10, 10, 100, 100, 1000))
    authorities = slot["resolutions"]["resolutionsPerAuthority"]
    changes: tuple[Callable[[], object], ...] = (
        lambda: filled.update({f"{name}{number}": slot for number in range(count)}),
        lambda: slot.update(slotValue={"type": "List", "values": [slot["slotValue"]] * count}),
        lambda: authorities.extend(authorities * count),
    )
    filled = inside(event, "request", "intent", "slots")
    filled[name] = slot
    one_of(choices, changes)()
    # A copy: what bends one of them later bends that one alone.
    event["request"]["intent"]["slots"] = json.loads(json.dumps(filled))


def nested_slot(choices: Choices, event: Any) -> None:
    """A slot value that is a list, of lists, of lists."""
    name = one_of(choices, sorted(SLOTS))
    slot = invocation.slot(name, name.upper(), IDS[name][0], "words")
    for _ in range(one_of(choices, (2, 10, 50, 200))):
        slot["slotValue"] = {"type": "List", "values": [slot["slotValue"]]}
    inside(event, "request", "intent", "slots")[name] = slot


def strange_slot(choices: Choices, event: Any) -> None:
    """One part of a slot is what it should not be."""
    name = one_of(choices, (*sorted(SLOTS), *WORDS))
    slot: Any = invocation.slot(name, name.upper(), "cold", choices.text())
    authority = slot["resolutions"]["resolutionsPerAuthority"][0]
    parts: tuple[tuple[Any, str], ...] = (
        (slot, "value"),
        (slot, "resolutions"),
        (slot, "slotValue"),
        (slot["slotValue"], "type"),
        (slot["resolutions"], "resolutionsPerAuthority"),
        (authority, "status"),
        (authority["status"], "code"),
        (authority, "values"),
        (authority["values"][0]["value"], "id"),
        (authority["values"][0]["value"], "name"),
    )
    holder, key = one_of(choices, parts)
    holder[key] = value(choices)
    inside(event, "request", "intent", "slots")[name] = slot


def locale(choices: Choices, event: Any) -> None:
    """From another country."""
    inside(event, "request")["locale"] = one_of(choices, (*PLACES, choices.text()))


def timestamp(choices: Choices, event: Any) -> None:
    """Times that are none, and how nobody writes them."""
    inside(event, "request")["timestamp"] = one_of(choices, (*TIMES, choices.text()))


def application(choices: Choices, event: Any) -> None:
    """For another skill, or for none."""
    place = one_of(choices, (("session",), ("context", "System")))
    ids: tuple[Any, ...] = (invocation.APPLICATION, "", None, 5, [], choices.text())
    inside(event, *place)["application"] = {"applicationId": one_of(choices, ids)}


ASKED: dict[str, Callable[[Choices, Any], None]] = {
    "type": type_,
    "intent": intent,
    "slots": slots,
    "many slots": many_slots,
    "nested slot": nested_slot,
    "strange slot": strange_slot,
    "locale": locale,
    "timestamp": timestamp,
    "application": application,
}
