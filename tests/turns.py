"""Turns with the Lambda function: every intent, in every state, as Alexa sends it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from skill.content import TOPIC_IDS, load
from skill.content.lines import PROMPTS
from skill.dialogue import State
from skill.simulator import invocation
from skill.simulator.desk import model_file
from skill.simulator.session import Handler, plain

Attributes = Mapping[str, Any]
Ids = Mapping[str, str]

LAUNCH = "LaunchRequest"
AFTER_A_CAUSE = (
    *["MoreIntent"] * 6,
    "EvidenceIntent",
    "DoctorIntent",
    "AMAZON.YesIntent",
    "AMAZON.YesIntent",
)


@dataclass(frozen=True)
class Turn:
    """One exchange: the *intent* with the *ids* in its slots, said in a session with *before*."""

    intent: str
    ids: Ids
    before: Attributes = field(repr=False)
    answer: Mapping[str, Any] = field(repr=False)

    @property
    def response(self) -> Any:
        return self.answer["response"]

    @property
    def ssml(self) -> str:
        return str(self.response["outputSpeech"]["ssml"])

    @property
    def reprompt_ssml(self) -> str:
        return str(self.response.get("reprompt", {}).get("outputSpeech", {}).get("ssml", ""))

    @property
    def speech(self) -> str:
        return plain(self.ssml)

    @property
    def reprompt(self) -> str:
        return plain(self.reprompt_ssml)

    @property
    def question(self) -> str:
        """The last sentence, where it asks something."""
        last = self.speech.replace("? ", ". ").split(". ")[-1]
        return last if last.endswith("?") else ""

    @property
    def card(self) -> Any:
        return self.response.get("card", {})

    @property
    def is_open(self) -> bool:
        return self.response["shouldEndSession"] is False

    @property
    def attributes(self) -> Any:
        return self.answer["sessionAttributes"]

    @property
    def state(self) -> Any:
        return self.attributes["state"]

    @property
    def kind(self) -> str:
        return str(self.attributes["reply"]["kind"])

    @property
    def explains(self) -> list[str]:
        return list(self.attributes["reply"]["explains"])


@cache
def language(locale: str) -> Any:
    """The language model of *locale*."""
    model = json.loads(model_file(locale).read_text(encoding="utf-8"))
    return model["interactionModel"]["languageModel"]


def slots_of(locale: str, intent: str) -> dict[str, str]:
    """The slots that the model gives *intent*, each with its type."""
    (found,) = [one for one in language(locale)["intents"] if one["name"] == intent]
    return {slot["name"]: slot["type"] for slot in found.get("slots", ())}


def ids_of(locale: str, kind: str) -> list[str]:
    """The ids of a slot type."""
    (found,) = [one for one in language(locale)["types"] if one["name"] == kind]
    return [value["id"] for value in found["values"]]


def session(attributes: Attributes) -> dict[str, Any]:
    """A session that carries *attributes*, new where there are none."""
    return {**invocation.new_session(), "new": not attributes, "attributes": attributes}


def ask(  # noqa: PLR0913  # the parts of a request, by name
    handler: Handler,
    locale: str,
    intent: str,
    ids: Ids | None = None,
    before: Attributes | None = None,
    *,
    spoken: str = "words",
) -> Turn:
    """One turn, through the Lambda function; an empty id is a slot without a match."""
    ids, before = ids or {}, before or {}
    if intent == LAUNCH:
        request = invocation.launch_request(session(before), locale)
    else:
        types = slots_of(locale, intent)
        slots = {
            name: {"type": types[name], "id": id_, "spoken": spoken} for name, id_ in ids.items()
        }
        request = invocation.intent_request(session(before), locale, intent, slots)
    return Turn(intent, ids, before, handler(request, None))


def open_at(asking: str, **also: Any) -> Attributes:
    """The attributes of a session that waits for the answer to *asking*, a topic or a prompt."""
    state = EXPLAINED if asking in AFTER_AN_EXPLANATION else State()
    return {"state": replace(state, asking=asking, asked=("cold",), **also).to_json()}


def states() -> list[Attributes]:
    """A new session, and sessions in which something is pending or was not understood."""
    missed = [open_at("cold", misses=misses) for misses in (1, 2)]
    return [{}, *map(open_at, PENDING), *missed, WHISPERED]


PENDING = (*TOPIC_IDS, *PROMPTS)
EXPLAINED = State(explained="circulation", subject="causes.circulation", noticed=True)
AFTER_AN_EXPLANATION = ("advice", "stretch", "go_on")
WHISPERED = open_at("posture", answers=(("cold", "yes"),), whisper=True)


def intents(locale: str, *, every_id: bool) -> Iterator[tuple[str, Ids]]:
    """Launch, and each intent with its slots empty and filled: with the first id, or with each."""
    yield LAUNCH, {}
    for intent in language(locale)["intents"]:
        slots = slots_of(locale, intent["name"])
        yield intent["name"], dict.fromkeys(slots, "")
        if slots:
            ids = [ids_of(locale, kind) for kind in slots.values()]
            turned = [many[place:] + many[:place] for place, many in enumerate(ids)]
            rows = list(zip(*turned, strict=True))
            for row in rows if every_id else rows[:1]:
                yield intent["name"], dict(zip(slots, row, strict=True))


@cache
def walk(handler: Handler, locale: str) -> tuple[Turn, ...]:
    """Every intent in every state, every id in two of them, and what people ask about those."""
    everywhere = [
        ask(handler, locale, intent, ids, before)
        for before in states()
        for intent, ids in intents(locale, every_id=False)
    ]
    every_id = [
        ask(handler, locale, intent, ids, before)
        for before in ({}, WHISPERED)
        for intent, ids in intents(locale, every_id=True)
    ]
    subjects = {turn.state["subject"]: turn for turn in every_id if turn.is_open}
    sources = [
        ask(handler, locale, "EvidenceIntent", before=turn.attributes) for turn in subjects.values()
    ]
    followed = [turn for cause in load(locale).causes for turn in talk(handler, locale, cause)]
    return (*everywhere, *every_id, *sources, *followed)


def talk(handler: Handler, locale: str, cause: str) -> Iterator[Turn]:
    """An explanation, and the questions that people ask about it."""
    turn = ask(handler, locale, "CauseIntent", {"cause": cause})
    yield turn
    for intent in AFTER_A_CAUSE:
        if turn.is_open:
            turn = ask(handler, locale, intent, {}, turn.attributes)
            yield turn
