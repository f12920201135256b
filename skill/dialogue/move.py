"""A move: what the user meant, free of any assistant's types."""

from collections.abc import Container, Iterable
from typing import NamedTuple, TypeVar

from skill.content import Content

Value = TypeVar("Value")

YES, NO, NOT_SURE = "yes", "no", "not_sure"
ANSWERS = (YES, NO, NOT_SURE)
# Features that are so for longer than a conversation, and all that are no trouble by themselves.
LASTING = frozenset(
    (
        *("pregnant", "after_birth", "statin", "surgery", "hormones", "cancer", "clot_before"),
        *("diabetes", "quinine", "thyroid_surgery", "alcohol_stopped", "child"),
    )
)
WHICH = frozenset(("one", "both", "now", "minutes"))  # that say which cramp it is, no more
SETTINGS = LASTING | WHICH | {"immobile", "exertion", "hot_weather"}


class Move(NamedTuple):
    """*name* is a key of routes.MOVES or of PARENTS; the rest are content ids that the user named.

    *answer* is a "yes" or "no" said along with a fact ("no, my room is warm"), *answers* are pairs
    of topic and answer that the words give by themselves ("i surfed without a wetsuit": cold, yes).
    *features* are what of the body was observed, and whether it holds, *clear* those beyond doubt,
    and topics answered unasked; *asked* are circumstances that were asked about, *ruled_out* such
    as are not so, *feared* grave signs that may be meant. *case* says who, which muscle and side,
    where, how long, how often, and whether it is now. *allays* says that something was denied, or
    of others, *merely* that a "no" makes little of what follows, *denied* that the causes were
    ruled out, or the signs are not there, *faint* that the words hardly say what is wanted,
    *aside* that they are hardly a warning, whatever danger they name, *theirs* that a leg of
    somebody else's hurts, *user* that the user is named.
    """

    name: str
    causes: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    mimics: tuple[str, ...] = ()
    answer: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    features: tuple[tuple[str, bool], ...] = ()
    clear: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    feared: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()
    case: tuple[tuple[str, str | bool], ...] = ()
    allays: bool = False
    merely: bool = False
    denied: bool = False
    faint: bool = False
    aside: bool = False
    theirs: bool = False
    user: bool = False


def less(
    pairs: Iterable[tuple[str, Value]], names: Container[str]
) -> tuple[tuple[str, Value], ...]:
    """*pairs*, such as features or answers, but those of *names*."""
    return tuple(pair for pair in pairs if pair[0] not in names)


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
    if asking == "eased" and move.name == "circumstance":
        spoken = "" if move.answer == YES else move.answer  # "yes i'm sitting up" is no yes to it
        return YES if dict(move.features).get("eases") else spoken
    facts = [content.circumstances[name].answers for name in move.circumstances]
    told = [answers[asking] for answers in facts if asking in answers]  # the clearest first
    told += [answer for topic, answer in move.answers if topic == asking]
    if told:
        return told[0]
    if move.name in AMOUNTS:
        lack = asking in content.topics and content.topics[asking].lack
        return AMOUNTS[move.name][lack]
    if asking in content.topics and move.name in ALTERNATIVES:
        return ALTERNATIVES[move.name]
    return SPOKEN.get(move.name, move.answer)


# How a bare answer answers any question.
SPOKEN = {YES: YES, NO: NO, NOT_SURE: NOT_SURE, "skip": NOT_SURE}


# How an amount answers a question for much of something, and for a lack of it.
AMOUNTS = {"plenty": (YES, NO), "little": (NO, YES)}

# How an alternative answers a question that lists some.
ALTERNATIVES = {
    **dict.fromkeys(("first", "second", "third", "both", "all"), YES),
    "none_of_them": NO,
}

OPPOSITE = {YES: NO, NO: YES}
CRAMPING = ("eased", "safe", "ten_minutes")  # while one of these prompts is pending
EASED = {"eased": YES, "still_cramping": NO}

# Readings finer than the moves that there are.
PARENTS = {
    "told": "circumstance",
    "why_night": "why",
    "why_calf": "why",
    "what_is": "why",
    "how_long": "why",
    "come_back": "why",
    "what_else": "more",
    "what_now": "prevent",
    "off_topic": "fallback",
    "elsewhere": "fallback",
    "exercise_again": "doctor",
    "tell_doctor": "doctor",
    "watch_for": "doctor",
    "reassure": "doctor",
    "out_of_hours": "doctor",
    "medicine_stop": "doctor",
    "just_tell": "why",
    "what_mean": "purpose",
    "repair": "no",
    "first": "yes",
    "second": "yes",
    "third": "yes",
    "both": "yes",
    "all": "yes",
    "none_of_them": "no",
}
