"""What the words say of the body: the signs of danger, and what may be meant as one."""

from collections.abc import Iterable, Mapping

from skill.content import Content
from skill.content.model import FEATURES, LEVELS
from skill.dialogue.move import NO, SETTINGS
from skill.hearing import Frame
from skill.hearing.status import COMFORT

EVEN = 0.5  # as likely as not
LIKELY = 0.2  # of a warning, beside a grave sign
NEAR = 0.36  # how near to being named a hint of the body must be, to count
FEARED = 0.04  # how near to being named a grave sign is asked about
TOO_MUCH = frozenset(["f_overdose", "overdose"])  # asked about where it is likely


def signs(content: Content, facts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The signs that are said; a worry is one by being asked about."""
    return tuple(
        fact
        for fact, status in facts
        if fact in content.signs
        and (status == "said" or (status == "asked" and not content.signs[fact].row))
    )


def urgent(content: Content, names: Iterable[str]) -> bool:
    """Whether one of the signs *names* needs help now or today."""
    return any(content.signs[name].level != LEVELS[-1] for name in names)


def meant(content: Content, frame: Frame, fact: str, status: str) -> str:
    """*status*, less what the sentence around it misled about."""
    danger = dict(frame.moves).get("warning", 0)
    now = danger > LIKELY and frame.case.get("now") is True
    if status == "asked" and now and (fact.startswith("f_") or fact in content.signs):
        return "said"  # "she has chest pain right now, what do we do" asks something else
    alone = fact.removeprefix("f_")
    ruled_out = [one for one, said in frame.facts.items() if said == "denied"]
    if status == "said" and fact.startswith("f_"):  # a denied sign is denied with all it takes
        taken = [content.signs[one] for one in ruled_out if one in content.signs]
        return "denied" if any((alone,) in sign.when for sign in taken) else status
    return status


def vague(content: Content, fact: str) -> bool:
    """Whether *fact* is a worry of its own words, which may be worded as a denial."""
    return fact in content.signs and not content.signs[fact].row


def bodily(content: Content, fact: str) -> bool:
    """A feature; or a sign, but no emergency by its mere likeness."""
    return fact.startswith("f_") or (
        fact in content.signs and content.signs[fact].level != LEVELS[0]
    )


def decisive(content: Content, fact: str, facts: Mapping[str, str]) -> bool:
    """Whether *fact* is a feature that makes an emergency, alone or with those that are said."""
    alone = fact.removeprefix("f_")
    said = {one.removeprefix("f_") for one, status in facts.items() if status == "said"}
    return any(
        sign.level == LEVELS[0]
        and any(
            alone in together and said.issuperset({*together} - {alone}) for together in sign.when
        )
        for sign in content.signs.values()
    )


def endangered(
    content: Content, frame: Frame, facts: Mapping[str, str]
) -> tuple[float, tuple[str, str]]:
    """How far the facts bear out a warning, and the hint that does."""
    if signs(content, facts.items()):
        return 1.0, ("", "")
    allayed = facts and set(facts.values()) == {"denied"}
    for sign, status, near in () if allayed else frame.hints:
        named = signs(content, [(sign, status)])
        if (
            named
            and (urgent(content, named) or near > NEAR)  # what is for a visit soon must be heard
            and not _askable(content, sign)
            and supported(content, frame, sign)
        ):
            return near, ((sign, status) if near > NEAR else ("", ""))
    hinted = [(fact, status) for fact, status, near in frame.hints if near > NEAR]
    taken = [
        status
        for fact, status in (*facts.items(), *hinted)
        if bodily(content, fact) and fact != COMFORT and fact[2:] not in SETTINGS
    ]
    return (EVEN if "said" in taken else 0.0), ("", "")


def _askable(content: Content, sign: str) -> bool:
    """Whether *sign* is an emergency with a question of its own, which its mere likeness asks."""
    return content.signs[sign].level == LEVELS[0] and bool(content.signs[sign].doubt)


def supported(content: Content, frame: Frame, fact: str) -> bool:
    """Whether a sign for the same day has more to it than its setting, such as a pregnancy.

    What is told beside how often may be what is so often: "i drink milk every night".
    """
    if fact == OFTEN:
        others = {name: status for name, status in frame.facts.items() if name != OFTEN}
        beside = any(name in content.circumstances for name in others)
        return not beside or _hurts(content, frame, others) or dict(frame.moves).get("why", 0) > WHY
    sign = content.signs.get(fact)
    if sign is None or sign.level != LEVELS[1] or not sign.when:
        return True
    parts = {f"f_{one}" for together in sign.when for one in together if one not in SETTINGS}
    seen = {one for one, status, near in frame.hints if near > NEAR and status == "said"}
    seen |= {one for one, status in frame.facts.items() if status == "said"}
    likely = dict(frame.moves).get("warning", 0) > EVEN
    return bool(parts & seen) or "lasting" in frame.case or likely


def feared(content: Content, frame: Frame) -> tuple[str, ...]:
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


def glimpsed(content: Content, frame: Frame) -> tuple[str, ...]:
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


def features(content: Content, frame: Frame, facts: Mapping[str, str]) -> dict[str, bool]:
    """What was observed of the body, from the facts and the case: whether it holds."""
    found: dict[str, bool] = {}
    hurts = _hurts(content, frame, facts)
    grave = any(one.startswith("f_") and facts.get(one) == "said" for one in frame.clear)
    for fact, status in facts.items():
        unclear = fact == COMFORT and status == "said" and fact not in frame.clear
        idle = fact == "f_constant" and not hurts
        if status in ("said", "denied") and not (unclear and grave) and not idle:
            also = (name for name in OBSERVED.get(fact, ()) if f"f_{name}" not in facts)
            names = [fact[2:]] if fact.startswith("f_") else also
            found |= {name: status == "said" for name in names if name in FEATURES}
            if fact in FEATURES and fact in content.signs and fact not in OBSERVED:
                found[fact] = status == "said"
    for pair in OPPOSED:
        yielding = [one for one in pair if f"f_{one}" not in frame.clear]
        if len(yielding) == 1 and all(map(found.get, pair)):
            del found[yielding[0]]
    case = frame.case
    if "side" in case:
        found[str(case["side"])] = True
    if of_pain(content, frame, facts):
        found[str(case["lasting"])] = True
    if "side" in case:
        found["both" if case["side"] == "one" else "one"] = False
    if case.get("who") == "child":
        found["child"] = True
    eased = COMFORT in frame.clear or frame.move == NO
    over = frame.move == "eased" or (found.get("eases") and eased)
    over = over or (frame.move == NO and not hurts)  # "no, they are warm again"
    if case.get("now") is True and not over:
        found["now"] = True
    if case.get("lasting") == "minutes" and not case.get("now"):
        found["eases"] = True
    return found


def of_pain(content: Content, frame: Frame, facts: Mapping[str, str]) -> bool:
    """Whether hours and days are of the pain: only where there is talk of it."""
    others = {fact: status for fact, status in facts.items() if fact not in NO_CRAMP}
    return "lasting" in frame.case and _hurts(content, frame, others)


def _hurts(content: Content, frame: Frame, facts: Mapping[str, str]) -> bool:
    """Whether there is talk of the leg, or of what may hurt: being tired all day is neither."""
    felt = [fact for fact, status in facts.items() if status != "denied" and fact not in PAINLESS]
    return frame.legs or any(bodily(content, fact) for fact in felt)


# What is felt all the time without pain, or is no more than the setting.
PAINLESS = (
    *("f_constant", "f_thirsty", "f_cold_skin", "tired_cold_thirsty", "f_slow", "f_cooled"),
    *(f"f_{one}" for one in sorted(SETTINGS)),
)
# What may last for hours without a cramp that does.
NO_CRAMP = (
    *("f_bladder", "f_dark_urine", "f_swallowing", "f_throat_tight", "f_stiff_jaw", "f_fever"),
    *("f_headache", "f_vision", "f_breathless", "f_racing_heart"),
)
OFTEN = "most_nights"
WHY = 0.04  # how likely words must be of cramps that name none
# What cannot be said of one pain in one breath: what is unclear yields to what is clear.
OPPOSED = (("eases", "constant"), ("slow", "sudden"))
# Circumstances that are observations of the body too, where it is not heard by itself.
OBSERVED = {
    "pregnant": ("pregnant",),
    "recent_birth": ("after_birth",),
    "statin": ("statin",),
    "diabetes": ("diabetes",),
    "vomiting": ("vomiting",),
    "long_flight": ("immobile",),
    "bed_rest": ("immobile",),
    "hot_work": ("hot_weather",),
    "summer_heat": ("hot_weather",),
    **dict.fromkeys(["hard_exercise", "leg_day", "long_run"], ("exertion",)),
    "quinine": ("quinine",),
}
