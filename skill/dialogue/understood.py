"""From a frame to a move: the likeliest reading that the facts bear out."""

from collections.abc import Iterable, Mapping

from skill.content import Content
from skill.content.model import LEVELS
from skill.dialogue import danger
from skill.dialogue.danger import EVEN, LIKELY, NEAR
from skill.dialogue.move import NO, OPPOSITE, YES, Move, causes_of
from skill.hearing import Frame
from skill.hearing.reading import COMFORT, DESPAIR
from skill.hearing.status import NEGATIVE

ALONG = 0.02  # likelihood of a yes or a no beside another reading
CRY = 0.1  # of relief, beside a fact about a leg that hurts now
PERILS = ("car", "water")  # where a cramp now comes before all facts
LEG = "leg"  # what is meant by a cramp that is no more than named
# Words of suicide: nobody is questioned about them, so near is enough.
SELF_HARM, DESPERATE = "self_harm", 0.3
NAMELESS = ("cause", "remedy")  # readings that may name what nobody knows
PLAIN = 0.8  # how likely such a reading must be, unless the words speak of legs
ALOOF = ("fallback", "yes", "no", "not_sure", "purpose", "repeat", "more", "skip")
TELLING = ("circumstance", "told")  # readings that tell what is so
OF_LEGS = ("relief", "still_cramping", "repair")  # what is of the leg, unless another part is named
# What a move cannot do without, and may take from the hints.
NEEDS = {
    "circumstance": ("circumstances",),
    "cause": ("causes", "circumstances"),
    "remedy": ("remedies",),
    "mimic": ("mimics",),
    "warning": ("signs",),
}


def move_of(content: Content, frame: Frame) -> Move:
    """The move that *frame* stands for."""
    likely = dict(frame.moves)
    tells = likely.get("circumstance", 0) > EVEN  # whatever it is
    asks = max(likely.get(name, 0) for name in NAMELESS) > PLAIN
    if not frame.moves or not (frame.sure or frame.facts or frame.legs or tells or asks):
        elsewhere = likely.get("fallback", 0) > EVEN
        return Move("off_topic" if elsewhere else "fallback", allays=frame.allays)
    if frame.bare:
        return Move("why", case=tuple({"muscle": LEG, **frame.case}.items()), faint=True)
    plain = _only_tells(frame)  # "hardly ever have it" is put like a question
    facts = {
        fact: "said"
        if plain and status == "asked" and fact in content.circumstances
        else danger.meant(content, frame, fact, status)
        for fact, status in frame.facts.items()
        if status == "denied" or fact not in content.signs or danger.supported(content, frame, fact)
    }
    facts |= {
        fact: "said"
        for fact, status, near in frame.hints
        if fact == SELF_HARM and near > DESPERATE and status in ("said", "asked")
    }
    sign = danger.signs(content, facts.items())
    if likely.get("warning", 0) > EVEN and not _allayed(facts):  # what is likelier beside a danger
        facts |= {
            fact: status
            for fact, status, near in frame.hints
            if near > NEAR
            and fact != COMFORT  # which must be named
            and danger.bodily(content, fact)
            and not ((sign or status == "denied") and danger.vague(content, fact))
        }
    name = _name(content, frame, facts)
    if frame.elsewhere and name in OF_LEGS and not _of(content, "mimics", facts):
        name = "elsewhere"
    if name == "fallback" and (tells or likely.get(name, 0) > EVEN):
        name = "told" if tells else "off_topic"
    ruled_out = {fact for fact, status in facts.items() if status == "denied"}
    said = [
        fact
        for fact, status in facts.items()
        if status == "said" and not (fact in NEGATIVE and _main(content, fact) in ruled_out)
    ]
    own = _agreeing(content, said, frame.answers)
    facts_told = likely.get("circumstance", 0) > EVEN * likely.get("why", 0)
    if name == "why" and facts_told and _of(content, "circumstances", own):
        name = "circumstance"
    asked = [fact for fact, status in facts.items() if status == "asked"]
    asked.sort(key=lambda fact: fact in NEGATIVE)  # "is it exercise" comes near "is it no exercise"
    named = [*said, *asked]
    denied = [fact for fact, status in facts.items() if status == "denied"]
    if name == "circumstance" and not _of(content, "circumstances", own):
        name = "cause" if _of(content, "circumstances", named) else "told"
    faint = frame.moves[0][1] < EVEN
    feared = danger.feared(content, frame) if name == "warning" else danger.glimpsed(content, frame)
    if faint and not named and not feared and _of(content, "causes", denied):
        name = "cause"  # "it is not calcium"
    if name == "told" and _of(content, "causes", denied):
        name = "cause"
    parts = {
        "circumstances": _of(content, "circumstances", own),
        "signs": danger.signs(content, facts.items()),
        "remedies": _of(content, "remedies", named) if name == "remedy" else (),
        "mimics": _of(content, "mimics", named) if name in ("mimic", "repair") else (),
        "causes": (),
    }
    if name == "cause":
        parts["causes"] = _causes(content, named) or _causes(content, denied)
    rather = dict.fromkeys(sorted(frame.rather_no) if name in TELLING else (), NO)
    # What is asked about or only likely is no answer.
    unsaid = name == "cause" or not frame.sure
    return Move(
        name,
        **parts,
        features=tuple(danger.features(content, frame, facts).items()),
        clear=tuple(
            one.removeprefix("f_")
            for one in sorted(frame.clear | DESPAIR)
            if facts.get(one) == "said" or one in frame.answers
        ),
        asked=_of(content, "circumstances", asked),
        case=tuple(_case(content, frame, facts).items()),
        answers=()
        if unsaid
        else tuple({**rather, **_answers(content, frame, said, denied)}.items()),
        answer=_answer(frame) if name in (*TELLING, "repair") else "",
        allays=frame.allays,
        feared=tuple(sign for sign in feared if sign != SELF_HARM),
        ruled_out=_of(content, "circumstances", denied),
        faint=faint,
        denied=name == "cause" and not _causes(content, named),
    )


def _answers(
    content: Content, frame: Frame, said: Iterable[str], denied: Iterable[str]
) -> dict[str, str]:
    """The topics that the words answer; a fact that is denied answers the other way round."""
    given = [content.circumstances[one].answers for one in _of(content, "circumstances", said)]
    turned = [
        (topic, OPPOSITE[answer])
        for one in _of(content, "circumstances", denied)
        for topic, answer in content.circumstances[one].answers.items()
        if not any(topic in answers for answers in given)
    ]
    kept = {pair for pair in frame.answers.items() if pair in turned}
    return {**frame.answers, **dict(turned), **dict(kept)}


def _answer(frame: Frame) -> str:
    """The yes or no that was said along with the rest."""
    likely = dict(frame.moves)
    best = max((YES, NO), key=lambda answer: likely.get(answer, 0))
    return best if likely.get(best, 0) > ALONG else ""


def _name(content: Content, frame: Frame, facts: dict[str, str]) -> str:
    """The name of the move; what it needs of the hints is added to *facts*."""
    likelihood = dict(frame.moves)
    if likelihood.get("warning", 0) > LIKELY and any(
        content.signs[sign].level != LEVELS[-1] for sign in danger.signs(content, facts.items())
    ):
        return "warning"
    best, chosen, hint = 0.0, "fallback", ("", "")
    for name, likely in frame.moves:
        share, named = _borne_out(content, frame, facts, name)
        if name in ALOOF and (facts or (frame.legs and name == "fallback")):
            share *= EVEN
        if likely * share > best:
            best, chosen, hint = likely * share, name, named
    if chosen == "circumstance" and _cries(frame, likelihood):
        return "relief"
    if hint[0]:
        facts[hint[0]] = hint[1]
    return chosen


def _cries(frame: Frame, likelihood: Mapping[str, float]) -> bool:
    """Whether the leg hurts as they speak, whatever else they tell."""
    likely = likelihood.get("relief", 0) > CRY and "muscle" in frame.case
    return frame.case.get("now") is True and (likely or frame.case.get("place") in PERILS)


def _borne_out(
    content: Content, frame: Frame, facts: Mapping[str, str], name: str
) -> tuple[float, tuple[str, str]]:
    """How far the facts bear out the move *name*, from 0 to 1, and the hint that does."""
    nothing = ("", "")
    if name not in NEEDS:
        return 1.0, nothing
    if name == "warning":
        return danger.endangered(content, frame, facts)
    if any(_of(content, kind, facts) for kind in NEEDS[name]):
        return 1.0, nothing
    for fact, status, near in frame.hints:
        if any(fact in getattr(content, kind) for kind in NEEDS[name]):
            faint = name in TELLING and near <= NEAR  # nobody is told that they said that
            return near, nothing if faint else (fact, status)
    asks = name in NAMELESS and dict(frame.moves)[name] > (EVEN if frame.legs else PLAIN)
    return (EVEN if asks else 0.0), nothing


def _only_tells(frame: Frame) -> bool:
    """Whether the words tell what is so, and ask for nothing."""
    likely = dict(frame.moves)
    asks = max(likely.get(name, 0) for name in ("cause", "why", "remedy"))
    return likely.get("circumstance", 0) > EVEN and asks < ALONG


def _case(content: Content, frame: Frame, facts: Mapping[str, str]) -> dict[str, str | bool]:
    """The case, less how long something else took: "i dug all afternoon"."""
    case = dict(frame.case)
    if _of(content, "circumstances", facts) and not danger.of_pain(content, frame, facts):
        case.pop("lasting", None)
    return case


def _main(content: Content, fact: str) -> str:
    """The cause that a circumstance points to most, or an empty string."""
    weights = content.circumstances[fact].weights if fact in content.circumstances else {}
    return max(weights, key=lambda cause: weights[cause], default="")


def _allayed(facts: Mapping[str, str]) -> bool:
    """Whether all that was named was denied."""
    return bool(facts) and set(facts.values()) == {"denied"}


def _agreeing(content: Content, facts: list[str], heard: Mapping[str, str]) -> list[str]:
    """*facts* less those at odds over a question: the words as a whole decide, or the clearest."""
    given = {
        fact: content.circumstances[fact].answers if fact in content.circumstances else {}
        for fact in facts
    }
    said = {pair for answers in given.values() for pair in answers.items()}
    answers = {topic: heard[topic] for topic in heard if {(topic, YES), (topic, NO)} <= said}
    kept = []
    for fact in facts:
        if all(answers.get(topic, answer) == answer for topic, answer in given[fact].items()):
            answers |= given[fact]
            kept.append(fact)
    return kept


def _of(content: Content, kind: str, facts: Iterable[str]) -> tuple[str, ...]:
    table = getattr(content, kind)
    return tuple(fact for fact in facts if fact in table)


def _causes(content: Content, facts: Iterable[str]) -> tuple[str, ...]:
    """The causes named, or those that the circumstances asked about point to."""
    facts = list(facts)
    found = list(_of(content, "causes", facts))
    for fact in _of(content, "circumstances", facts):
        weights = content.circumstances[fact].weights
        found += [cause for cause in weights if weights[cause] == max(weights.values())]
    return tuple(dict.fromkeys(found))


def pointed_to(content: Content, frame: Frame, move: Move) -> tuple[str, ...]:
    """The causes that the words name or point to, whoever said what of them, strongest first."""
    facts = {**dict.fromkeys(frame.facts), **dict.fromkeys((*move.causes, *move.circumstances))}
    everything = Move(
        move.name,
        causes=_of(content, "causes", facts),
        circumstances=_of(content, "circumstances", facts),
        signs=_of(content, "signs", facts),
        remedies=_of(content, "remedies", (*facts, *move.remedies)),
        mimics=_of(content, "mimics", (*facts, *move.mimics)),
    )
    found = dict.fromkeys(causes_of(content, everything))
    for topic, answer in frame.answers.items():
        entry = content.topics[topic]
        weights = entry.yes if answer == YES else entry.no
        found |= dict.fromkeys(sorted(weights, key=lambda cause: -abs(weights[cause])))
    return tuple(found)
