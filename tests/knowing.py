"""Conversations with the core, in short, and states in which something was said."""

from collections.abc import Callable
from typing import Any

import pytest

from skill.content import Content, load
from skill.dialogue import Move, Reply, State, respond
from skill.dialogue.reasoning import answered, take_in
from skill.dialogue.reply import KEPT, spoken
from skill.hearing import Frame

# One variant of each line, so that a reply is known word for word.
_LOADED = load("en-US")
EN = _LOADED._replace(lines={key: variants[:1] for key, variants in _LOADED.lines.items()})

# What a move names by its ids; all others name circumstances, or what is mistaken for a cramp.
NAMED = {"cause": "causes", "remedy": "remedies", "mimic": "mimics", "warning": "signs"}
PAIRS = ("answers", "case", "features", "times")


def line(key: str, **words: str) -> str:
    """A line as it is spoken."""
    return spoken(EN, EN.lines[key][0].format(**KEPT, **words))


def whole(*parts: str) -> str:
    """A statement made of *parts*, as it is spoken."""
    return spoken(EN, " ".join(parts))


def fact(name: str) -> str:
    return EN.circumstances[name].fact


def move(text: str | Move, **more: Any) -> Move:
    """A move: its name, the ids that it names, and of the case ("no cold_bed who=partner")."""
    if isinstance(text, Move):
        return text
    name, *words = text.split()
    ids = tuple(word for word in words if "=" not in word)
    said = [word.split("=") for word in words if "=" in word]
    case = tuple((key, value == "true" if key == "now" else value) for key, value in said)
    kind = "circumstances" if EN.circumstances.keys() >= {*ids} else "mimics"
    return Move(name, **{NAMED.get(name, kind): ids, "case": case, **more})


def seen(*features: str, name: str = "told", **more: Any) -> Move:
    """A move with *features*; one after "-" does not hold."""
    pairs = tuple((one.removeprefix("-"), one[0] != "-") for one in features)
    return Move(name, features=pairs, **more)


def frame(*moves: tuple[str, float], **parts: Any) -> Frame:
    """What was heard: readings with their likelihood, and whatever else is given."""
    return Frame(moves=moves, **parts)


def state(**fields: Any) -> State:
    """A state; pairs may be given as a table."""
    pairs = {key: tuple(value.items()) for key, value in fields.items() if isinstance(value, dict)}
    return State(**fields | pairs)


def play(said: str | Move, before: State | None = None, content: Content = EN) -> Reply:
    """The reply to the last of the moves in *said*, which are parted by ";"."""
    known = before or State()
    for one in [said] if isinstance(said, Move) else said.split(";"):
        reply = respond(content, known, move(one))
        known = reply.state
    return reply


def talk(*moves: Move) -> Reply:
    """The reply to the last of *moves*, from the beginning."""
    known = State()
    for one in moves:
        reply = respond(EN, known, one)
        known = reply.state
    return reply


def check(reply: Reply, **wanted: Any) -> None:
    """That *reply*, or its state, holds what is wanted; pairs as a table."""
    known = {**reply.state._asdict(), **reply._asdict(), "ends": reply.ends}
    assert {key: dict(known[key]) if key in PAIRS else known[key] for key in wanted} == wanted


def table(*rows: tuple[Any, ...]) -> Callable[..., None]:
    """A test of conversations: what is said, what the last reply holds, and the state before."""

    @pytest.mark.parametrize("row", rows, ids=lambda row: getattr(row[0], "name", row[0]))
    def test(row: tuple[Any, ...]) -> None:
        said, wanted, *before = row
        check(play(said, state(**(before[0] if before else {}))), **wanted)

    return test


def gives(function: Callable[..., Any], *rows: tuple[Any, ...]) -> Callable[..., None]:
    """A test that *function* gives the last of each row for the rest of it."""

    @pytest.mark.parametrize("row", rows)
    def test(row: tuple[Any, ...]) -> None:
        assert function(*row[:-1]) == row[-1]

    return test


def knowing(content: Content, *circumstances: str, **answers: str) -> State:
    known = take_in(content, State(), Move("circumstance", circumstances=circumstances))
    for topic, answer in answers.items():
        known = answered(content, known, topic, answer)
    return known
