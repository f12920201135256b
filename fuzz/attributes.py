"""Mutations of the session attributes: sound states, and all ways in which one can be broken."""

import json
from collections.abc import Callable
from typing import Any

from fuzz.choices import Choices, one_of
from fuzz.places import inside
from fuzz.values import value
from skill.content import LOCALES, load
from skill.content.lines import PROMPTS
from skill.content.model import CAUSES, TOPICS
from skill.dialogue import State
from skill.dialogue.move import ANSWERS
from skill.dialogue.state import SUBJECTS

VERSION = State().to_json()["version"]
SAID = (
    "Hello, the Leg Cramp Guide here.",
    "Hallo, hier ist der Krampf-Ratgeber.",
    "\u3053\u3093\u306b\u3061\u306f",
    "5 < 6 & 7 > 6, \"quoted\" and 'so'",
    "[pause 10s] [pause 10s]",
)


def sound(choices: Choices, event: Any) -> None:
    """A state that may be one: each part is what can stand there."""
    content = load(one_of(choices, LOCALES))
    kind = one_of(choices, SUBJECTS)

    def some(ids: Any) -> list[str]:
        return sorted({one_of(choices, sorted(ids)) for _ in range(choices.below(3))})

    _put(
        event,
        {
            **State().to_json(),
            "asking": one_of(choices, ("", *TOPICS, *PROMPTS)),
            "answers": {topic: one_of(choices, ANSWERS) for topic in some(TOPICS)},
            "circumstances": some(content.circumstances),
            "signs": some(content.signs),
            "denied": some(CAUSES),
            "asked": some(TOPICS),
            "subject": one_of(
                choices, ("", f"{kind}.{one_of(choices, sorted(getattr(content, kind)))}")
            ),
            "explained": one_of(choices, ("", *CAUSES)),
            **{key: one_of(choices, (0, 1, 2, 9)) for key in ("told", "step", "misses", "turn")},
            **{key: bool(choices.below(2)) for key in ("noticed", "whisper")},
            "last_speech": one_of(choices, SAID),
        },
    )


def altered(choices: Choices, event: Any) -> None:
    """One part of the state is anything."""
    state = _state(event)
    key = one_of(choices, sorted(State().to_json()))
    state[key] = value(choices)


def said(choices: Choices, event: Any) -> None:
    """What was spoken last is what nobody can speak."""
    state = _state(event)
    part = one_of(choices, (choices.text(), '"', "<&", "911 ", "[pause 9s]", "{emergency}", "{x}"))
    state["last_speech"] = part * one_of(choices, (1, 1, 30, 100, 350))
    state["asking"] = one_of(choices, PROMPTS)


def repeated(choices: Choices, event: Any) -> None:
    """One id stands in its list over and over."""
    content = load("en-US")
    key = one_of(choices, ("circumstances", "signs", "denied", "asked"))
    kinds = {"denied": CAUSES, "asked": TOPICS}
    known = sorted(kinds.get(key) or getattr(content, key))
    _state(event)[key] = [one_of(choices, known)] * one_of(choices, (2, 300, 9000))


def version(choices: Choices, event: Any) -> None:
    """Another version of the skill wrote it."""
    versions = (VERSION - 1, VERSION + 1, 0, -1, 10**6, None, "", "2", True, [2])
    _state(event)["version"] = one_of(choices, versions)


def older(_: Choices, event: Any) -> None:
    """As the first version of the skill wrote it: without signs, and with a part since gone."""
    state = {**_state(event), "version": 1, "netted": True, "subject": "stretch"}
    state.pop("signs", None)
    _put(event, state)


def truncated(choices: Choices, event: Any) -> None:
    """The end is missing: of its parts, or of its text."""
    state = _state(event)
    parts = dict(list(state.items())[: choices.below(len(state))])
    text = json.dumps(state)
    _put(event, one_of(choices, (parts, text[: choices.below(len(text))])))


def foreign(choices: Choices, event: Any) -> None:
    """Attributes of another skill, or none at all."""
    inside(event, "session")["attributes"] = one_of(
        choices, (None, {}, {"score": 5}, {"state": None}, {"state": {}}, {"reply": {}})
    )


def anything(choices: Choices, event: Any) -> None:
    """Attributes, or a state, of any kind."""
    if choices.below(2):
        inside(event, "session")["attributes"] = value(choices)
    else:
        _put(event, value(choices))


def crowded(choices: Choices, event: Any) -> None:
    """A sound state, and more beside it."""
    inside(event, "session", "attributes")[one_of(choices, ("more", "reply"))] = value(choices)


def _state(event: Any) -> dict[str, Any]:
    """The recorded state, or a fresh one."""
    state = inside(event, "session", "attributes", "state")
    for key, usual in State().to_json().items():
        state.setdefault(key, usual)
    return state


def _put(event: Any, state: Any) -> None:
    inside(event, "session", "attributes")["state"] = state


ATTRIBUTES: dict[str, Callable[[Choices, Any], None]] = {
    "sound": sound,
    "altered": altered,
    "said": said,
    "repeated": repeated,
    "version": version,
    "older": older,
    "truncated": truncated,
    "foreign": foreign,
    "anything": anything,
    "crowded": crowded,
}
