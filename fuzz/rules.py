"""Rules: what is true of every call, whatever was sent."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from time import sleep
from typing import Any

from jsonschema import Draft202012Validator

from fuzz import log, recorded, speech
from fuzz.call import Call, call
from fuzz.doors import Door
from fuzz.state import is_broken, is_fresh
from skill.alexa.app import RefusedError

SCHEMA = Path(__file__).parents[1] / "tests" / "response.schema.json"
LARGEST = 24 * 1024  # bytes of a response
SPOKEN = ("LaunchRequest", "IntentRequest")
STOPS = ("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent")
SLOWEST = 0.1  # seconds
PATIENCE = 3  # more calls of a slow one: other work on the machine may have had its time
PAUSE = 0.2  # seconds between them


def refusals(one: Call) -> str:
    """A request for another skill is refused, in the same words always; nothing else is."""
    if one.error and not isinstance(one.error, RefusedError):
        return f"raised {one.error!r}"[:500]
    due = one.door.skill_id is not None and not _is_for(one.door.skill_id, one.event)
    if due != bool(one.error):
        return "answered what is for another skill" if due else "refused what is for this skill"
    if one.error and str(one.error) != _refusal(one.door):
        return f"refused in other words: {one.error}"[:500]
    return ""


def envelopes(one: Call) -> str:
    """An answer is a response envelope: JSON that Lambda can send, and not too long."""
    try:
        # As Lambda writes it from Python 3.12 on: half a character cannot be sent.
        text = json.dumps(one.answer, ensure_ascii=False, allow_nan=False)
        size = len(text.encode())
    except (TypeError, ValueError, RecursionError) as error:
        return f"cannot be sent: {error!r}"[:500]
    if json.loads(text) != one.answer:
        return "not plain JSON values"
    if size > LARGEST:
        return f"{size} bytes"
    return _invalid(text)


def speeches(one: Call) -> str:
    """Speech can be read, and only a launch or an intent gets any."""
    spoken = one.response.get("outputSpeech")
    if not spoken:
        return ""
    if not _is_spoken(one.event):
        return "speech for a request that takes none"
    again = one.response.get("reprompt", {"outputSpeech": spoken})["outputSpeech"]
    return speech.complaint_of(spoken["ssml"]) or speech.complaint_of(again["ssml"])


def silences(one: Call) -> str:
    """Whoever opens the skill or says something hears something, if only an apology."""
    silent = one.kind == "silence" and _is_spoken(one.event)
    return "silence for a spoken request" if silent else ""


def fresh_starts(one: Call) -> str:
    """A broken state gets an apology and a fresh start; a danger sign and a goodbye need none."""
    if "outputSpeech" not in one.response or not is_broken(one.event):
        return ""
    if one.kind == "warning" or (one.kind == "goodbye" and _stops(one.event)):
        return ""
    if one.kind != "fault":
        return f"no apology, but {one.kind}"
    return "" if is_fresh(one.attributes["state"]) else f"no fresh start: {one.attributes}"[:500]


def next_turns(one: Call) -> str:
    """What the answer remembers, the skill takes back in the next request."""
    if one.response.get("shouldEndSession") is not False:
        return ""
    event = json.loads(_repeat())
    event["session"]["attributes"] = one.attributes
    event["request"]["locale"] = one.event["request"].get("locale")
    return _unwelcome(one.door, json.dumps(event))


def events(one: Call) -> str:
    """The event is left as it was."""
    return "" if one.left == one.text else "the event was changed"


def logs(one: Call) -> str:
    """The log says what kind of request it was, and no word of it."""
    return log.complaint_of(one)


def times(one: Call) -> str:
    """The answer takes no longer than SLOWEST."""
    return "" if one.seconds <= SLOWEST else f"{one.seconds * 1000:.0f} ms"


def quickest(one: Call) -> Call:
    """*one*, with the time of the quickest where it was slow and was made again."""
    for _ in range(PATIENCE):
        if one.seconds <= SLOWEST:
            break
        sleep(PAUSE)
        one = replace(one, seconds=min(one.seconds, call(one.door, one.text).seconds))
    return one


def _is_for(skill_id: str, event: Any) -> bool:
    """Whether the context names this skill, and the session does where there is one."""
    try:
        named = event["context"]["System"]["application"]["applicationId"] == skill_id
        session = event.get("session")
        return named and (not session or session["application"]["applicationId"] == skill_id)
    except (AttributeError, KeyError, TypeError):
        return False


def _is_spoken(event: Any) -> bool:
    request = event.get("request") if isinstance(event, dict) else None
    return isinstance(request, dict) and request.get("type") in SPOKEN


def _stops(event: Any) -> bool:
    return event["request"]["intent"]["name"] in STOPS


@cache
def _refusal(door: Door) -> str:
    """How a request that says nothing is refused."""
    return str(call(door, "{}").error)


@lru_cache(maxsize=10_000)
def _invalid(text: str) -> str:
    """What the schema says against an answer."""
    wrong = next(_validator().iter_errors(json.loads(text)), None)
    return f"not valid: {wrong.message}"[:500] if wrong else ""


@lru_cache(maxsize=10_000)
def _unwelcome(door: Door, text: str) -> str:
    """What is wrong with the answer to a request that should have a good one."""
    after = call(door, text)
    if after.error or after.kind in ("silence", "fault"):
        return f"the next request gets {after.error or after.kind}"[:500]
    return ""


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


@cache
def _repeat() -> str:
    """The recorded request to hear it once more."""
    path = recorded.REQUESTS / "repeat.json"
    return path.read_text(encoding="utf-8")


# Of every call.
ALWAYS: dict[str, Callable[[Call], str]] = {
    "refusals": refusals,
    "events": events,
    "logs": logs,
    "times": times,
}
# Of every call that was answered, in this order: each may rely on those before.
ANSWERED: dict[str, Callable[[Call], str]] = {
    "envelopes": envelopes,
    "speeches": speeches,
    "silences": silences,
    "fresh starts": fresh_starts,
    "next turns": next_turns,
}
