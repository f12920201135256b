"""From a request envelope to a move."""

from collections.abc import Mapping
from typing import Any, cast

from ask_sdk_model import Intent, IntentRequest, RequestEnvelope

from skill.alexa.heard import Heard
from skill.alexa.intents import move_from
from skill.content import Content
from skill.dialogue import Move


def move_of(content: Content, envelope: RequestEnvelope) -> Move:
    """The move of a launch or intent request; an intent that is not ours is a fallback."""
    request = envelope.request
    if not isinstance(request, IntentRequest) or request.intent is None:
        return Move("launch")
    slots = slots_of(request.intent)
    return move_from(content, str(request.intent.name), {name: slots[name].ids for name in slots})


def slots_of(intent: Intent) -> Mapping[str, Heard]:
    """What was heard in each slot: it stands where the SDK has slots of its own."""
    slots: Any = intent.slots
    return cast(Mapping[str, Heard], slots or {})
