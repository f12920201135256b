"""Alexa asks, before any session, whether this skill could answer."""

from typing import cast

from ask_sdk_model import RequestEnvelope
from ask_sdk_model.canfulfill import (
    CanFulfillIntent,
    CanFulfillIntentRequest,
    CanFulfillIntentValues,
    CanFulfillSlot,
    CanFulfillSlotValues,
    CanUnderstandSlotValues,
)

from skill.alexa.heard import Heard
from skill.alexa.intents import INTENTS, SLOTS
from skill.alexa.request import slots_of, words_in
from skill.content import Content
from skill.dialogue.understood import move_of
from skill.hearing import read

OUTSIDE = ("fallback", "off_topic")


def can_fulfill(content: Content, envelope: RequestEnvelope) -> CanFulfillIntent:
    """Yes where the intent is ours and every slot is understood; nothing is remembered."""
    intent = cast(CanFulfillIntentRequest, envelope.request).intent
    known = intent is not None and intent.name in INTENTS
    slots = {
        name: _slot(_is_known(content, name, slot) or _is_understood(content, slot))
        for name, slot in (slots_of(intent) if intent else {}).items()
        if slot.words is not None or slot.ids  # a slot may be left unfilled
    }
    understood = all(slot.can_understand == CanUnderstandSlotValues.YES for slot in slots.values())
    answer = CanFulfillIntentValues.YES if known and understood else CanFulfillIntentValues.NO
    return CanFulfillIntent(can_fulfill=answer, slots=slots or None)


def _is_known(content: Content, name: str, slot: Heard) -> bool:
    return name in SLOTS and any(id_ in getattr(content, SLOTS[name]) for id_ in slot.ids)


def _is_understood(content: Content, slot: Heard) -> bool:
    """Whether the words mean something here."""
    words = words_in({"": slot})
    return bool(words) and move_of(content, read(words)).name not in OUTSIDE


def _slot(understood: bool) -> CanFulfillSlot:
    return CanFulfillSlot(
        can_understand=CanUnderstandSlotValues.YES if understood else CanUnderstandSlotValues.NO,
        can_fulfill=CanFulfillSlotValues.YES if understood else CanFulfillSlotValues.NO,
    )
