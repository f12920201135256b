"""The conversation as a pure core: respond(content, state, move) gives a reply."""

from skill.dialogue.move import Move
from skill.dialogue.reply import Card, Reply
from skill.dialogue.respond import respond, respond_afresh
from skill.dialogue.state import State, StateError

__all__ = ["Card", "Move", "Reply", "State", "StateError", "respond", "respond_afresh"]
