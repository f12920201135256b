"""Turns with the Lambda function: every intent, in every state, as Alexa sends it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from skill.alexa.intents import INTENTS, SLOTS, SPEECH
from skill.content import TOPIC_IDS, load
from skill.content.lines import PROMPTS
from skill.dialogue import State
from skill.simulator import invocation
from skill.simulator.session import Handler, plain

Attributes = Mapping[str, Any]
Heard = Mapping[str, str]

LAUNCH = "LaunchRequest"
MATCHED = "it"  # what stands for the words of an id
NONSENSE = "purple banana telephone"
# Words that are read, of several moves and with several facts.
SAID = (
    "yes i went for a long run and my room was cold",
    "is it because of my statin",
    "my husband takes a water pill",
    "one leg is red and swollen",
    "can i stop it with pickle juice",
)
# Intents that may come with an id, where a model lists names -> their slot.
SLOT_OF = {
    "CircumstanceIntent": "circumstance",
    "CauseIntent": "cause",
    "WarningIntent": "sign",
    "RemedyIntent": "remedy",
    "MimicIntent": "mimic",
}


@dataclass(frozen=True)
class Turn:
    """One exchange: the *intent* with what was *heard* in its slots, in a session with *before*."""

    intent: str
    heard: Heard
    before: Attributes = field(repr=False)
    answer: Mapping[str, Any] = field(repr=False)

    @property
    def response(self) -> Any:
        return self.answer["response"]

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
    def speech(self) -> str:
        return speech(self.answer)

    @property
    def question(self) -> str:
        """The last sentence, where it asks something."""
        *_, last = re.split("[.?] ", self.speech)
        return last if last.endswith("?") else ""

    @property
    def reprompt(self) -> str:
        again = self.response.get("reprompt")
        return plain(again["outputSpeech"]["ssml"]) if again else ""

    @property
    def is_open(self) -> bool:
        return self.response["shouldEndSession"] is False


def speech(answer: Mapping[str, Any]) -> str:
    return plain(answer["response"].get("outputSpeech", {}).get("ssml", ""))


def session(attributes: Attributes) -> dict[str, Any]:
    """A session that carries *attributes*, new where there are none."""
    return {**invocation.new_session(), "new": not attributes, "attributes": attributes}


def session_after(before: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, Any]:
    """The session *before* as Alexa sends it after *answer*."""
    if answer["response"].get("shouldEndSession") is not False:
        return invocation.new_session()
    return {**before, "new": False, "attributes": answer["sessionAttributes"]}


def ask(
    handler: Handler,
    locale: str,
    intent: str,
    heard: Heard | None = None,
    before: Attributes | None = None,
) -> Turn:
    """One turn, through the Lambda function."""
    heard, before = heard or {}, before or {}
    return Turn(intent, heard, before, handler(event(intent, heard, session(before), locale), None))


def event(
    intent: str, heard: Heard, session: Mapping[str, Any], locale: str = "en-US"
) -> dict[str, Any]:
    """The request in which *intent* is said in *session*.

    What is *heard* in a slot is an id that it was matched to, or in the slot that takes anything
    its words; empty for a slot without words.
    """
    if intent == LAUNCH:
        return invocation.launch_request(session, locale)
    slots = {
        name: {"type": name.upper(), "id": id_, "spoken": MATCHED if id_ else said}
        for name, said in heard.items()
        for id_ in ("" if name == SPEECH else said,)
    }
    return invocation.intent_request(session, locale, intent, slots)


def open_at(asking: str, **also: Any) -> Attributes:
    """The attributes of a session that waits for the answer to *asking*, a topic or a prompt."""
    state = EXPLAINED if asking in AFTER_AN_EXPLANATION else State()
    return {"state": state._replace(asking=asking, asked=("cold",), **also).to_json()}


def states() -> list[Attributes]:
    """A new session, and sessions in which something is pending or was not understood."""
    missed = [open_at("cold", misses=misses) for misses in (1, 2)]
    return [{}, *map(open_at, PENDING), *missed, WHISPERED]


PENDING = (*TOPIC_IDS, *PROMPTS)
EXPLAINED = State(explained="circulation", subject="causes.circulation", noticed=True)
AFTER_AN_EXPLANATION = ("advice", "stretch", "go_on")
WHISPERED = open_at("posture", answers=(("cold", "yes"),), whisper=True)


def intents() -> Iterator[tuple[str, Heard]]:
    """Launch, each intent without words, and with them or with an id."""
    yield LAUNCH, {}
    yield from ((intent, {}) for intent in INTENTS)
    yield from (("SpeechIntent", {SPEECH: words}) for words in (*SAID, NONSENSE))
    for intent, slot in SLOT_OF.items():
        yield intent, {slot: next(iter(getattr(load(), SLOTS[slot])))}
