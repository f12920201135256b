"""Alexa asks, before any session, whether this skill could answer."""

from typing import Any, cast

from ask_sdk_model import RequestEnvelope
from ask_sdk_model.canfulfill import CanFulfillIntentRequest

from skill.alexa.heard import Heard
from skill.alexa.intents import INTENTS, SLOTS
from skill.alexa.request import slots_of, words_in
from skill.content import Content
from skill.dialogue.understood import move_of
from skill.hearing import read

OUTSIDE = ("fallback", "off_topic")
ANSWER = {True: "YES", False: "NO"}


def can_fulfill(content: Content, envelope: RequestEnvelope) -> dict[str, Any]:
    """Yes where the intent is ours and every slot is understood; nothing is remembered.

    Plain values, as the SDK would serialise its classes.
    """
    intent = cast(CanFulfillIntentRequest, envelope.request).intent
    understood = {
        name: _is_understood(content, name, slot)
        for name, slot in (slots_of(intent) if intent else {}).items()
        if slot.words is not None or slot.ids  # a slot may be left unfilled
    }
    slots = {
        name: {"canUnderstand": ANSWER[yes], "canFulfill": ANSWER[yes]}
        for name, yes in understood.items()
    }
    ours = intent is not None and intent.name in INTENTS and all(understood.values())
    return {"canFulfill": ANSWER[ours]} | ({"slots": slots} if slots else {})


def _is_understood(content: Content, name: str, slot: Heard) -> bool:
    """Whether an id is one of ours, or the words mean something here."""
    if name in SLOTS and any(id_ in getattr(content, SLOTS[name]) for id_ in slot.ids):
        return True
    words = words_in({"": slot})
    return bool(words) and move_of(content, read(words)).name not in OUTSIDE
