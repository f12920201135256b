"""A move: what the user meant, free of any assistant's types."""

from dataclasses import dataclass

from skill.content import Content
from skill.content.model import LEVELS

YES, NO, NOT_SURE = "yes", "no", "not_sure"
ANSWERS = (YES, NO, NOT_SURE)


@dataclass(frozen=True)
class Move:
    """*name* is a key of respond.MOVES; the rest are content ids that the user named.

    *answer* is a "yes" or "no" said along with a fact ("no, my room is warm").
    *denied* says that the causes were ruled out, or the signs are not there.
    """

    name: str
    causes: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    mimics: tuple[str, ...] = ()
    answer: str = ""
    denied: bool = False


def gravest_sign(content: Content, move: Move) -> str:
    """The id of the gravest warning sign in *move*, or an empty string; none that is denied."""
    if move.denied:
        return ""
    return min(move.signs, key=lambda sign: LEVELS.index(content.signs[sign].level), default="")


def causes_of(content: Content, move: Move) -> tuple[str, ...]:
    """The causes that *move* names or points to, strongest first."""
    strength = dict.fromkeys(move.causes, 99)
    named = [
        *(content.signs[name].causes for name in move.signs),
        *(content.remedies[name].causes for name in move.remedies),
        *(content.mimics[name].causes for name in move.mimics),
    ]
    strength |= {cause: 1 for causes in named for cause in causes if cause not in strength}
    for name in move.circumstances:
        for cause, weight in content.circumstances[name].weights.items():
            strength[cause] = max(strength.get(cause, 0), abs(weight))
    return tuple(sorted(strength, key=lambda cause: -strength[cause]))


def answer_to(content: Content, asking: str, move: Move) -> str:
    """How *move* answers the pending question *asking*: yes, no, not_sure, or an empty string.

    A fact that bears on the topic counts for more than a yes or a no said with it.
    """
    if asking == "eased" and move.name in EASED:
        return EASED[move.name]
    for name in reversed(move.circumstances):
        answer = content.circumstances[name].answers.get(asking)
        if answer:
            return answer
    if move.name in AMOUNTS:
        lack = asking in content.topics and content.topics[asking].lack
        return AMOUNTS[move.name][lack]
    if move.name in ANSWERS:
        return move.name
    if move.name == "skip":
        return NOT_SURE
    return move.answer


# How an amount answers a question for much of something, and for a lack of it.
AMOUNTS = {"plenty": (YES, NO), "little": (NO, YES)}

EASED = {"eased": YES, "still_cramping": NO}
