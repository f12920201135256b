"""Which reading of a frame the facts bear out: the name of the move."""

from collections.abc import Iterable, Mapping

from skill.content import Content
from skill.dialogue import danger
from skill.dialogue.danger import EVEN, LIKELY, NEAR
from skill.hearing import Frame

ALONG = 0.02  # likelihood of a yes or a no beside another reading
CRY = 0.1  # of relief, beside a fact about a leg that hurts now
LEAVING = 0.4  # how likely a stop must be: it ends the session
LEAST = 0.03  # how likely any reading must be, where no fact is named
PERILS = ("car", "water")  # where a cramp now comes before all facts
NAMELESS = ("cause", "remedy")  # readings that may name what nobody knows
PLAIN = 0.8  # how likely such a reading must be, unless the words speak of legs
ALOOF = ("fallback", "yes", "no", "not_sure", "purpose", "repeat", "more", "skip")
MEDICINES, OF_MEDICINE = "medicines", "medicine_stop"  # the cause, and the move about it
PRESSING = ("relief", "warning")  # readings that what is told in plain words gives way to
CRIED_OVER = ("circumstance", "why")  # readings that a cry comes before
TELLING = ("circumstance", "told")  # readings that tell what is so
# What a move cannot do without, and may take from the hints.
NEEDS = {
    "circumstance": ("circumstances",),
    "cause": ("causes", "circumstances"),
    "remedy": ("remedies",),
    "mimic": ("mimics",),
    "warning": ("signs",),
}


def name_of(content: Content, frame: Frame, facts: dict[str, str]) -> str:
    """The name of the move; what it needs of the hints is added to *facts*."""
    likelihood = dict(frame.moves)
    named = danger.signs(content, facts.items())
    if likelihood.get("warning", 0) > LIKELY and danger.urgent(content, named):
        return "warning"
    others = (likelihood.get(one, 0) for one in PRESSING if one != frame.told)
    pressing = frame.cries or max(others) > LIKELY
    if frame.told and not pressing and (frame.told != OF_MEDICINE or _medicines(content, facts)):
        return frame.told
    best, chosen, hint = 0.0 if facts else LEAST, "fallback", ("", "")
    for name, likely in frame.moves:
        if name == "stop" and not (frame.sure and frame.move == name and likely > LEAVING):
            continue
        share, borne_by = _borne_out(content, frame, facts, name)
        if name in ALOOF and (facts or (frame.legs and name == "fallback")):
            share *= EVEN
        if likely * share > best:
            best, chosen, hint = likely * share, name, borne_by
    cries = frame.cries and not frame.openly and chosen in CRIED_OVER
    if cries or (chosen == "circumstance" and _hurts(frame, likelihood)):
        return "relief"
    guessed = hint[1] in ("", "asked") and chosen in ("cause", "circumstance")
    if guessed and frame.openly and not _names(content, "cause", facts):
        return "why"
    if hint[0]:
        facts[hint[0]] = hint[1]
    return chosen


def _hurts(frame: Frame, likelihood: Mapping[str, float]) -> bool:
    """Whether the leg hurts as they speak, whatever else they tell."""
    likely = likelihood.get("relief", 0) > CRY and "muscle" in frame.case
    peril = frame.legs and frame.case.get("place") in PERILS
    return frame.case.get("now") is True and (likely or peril)


def _medicines(content: Content, facts: Iterable[str]) -> bool:
    """Whether one of *facts* is a medicine that may play a part."""
    return any(
        fact == MEDICINES
        or (fact in content.circumstances and MEDICINES in content.circumstances[fact].weights)
        for fact in facts
    )


def _names(content: Content, move: str, facts: Iterable[str]) -> bool:
    """Whether one of *facts* is what *move* cannot do without."""
    return any(of_kind(content, kind, facts) for kind in NEEDS[move])


def _borne_out(
    content: Content, frame: Frame, facts: Mapping[str, str], name: str
) -> tuple[float, tuple[str, str]]:
    """How far the facts bear out the move *name*, from 0 to 1, and the hint that does."""
    nothing = ("", "")
    if name not in NEEDS:
        return 1.0, nothing
    if name == "warning":
        return danger.endangered(content, frame, facts)
    if _names(content, name, facts):
        return 1.0, nothing
    for fact, status, near in frame.hints:
        if _names(content, name, [fact]):
            # What is hardly heard names nothing: nobody is told that they said that.
            faint = name in (*TELLING, "cause") and near <= NEAR
            return near, nothing if faint else (fact, status)
    asks = name in NAMELESS and dict(frame.moves)[name] > (EVEN if frame.legs else PLAIN)
    return (EVEN if asks else 0.0), nothing


def only_tells(frame: Frame) -> bool:
    """Whether the words tell what is so, and ask for nothing."""
    likely = dict(frame.moves)
    asks = max(likely.get(name, 0) for name in ("cause", "why", "remedy"))
    return likely.get("circumstance", 0) > EVEN and asks < ALONG


def of_kind(content: Content, kind: str, facts: Iterable[str]) -> tuple[str, ...]:
    """Those of *facts* that are of *kind*, a table of *content* such as "causes"."""
    table = getattr(content, kind)
    return tuple(fact for fact in facts if fact in table)
