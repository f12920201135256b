"""Reads the content of a locale from TOML: which file holds what, and what each key must be."""

from functools import partial
from pathlib import Path

from skill.content import check
from skill.content.errors import ContentError
from skill.content.lines import ANSWERS, CHECKS, GROUNDS, LINES, NAMED, PLACES, PROMPTS, SIGNS
from skill.content.locale import ELSEWHERE, LOCALES
from skill.content.model import (
    CANNOT,
    CAUSES,
    FEATURES,
    GRADES,
    LEVELS,
    MUSCLES,
    NEEDS,
    TOPICS,
    WHERE,
    Answer,
    Cause,
    Check,
    Circumstance,
    Content,
    Ground,
    Hold,
    Locale,
    Mimic,
    Prompt,
    Remedy,
    Sign,
    Source,
    Topic,
)
from skill.content.read import flat, table

HERE = Path(__file__).parent


def read(locale: str, place: str, folder: Path = HERE) -> Content:
    """The content in the words of *locale*, with the emergency number of *place*.

    Raises ContentError, naming file and key, where a file is not as it should be.
    """
    locales = table(
        folder / "locales.toml",
        Locale,
        {
            "emergency": check.text,
            "crisis": check.text,
            "same_day": check.text,
            "numbers": check.numbers,
        },
        {"words": check.words},
        exactly=(*LOCALES, ELSEWHERE),
    )
    words = locales[locale].words
    entries = partial(table, words=words)
    language = folder / locale.partition("-")[0]
    cause_ids = check.many_of(CAUSES)
    weights = check.weights([cause for cause in CAUSES if cause != "none"])

    sources = entries(
        language / "sources.toml",
        Source,
        {
            "author": check.text,
            "title": check.text,
            "publisher": check.text,
            "year": check.year,
            "spoken": check.text,
        },
        {"link": check.text},
    )
    source_ids = check.many_of(sources)
    causes = entries(
        language / "causes.toml",
        Cause,
        {
            "name": check.text,
            "explanation": check.text,
            "brief": check.text,
            "advice": check.text,
            "evidence": check.text,
            "grade": check.one_of(GRADES),
            "doctor": check.text,
            "more": check.texts,
            "sources": source_ids,
        },
        exactly=CAUSES,
    )
    topics = entries(
        language / "topics.toml",
        Topic,
        {
            "question": check.text,
            "reprompt": check.text,
            "purpose": check.text,
            "affirmed": check.text,
            "prior": check.share,
            "lack": check.flag,
            "yes": weights,
            "no": weights,
        },
        exactly=TOPICS,
    )
    holds = check.outcome((*FEATURES, NAMED))
    checks = entries(
        language / "checks.toml",
        Check,
        {"question": check.text, "reprompt": check.text, "purpose": check.text, "unsure": holds},
        {"yes": holds, "no": holds, "first": holds, "second": holds},
        exactly=CHECKS,
    )
    signs = entries(
        language / "signs.toml",
        Sign,
        {"row": check.row, "level": check.one_of(LEVELS), "advice": check.text},
        {
            "reason": check.text,
            "sources": source_ids,
            "causes": cause_ids,
            "when": check.together(FEATURES),
            "unless": check.many_of(FEATURES),
            "doubt": check.doubts(FEATURES, CHECKS),
        },
    )
    for name, sign in signs.items():
        never = [one for one in sign.when if set(one) & set(sign.unless)]
        if never:
            raise ContentError(
                "signs.toml",
                f"{name}.when",
                f'no "{" + ".join(never[0])}", which `unless` rules out',
            )
    for name in SIGNS:
        if name not in signs:
            raise ContentError("signs.toml", name, "this sign, which the dialogue names")
    told = check.one_of([name for name, sign in signs.items() if sign.reason])
    circumstances = entries(
        language / "circumstances.toml",
        Circumstance,
        {"fact": check.text, "weights": weights},
        {"answers": check.answers(TOPICS), "sign": told, "name": check.text, "note": check.text},
    )
    remedies = entries(
        language / "remedies.toml",
        Remedy,
        {
            "name": check.text,
            "verdict": check.text,
            "helps": check.one_of(("yes", "maybe", "no", "unsafe")),
            "grade": check.one_of(GRADES),
        },
        {"sources": source_ids, "causes": cause_ids},
    )
    mimics = entries(
        language / "mimics.toml",
        Mimic,
        {"name": check.text, "apart": check.text, "advice": check.text},
        {"sign": told, "sources": source_ids, "causes": cause_ids},
    )
    answers = entries(
        language / "answers.toml",
        Answer,
        {"said": check.text, "sources": source_ids},
        exactly=ANSWERS,
    )
    grounds = entries(
        language / "grounds.toml",
        Ground,
        {"sources": source_ids},
        exactly=GROUNDS,
    )
    prompts = entries(
        language / "prompts.toml",
        Prompt,
        {"question": check.text, "reprompt": check.text, "purpose": check.text},
        exactly=PROMPTS,
    )
    to_do = entries(
        language / "holds.toml",
        Hold,
        {"says": check.text, "their": check.text},
        {
            "muscles": check.many_of(MUSCLES),
            "needs": check.many_of(NEEDS),
            "best": check.many_of(WHERE),
            "place": check.one_of(WHERE),
            "without": check.many_of(NEEDS),
            "asks": check.one_of(PROMPTS),
            "cannot": check.many_of(CANNOT),
        },
    )
    for muscle in MUSCLES:
        holds_for = [one for one in to_do.values() if muscle in one.muscles and not one.cannot]
        if not any(not one.needs for one in holds_for):
            raise ContentError("holds.toml", muscle, "a hold for this muscle that needs nothing")
    for where in WHERE:
        if where not in [one.place for one in to_do.values()]:
            raise ContentError("holds.toml", where, "what comes first at this place")
    lines = flat(
        language / "lines.toml",
        {key: check.texts_with(*PLACES.get(key, ())) for key in LINES},
        words,
    )
    return Content(
        locale=locale,
        emergency=locales[place].emergency,
        crisis=locales[place].crisis,
        same_day=locales[place].same_day,
        numbers=tuple(dict.fromkeys((*locales[place].numbers, *locales[locale].numbers))),
        sources=sources,
        causes=causes,
        topics=topics,
        circumstances=circumstances,
        signs=signs,
        remedies=remedies,
        mimics=mimics,
        holds=to_do,
        answers=answers,
        grounds=grounds,
        prompts=prompts,
        checks=checks,
        lines=lines,
    )
