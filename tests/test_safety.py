"""Random conversations through the Lambda function: what no path may ever say."""

import re
from typing import Any

import pytest
from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from skill.alexa.intents import INTENTS, SLOTS
from skill.content import LOCALES, load
from skill.content.lines import SURE, WELL
from skill.content.model import LEVELS
from skill.dialogue import State
from skill.dialogue.checks import ANSWERS, MOST_CHECKS
from skill.dialogue.person import about
from skill.simulator import invocation
from skill.simulator.desk import lambda_handler
from skill.simulator.session import plain
from tests.policy import PRIVATE_MATTERS

HANDLER = lambda_handler()
PLACES = (*LOCALES, "en-NZ", "fr-FR")
IDS = {slot: (*getattr(load(), table), "") for slot, table in SLOTS.items()}
DENIALS = {name for name, move in INTENTS.items() if move.get("denied")}
# In answer to a check question these say that it is not so.
DENYING = {name for name, move in INTENTS.items() if ANSWERS.get(move["name"]) == "no"}

DISCLAIMER = "not medical advice"
COMFORT = re.compile(
    r"\b(harmless|stretch|rub|relax|warm|pull|hold|common|usual(ly)?|no need|do not worry|"
    r"may play a part|most (night )?cramps|good night|sleep well)\b",
    re.IGNORECASE,
)
# What must not be done is no comfort.
FORBIDDEN = re.compile(r"\bDo not stretch or rub\b")
# Nor is what the user said, repeated before a question ("You said your legs were warm.").
FACTS = "|".join(
    re.escape(about(State(case=case), one.fact))
    for case in ((), (("who", "other"),))
    for one in load().circumstances.values()
)
REPEATED = re.compile(rf"^You said (?:{FACTS})\.")


class Conversations(RuleBasedStateMachine):
    """Every intent with any slots, in any order, over as many sessions as come."""

    def __init__(self) -> None:
        super().__init__()
        self.begin("en-US")

    def begin(self, locale: str) -> None:
        """A session that has not spoken yet."""
        self.locale, self.content = locale, load(locale)
        self.session = invocation.new_session()
        self.ended = self.disclaimed = self.helped = self.explained = False

    @initialize(locale=st.sampled_from(PLACES))
    def arrive(self, locale: str) -> None:
        """Somebody speaks to a device of that locale."""
        self.begin(locale)

    @precondition(lambda self: self.ended)
    @rule(locale=st.sampled_from(PLACES))
    def return_later(self, locale: str) -> None:
        """Another session."""
        self.begin(locale)

    @precondition(lambda self: not self.ended)
    @rule()
    def launch(self) -> None:
        """The skill is opened."""
        self.answer(invocation.launch_request(self.session, self.locale))

    @precondition(lambda self: not self.ended)
    @rule(
        intent=st.sampled_from(sorted(INTENTS)),
        slots=st.fixed_dictionaries({}, optional={s: st.sampled_from(i) for s, i in IDS.items()}),
    )
    def say(self, intent: str, slots: dict[str, str]) -> None:
        """Any intent, with any slots filled, also those that it does not have."""
        values = {
            name: {"type": name.upper(), "id": id_, "spoken": id_} for name, id_ in slots.items()
        }
        warned = self.told("warned")
        taken_back = intent in DENYING and str(self.told("asking")).startswith("check_")
        reply = self.answer(invocation.intent_request(self.session, self.locale, intent, values))
        named = slots.get("sign", "")
        if named and intent not in DENIALS and named not in warned and not taken_back:
            self.a_danger_sign_beats_everything(intent, self.content.signs[named].level, reply)

    @precondition(lambda self: not self.ended)
    @rule(words=st.sampled_from(["more", "yes", "no", "repeat"]))
    def go_on(self, words: str) -> None:
        """What people say most."""
        names = {"more": "MoreIntent"}
        intent = names.get(words, f"AMAZON.{words.title()}Intent")
        self.answer(invocation.intent_request(self.session, self.locale, intent, {}))

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """One turn, and everything that must be true of it."""
        response = HANDLER(request, None)
        spoken = plain(response["response"]["outputSpeech"]["ssml"])
        reprompt = response["response"].get("reprompt", {}).get("outputSpeech", {}).get("ssml", "")
        self.ended = response["response"]["shouldEndSession"]
        attributes = response["sessionAttributes"]
        self.session = {**self.session, "new": False, "attributes": attributes}
        reply: dict[str, Any] = attributes["reply"]
        assert reply["kind"] != "fault"
        self.an_emergency_is_nothing_but_help(spoken, reply)
        self.a_check_question_neither_comforts_nor_alarms(spoken, reply)
        self.help_comes_before_comfort(spoken, reply)
        self.the_disclaimer_comes_once(spoken, reply)
        self.no_private_matter_is_asked_about(spoken, reprompt)
        return reply

    def an_emergency_is_nothing_but_help(self, spoken: str, reply: dict[str, Any]) -> None:
        """The number, no cause, no stretch, no comfort; and the session ends."""
        if reply["warns"] == "emergency":
            assert f"all {self.content.emergency}" in spoken
            assert reply["explains"] == []
            assert not COMFORT.search(FORBIDDEN.sub("", spoken))
            assert not self.spoken_of(spoken, "causes")
            assert self.ended

    def a_danger_sign_beats_everything(
        self, intent: str, level: str, reply: dict[str, Any]
    ) -> None:
        """Named as a warning it is warned of; in any other words it may be asked about first."""
        if intent != "WarningIntent" and (reply["kind"] == "check" or level == "routine"):
            return
        assert reply["warns"]
        assert LEVELS.index(reply["warns"]) <= LEVELS.index(level)

    def a_check_question_neither_comforts_nor_alarms(
        self, spoken: str, reply: dict[str, Any]
    ) -> None:
        """The question, alone but where it is due to all; two a session at most, and none twice."""
        checked = self.told("checked")
        assert len(set(checked)) == len(checked) <= MOST_CHECKS
        if reply["kind"] == "check":
            sure = self.content.signs[self.told("doubted")].sure if checked[-1] == SURE else ""
            question = sure or self.content.checks[checked[-1]].question
            assert spoken.endswith(question)
            assert checked[-1] == WELL or spoken == question
            assert not COMFORT.search(REPEATED.sub("", spoken))
            assert not self.ended

    def told(self, what: str) -> Any:
        """What the state of the session says."""
        return self.session["attributes"].get("state", {}).get(what, [])

    def help_comes_before_comfort(self, spoken: str, reply: dict[str, Any]) -> None:
        """Whoever hears a cause, or that cramps are harmless, has heard when to get help."""
        self.helped = self.helped or (
            self.content.emergency in spoken and "today" in spoken and "chest pain" in spoken
        )
        if reply["explains"] or "harmless" in spoken or self.spoken_of(spoken, "causes"):
            assert self.helped

    def the_disclaimer_comes_once(self, spoken: str, reply: dict[str, Any]) -> None:
        """With the first explanation of a session, and never again."""
        due = bool(reply["explains"]) and not self.disclaimed
        assert spoken.count(DISCLAIMER) == due
        self.disclaimed = self.disclaimed or due

    def no_private_matter_is_asked_about(self, spoken: str, reprompt: str) -> None:
        """No diagnosis, drug, pregnancy or age: in no question and in no reprompt."""
        question = re.split(r"(?<=[.?])\s", spoken)[-1] if spoken.endswith("?") else ""
        assert not PRIVATE_MATTERS.search(f"{question} {plain(reprompt)}")

    def spoken_of(self, spoken: str, table: str) -> bool:
        """Whether *spoken* holds an explanation out of *table*."""
        entries = getattr(self.content, table).values()
        return any(text in spoken for entry in entries for text in (entry.explanation, entry.brief))


def half(number: int) -> Any:
    """A test of half of the conversations: two tests keep two cores busy."""
    conversations = seed(number)(type("Conversations", (Conversations,), {}))
    conversations.TestCase.settings = settings(max_examples=settings.default.max_examples // 2)
    return conversations.TestCase


TestConversations, TestOtherConversations = map(half, range(2))


# The measures themselves


@pytest.mark.parametrize(
    "spoken",
    [
        "Night cramps are usually harmless.",
        "Stretch your calf.",
        "Most cramps let go.",
        "Sleep well.",
    ],
)
def test_comfort_is_known_when_it_is_heard(spoken: str) -> None:
    assert COMFORT.search(spoken)
