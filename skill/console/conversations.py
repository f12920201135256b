"""Conversations of the console: in memory alone, bounded in number, length and age."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock
from time import monotonic

from skill.content import SkillError
from skill.simulator import golden
from skill.simulator.session import Session, Turn

MOST = 32  # conversations: the one that was quiet longest goes first
MOST_TURNS = 200
OLDEST = 3600.0  # seconds without a word


class ConversationError(SkillError):
    """A conversation that is not there, or is full."""


@dataclass
class Conversation:
    """A session and its turns."""

    session: Session
    turns: list[Turn] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def turn(self, device: str, take: Callable[[Session], Turn]) -> Turn:
        """The turn that *take* gives, on *device*. Raises ConversationError after MOST_TURNS."""
        with self._lock:
            if len(self.turns) >= MOST_TURNS:
                raise ConversationError(f"{MOST_TURNS} turns are enough: open a new conversation")
            self.session.device = device
            turn = take(self.session)
            # A dialogue file keeps no envelopes, so neither does this.
            self.turns.append(replace(turn, request=None, response=None, heard=None))
            return turn

    def saved(self, about: str) -> str:
        """The conversation as the text of a golden dialogue."""
        return golden.written(about, self.session.locale, self.turns)


@dataclass
class Conversations:
    """Conversations by an id that nobody can guess; *clock* gives seconds."""

    clock: Callable[[], float] = monotonic
    _kept: dict[str, tuple[float, Conversation]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def add(self, conversation: Conversation) -> str:
        """The id of *conversation*, which is kept from now on."""
        name = secrets.token_urlsafe(16)
        with self._lock:
            self._drop_old()
            while len(self._kept) >= MOST:
                del self._kept[next(iter(self._kept))]
            self._kept[name] = (self.clock(), conversation)
        return name

    def find(self, name: str) -> Conversation:
        """The conversation with this id. Raises ConversationError where there is none."""
        with self._lock:
            self._drop_old()
            if name not in self._kept:
                raise ConversationError("no such conversation, or it is over: open a new one")
            _, conversation = self._kept.pop(name)
            self._kept[name] = (self.clock(), conversation)  # last again
        return conversation

    def _drop_old(self) -> None:
        limit = self.clock() - OLDEST
        for name in [name for name, (seen, _) in self._kept.items() if seen < limit]:
            del self._kept[name]
