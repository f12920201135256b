"""A reply: what to say, what to ask, and the state that goes with it."""

from typing import NamedTuple

from skill.content import Content
from skill.content.lines import SURE
from skill.content.model import Check, Prompt, Topic
from skill.dialogue.person import about
from skill.dialogue.state import State

# Filled in when it is spoken: a card or a repetition is for wherever the user is then.
KEPT = {name: "{" + name + "}" for name in ("emergency", "crisis", "same_day")}


class Card(NamedTuple):
    """Text to read in the morning, in the Alexa app."""

    title: str
    text: str


class Reply(NamedTuple):
    """*kind* names the reply for logs and tests.

    *statement* is what is spoken before the question; both may hold "[pause 8s]" marks.
    *question* and *reprompt* are empty when the reply ends the session.
    *explains* holds cause ids, *warns* a level of warning or an empty string.
    """

    kind: str
    statement: str
    question: str
    reprompt: str
    state: State
    card: Card | None = None
    explains: tuple[str, ...] = ()
    warns: str = ""

    @property
    def speech(self) -> str:
        """All that is spoken, question last."""
        return f"{self.statement} {self.question}".strip()

    @property
    def ends(self) -> bool:
        """Whether the session ends here."""
        return not self.question


def line(content: Content, state: State, key: str, **words: str) -> str:
    """One variant of a line; which one depends on the turn, never on chance.

    {emergency} stays: *spoken* fills it in, for wherever the user is when it is said again.
    """
    variants = content.lines[key]
    variant = variants[state.turn % len(variants)]
    return variant.format(**KEPT, **words)


def ask(  # noqa: PLR0913  # the parts of a reply, by name
    content: Content,
    state: State,
    kind: str,
    said: str,
    asking: str,
    *,
    card: Card | None = None,
    explains: tuple[str, ...] = (),
    warns: str = "",
) -> Reply:
    """A reply that ends with the question of *asking* and waits for the answer."""
    prompt = pending(content, asking, state.doubted)
    return Reply(
        kind=kind,
        statement=spoken(content, said),
        question=about(state, prompt.question)
        if asking not in content.prompts
        else prompt.question,
        reprompt=about(state, prompt.reprompt)
        if asking not in content.prompts
        else prompt.reprompt,
        state=state._replace(asking=asking, last_speech=said),
        card=card,
        explains=explains,
        warns=warns,
    )


def ask_again(content: Content, state: State, said: str, otherwise: str = "choose") -> Reply:
    """*said*, and then the question that was pending, or *otherwise*."""
    return ask(content, state, "aside", said, come_back(state, otherwise))


def come_back(state: State, otherwise: str) -> str:
    """The question to come back to after an aside; an answered choice gives *otherwise*."""
    return otherwise if state.asking in ("", "choose") else state.asking


def end(content: Content, state: State, kind: str, said: str, *, warns: str = "") -> Reply:
    """A reply that ends the session."""
    return Reply(
        kind=kind,
        statement=spoken(content, said),
        question="",
        reprompt="",
        state=state._replace(asking="", last_speech=said),
        warns=warns,
    )


def pending(content: Content, asking: str, doubted: str = "") -> Prompt | Topic | Check:
    """The topic, the check question or the prompt with this id; *doubted* is the sign in doubt."""
    if asking == SURE and doubted:
        check = content.checks[SURE]
        sure = content.signs[doubted].sure
        return check._replace(question=sure, reprompt=sure) if sure else check
    for kind in (content.topics, content.checks):
        if asking in kind:
            return kind[asking]
    return content.prompts[asking]


def spoken(content: Content, text: str) -> str:
    """*text* with the numbers to call of the locale in their places."""
    for name in KEPT:
        text = text.replace("{" + name + "}", getattr(content, name))
    return " ".join(text.split())
