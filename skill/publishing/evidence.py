"""docs/evidence.md: all that the skill says, with grades and sources, for a clinician to review.

The words of the page are in evidence.md.jinja; here is what it counts, groups and puts together.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment

from skill.content import Content
from skill.content.lines import NAMED
from skill.content.model import Check

TEMPLATE = Path(__file__).with_name("evidence.md.jinja")
TABLES = ("keys", "rows", "numbers", "judgement")
PAUSE = re.compile(r" \[pause \d+s\]")
TRACED = {
    "figures": "found again by its figures",
    "words": "found again by its words",
    "stands in": "stands in for a source that was not kept",
}
STRENGTHS = {"S": "strong", "M": "moderate", "W": "weak", "A": "against"}
ANSWERS = {
    "yes": "yes",
    "no": "no",
    "first": "the first",
    "second": "the second",
    "unsure": "no clear answer",
}
# The lines that rest on each of the grounds.
SPOKEN = {
    "relief": ("softly", "keep_going", "keep_on", "relieved"),
    "stretch": ("stretch_calf", "stretch_thigh"),
    "doctor": ("doctor", "doctor_reason", "doctor_today", "see_doctor", "see_doctor_today"),
}


def table(folder: Path, name: str) -> Any:
    """What the file *name* of docs/evidence holds; *folder* is docs."""
    return tomllib.loads((folder / "evidence" / f"{name}.toml").read_text(encoding="utf-8"))


def evidence_page(content: Content, folder: Path) -> str:
    """The whole page, in Markdown; *folder* is docs, with the tables that it is made of."""
    statements = tomllib.loads((folder / "article.toml").read_text(encoding="utf-8"))["statement"]
    tables = {name: table(folder, name) for name in TABLES}
    keys = tables["keys"]
    tables["keys"] = {key: {**keys.get(one.get("like"), {}), **one} for key, one in keys.items()}
    words = {**table(folder, "features"), NAMED: "the sign that was named"}
    page = Environment(  # noqa: S701  # Markdown, which nobody escapes
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    page.filters |= {
        "title_of": lambda text: text[0].upper() + text[1:],
        "spaced": lambda text: text.replace("_", " "),
        "ids": lambda names: ", ".join(f"`{name}`" for name in names),
        "address": _address,
        "judged": _judged,
        "word": words.__getitem__,
        "all_of": lambda together: " and ".join(words[one] for one in together),
        "by_lead": lambda when: _grouped((one[0], one[1:]) for one in when),
        "by_check": lambda doubt: _grouped((name, together) for together, name in doubt),
        "settled": lambda check: _settled(check, words),
        "weights": lambda name: _weights(content, name),
        "said": lambda key: _said(content, key),
        "more": lambda name: _more(content, name, statements),
        "spoken": lambda name: _spoken(content, name),
        "strengths": lambda question: _strengths(tables["judgement"]["causes"], question),
    }
    return page.from_string(TEMPLATE.read_text(encoding="utf-8")).render(
        content=content,
        signs=sorted(content.signs.items(), key=lambda pair: pair[1].row or 99),
        statements=statements,
        words=words,
        TRACED={None: "", **TRACED},
        **tables,
    )


def _address(link: str | None) -> str:
    """Where to look a source up, after a space; or nothing."""
    place = f"https://doi.org/{link}" if link and link.startswith("10.") else link
    return f" {place}" if place else ""


def _judged(entry: Mapping[str, Any]) -> str:
    """The mark of our own judgement, with what it is about where that is not the whole."""
    what = entry.get("judged")
    return f" (J: {what})" if isinstance(what, str) else " (J)" if what else ""


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> Iterable[tuple[Any, list[Any]]]:
    found: dict[Any, list[Any]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found.items()


def _settled(check: Check, words: Mapping[str, str]) -> str:
    """What each answer says, with "not" before what it rules out."""
    told = {
        answer: "; ".join(
            f"not {words[one[1:]]}" if one.startswith("-") else words[one]
            for one in getattr(check, part)
        )
        for part, answer in ANSWERS.items()
    }
    return " ".join(f"*{answer}*: {outcome}." for answer, outcome in told.items() if outcome)


def _weights(content: Content, cause: str) -> list[tuple[int, list[str]]]:
    """What speaks for a cause or against it, by its weight, the strongest first."""
    asked = (
        (weights.get(cause), f"*{answer} to {id_}*")
        for id_, topic in content.topics.items()
        for answer, weights in (("yes", topic.yes), ("no", topic.no))
    )
    facts = ((one.weights.get(cause), one.fact) for one in content.circumstances.values())
    found = _grouped(pair for pair in (*asked, *facts) if pair[0])
    return sorted(found, reverse=True)


def _said(content: Content, key: str) -> str:
    """What stands at a key such as "causes.cold.more.0"."""
    _, name, field, *place = key.split(".")
    value = getattr(content.causes[name], field)
    return str(value[int(place[0])] if place else value)


def _more(content: Content, cause: str, statements: Iterable[Mapping[str, Any]]) -> list[str]:
    """What "tell me more" says, less what is shown beside the article."""
    shown = {one["key"] for one in statements}
    texts = enumerate(content.causes[cause].more)
    return [text for place, text in texts if f"causes.{cause}.more.{place}" not in shown]


def _spoken(content: Content, ground: str) -> str:
    holds = [one.says for one in content.holds.values()] if ground == "relief" else []
    lines = [content.lines[key][0] for key in SPOKEN[ground]]
    return PAUSE.sub("", " ".join((*holds, *lines)))


def _strengths(causes: Mapping[str, Mapping[str, str]], question: str) -> str:
    """How strongly a yes points to which causes."""
    by_mark = dict(_grouped((marks.get(question), cause) for cause, marks in causes.items()))
    return "; ".join(
        f"{word}: {', '.join(by_mark[mark])}" for mark, word in STRENGTHS.items() if mark in by_mark
    )
