"""Sessions for the drills: what is said turn by turn, and the answers that came back so far."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from skill.simulator import invocation
from skill.simulator.session import Handler
from tests.turns import LAUNCH, Heard, event

Said = tuple[str, Heard]  # an intent, and what was heard in its slots
Script = Sequence[Said]

# Gives the bytes that answer an event.
Answerer = Callable[[Mapping[str, Any]], bytes]

CRAMPING: Script = (
    (LAUNCH, {}),
    ("AMAZON.YesIntent", {}),
    ("StillCrampingIntent", {}),
    ("AMAZON.RepeatIntent", {}),
    ("EasedIntent", {}),
)
WONDERING: Script = (
    ("SpeechIntent", {"speech": "my bed was cold and i went for a run"}),
    ("WhisperIntent", {}),
    ("PurposeIntent", {}),
    ("CauseIntent", {"cause": "cold"}),
    ("MoreIntent", {}),
    ("EvidenceIntent", {}),
    ("WarningIntent", {"sign": "chest_pain"}),
)
SCRIPTS = {"cramping": CRAMPING, "wondering": WONDERING}


@dataclass
class Talk:
    """One session of *script*; keeps what Alexa keeps, and every answer as it came."""

    script: Script
    locale: str = "en-US"
    answers: list[bytes] = field(default_factory=list)
    session: dict[str, Any] = field(default_factory=invocation.new_session)

    @property
    def over(self) -> bool:
        return len(self.answers) == len(self.script)

    def event(self) -> dict[str, Any]:
        """The request with what is said next."""
        return event(*self.script[len(self.answers)], self.session, self.locale)

    def hear(self, answer: bytes) -> None:
        """Takes the answer to it; where that ends the session, the next turn begins a new one."""
        self.answers.append(answer)
        self.session = session_after(self.session, json.loads(answer))

    def turn(self, answerer: Answerer) -> None:
        self.hear(answerer(self.event()))


def session_after(session: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, Any]:
    """*session* as Alexa sends it after *answer*."""
    if answer["response"].get("shouldEndSession") is not False:
        return invocation.new_session()
    return {**session, "new": False, "attributes": answer["sessionAttributes"]}


def answers_of(handler: Handler) -> Answerer:
    """The answers of *handler* as bytes, each key in its place."""
    return lambda event: json.dumps(handler(event, None)).encode()


def alone(answerer: Answerer, script: Script, locale: str = "en-US") -> list[bytes]:
    """What *script* is answered with nobody else there."""
    talk = Talk(script, locale)
    while not talk.over:
        talk.turn(answerer)
    return talk.answers
