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

from skill.alexa.intents import INTENTS, SLOTS
from skill.alexa.request import slots_of
from skill.content import Content


def can_fulfill(content: Content, envelope: RequestEnvelope) -> CanFulfillIntent:
    """Yes where the intent is ours and every slot is understood; nothing is remembered."""
    intent = cast(CanFulfillIntentRequest, envelope.request).intent
    known = intent is not None and intent.name in INTENTS
    slots = {
        name: _slot(any(id_ in getattr(content, SLOTS[name]) for id_ in slot.ids))
        for name, slot in (slots_of(intent) if intent else {}).items()
        if name in SLOTS and (slot.words is not None or slot.ids)  # a slot may be left unfilled
    }
    understood = all(slot.can_understand == CanUnderstandSlotValues.YES for slot in slots.values())
    answer = CanFulfillIntentValues.YES if known and understood else CanFulfillIntentValues.NO
    return CanFulfillIntent(can_fulfill=answer, slots=slots or None)


def _slot(understood: bool) -> CanFulfillSlot:
    return CanFulfillSlot(
        can_understand=CanUnderstandSlotValues.YES if understood else CanUnderstandSlotValues.NO,
        can_fulfill=CanFulfillSlotValues.YES if understood else CanFulfillSlotValues.NO,
    )
