"""The oracle: what is true of every answer, whatever was asked."""

import json
from collections.abc import Callable, Mapping
from time import sleep
from typing import Any

from skill.alexa.app import RefusedError, build, handle
from skill.alexa.envelope import TOUCH, touched
from skill.alexa.heard import MATCHED
from skill.alexa.intents import SPEECH
from skill.alexa.part import part
from skill.content import load
from skill.dialogue import State
from tests.recorded import RESPONSE
from tools.fuzz.call import Call, Handler, call
from tools.fuzz.log import log
from tools.fuzz.requests import DANGERS, recorded
from tools.fuzz.speech import complaint_of

LARGEST = 24 * 1024  # bytes of a response
SPOKEN = ("LaunchRequest", "IntentRequest")
STOPS = ("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent")
SLOWEST = 0.1  # seconds
PATIENCE, PAUSE = 3, 0.2  # more calls of a slow one, and seconds between: others may be at work
SKILL_ID = str(recorded()["launch"]["session"]["application"]["applicationId"])
SOUND = State().to_json()
LEARNT = ("answers", "circumstances", "signs", "denied", "asked", "subject", "explained")


class FindingError(Exception):
    """A rule was broken by a request."""

    def __init__(self, why: str, text: str) -> None:
        super().__init__(why[:500])
        self.text = text


class Oracle:
    """Judges requests; after each, a recorded one, in its turn, must get the answer it got first.

    *skill* answers everybody, *guarded* one skill's requests alone.
    """

    def __init__(self, skill: Handler | None = None, guarded: Handler | None = None) -> None:
        everybody, ours = build(None), build(SKILL_ID)
        self.skill = skill or (lambda event, context: handle(everybody, event, context))
        self.guarded = guarded or (lambda event, context: handle(ours, event, context))
        self.requests = [json.dumps(event) for event in recorded().values()]
        self.answers = [call(self.skill, text).answer for text in self.requests]
        self.turn = 0

    def judge(self, text: str) -> Call:
        """The call, with the time of the quickest try. Raises FindingError."""
        one = call(self.guarded, text)
        check(one, {**ALWAYS, "refusal": refusal})
        if one.error:  # whoever answers everybody answers this, too
            check(one, {"log": log})
            one = call(self.skill, text)
            check(one, {**ALWAYS, "refusal": lambda one: str(one.error or "")})
        check(one, ANSWERED)
        self.takes_back(one)
        self.turn = (self.turn + 1) % len(self.requests)
        if call(self.skill, self.requests[self.turn]).answer != self.answers[self.turn]:
            raise FindingError("memory: a recorded request has another answer", text)
        return self.in_time(one)

    def takes_back(self, one: Call) -> None:
        """What the answer remembers, the skill takes back in the next request."""
        if part(one.answer, "response", "shouldEndSession") is not False:
            return
        event = json.loads(self.requests[list(recorded()).index("repeat")])
        event["session"]["attributes"] = one.answer["sessionAttributes"]
        event["request"]["locale"] = one.event["request"].get("locale")
        after = call(self.skill, json.dumps(event))
        if after.kind in ("silence", "refused", "fault"):
            raise FindingError(f"next turn: it gets {after.error or after.kind}", one.text)

    def in_time(self, one: Call) -> Call:
        """An answer takes no longer than SLOWEST."""
        for _ in range(PATIENCE):
            if one.seconds <= SLOWEST:
                break
            sleep(PAUSE)
            one = call(self.skill, one.text)
        if one.seconds > SLOWEST:
            raise FindingError(f"time: {one.seconds * 1000:.0f} ms", one.text)
        return one


def check(one: Call, rules: Mapping[str, Callable[[Call], str]]) -> None:
    """Raises FindingError for the first of *rules* that is broken."""
    for name, rule in rules.items():
        if why := rule(one):
            raise FindingError(f"{name}: {why}", one.text)


def refusal(one: Call) -> str:
    """What names another skill, or none, is refused, in the same words always; nothing else is."""
    places = part(one.event, "context", "System"), part(one.event, "session")
    named = [part(place, "application") for place in places]
    ids = [part(application, "applicationId") for application in named if application is not None]
    due = not ids or any(id_ != SKILL_ID for id_ in ids)
    said = "the request is for another skill" if due else None
    return "" if said == (one.error and str(one.error)) else f"due is {due}, but {one.error!r}"


def envelope(one: Call) -> str:
    """It is JSON that Lambda can send, valid and not too long; what is only given back is not."""
    answer = dict(one.answer)
    kept = answer.get("sessionAttributes")
    if one.kind == "silence" and kept and kept == part(one.event, "session", "attributes"):
        del answer["sessionAttributes"]
    try:
        # As Lambda writes it from Python 3.12 on: half a character cannot be sent.
        text = json.dumps(answer, ensure_ascii=False, allow_nan=False)
        size = len(text.encode())
    except (TypeError, ValueError, RecursionError) as error:
        return f"cannot be sent: {error!r}"
    if json.loads(text) != answer:
        return "not plain JSON values"
    wrong = next(RESPONSE.iter_errors(answer), None)
    return f"{size} bytes" if size > LARGEST else wrong.message if wrong else ""


def speech(one: Call) -> str:
    """It can be read."""
    spoken = part(one.answer, "response", "outputSpeech", "ssml")
    again = part(one.answer, "response", "reprompt", "outputSpeech", "ssml")
    return next((why for ssml in (spoken, again) if ssml and (why := complaint_of(ssml))), "")


def silence(one: Call) -> str:
    """A launch, an intent or a touch gets words, if only an apology; nothing else does."""
    request = part(one.event, "request", "type")
    is_spoken = request in SPOKEN or (request == TOUCH and touched(one.event) != "")
    return "" if is_spoken == (one.kind != "silence") else f"{one.kind}, spoken is {is_spoken}"


def danger(one: Call) -> str:
    """A danger, matched or in plain words, is answered, whatever stands beside it."""
    request = part(one.event, "request")
    if part(request, "type") != "IntentRequest" or one.kind == "warning":
        return ""
    words = part(request, "intent", "slots", SPEECH, "value")
    if isinstance(words, str) and words in DANGERS:
        return f"{words!r} gets {one.kind}"
    id_ = matched_sign(part(request, "intent"))
    return f"{id_} gets {one.kind}" if id_ else ""


def matched_sign(intent: Any) -> str:
    """The id of a sign of ours that the first authority matched, for a warning; or empty."""
    found = part(intent, "slots", "sign", "resolutions", "resolutionsPerAuthority")
    first = found[0] if isinstance(found, list) and found else None
    values = part(first, "values")
    id_ = part(values[0] if isinstance(values, list) and values else None, "value", "id")
    due = part(intent, "name") == "WarningIntent" and part(first, "status", "code") == MATCHED
    return id_ if due and isinstance(id_, str) and id_ in load().signs else ""


def fresh_start(one: Call) -> str:
    """A broken state gets an apology and a fresh start; a danger sign and a goodbye need none.

    Nor does the question about a sign that was said in passing. Words, which this rule does not
    read, may say goodbye.
    """
    request = part(one.event, "request")
    intent = part(request, "intent")
    is_touch = part(request, "type") == TOUCH
    named = touched(one.event) == "stop" if is_touch else part(intent, "name") in STOPS
    stops = named or bool(part(intent, "slots"))
    if one.kind in ("silence", "warning", "check") or (one.kind == "goodbye" and stops):
        return ""
    if not is_broken(part(one.event, "session", "attributes")):
        return ""
    if one.kind != "fault":
        return f"no apology, but {one.kind}"
    state = one.answer["sessionAttributes"]["state"]
    is_fresh = state["asking"] == "cramping" and not any(state[key] for key in LEARNT)
    return "" if is_fresh else f"none: {state}"


def is_broken(attributes: Any) -> bool:
    """Whether no version of the skill like this one can have written them: none are none."""
    if attributes is None:
        return False
    if not isinstance(attributes, dict):
        return True
    state = attributes.get("state")
    if state is None or state == {}:
        return False
    return not isinstance(state, dict) or any(
        type(state.get(key)) is not type(usual) for key, usual in SOUND.items()
    )


# Of every call.
ALWAYS: dict[str, Callable[[Call], str]] = {
    "crash": lambda one: (
        repr(one.error) if one.error and not isinstance(one.error, RefusedError) else ""
    ),
    "request": lambda one: "" if one.left == one.text else "the handler changed it",
}
# Of every call that was answered, in this order: each may rely on those before.
ANSWERED: dict[str, Callable[[Call], str]] = {
    "envelope": envelope,
    "speech": speech,
    "silence": silence,
    "danger": danger,
    "fresh start": fresh_start,
    "log": log,
}
