"""States that are broken beyond doubt: a judgement of its own, not the skill's."""

from typing import Any

from skill.dialogue import State

SOUND = State().to_json()
NOTHING = ("answers", "circumstances", "signs", "denied", "asked", "subject", "explained")


def is_broken(event: Any) -> bool:
    """Whether no version of the skill like this one can have written the session attributes.

    No attributes, and an empty state, are those of a session that begins.
    """
    session = event.get("session")
    attributes = session.get("attributes") if isinstance(session, dict) else None
    if attributes is None:
        return False
    if not isinstance(attributes, dict):
        return True
    state = attributes.get("state")
    if state is None:
        return False
    if not isinstance(state, dict):
        return True
    return bool(state) and (
        state.get("version") != SOUND["version"]
        or any(type(state.get(key)) is not type(usual) for key, usual in SOUND.items())
    )


def is_fresh(state: Any) -> bool:
    """Whether the conversation begins again: nothing known, and the first question open."""
    return state["asking"] == "cramping" and not any(state[key] for key in NOTHING)
