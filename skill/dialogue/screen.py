"""What a screen shows beside a reply, free of any assistant's types."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from skill.content import Content
from skill.content.model import Check
from skill.content.screens.load import THEIR
from skill.dialogue.card import reference
from skill.dialogue.person import SELF, about
from skill.dialogue.reasoning import scores
from skill.dialogue.reply import Reply, pending, spoken
from skill.dialogue.state import PAUSE, State

SHORT = 6  # words of a sentence that is no title beside a question
MOST_BARS = 3
SENTENCE = re.compile(r"(?<=[.?]) +")


class Screen(NamedTuple):
    """*kind* is one of KINDS. *title* is what counts most, large; *lines* are sentences below it.

    *choices* are (move, words) to touch. *figure* is the id of a hold to draw, *number* one to
    call; *bars* are causes with how much speaks for them, in percent of the first; *sections* are
    (heading, texts) to read on. All but the first two may be empty.
    """

    kind: str
    title: str
    lines: tuple[str, ...] = ()
    question: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    figure: str = ""
    number: str = ""
    bars: tuple[tuple[str, int], ...] = ()
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()


def screen_of(content: Content, reply: Reply) -> Screen:
    """The screen beside *reply*: a pure function of what is said."""
    kind = next(kind for kind, fits in KINDS.items() if fits(content, reply))
    sentences = SENTENCE.split(" ".join(PAUSE.sub(" ", reply.statement).split()))
    said = [one for one in sentences if one and one not in content.lines["got_it"]]
    parts: dict[str, Any] = {
        "title": said[0] if said else reply.question,
        "lines": tuple(said[1:]),
        "question": reply.question if said else "",
        "choices": choices(content, reply.state) if reply.question else (),
    }
    if reply.question and len(said) == 1 and len(said[0].split()) <= SHORT:
        parts |= _question(content, reply, said)
    if kind in OWN:
        parts |= OWN[kind](content, reply, said)
    return Screen(kind, **parts)


def choices(content: Content, state: State) -> tuple[tuple[str, str], ...]:
    """What can be touched while the question of *state* is pending, as (move, words)."""
    asking = state.asking
    found = pending(content, asking)
    if isinstance(found, Check) and found.labels:
        unsure = content.choices["check"]["not_sure"]
        return (*zip(("first", "second"), found.labels, strict=True), ("not_sure", unsure))
    kind = "topic" if asking in content.topics else "check" if asking in content.checks else "offer"
    key = asking if asking in content.choices else kind
    careful = state.warned and asking == "what_else"  # no stretch is offered
    return tuple(content.choices["warned" if careful else key].items())


def _hold(content: Content, reply: Reply, said: list[str]) -> Mapping[str, Any]:
    company = [one for one in said if one in content.lines["keep_on"]]
    first, *others = [one for one in said if one not in company]
    alone = dict(reply.state.case).get("who", SELF) == SELF
    figure = reply.state.hold + ("" if alone else THEIR)
    return {"title": first, "lines": (*others, *company), "figure": figure}


def _question(_: Content, reply: Reply, said: list[str]) -> Mapping[str, Any]:
    return {"title": reply.question, "lines": tuple(said), "question": ""}


def _explanation(content: Content, reply: Reply, said: list[str]) -> Mapping[str, Any]:
    causes = [content.causes[name] for name in reply.explains]
    names = [about(reply.state, cause.name) for cause in causes]
    title = content.lines["both"][0].format(one=names[0], other=names[1]) if names[1:] else names[0]
    advice = about(reply.state, spoken(content, causes[0].advice))
    sources = dict.fromkeys(id_ for cause in causes for id_ in cause.sources)
    references = tuple(reference(content.sources[id_]) for id_ in sources)
    # Nothing is tried on a leg that was warned of.
    helps = () if reply.state.warned else ((content.lines["may_help"][0], (advice,)),)
    return {
        "title": title[0].upper() + title[1:],
        "lines": tuple(said),
        "bars": _bars(content, reply.state),
        "sections": (*helps, (content.lines["from_where"][0], references)),
    }


def _bars(content: Content, state: State) -> tuple[tuple[str, int], ...]:
    found = {name: score for name, score in scores(content, state).items() if score > 0}
    ranked = sorted(found, key=lambda name: -found[name])[:MOST_BARS]
    return tuple(
        (about(state, content.causes[name].name), round(100 * found[name] / found[ranked[0]]))
        for name in ranked
    )


def _warning(content: Content, reply: Reply, said: list[str]) -> Mapping[str, Any]:
    spoken_of = " ".join(said)
    where = content.same_day if reply.warns == "same_day" else spoken_of
    found = [number for number in content.numbers if re.search(rf"\b{number}\b", where)]
    number = min(found, key=where.index, default="")
    orders = content.lines["orders"][0].split(", ")
    title = next((one for one in said if any(order in one for order in orders)), said[0])
    return {
        "title": title,
        "lines": tuple(one for one in said if one != title),
        "number": number if number in spoken_of else "",
    }


# Kind of screen -> the replies that it is for: the first that fits.
KINDS: dict[str, Callable[[Content, Reply], bool]] = {
    "explanation": lambda _, reply: bool(reply.explains),
    "warning": lambda _, reply: reply.warns in ("emergency", "same_day"),
    "end": lambda _, reply: reply.ends,
    "launch": lambda _, reply: reply.kind == "launch",
    "hold": lambda content, reply: (
        reply.kind in ("relief", "aside")
        and reply.state.asking in ("eased", "safe")
        and reply.state.hold in content.holds
    ),
    "question": lambda content, reply: (
        reply.state.asking in (*content.topics, *content.checks)
        and reply.kind in ("question", "check")
    ),
    "answer": lambda *_: True,
}

# Kind of screen -> what is its own.
OWN: dict[str, Callable[[Content, Reply, list[str]], Mapping[str, Any]]] = {
    "hold": _hold,
    "question": _question,
    "explanation": _explanation,
    "warning": _warning,
}
