"""Words to a frame: what was meant, which facts were named and how, and the case."""

from collections.abc import Mapping
from math import exp

from skill.hearing.case import case_of, of_elsewhere, of_legs, only_legs
from skill.hearing.fold import fold
from skill.hearing.frame import Frame
from skill.hearing.judgement import THEY, Judge, by_rule, context_of
from skill.hearing.patterns import beginnings
from skill.hearing.phrases import absent
from skill.hearing.plain import (
    AFTER_ALL_NO,
    DARK,
    MERELY,
    NEVER_EASED,
    NO_BUT,
    ONLY,
    OPENLY,
    WELL,
    move_told,
    outright,
    plain,
)
from skill.hearing.status import ASKED, COMFORT, DENIED, DESPAIR, OTHER, SAID, statuses
from skill.hearing.table import Table, table
from skill.hearing.times import CRIES
from skill.hearing.weighing import weigh
from skill.hearing.who import of_mine, persons, who_of

RISE = 4.0  # how fast a better score makes a reading likelier
ANSWERED = -0.05  # the score from which words answer a topic that was asked about
VOLUNTEERED = 0.3  # and one that was not
UNHEARD = -9.0  # the score of what the words cannot mean
RATHER, LEAD = -0.5, 0.3  # the score of a "no", and its lead over "yes", that make it likelier
AUDIBLE = RATHER - LEAD  # the score below which nothing is looked at
# What is not denied as long as one of these is said.
MADE_OF = {"confusion_fit": ("f_fit", "f_confused")}
UNWELL = "f_unwell"
CASE = "@"
FIELDS = {
    **dict.fromkeys(["self", "partner", "parent", "child", "other"], "who"),
    **dict.fromkeys(["calf", "foot", "toes", "shin", "thigh_front", "thigh_back", "leg"], "muscle"),
    **dict.fromkeys(["one", "both"], "side"),
    **dict.fromkeys(["minutes", "long", "days"], "lasting"),
    **dict.fromkeys(["nightly", "weekly", "rarely"], "often"),
    **dict.fromkeys(["now", "notnow"], "now"),
}
LEARNT = {"who": -0.1, "now": -0.5}  # fields that the table may fill, from which score
CLEAR = 0.4  # how far beyond being named a fact is beyond doubt
FAINTEST = -0.65  # the score below which a fact is not even a hint
HINTED = -0.26  # and one up to which the rules alone say what it is
LONGEST = 80  # words that are read: nobody says more in one breath
UNLIKELY = 0.01  # likelihood of a reading below which it is left out
OUTSIDE = "fallback"
NAMING = ("circumstance", "cause", "remedy", "mimic", "warning")  # readings that name a fact
VAGUE = -0.3  # how near to being named the nearest fact of such a reading must be
STRANGE, FAINT = 0.5, -0.6  # share of known words, and score of the best move
WITHIN = 0.25  # its lead over what is of something else

REMEMBERING = (beginnings, persons, who_of)  # which know the texts of a reading, until it is over


def read(text: str) -> Frame:
    """What *text*, as it was transcribed or typed, means. Silence is a frame of no moves."""
    try:
        return _frame(" ".join(fold(text).split()[:LONGEST]))
    finally:
        for kept in REMEMBERING:
            kept.cache_clear()


def _frame(folded: str) -> Frame:
    known = table()
    status = statuses(folded)
    weighed = weigh(known, folded)
    labels = list(zip(known.names, weighed.scores, strict=True))
    moves = dict(labels[: known.moves])
    scores = {name: score for name, score in labels if score > AUDIBLE}
    for name in absent(folded, scores.keys()):
        del scores[name]
    margin = _margins(known, scores)
    named = sorted(margin, key=lambda name: -margin[name])
    context = context_of(folded, weighed, status)
    judge = Judge(known, context)
    rules = {name: by_rule(known, context, name) for name in named}
    found = {
        name: judge.status_of(name, rule) if margin[name] > HINTED else rule
        for name, rule in rules.items()
    }
    if COMFORT in found:
        eased = context._replace(status=statuses(folded, ease=True))
        found[COMFORT] = by_rule(known, eased, COMFORT)
        if NEVER_EASED.search(folded):
            found[COMFORT] = DENIED
    for name in found:
        parts = [one for one in MADE_OF.get(name, ()) if found.get(one) == SAID and margin[one] > 0]
        if not parts and outright(name, folded, status) == DENIED:
            found[name] = DENIED
    if UNWELL in found and WELL.search(folded):
        found[UNWELL] = DENIED
    told = plain(folded, status)
    told |= {name: SAID for name in DESPAIR if told.get(name) == ASKED}
    told |= {name: found[of] for name in told for of in (name, name[2:]) if of in found}
    facts = told | {name: one for name, one in found.items() if margin[name] > 0}
    answers = _answers(known, scores)
    return Frame(
        moves=_likelihoods(moves),
        facts=facts,
        clear=frozenset(
            (
                *told,
                *(
                    name
                    for name, one in facts.items()
                    if margin.get(name, 0) > CLEAR and rules.get(name) in (SAID, one)
                ),
                *(topic for topic, (score, _) in answers.items() if score > VOLUNTEERED),
            )
        ),
        hints=tuple(
            (name, one, exp(RISE * margin[name]))
            for name, one in found.items()
            if " " in folded  # a word alone hints at too much
            and margin[name] <= 0
            and name not in told
            and (name not in DESPAIR or DARK.search(folded))
        ),
        case=_case(folded, scores),
        answers={topic: answer for topic, (_, answer) in answers.items()},
        rather_no=_rather_no(known, scores),
        known=weighed.known >= STRANGE,
        sure=_sure(weighed.known, moves, max(margin.values(), default=FAINTEST)),
        allays=DENIED in status
        or OTHER in status
        or any(rule.search(folded) for rule in (ONLY, WELL, NO_BUT)),
        legs=of_legs(folded),
        mine=of_mine(folded),
        theirs=context.hurt == THEY,
        user=any(one.own for one in context.named),
        bare=only_legs(folded),
        elsewhere=of_elsewhere(folded),
        cries=bool(CRIES.search(folded)),
        denies=bool(AFTER_ALL_NO.search(folded)),
        openly=bool(OPENLY.search(folded)),
        merely=bool(MERELY.search(folded)),
        told=move_told(folded),
    )


def _likelihoods(moves: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    top = max(moves.values())
    odds = {name: exp(RISE * (score - top)) for name, score in moves.items()}
    total = sum(odds.values())
    ranked = sorted(odds, key=lambda name: -odds[name])
    return tuple((name, odds[name] / total) for name in ranked if odds[name] / total > UNLIKELY)


def _margins(known: Table, scores: Mapping[str, float]) -> dict[str, float]:
    """How far each fact is beyond what counts as named, of those that are at least hints."""
    return {
        name: score - known.least[known.labels[name]]
        for name, score in scores.items()
        if score > FAINTEST and name in known.facts
    }


def _sure(share: float, moves: Mapping[str, float], nearest: float) -> bool:
    """Whether the words are like what was learnt; *nearest* is the margin of the nearest fact."""
    best = max(moves, key=lambda name: moves[name])
    within = best != OUTSIDE and moves[best] - moves.get(OUTSIDE, UNHEARD) >= WITHIN
    alike = share >= STRANGE and moves[best] >= FAINT and within
    return alike and (best not in NAMING or nearest > VAGUE)


def _case(text: str, scores: Mapping[str, float]) -> dict[str, str | bool]:
    found = case_of(text)
    for field, least in LEARNT.items():
        if field not in found:
            values = [value for value, owner in FIELDS.items() if owner == field]
            best = max(values, key=lambda value: scores.get(CASE + value, UNHEARD))
            if scores.get(CASE + best, UNHEARD) > least:
                found[field] = {"now": True, "notnow": False}.get(best, best)
    return found


def _answers(known: Table, scores: Mapping[str, float]) -> dict[str, tuple[float, str]]:
    """The likelier answer to each topic that the words answer, and its score."""
    best: dict[str, tuple[float, str]] = {}
    for name in known.answers:
        score = scores.get(name, UNHEARD)
        if score > ANSWERED:
            topic, _, answer = name.partition(":")
            best[topic] = max(best.get(topic, (score, answer)), (score, answer))
    return best


def _rather_no(known: Table, scores: Mapping[str, float]) -> frozenset[str]:
    """The topics that the words deny, if they speak of them at all."""
    topics = {name.partition(":")[0] for name in known.answers}
    denied = {topic: scores.get(f"{topic}:no", UNHEARD) for topic in topics}
    return frozenset(
        topic
        for topic, score in denied.items()
        if score > RATHER and score - scores.get(f"{topic}:yes", UNHEARD) > LEAD
    )
