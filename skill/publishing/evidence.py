"""docs/evidence.md: all that the skill says, with grades and sources, for a clinician to review."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from skill.content import Content
from skill.content.model import Cause, Source

HEAD = """# What the skill says, and why

For a clinician to review. Built from the content by `make docs`; a test keeps it current. The
words are those that are spoken, {emergency} in the place of the number to call. Grades say how good
the proof behind a statement is: good, some or weak. No cause is ever called the cause: it "may play
a part".

Weights are what decides between causes: 3 strong for, 2 for, 1 weak, below 0 against. Most follow
the clinical review's own judgement (its section 6); no study gives them. A cause must score above 0
to be spoken, or the answer is "no clear cause".

The list of sources is partial: the review names more than can be cited in full. Pages of the NHS
and nidirect were read in copies of various years: check the live pages before release.
"""
PAUSE = re.compile(r" \[pause \d+s\]")
AGREES = {"agrees": "the evidence agrees", "corrected": "**they differ**"}
WITHOUT = "none named"


def evidence_page(content: Content, article: Path) -> str:
    """The whole page, in Markdown; *article* is the table of the article's statements."""
    statements = tomllib.loads(article.read_text(encoding="utf-8"))["statement"]
    parts = [
        HEAD,
        _differences(statements),
        "## Causes\n",
        *(_cause(content, name, statements) for name in content.causes),
        "## Warning signs\n",
        "Rows are those of the clinical review's table, which has the sources where none is named "
        "here. Row 0 is a vague worry, which also gets: "
        f"\u201c{content.lines['levels'][0]}\u201d\n",
        _table(("row", "level", "sign", "what is said", "sources"), _signs(content)),
        "With the first explanation of a session: "
        f"\u201c{content.lines['notice'][0]} {content.lines['net'][0]}\u201d\n",
        "## Remedies\n",
        _table(("remedy", "helps", "grade", "what is said", "sources"), _remedies(content)),
        "## Not a night cramp\n",
        _table(("what", "how to tell it apart", "what to do", "sources"), _mimics(content)),
        "## Relief, stretches, and when to see a doctor\n",
        _table(("what", "what is said", "sources"), _grounds(content)),
        "## Sources\n",
        *(f"- `{name}`: {_reference(source)}" for name, source in content.sources.items()),
    ]
    return "\n".join(parts) + "\n"


def _differences(statements: list[dict[str, Any]]) -> str:
    differ = sum(one["verdict"] == "corrected" for one in statements)
    return (
        f"The article makes {len(statements)} statements. With {differ} of them the evidence does "
        "not agree, and the skill says so: they are marked below.\n"
    )


def _cause(content: Content, name: str, statements: list[dict[str, Any]]) -> str:
    cause = content.causes[name]
    own = [one for one in statements if one["key"].split(".")[1] == name]
    rows = [(one["says"], AGREES[one["verdict"]], _text(content, one["key"])) for one in own]
    said = _table(("the article says", "", "the skill says"), rows) if rows else BEYOND
    return "\n".join(
        (
            f"### {cause.name[0].upper()}{cause.name[1:]} (`{name}`)\n",
            f"Grade: **{cause.grade}**. Sources: {_names(cause.sources)}.\n",
            *(f"- {label}: {getattr(cause, key)}" for key, label in LABELS.items()),
            *_weights(content, name),
            "",
            said,
            *_more(name, cause, own),
        )
    )


BEYOND = "The article does not speak of this.\n"
LABELS = {
    "evidence": "What the evidence says",
    "explanation": "Explained as",
    "brief": "As a second cause",
    "advice": "What may help",
    "doctor": "Who should see a doctor",
}


def _more(name: str, cause: Cause, statements: list[dict[str, Any]]) -> Iterator[str]:
    """What "tell me more" says, less what the table above has shown."""
    shown = {one["key"] for one in statements}
    rest = [
        text for place, text in enumerate(cause.more) if f"causes.{name}.more.{place}" not in shown
    ]
    if rest:
        yield "Also said, on \u201ctell me more\u201d:\n"
        yield from (f"- {text}" for text in rest)
        yield ""


def _weights(content: Content, name: str) -> Iterator[str]:
    found: dict[int, list[str]] = {}
    for id_, topic in content.topics.items():
        for answer, weights in (("yes", topic.yes), ("no", topic.no)):
            if name in weights:
                found.setdefault(weights[name], []).append(f"*{answer} to {id_}*")
    for fact in content.circumstances.values():
        if name in fact.weights:
            found.setdefault(fact.weights[name], []).append(fact.fact)
    for weight in sorted(found, reverse=True):
        yield f"- Weight {weight:+d}: {'; '.join(found[weight])}"


def _signs(content: Content) -> Iterator[tuple[str, ...]]:
    for name, sign in sorted(content.signs.items(), key=lambda pair: pair[1].row or 99):
        yield str(sign.row), sign.level.replace("_", " "), name, sign.advice, _names(sign.sources)


def _remedies(content: Content) -> Iterator[tuple[str, ...]]:
    for remedy in content.remedies.values():
        sources = _names(remedy.sources) or WITHOUT
        yield remedy.name, remedy.helps, remedy.grade, remedy.verdict, sources


def _mimics(content: Content) -> Iterator[tuple[str, ...]]:
    for mimic in content.mimics.values():
        yield mimic.name, mimic.apart, mimic.advice, _names(mimic.sources)


def _grounds(content: Content) -> Iterator[tuple[str, ...]]:
    for name, ground in content.grounds.items():
        said = " ".join(content.lines[key][0] for key in SPOKEN[name])
        yield name, PAUSE.sub("", said), _names(ground.sources)


# The lines that rest on each of the grounds.
SPOKEN = {
    "relief": ("hold_one", "hold_two", "hold_three", "keep_going", "wait", "relieved"),
    "stretch": ("stretch_calf", "stretch_thigh"),
    "doctor": ("doctor", "doctor_reason", "doctor_today", "see_doctor", "see_doctor_today"),
}


def _text(content: Content, key: str) -> str:
    _, name, field, *place = key.split(".")
    value = getattr(content.causes[name], field)
    return str(value[int(place[0])] if place else value)


def _names(sources: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sources)


def _reference(source: Source) -> str:
    link = f"https://doi.org/{source.link}" if source.link.startswith("10.") else source.link
    return f"{source.author}. {source.title}. {source.publisher}, {source.year}. {link}".strip()


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
