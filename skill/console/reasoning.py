"""The reasoning as the console draws it: how far each cause is ahead, and what moved it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from skill.content import Content
from skill.dialogue.move import YES
from skill.dialogue.reasoning import next_topic, ranking, scores
from skill.dialogue.reasons import reason
from skill.dialogue.state import State


@dataclass(frozen=True)
class Moved:
    """One thing the user said: *kind* is circumstance or answer, *by* what it added to a cause."""

    kind: str
    id: str
    words: str
    by: int


@dataclass(frozen=True)
class Standing:
    """How a cause stands against `none`, which is always at 0.

    *place* is 1 for the likeliest cause, 2 for a second that is also explained, else 0.
    *denied* says that the user has ruled it out; the score is what it would have.
    """

    id: str
    name: str
    score: int
    place: int
    denied: bool
    because: str
    moved: tuple[Moved, ...]


def reasoning(content: Content, state: State) -> dict[str, Any]:
    """All standings, in the order of the content, and what the skill would ask next."""
    ranked = ranking(content, state)
    return {
        "causes": [asdict(one) for one in standings(content, state)],
        "ranking": list(ranked),
        "none": content.causes["none"].name,
        "next": next_topic(content, state),
        "signs": [content.signs[name].reason or content.signs[name].advice for name in state.signs],
    }


def standings(content: Content, state: State) -> tuple[Standing, ...]:
    """Every cause but `none`; a score is the sum of what moved it."""
    open_state = state._replace(denied=())
    total, steps = scores(content, open_state), list(_steps(content, open_state))
    ranked = ranking(content, state)
    return tuple(
        Standing(
            id=cause,
            name=content.causes[cause].name,
            score=score,
            place=ranked.index(cause) + 1 if cause in ranked else 0,
            denied=cause in state.denied,
            because=reason(content, state, cause),
            moved=tuple(
                replace(moved, by=by) for moved, change in steps if (by := change.get(cause, 0))
            ),
        )
        for cause, score in total.items()
    )


def _steps(content: Content, state: State) -> Iterator[tuple[Moved, dict[str, int]]]:
    """Each fact and each answer, with the change of every score when it is added to the rest.

    Facts come first: an answer counts only where no fact speaks about the topic.
    """
    so_far = State()
    for name in state.circumstances:
        following = so_far._replace(circumstances=(*so_far.circumstances, name))
        said = content.circumstances[name].fact
        yield Moved("circumstance", name, said, 0), _change(content, so_far, following)
        so_far = following
    for topic, answer in state.answers:
        following = so_far._replace(answers=(*so_far.answers, (topic, answer)))
        entry = content.topics[topic]
        words = entry.affirmed if answer == YES else f"“{entry.question}” No"
        yield Moved("answer", topic, words, 0), _change(content, so_far, following)
        so_far = following


def _change(content: Content, before: State, after: State) -> dict[str, int]:
    old, new = scores(content, before), scores(content, after)
    return {cause: new[cause] - old[cause] for cause in new}
