"""Requests: recorded ones, and all that can be made of them, sound or damaged."""

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from random import Random
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from skill.alexa.app import build, handle
from skill.alexa.envelope import INTERFACE, TOUCH
from skill.alexa.intents import INTENTS, SLOTS, SPEECH
from skill.content import LOCALES, load
from skill.content.lines import PROMPTS, TOUCHED
from skill.content.model import CAUSES, TOPICS
from skill.dialogue.move import ANSWERS
from skill.dialogue.state import SUBJECTS
from skill.simulator import invocation
from skill.simulator.desk import MODELS
from tests.recorded import REQUESTS
from tools.fuzz.damage import hurt
from tools.fuzz.values import TEXT

CONVERSATIONS, TURNS = 30, 12  # of each locale
WOUNDS = 4  # at most, in one request

TYPES = ("LaunchRequest", "IntentRequest", TOUCH, "SessionEndedRequest", "CanFulfillIntentRequest")
OTHER_TYPES = ("Alexa.Presentation.APL.RuntimeError", "Connections.Response", "launchrequest")
OTHER_INTENTS = ("AMAZON.NextIntent", "NoSuchIntent", "whyintent")
OTHER_LOCALES = ("en-NZ", "en", "EN-us", "de-DE", "ja-JP", "")
OFTEN = [*sorted(INTENTS), *["AMAZON.YesIntent", "AMAZON.NoIntent"] * 15]
IDS = {slot: sorted(getattr(load(), table)) for slot, table in SLOTS.items()}

STATE, SLOTTED = ("session", "attributes", "state"), ("request", "intent", "slots")

# What fuzzing found once, at a place of the recorded "why": each is tried first, every time.
FINDINGS: dict[str, tuple[tuple[str, ...], Any]] = {
    "attributes that are a falsy value": (("session", "attributes"), []),
    "a state that is a falsy value": (STATE, ""),
    "an id that repeats in its list": ((*STATE, "asked"), ["stretching"] * 300),
    "speech that nobody can speak": ((*STATE, "last_speech"), "[pause 9s]" * 300),
    "slots of no use": (SLOTTED, {f"s{n}": {} for n in range(2000)}),
    "words without end": (SLOTTED, {SPEECH: {"name": SPEECH, "value": "and not " * 20_000}}),
}

# Dangers that nobody could mistake, in plain words.
DANGERS = (
    "i have chest pain",
    "one leg is red and swollen",
    "my leg is cold and numb",
    "i can't breathe",
    "there is blood when i cough",
)


@cache
def recorded() -> dict[str, Any]:
    """The recorded requests by name, then the findings."""
    found = {path.stem: json.loads(path.read_text("utf-8")) for path in REQUESTS.glob("*.json")}
    for name, (path, value) in FINDINGS.items():
        found[name] = event = deepcopy(found["why"])
        put(event, path, value)
    return dict(sorted(found.items()))


@cache
def said() -> list[str]:
    """What people say: the labelled utterances."""
    files = sorted((MODELS / "speech").rglob("*.txt"))
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()]
    return [line.split(" | ")[0] for line in lines if " | " in line]


def put(event: Any, path: tuple[str, ...], value: Any) -> None:
    """Puts *value* at *path*; an object takes the place of what is none on the way."""
    *outer, last = path
    for key in outer:
        if not isinstance(event.get(key), dict):
            event[key] = {}
        event = event[key]
    event[last] = value


@cache
def walked() -> list[Any]:
    """The session attributes of conversations in all locales, as the skill itself wrote them."""
    random = Random(0)  # noqa: S311  # the same ones every time, and no secret
    skill, found = build(None), {}
    for locale in [*LOCALES] * CONVERSATIONS:
        event = deepcopy(recorded()["launch"])
        event["request"]["locale"] = locale
        for _ in range(TURNS):
            answer = handle(skill, event)
            if answer["response"].get("shouldEndSession") is not False:
                break
            event["session"]["attributes"] = answer["sessionAttributes"]
            found[json.dumps(answer["sessionAttributes"])] = answer["sessionAttributes"]
            slot = random.choice([*sorted(SLOTS), SPEECH])
            id_ = random.choice(IDS[slot]) if slot in IDS else ""
            filled = invocation.slot(slot, slot, id_, random.choice(said()))
            intent = {"name": random.choice(OFTEN), "slots": {slot: filled}}
            event["request"].update(type="IntentRequest", intent=intent)
    return list(found.values())


def some(ids: Any) -> st.SearchStrategy[list[str]]:
    """A few of *ids*, each once."""
    return st.lists(st.sampled_from(sorted(ids)), max_size=3, unique=True)


# Part of a state -> what may stand there, whether or not it goes with the others.
KNOWN: dict[str, st.SearchStrategy[Any]] = {
    "asking": st.sampled_from(["", *TOPICS, *PROMPTS]),
    "answers": st.dictionaries(st.sampled_from(list(TOPICS)), st.sampled_from(ANSWERS), max_size=5),
    "circumstances": some(load().circumstances),
    "signs": some(load().signs),
    "denied": some(CAUSES),
    "asked": some(TOPICS),
    "urged": st.sampled_from(["", *TOPICS]),
    "subject": st.sampled_from(
        [f"{kind}.{id_}" for kind in SUBJECTS for id_ in getattr(load(), kind)]
    ),
    "explained": st.sampled_from(["", *CAUSES]),
    "last_speech": TEXT,
    **{name: st.sampled_from([0, 1, 2, 9]) for name in ("told", "step", "misses", "turn")},
    **{name: st.booleans() for name in ("noticed", "whisper")},
}
KEYS = st.lists(st.sampled_from(sorted(KNOWN)), max_size=4)
WALKED = st.deferred(lambda: st.sampled_from(walked()))
BASES = st.deferred(lambda: st.sampled_from(list(recorded().values())))


@st.composite
def states(draw: DrawFn) -> Any:
    """A state as the skill wrote it, with other parts in it that may each stand where they do."""
    return {**draw(WALKED)["state"], **{key: draw(KNOWN[key]) for key in draw(KEYS)}}


@st.composite
def slots(draw: DrawFn) -> Any:
    """Slots of ours, filled with ids of ours or with words, in all shapes."""
    found = {}
    for name in draw(NAMED):
        slot = deepcopy(invocation.slot(name, name.upper(), draw(FILLED[name]), draw(WORDS)))
        SHAPES[draw(SHAPE)](slot)
        found[name] = slot
    return found


def in_lists(slot: Any) -> None:
    """Many values, and lists of them."""
    for count in (1, 2, 10):
        slot["slotValue"] = {"type": "List", "values": [slot["slotValue"]] * count}


# How Alexa writes a slot: the shape -> what it lacks of both.
SHAPES: dict[str, Callable[[Any], object]] = {
    "both": lambda _: None,
    "value": lambda slot: slot.pop("slotValue"),
    "slotValue": lambda slot: [slot.pop(key) for key in ("value", "resolutions")],
    "list": in_lists,
    "empty": lambda slot: [slot.pop(key) for key in ("value", "resolutions", "slotValue")],
}
SHAPE = st.sampled_from(list(SHAPES))
NAMED = st.lists(st.sampled_from([*sorted(SLOTS), *[SPEECH] * len(SLOTS)]), max_size=3)
FILLED = {slot: st.one_of(st.sampled_from(ids), TEXT) for slot, ids in IDS.items()}
FILLED[SPEECH] = st.just("")  # lists no ids
SAID = st.deferred(lambda: st.sampled_from(said()))
WORDS = st.one_of(TEXT, SAID, st.sampled_from(DANGERS))
DAMAGED = st.sampled_from([0, 0, *range(WOUNDS + 1)])

# Part of a request -> what may stand there; each is drawn for about half of all requests.
PARTS: dict[tuple[str, ...], st.SearchStrategy[Any]] = {
    ("request", "type"): st.sampled_from([*TYPES[:3] * 6, *TYPES, *OTHER_TYPES]),
    ("request", "intent", "name"): st.sampled_from([*sorted(INTENTS), *OTHER_INTENTS]),
    SLOTTED: slots(),
    ("request", "arguments"): st.lists(st.sampled_from([*TOUCHED, *PROMPTS, 7]), max_size=3),
    ("context", "System", "device", "supportedInterfaces"): st.sampled_from(
        ({}, {INTERFACE: {}}, {INTERFACE: None})
    ),
    ("request", "locale"): st.sampled_from([*LOCALES, *OTHER_LOCALES]),
    ("session", "attributes"): WALKED,
    STATE: states(),
}

LARGEST = 6 * 2**20  # bytes: Lambda takes no larger request


@st.composite
def requests(draw: DrawFn) -> str:
    """A request as JSON: some are sound, the others damaged in up to WOUNDS places."""
    event = deepcopy(draw(BASES))
    for path, part in PARTS.items():
        if draw(st.booleans()):
            put(event, path, deepcopy(draw(part)))
    for _ in range(draw(DAMAGED)):
        hurt(draw, event)
    text = json.dumps(event)
    assume(len(text) <= LARGEST)
    return text
