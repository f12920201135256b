"""A session with the skill: utterances in, turns out, through the Lambda function."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any

from skill.alexa.envelope import TOUCH
from skill.content import load
from skill.content.model import TOPICS
from skill.simulator import invocation
from skill.simulator.alexa import Alexa, Utterance
from skill.simulator.understand import frame_and_move

Handler = Callable[[Any, object], dict[str, Any]]

LAUNCH = re.compile(r"(alexa )?(open|launch|start) (the )?leg cramp guide|hello|hi")
ONE_SHOT = re.compile(r"(alexa )?(ask|tell) (the )?leg cramp guide (to |about |that )?")
CHECK = "check_"  # how the ids of check questions begin
NOT_SPOKEN = re.compile(r"[^\w'\u2019 ]")
BREAK = re.compile(r'<break time="(\d+)s"/>')
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Turn:
    """One exchange. *speech* is plain text; *request* and *response* are the envelopes.

    On the first silence the device itself speaks the reprompt: then there are none. *touched* are
    the arguments of what was touched in place of words.
    """

    say: str
    move: str
    speech: str
    ssml: str = ""
    reprompt: str = ""
    asks: str | None = None
    explains: tuple[str, ...] = ()
    warns: str | None = None
    ends: bool = False
    card: Mapping[str, Any] | None = None
    heard: Utterance | None = None
    touched: tuple[str, ...] = ()
    request: Mapping[str, Any] | None = None
    response: Mapping[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """The turn as `talk --json` writes it."""
        keys = ("say", "move", "speech", "reprompt", "asks", "explains", "warns", "ends")
        values = {key: getattr(self, key) for key in (*keys, "request", "response")}
        return {**values, "explains": list(self.explains)}


@dataclass
class Session:
    """Keeps the session attributes between turns, as Alexa does; *device* is one of DEVICES.

    *attributes* are those of the last reply, also where it ended the session.
    """

    handler: Handler
    alexa: Alexa
    locale: str = "en-US"
    device: str = invocation.SPEAKER
    attributes: Mapping[str, Any] = field(default_factory=dict)
    _session: dict[str, Any] = field(default_factory=invocation.new_session)
    _reprompt: str = ""
    _open: bool = False
    _asking: str = ""
    _reprompted: bool = False

    def launch(self, say: str = "open leg cramp guide") -> Turn:
        """Opens the skill without a question."""
        request = invocation.launch_request(self._session, self.locale, self.device)
        return self._send(say, "launch", request)

    def say(self, utterance: str) -> Turn:
        """One thing the user says; an empty one is silence."""
        text = ONE_SHOT.sub("", " ".join(NOT_SPOKEN.sub(" ", utterance.lower()).split()))
        if not text:
            return self._silence()
        if LAUNCH.fullmatch(text):
            return self.launch(utterance)
        return self.hear(replace(self.alexa.hear(text), say=utterance))

    def hear(self, heard: Utterance) -> Turn:
        """One thing that Alexa hands over; an empty one is silence."""
        if not heard.say and not heard.intent:
            return self._silence()
        slots = {
            name: {"type": name.upper(), "id": "".join(slot.ids[:1]), "spoken": slot.words or ""}
            for name, slot in heard.slots.items()
        }
        request = invocation.intent_request(
            self._session, self.locale, heard.intent, slots, self.device
        )
        content = load(self.locale)
        return self._send(heard.say, frame_and_move(content, heard)[1].name, request, heard)

    def touch(self, chosen: list[str]) -> Turn:
        """What is touched on the page: *chosen* are the arguments that it sends."""
        request = invocation.touch_request(self._session, self.locale, chosen)
        return replace(self._send(chosen[0], chosen[0], request), touched=tuple(chosen))

    def _silence(self) -> Turn:
        """First the device speaks the reprompt; then the session is over."""
        if self._open and not self._reprompted:
            self._reprompted = True
            words, ssml = plain(self._reprompt), self._reprompt
            return Turn("", "silence", words, ssml, reprompt=words, asks=self._topic())
        if not self._open:
            return Turn("", "silence", "", ends=True)
        reason = "EXCEEDED_MAX_REPROMPTS"
        request = invocation.ended_request(self._session, self.locale, reason, self.device)
        return self._send("", "silence", request)

    def _send(
        self, say: str, move: str, request: dict[str, Any], heard: Utterance | None = None
    ) -> Turn:
        answer = self.handler(request, None)
        response = answer["response"]
        attributes = answer.get("sessionAttributes") or {}
        ssml = response.get("outputSpeech", {}).get("ssml", "")
        reply = attributes.get("reply", {}) if ssml else {}
        self._reprompt = response.get("reprompt", {}).get("outputSpeech", {}).get("ssml", "")
        self.attributes = attributes or self.attributes
        if request["request"]["type"] == TOUCH and "shouldEndSession" not in response:
            return Turn(say, move, "", request=request, response=answer)  # passed over
        self._open = response.get("shouldEndSession") is False
        self._asking = attributes.get("state", {}).get("asking", "")
        self._reprompted = False
        self._session = (
            {**self._session, "new": False, "attributes": attributes}
            if self._open
            else invocation.new_session()
        )
        return Turn(
            say=say,
            move=move,
            speech=plain(ssml),
            ssml=ssml,
            reprompt=plain(self._reprompt),
            asks=self._topic(),
            explains=tuple(reply.get("explains", ())),
            warns=reply.get("warns") or None,
            ends=not self._open,
            card=response.get("card"),
            heard=heard,
            request=request,
            response=answer,
        )

    def _topic(self) -> str | None:
        asked = self._asking in TOPICS or self._asking.startswith(CHECK)
        return self._asking if asked else None


def plain(ssml: str) -> str:
    """The words of *ssml*, without its tags."""
    return " ".join(unescape(TAG.sub("", BREAK.sub(" ", ssml))).split())
