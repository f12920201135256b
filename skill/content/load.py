"""Reads the TOML files of a language and checks every key on the way in."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from skill.content import check
from skill.content.check import Check, UnexpectedError
from skill.content.errors import ContentError
from skill.content.lines import LINES, PLACES, PROMPTS, SIGNS
from skill.content.model import (
    CAUSES,
    GRADES,
    LEVELS,
    TOPICS,
    Cause,
    Circumstance,
    Content,
    Mimic,
    Prompt,
    Remedy,
    Sign,
    Source,
    Topic,
)

HERE = Path(__file__).parent
LOCALES = ("en-US",)

Rules = Mapping[str, Check]
Entry = TypeVar("Entry")


@cache
def load(locale: str = "en-US", folder: Path = HERE) -> Content:
    """The content for *locale*; an unknown locale gets the first of LOCALES.

    Raises ContentError, naming file and key, where a file is not as it should be.
    """
    locale = locale if locale in LOCALES else LOCALES[0]
    language = folder / locale.partition("-")[0]
    cause_ids = check.many_of(CAUSES)
    weights = check.weights([cause for cause in CAUSES if cause != "none"])

    sources = _table(
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
    causes = _table(
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
    topics = _table(
        language / "topics.toml",
        Topic,
        {
            "question": check.text,
            "reprompt": check.text,
            "purpose": check.text,
            "said": check.text,
            "prior": check.share,
            "lack": check.flag,
            "yes": weights,
            "no": weights,
        },
        exactly=TOPICS,
    )
    signs = _table(
        language / "signs.toml",
        Sign,
        {"row": check.row, "level": check.one_of(LEVELS), "advice": check.text},
        {"sources": source_ids, "causes": cause_ids},
    )
    for name in SIGNS:
        if name not in signs:
            raise ContentError("signs.toml", name, "this sign, which the dialogue names")
    routine = [name for name, sign in signs.items() if sign.level == "routine"]
    circumstances = _table(
        language / "circumstances.toml",
        Circumstance,
        {"said": check.text, "weights": weights},
        {"answers": check.answers(TOPICS), "sign": check.one_of(routine)},
    )
    remedies = _table(
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
    mimics = _table(
        language / "mimics.toml",
        Mimic,
        {"name": check.text, "apart": check.text, "advice": check.text},
        {"sign": check.one_of(routine), "sources": source_ids, "causes": cause_ids},
    )
    prompts = _table(
        language / "prompts.toml",
        Prompt,
        {"question": check.text, "reprompt": check.text, "purpose": check.text},
        exactly=PROMPTS,
    )
    numbers = _flat(folder / "emergency.toml", dict.fromkeys(LOCALES, check.text))
    lines = _flat(
        language / "lines.toml",
        {key: check.texts_with(*PLACES.get(key, ())) for key in LINES},
    )
    return Content(
        locale=locale,
        emergency=numbers[locale],
        sources=sources,
        causes=causes,
        topics=topics,
        circumstances=circumstances,
        signs=signs,
        remedies=remedies,
        mimics=mimics,
        prompts=prompts,
        lines=lines,
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise ContentError(path.name, "(whole file)", "a file at this place") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(path.name, "(whole file)", f"valid TOML ({error})") from None


def _table(
    path: Path,
    kind: type[Entry],
    required: Rules,
    optional: Rules = {},  # noqa: B006  # read only
    exactly: tuple[str, ...] | None = None,
) -> dict[str, Entry]:
    """Entries by id, in the order of *exactly* where that is given, else of the file."""
    raw = _read(path)
    _same_keys(path.name, "", raw, exactly if exactly is not None else tuple(raw))
    entries = {}
    for name in exactly if exactly is not None else raw:
        if not isinstance(raw[name], dict):
            raise ContentError(path.name, name, "a table")
        given = raw[name]
        _same_keys(path.name, f"{name}.", given, tuple(required), tuple(optional))
        rules = {**required, **optional}
        entries[name] = kind(
            **{key: _checked(path, f"{name}.{key}", rules[key], given[key]) for key in given}
        )
    return entries


def _flat(path: Path, rules: Rules) -> dict[str, Any]:
    raw = _read(path)
    _same_keys(path.name, "", raw, tuple(rules))
    return {key: _checked(path, key, rule, raw[key]) for key, rule in rules.items()}


def _checked(path: Path, key: str, rule: Check, value: Any) -> Any:
    try:
        return rule(value)
    except UnexpectedError as error:
        raise ContentError(path.name, key, str(error)) from None


def _same_keys(
    file: str,
    prefix: str,
    given: Mapping[str, Any],
    required: tuple[str, ...],
    optional: tuple[str, ...] = (),
) -> None:
    for key in required:
        if key not in given:
            raise ContentError(file, prefix + key, "this key, which is missing")
    for key in given:
        if key not in required and key not in optional:
            known = ", ".join((*required, *optional))
            raise ContentError(file, prefix + key, f"one of the known keys: {known}")
