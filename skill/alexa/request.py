"""From a request envelope to a move."""

from typing import Any

from ask_sdk_model import IntentRequest, RequestEnvelope, Slot

from skill.alexa.intents import move_from
from skill.content import Content
from skill.dialogue import Move

MATCHED = "ER_SUCCESS_MATCH"


def move_of(content: Content, envelope: RequestEnvelope) -> Move:
    """The move of a launch or intent request; an intent that is not ours is a fallback."""
    request = envelope.request
    if not isinstance(request, IntentRequest) or request.intent is None:
        return Move("launch")
    slots = request.intent.slots or {}
    return move_from(
        content, str(request.intent.name), {name: slot_ids(slots[name]) for name in slots}
    )


def slot_ids(slot: Slot | None) -> tuple[str, ...]:
    """The ids that entity resolution found for *slot*, in `value` or `slotValue` shape."""
    if slot is None:
        return ()
    values = [slot, *_simple_values(slot.slot_value)]
    ids = [found for value in values for found in _resolved(value.resolutions)]
    return tuple(dict.fromkeys(ids))


def _simple_values(value: Any) -> list[Any]:
    if value is None:
        return []
    if value.object_type == "List":
        return [inner for item in value.values or () for inner in _simple_values(item)]
    return [value]


def _resolved(resolutions: Any) -> list[str]:
    """The first match of each authority that matched."""
    ids = []
    for authority in (resolutions and resolutions.resolutions_per_authority) or ():
        code = authority.status and authority.status.code
        if getattr(code, "value", code) == MATCHED and authority.values:
            found = authority.values[0].value
            if found is not None and found.id:
                ids.append(found.id)
    return ids
