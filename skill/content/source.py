"""Reads the content of a locale from TOML: which file holds what, and what each key must be."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from skill.content import check, lines, model
from skill.content.errors import ContentError
from skill.content.lines import NAMED, PLACES, SIGNS, TOUCHED
from skill.content.locale import ELSEWHERE, LOCALES
from skill.content.model import CANNOT, CAUSES, FEATURES, MUSCLES, NEEDS, TOPICS, WHERE, Content
from skill.content.read import Rules, flat, table

HERE = Path(__file__).parent


class Locale(NamedTuple):
    """*emergency* is whom to call, *crisis* for words of suicide, *same_day* at any hour.

    *numbers* are all that are named, to be read digit by digit; *words* maps phrases of the
    language to this locale's own.
    """

    emergency: str
    crisis: str
    same_day: str
    numbers: tuple[str, ...]
    words: Mapping[str, str] = {}


# Each table of Content -> the kind of its entries, and their ids where the dialogue names them.
# The file is called like the table; what one names in another is checked, so that comes before.
TABLES: dict[str, tuple[type, tuple[str, ...] | None]] = {
    "sources": (model.Source, None),
    "causes": (model.Cause, CAUSES),
    "topics": (model.Topic, TOPICS),
    "checks": (model.Check, lines.CHECKS),
    "signs": (model.Sign, None),
    "circumstances": (model.Circumstance, None),
    "remedies": (model.Remedy, None),
    "mimics": (model.Mimic, None),
    "answers": (model.Answer, lines.ANSWERS),
    "grounds": (model.Ground, lines.GROUNDS),
    "prompts": (model.Prompt, lines.PROMPTS),
    "holds": (model.Hold, None),
}
# Field -> what it must be, in every table but those of OWN; all others are texts.
RULES: Rules = {
    "numbers": check.numbers,
    "words": check.words,
    "year": check.year,
    "grade": check.one_of(model.GRADES),
    "more": check.texts,
    "prior": check.share,
    "lack": check.flag,
    "weights": check.weights([cause for cause in CAUSES if cause != "none"]),
    "answers": check.answers(TOPICS),
    "instead": check.answers(TOPICS),
    "row": check.row,
    "level": check.one_of(model.LEVELS),
    "causes": check.many_of(CAUSES),
    "when": check.together(FEATURES),
    "unless": check.many_of(FEATURES),
    "beside": check.many_of(FEATURES),
    "doubt": check.doubts(FEATURES, lines.CHECKS),
    "helps": check.one_of(("yes", "maybe", "no", "unsafe")),
    "muscles": check.many_of(MUSCLES),
    "needs": check.many_of(NEEDS),
    "best": check.many_of(WHERE),
    "place": check.one_of(WHERE),
    "without": check.many_of(NEEDS),
    "asks": check.one_of(lines.PROMPTS),
    "cannot": check.many_of(CANNOT),
    "labels": check.texts,
}
OWN: dict[str, Rules] = {
    "topics": dict.fromkeys(("yes", "no"), RULES["weights"]),
    "checks": dict.fromkeys(
        ("yes", "no", "first", "second", "unsure"), check.outcome((*FEATURES, NAMED))
    ),
}


def read(locale: str, place: str, folder: Path = HERE) -> Content:
    """The content in the words of *locale*, with the emergency number of *place*.

    Raises ContentError, naming file and key, where a file is not as it should be.
    """
    locales = table(folder / "locales.toml", Locale, RULES, exactly=(*LOCALES, ELSEWHERE))
    words, there = locales[locale].words, locales[place]
    language = folder / locale.partition("-")[0]
    found: dict[str, dict[str, Any]] = {}
    rules = dict(RULES)
    for name, (kind, ids) in TABLES.items():
        own = {**rules, **OWN.get(name, {})}
        found[name] = table(language / f"{name}.toml", kind, own, words, ids)
        if name in LAST:
            LAST[name](found[name])
        told = [id_ for id_, sign in found.get("signs", {}).items() if sign.reason]
        rules |= {"sources": check.many_of(found["sources"]), "sign": check.one_of(told)}
    texts = {key: check.texts_with(*PLACES.get(key, ())) for key in lines.LINES}
    return Content(
        locale=locale,
        emergency=there.emergency,
        crisis=there.crisis,
        same_day=there.same_day,
        numbers=tuple(dict.fromkeys((*there.numbers, *locales[locale].numbers))),
        lines=flat(language / "lines.toml", texts, words),
        choices=flat(language / "choices.toml", dict.fromkeys(lines.CHOICES, LABELS), words),
        **found,
    )


def _signs(signs: Mapping[str, model.Sign]) -> None:
    for name, sign in signs.items():
        for one in sign.when:
            if set(one) & set(sign.unless):
                never = f'no "{" + ".join(one)}", which `unless` rules out'
                raise ContentError("signs.toml", f"{name}.when", never)
    for name in SIGNS:
        if name not in signs:
            raise ContentError("signs.toml", name, "this sign, which the dialogue names")


def _holds(holds: Mapping[str, model.Hold]) -> None:
    for muscle in MUSCLES:
        free = [one for one in holds.values() if not one.cannot and not one.needs]
        if not any(muscle in one.muscles for one in free):
            raise ContentError("holds.toml", muscle, "a hold for this muscle that needs nothing")
    for where in WHERE:
        if where not in [one.place for one in holds.values()]:
            raise ContentError("holds.toml", where, "what comes first at this place")


LABELS = check.table_of(check.one_of(TOUCHED), check.text, "a table of texts by move")

# Table -> what is checked of it as a whole.
LAST: dict[str, Callable[[Any], None]] = {"signs": _signs, "holds": _holds}
