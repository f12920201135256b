"""The intents of the interaction model, and the move that each one stands for."""

from collections.abc import Mapping
from typing import Any

from skill.content import Content
from skill.dialogue import Move


def move_from(content: Content, intent: str, slots: Mapping[str, tuple[str, ...]]) -> Move:
    """The move for an intent with *slots* as {slot name: content ids}.

    An intent that is not ours is a fallback; ids that the content does not hold are left out.
    """
    if intent not in INTENTS:
        return Move("fallback")
    named: dict[str, Any] = {}
    for slot, ids in slots.items():
        if slot in SLOTS:
            kind = SLOTS[slot]
            known = tuple(id_ for id_ in ids if id_ in getattr(content, kind))
            named[kind] = tuple(dict.fromkeys((*named.get(kind, ()), *known)))
    return Move(**INTENTS[intent], **named)


SPEECH = "speech"  # the slot that takes whatever is said

# Slot name -> the field of Move, and the table of Content, that its ids belong to. The model that
# is built here has none of these: it hands over words. One that lists names may use them.
SLOTS = {
    "cause": "causes",
    "circumstance": "circumstances",
    "sign": "signs",
    "remedy": "remedies",
    "mimic": "mimics",
}

# Intent name -> the fixed part of its move.
INTENTS: dict[str, dict[str, Any]] = {
    "SpeechIntent": {"name": "fallback"},
    "WhyIntent": {"name": "why"},
    "CircumstanceIntent": {"name": "circumstance"},
    "CauseIntent": {"name": "cause"},
    "ReliefIntent": {"name": "relief"},
    "EasedIntent": {"name": "eased"},
    "StillCrampingIntent": {"name": "still_cramping"},
    "PreventIntent": {"name": "prevent"},
    "DoctorIntent": {"name": "doctor"},
    "WarningIntent": {"name": "warning"},
    "RemedyIntent": {"name": "remedy"},
    "MimicIntent": {"name": "mimic"},
    "NotSureIntent": {"name": "not_sure"},
    "SkipIntent": {"name": "skip"},
    "MoreIntent": {"name": "more"},
    "EvidenceIntent": {"name": "evidence"},
    "PurposeIntent": {"name": "purpose"},
    "WhisperIntent": {"name": "whisper"},
    "SpeakUpIntent": {"name": "speak_up"},
    "ThanksIntent": {"name": "thanks"},
    "AMAZON.YesIntent": {"name": "yes"},
    "AMAZON.NoIntent": {"name": "no"},
    "AMAZON.HelpIntent": {"name": "help"},
    "AMAZON.RepeatIntent": {"name": "repeat"},
    "AMAZON.StartOverIntent": {"name": "start_over"},
    "AMAZON.StopIntent": {"name": "stop"},
    "AMAZON.CancelIntent": {"name": "stop"},
    "AMAZON.NavigateHomeIntent": {"name": "stop"},
    "AMAZON.FallbackIntent": {"name": "fallback"},
}
