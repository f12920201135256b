"""The oracle: calls the handler with one input, and says what came of it, or what is wrong."""

import json
from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from fuzz import recorded
from fuzz.call import Call, call
from fuzz.doors import Door, door_for, doors
from fuzz.rules import ALWAYS, ANSWERED, quickest

LONGEST = 1_000_000  # characters of an input: hundreds of times what Alexa sends
SHALLOW = 500  # brackets: with fewer, nothing can be too deep
MARGIN = 60  # frames that the handler may need: an event is never nested to the last one


class Outcome(StrEnum):
    """What an input can come to."""

    SPEECH = "speech"
    SILENCE = "silent"
    REFUSAL = "refused"
    APOLOGY = "apologised"


@dataclass(frozen=True)
class Verdict:
    """What came of one input, and the seconds that the handler took, at its quickest."""

    outcome: Outcome
    seconds: float


class Complaint(Exception):  # noqa: N818  # as the rules call it
    """A *rule* was broken, *why*, and by which *inputs*, the last one last."""

    def __init__(self, rule: str, why: str, inputs: tuple[str, ...]) -> None:
        super().__init__(f"{rule}: {why}")
        self.rule, self.why, self.inputs = rule, why, inputs


class Oracle:
    """Judges inputs. After every input one recorded request, each in its turn, is asked again."""

    def __init__(self, ways: tuple[Door, Door] | None = None) -> None:
        self.ways = ways or doors()
        self.requests = [canonical(text) for text in recorded.texts()]
        self.answers = {door: [_answer(door, text) for text in self.requests] for door in self.ways}
        self.recent: deque[str] = deque(maxlen=len(self.requests))
        self.turn = 0

    def judge(self, text: str) -> Verdict:
        """The verdict on the input *text*, a canonical event. Raises Complaint."""
        door = door_for(self.ways, text)
        self.recent.append(text)
        one = quickest(call(door, text))
        for name, rule in {**ALWAYS, **({} if one.error else ANSWERED)}.items():
            why = rule(one)
            if why:
                raise Complaint(name, why, (text,))
        self.turn = (self.turn + 1) % len(self.requests)
        self.ask_again(door, self.turn)
        return Verdict(_outcome(one), one.seconds)

    def ask_again(self, door: Door, number: int) -> None:
        """A recorded request gets the answer that it got at first, or something is remembered."""
        if _answer(door, self.requests[number]) != self.answers[door][number]:
            raise Complaint("memory", "a recorded request has another answer", tuple(self.recent))


def canonical(text: str) -> str:
    """JSON as Python writes it. Raises ValueError for no JSON, RecursionError for too deep."""
    return json.dumps(_parsed(text, MARGIN))


def written(event: object) -> str | None:
    """An event as canonical JSON, or None where it is too long, or too deep to be read again."""
    try:
        text = json.dumps(event)
        if text.count("[") + text.count("{") > SHALLOW:
            _parsed(text, MARGIN)
        return text if len(text) <= LONGEST else None
    except (ValueError, RecursionError):
        return None


def _parsed(text: str, frames: int) -> object:
    """*text* parsed with *frames* less than there are left."""
    return _parsed(text, frames - 1) if frames else json.loads(text)


def _answer(door: Door, text: str) -> str:
    one = call(door, text)
    return json.dumps(one.answer, default=repr) if one.error is None else f"raised {one.error!r}"


def _outcome(one: Call) -> Outcome:
    return OUTCOMES.get(one.kind, Outcome.SPEECH)


OUTCOMES = {"refused": Outcome.REFUSAL, "silence": Outcome.SILENCE, "fault": Outcome.APOLOGY}
