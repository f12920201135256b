"""The state of one conversation: small, JSON, and dead when the session ends."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from skill.content import Content, SkillError
from skill.content.lines import CHECKS as QUESTIONS
from skill.content.lines import NAMED, PROMPTS
from skill.content.model import CANNOT, FEATURES, MUSCLES, TOPICS, WHERE
from skill.dialogue.move import ANSWERS

VERSION = 6
COUNTS = range(10_000)

# The most that may be said before a question: more than there is, and still fit to be spoken.
CHARACTERS, WORDS, SECONDS = 600, 90, 10
PAUSE = re.compile(r"\[pause (\d+)s\]")


class StateError(SkillError):
    """Session attributes that this version of the skill did not write."""


class State(NamedTuple):
    """What the skill remembers between two turns.

    *asking* is the id of the pending topic or prompt, *answers* maps topics to
    yes, no or not_sure, *signs* are the lesser warning signs that the user named,
    *subject* is what was last spoken about ("remedies.milk"),
    *times* counts how often each topic was asked, *latest* names what was taken in last,
    *urged* is the topic whose answer was asked for again, since "why" was said instead of one,
    *case* is what was said of the person and the leg (who, muscle, side, place, cannot, lasting,
    often, now),
    *heeded* are signs that something was said of,
    *features* are what was observed of the body, and whether it holds; *warned* the signs that were
    warned of; *checked* the check questions asked, *doubted* the sign that the last was about, and
    *held* the move that waits for its answer.
    *step* counts the holds that were tried, and *hold* is what was last given to do.
    *explained* is the cause explained last, *offered* are others that were named, the latest
    first, *told* counts the pieces of it that "tell me
    more" has spoken, *last_speech* is the last speech without its question.
    """

    asking: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    circumstances: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    times: tuple[tuple[str, int], ...] = ()
    latest: str = ""
    urged: str = ""
    subject: str = ""
    features: tuple[tuple[str, bool], ...] = ()
    case: tuple[tuple[str, str | bool], ...] = ()
    heeded: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()
    doubted: str = ""
    held: str = ""
    explained: str = ""
    offered: tuple[str, ...] = ()
    told: int = 0
    step: int = 0
    hold: str = ""
    misses: int = 0
    turn: int = 0
    noticed: bool = False
    whisper: bool = False
    last_speech: str = ""

    def to_json(self) -> dict[str, Any]:
        """The state as plain JSON values."""
        plain: dict[str, Any] = {name: list(getattr(self, name)) for name in LISTS}
        plain |= {name: dict(getattr(self, name)) for name in PAIRS}
        return {"version": VERSION, **self._asdict(), **plain}

    @classmethod
    def from_json(cls, content: Content, data: Any) -> "State":
        """The state that *to_json* gave; a fresh one for None. Raises StateError for all else."""
        if data is None or data == {}:
            return cls()
        if (
            not isinstance(data, Mapping)
            or data.get("version") != VERSION
            or any(name not in data for name in cls._fields)
        ):
            raise StateError("session attributes of another version")
        values = {name: data[name] for name in cls._fields}
        if not all(_fits(content, name, value) for name, value in values.items()):
            raise StateError("session attributes that do not fit")
        for name in PAIRS:
            values[name] = tuple(values[name].items())
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


# What each field of the case may hold.
CASE: dict[str, tuple[str | bool, ...]] = {
    "who": ("self", "partner", "parent", "child", "other"),
    "muscle": MUSCLES,
    "side": ("one", "both"),
    "place": WHERE,
    "cannot": CANNOT,
    "lasting": ("minutes", "long", "days"),
    "often": ("nightly", "weekly", "rarely"),
    "now": (True, False),
}
PAIRS = ("answers", "features", "case", "times")
SUBJECTS = ("causes", "remedies", "mimics", "signs", "grounds", "answers")

# The fields that hold ids, each with the ids that may stand in it.
LISTS: dict[str, Callable[[Content], Collection[str]]] = {
    "circumstances": lambda content: content.circumstances,
    "signs": lambda content: content.signs,
    "denied": lambda content: content.causes,
    "offered": lambda content: content.causes,
    "heeded": lambda content: content.signs,
    "warned": lambda content: content.signs,
    "checked": lambda _: QUESTIONS,
    "asked": lambda content: content.topics,
}

CHECKS: dict[str, Callable[[Content, Any], bool]] = {
    "asking": lambda _, value: value in ("", *TOPICS, *PROMPTS, *QUESTIONS),
    "features": lambda _, value: (
        isinstance(value, dict)
        and all(key in (*FEATURES, NAMED) and isinstance(item, bool) for key, item in value.items())
    ),
    "case": lambda _, value: (
        isinstance(value, dict) and all(item in CASE.get(key, ()) for key, item in value.items())
    ),
    "doubted": lambda content, value: value in ("", *content.signs),
    "held": lambda _, value: isinstance(value, str) and (value == "" or value.isidentifier()),
    "answers": lambda _, value: (
        isinstance(value, dict)
        and all(key in TOPICS and item in ANSWERS for key, item in value.items())
    ),
    "times": lambda content, value: (
        isinstance(value, dict)
        and all(key in TOPICS and _is_count(content, item) for key, item in value.items())
    ),
    "latest": lambda content, value: (
        isinstance(value, str)
        and (value == "" or value.partition(".")[2] in (*content.circumstances, *TOPICS))
    ),
    "urged": lambda _, value: value == "" or value in TOPICS,
    "subject": _is_subject,
    "explained": lambda content, value: value in ("", *content.causes),
    "hold": lambda content, value: value in ("", *content.holds),
    "told": _is_count,
    "step": _is_count,
    "misses": _is_count,
    "turn": _is_count,
    "noticed": _is_flag,
    "whisper": _is_flag,
    "last_speech": _is_speech,
}
