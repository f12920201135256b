"""From a frame to a move: the likeliest reading that the facts bear out."""

from collections.abc import Iterable, Mapping

from skill.content import Content
from skill.content.model import FEATURES, LEVELS
from skill.dialogue.move import NO, SETTINGS, YES, Move, causes_of
from skill.hearing import Frame
from skill.hearing.status import NEGATIVE

EVEN = 0.5  # as likely as not
LIKELY = 0.2  # of a warning, beside a grave sign
NEAR = 0.36  # how near to being named a hint of the body must be, to count
ALONG = 0.02  # likelihood of a yes or a no beside another reading
CRY = 0.1  # of relief, beside a fact about a leg that hurts now
PERILS = ("car", "water")  # where a cramp now comes before all facts
LEG = "leg"  # what is meant by a cramp that is no more than named
FEARED = 0.04  # how near to being named a grave sign is asked about
COMFORT = "f_eases"  # the one feature that lowers a danger: it must be named
# Words of suicide: nobody is questioned about them, so near is enough.
DESPAIR = frozenset(["f_self_harm", "self_harm"])
TOO_MUCH = frozenset(["f_overdose", "overdose"])  # asked about where it is likely
ALOOF = ("fallback", "yes", "no", "not_sure", "purpose", "repeat", "more", "skip")
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
    if not frame.moves or not (frame.sure or frame.facts or frame.legs or tells):
        elsewhere = likely.get("fallback", 0) > EVEN
        return Move("off_topic" if elsewhere else "fallback", allays=frame.allays)
    if frame.bare:
        return Move("why", case=tuple({"muscle": LEG, **frame.case}.items()), faint=True)
    facts = {
        fact: _meant(content, frame, fact, status)
        for fact, status in frame.facts.items()
        if fact not in content.signs or _supported(content, frame, fact)
    }
    facts |= {
        fact: "said"
        for fact, status, near in frame.hints
        if fact in DESPAIR and near > NEAR and status in ("said", "asked")
    }
    if likely.get("warning", 0) > EVEN and not _allayed(facts):  # what is likelier beside a danger
        facts |= {
            fact: status
            for fact, status, near in frame.hints
            if near > NEAR
            and fact != COMFORT
            and _bodily(content, fact)
            and not (status == "denied" and _vague(content, fact))
        }
    name = _name(content, frame, facts)
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
    feared = _feared(content, frame) if name == "warning" else _glimpsed(content, frame)
    if faint and not named and not feared and _of(content, "causes", denied):
        name = "cause"  # "it is not calcium"
    if name == "told" and _of(content, "causes", denied):
        name = "cause"
    parts = {
        "circumstances": _of(content, "circumstances", own),
        "signs": _signs(content, facts.items()),
        "remedies": _of(content, "remedies", named) if name == "remedy" else (),
        "mimics": _of(content, "mimics", named) if name in ("mimic", "repair") else (),
        "causes": (),
    }
    if name == "cause":
        parts["causes"] = _causes(content, named) or _causes(content, denied)
    # What is asked about or only likely is no answer.
    unsaid = name == "cause" or not frame.sure
    return Move(
        name,
        **parts,
        features=tuple(_features(content, frame, facts).items()),
        clear=tuple(
            one.removeprefix("f_")
            for one in sorted(frame.clear | DESPAIR)
            if facts.get(one) == "said" or one in frame.answers
        ),
        asked=_of(content, "circumstances", asked),
        case=tuple(_case(content, frame, facts).items()),
        answers=() if unsaid else tuple(frame.answers.items()),
        answer=_answer(frame) if name in ("circumstance", "told", "repair") else "",
        allays=frame.allays,
        feared=feared,
        faint=faint,
        denied=name == "cause" and not _causes(content, named),
    )


def _answer(frame: Frame) -> str:
    """The yes or no that was said along with the rest."""
    likely = dict(frame.moves)
    best = max((YES, NO), key=lambda answer: likely.get(answer, 0))
    return best if likely.get(best, 0) > ALONG else ""


def _name(content: Content, frame: Frame, facts: dict[str, str]) -> str:
    """The name of the move; what it needs of the hints is added to *facts*."""
    likelihood = dict(frame.moves)
    if likelihood.get("warning", 0) > LIKELY and any(
        content.signs[sign].level != LEVELS[-1] for sign in _signs(content, facts.items())
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
        return _endangered(content, frame, facts)
    if any(_of(content, kind, facts) for kind in NEEDS[name]):
        return 1.0, nothing
    for fact, status, near in frame.hints:
        if any(fact in getattr(content, kind) for kind in NEEDS[name]):
            return near, (fact, status)
    return 0.0, nothing


def _endangered(
    content: Content, frame: Frame, facts: Mapping[str, str]
) -> tuple[float, tuple[str, str]]:
    """How far the facts bear out a warning, and the hint that does."""
    if _signs(content, facts.items()):
        return 1.0, ("", "")
    for sign, status, near in frame.hints:
        if _signs(content, [(sign, status)]) and _supported(content, frame, sign):
            return near, ((sign, status) if near > NEAR else ("", ""))
    hinted = [(fact, status) for fact, status, near in frame.hints if near > NEAR]
    taken = [status for fact, status in (*facts.items(), *hinted) if _bodily(content, fact)]
    return (EVEN if "said" in taken else 0.0), ("", "")


def _signs(content: Content, facts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The signs that are said; a worry is one by being asked about."""
    return tuple(
        fact
        for fact, status in facts
        if fact in content.signs
        and (status == "said" or (status == "asked" and not content.signs[fact].row))
    )


def _meant(content: Content, frame: Frame, fact: str, status: str) -> str:
    """*status*, less what the sentence around it misled about."""
    danger = dict(frame.moves).get("warning", 0)
    now = danger > LIKELY and frame.case.get("now") is True
    if status == "asked" and now and (fact.startswith("f_") or fact in content.signs):
        return "said"  # "she has chest pain right now, what do we do" asks something else
    alone = fact.removeprefix("f_")
    ruled_out = [one for one, said in frame.facts.items() if said == "denied"]
    if status == "said" and fact.startswith("f_"):  # a denied sign is denied with all it takes
        signs = [content.signs[one] for one in ruled_out if one in content.signs]
        return "denied" if any((alone,) in sign.when for sign in signs) else status
    return status


def _allayed(facts: Mapping[str, str]) -> bool:
    """Whether all that was named was denied."""
    return bool(facts) and set(facts.values()) == {"denied"}


def _vague(content: Content, fact: str) -> bool:
    """Whether *fact* is a worry of its own words, which may be worded as a denial."""
    return fact in content.signs and not content.signs[fact].row


def _bodily(content: Content, fact: str) -> bool:
    """A feature; or a sign, but no emergency by its mere likeness."""
    return fact.startswith("f_") or (
        fact in content.signs and content.signs[fact].level != LEVELS[0]
    )


def _feared(content: Content, frame: Frame) -> tuple[str, ...]:
    """The grave signs that may be meant, likeliest first; beside a named sign, the likely ones."""
    named = any(status == "said" and fact in content.signs for fact, status in frame.facts.items())
    return tuple(
        fact
        for fact, status, near in frame.hints
        if fact in content.signs
        and content.signs[fact].level != LEVELS[-1]
        and status == "said"
        and near > (NEAR if named else FEARED)
    )


def _glimpsed(content: Content, frame: Frame) -> tuple[str, ...]:
    """Emergencies that a single feature makes, where words that are no warning come near to it."""
    seen = {
        fact
        for fact, status, near in frame.hints
        if status == "said" and near > (LIKELY if fact in TOO_MUCH else EVEN)
    }
    return tuple(
        name
        for name, sign in content.signs.items()
        if sign.level == LEVELS[0]
        and (name in seen or any(len(one) == 1 and f"f_{one[0]}" in seen for one in sign.when))
    )


def _supported(content: Content, frame: Frame, fact: str) -> bool:
    """Whether a sign for the same day has more to it than its setting, such as a pregnancy."""
    sign = content.signs.get(fact)
    if sign is None or sign.level != LEVELS[1] or not sign.when:
        return True
    parts = {f"f_{one}" for together in sign.when for one in together if one not in SETTINGS}
    seen = {one for one, status, near in frame.hints if near > NEAR and status == "said"}
    seen |= {one for one, status in frame.facts.items() if status == "said"}
    likely = dict(frame.moves).get("warning", 0) > EVEN
    return bool(parts & seen) or "lasting" in frame.case or likely


def _features(content: Content, frame: Frame, facts: Mapping[str, str]) -> dict[str, bool]:
    """What was observed of the body, from the facts and the case: whether it holds."""
    found: dict[str, bool] = {}
    for fact, status in facts.items():
        if status in ("said", "denied"):
            names = [fact[2:]] if fact.startswith("f_") else OBSERVED.get(fact, ())
            found |= {name: status == "said" for name in names if name in FEATURES}
            if fact in FEATURES and fact in content.signs and fact not in OBSERVED:
                found[fact] = status == "said"
    case = frame.case
    if "side" in case:
        found[str(case["side"])] = True
    if _of_pain(content, frame, facts):
        found[str(case["lasting"])] = True
    if "side" in case:
        found["both" if case["side"] == "one" else "one"] = False
    if case.get("who") == "child":
        found["child"] = True
    if case.get("now") is True:
        found["now"] = True
    if case.get("lasting") == "minutes" and not case.get("now"):
        found["eases"] = True
    return found


def _of_pain(content: Content, frame: Frame, facts: Mapping[str, str]) -> bool:
    """Whether hours and days are of the pain: only where there is talk of it."""
    bodily = any(_bodily(content, fact) for fact, status in facts.items() if status != "denied")
    return "lasting" in frame.case and (frame.legs or bodily)


def _case(content: Content, frame: Frame, facts: Mapping[str, str]) -> dict[str, str | bool]:
    """The case, less how long something else took: "i dug all afternoon"."""
    case = dict(frame.case)
    if _of(content, "circumstances", facts) and not _of_pain(content, frame, facts):
        case.pop("lasting", None)
    return case


def _main(content: Content, fact: str) -> str:
    """The cause that a circumstance points to most, or an empty string."""
    weights = content.circumstances[fact].weights if fact in content.circumstances else {}
    return max(weights, key=lambda cause: weights[cause], default="")


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


# Circumstances that are observations of the body too.
OBSERVED = {
    "pregnant": ("pregnant",),
    "recent_birth": ("after_birth",),
    "statin": ("statin",),
    "diabetes": ("diabetes",),
    "vomiting": ("vomiting",),
    "long_flight": ("immobile",),
    "bed_rest": ("immobile",),
    "hot_work": ("hot_weather",),
    "quinine": ("quinine",),
}
