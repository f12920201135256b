"""The state of one conversation: small, JSON, and dead when the session ends."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any

from skill.content import Content, SkillError
from skill.content.lines import PROMPTS
from skill.content.model import TOPICS
from skill.dialogue.move import ANSWERS

VERSION = 3
COUNTS = range(10_000)

# The most that may be said before a question: more than there is, and still fit to be spoken.
CHARACTERS, WORDS, SECONDS = 600, 90, 10
PAUSE = re.compile(r"\[pause (\d+)s\]")


class StateError(SkillError):
    """Session attributes that this version of the skill did not write."""


@dataclass(frozen=True)
class State:
    """What the skill remembers between two turns.

    *asking* is the id of the pending topic or prompt, *answers* maps topics to
    yes, no or not_sure, *signs* are the lesser warning signs that the user named,
    *subject* is what was last spoken about ("remedies.milk"),
    *urged* is the topic whose answer was asked for again, since "why" was said instead of one,
    *explained* is the cause explained last, *told* counts the pieces of it that "tell me
    more" has spoken, *last_speech* is the last speech without its question.
    """

    asking: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    circumstances: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    urged: str = ""
    subject: str = ""
    explained: str = ""
    told: int = 0
    step: int = 0
    misses: int = 0
    turn: int = 0
    noticed: bool = False
    whisper: bool = False
    last_speech: str = ""

    def to_json(self) -> dict[str, Any]:
        """The state as plain JSON values."""
        plain: dict[str, Any] = {name: list(getattr(self, name)) for name in LISTS}
        plain["answers"] = dict(self.answers)
        return {"version": VERSION, **vars(self), **plain}

    @classmethod
    def from_json(cls, content: Content, data: Any) -> "State":
        """The state that *to_json* gave; a fresh one for None. Raises StateError for all else."""
        if data is None or data == {}:
            return cls()
        names = [field.name for field in fields(cls)]
        if (
            not isinstance(data, Mapping)
            or data.get("version") != VERSION
            or any(name not in data for name in names)
        ):
            raise StateError("session attributes of another version")
        values = {name: data[name] for name in names}
        if not all(_fits(content, name, value) for name, value in values.items()):
            raise StateError("session attributes that do not fit")
        values["answers"] = tuple(values["answers"].items())
        for name in LISTS:
            values[name] = tuple(values[name])
        return cls(**values)


def subject_of(content: Content, subject: str) -> Any:
    """The entry that a subject such as "causes.cold" names, or None."""
    kind, _, name = subject.partition(".")
    return getattr(content, kind).get(name) if kind in SUBJECTS else None


def _fits(content: Content, name: str, value: Any) -> bool:
    if name in LISTS:
        known = LISTS[name](content)
        return (
            isinstance(value, list | tuple)
            and all(isinstance(item, str) and item in known for item in value)
            and len(set(value)) == len(value)
        )
    return CHECKS[name](content, value)


def _is_count(_: Content, value: Any) -> bool:
    return type(value) is int and value in COUNTS


def _is_flag(_: Content, value: Any) -> bool:
    return isinstance(value, bool)


def _is_subject(content: Content, value: Any) -> bool:
    return isinstance(value, str) and (value == "" or subject_of(content, value) is not None)


def _is_speech(_: Content, value: Any) -> bool:
    return (
        isinstance(value, str)
        and (value.isprintable() and len(value) <= CHARACTERS and len(value.split()) <= WORDS)
        and sum(int(seconds) for seconds in PAUSE.findall(value)) <= SECONDS
    )


SUBJECTS = ("causes", "remedies", "mimics", "signs", "grounds")

# The fields that hold ids, each with the ids that may stand in it.
LISTS: dict[str, Callable[[Content], Collection[str]]] = {
    "circumstances": lambda content: content.circumstances,
    "signs": lambda content: content.signs,
    "denied": lambda content: content.causes,
    "asked": lambda content: content.topics,
}

CHECKS: dict[str, Callable[[Content, Any], bool]] = {
    "asking": lambda _, value: value == "" or value in TOPICS or value in PROMPTS,
    "answers": lambda _, value: (
        isinstance(value, dict)
        and all(key in TOPICS and item in ANSWERS for key, item in value.items())
    ),
    "urged": lambda _, value: value == "" or value in TOPICS,
    "subject": _is_subject,
    "explained": lambda content, value: value in ("", *content.causes),
    "told": _is_count,
    "step": _is_count,
    "misses": _is_count,
    "turn": _is_count,
    "noticed": _is_flag,
    "whisper": _is_flag,
    "last_speech": _is_speech,
}
