"""docs/evidence.md: all that the skill says, with grades and sources, for a clinician to review."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from skill.content import Content
from skill.content.model import Cause
from skill.publishing.references import (
    judgement,
    keys,
    markdown,
    numbers,
    reference,
    rows,
    table,
)
from skill.publishing.rules import by_row, rules

HEAD = """# What the skill says, and why

For a clinician to review. Built from the content by `make docs`; a test keeps it current. The
words are those that are spoken; "Numbers to call" has {emergency}, {crisis} and {same_day}. Grades
say how good the proof behind a statement is: good, some or weak. No cause is ever called the cause:
it "may play a part".

Weights are what decides between causes: 3 strong for, 2 for, 1 weak, below 0 against. Most follow
the judgement at the end of this page; no study gives them. A cause must score above 0 to be spoken,
or the answer is "no clear cause".

What the skill names as its sources stands under "Sources"; "Keys" has all else that the content
rests on. No page was read live, but as other sites had stored it in various years: check the live
pages before release.
"""
NUMBERS = """As the skill says them in each locale; anywhere else it names no number. A person must
check each before release.
"""
PAUSE = re.compile(r" \[pause \d+s\]")
AGREES = {"agrees": "the evidence agrees", "corrected": "**they differ**"}
WITHOUT = "none named"


def evidence_page(content: Content, folder: Path) -> str:
    """The whole page, in Markdown; *folder* is docs, with the tables that it is made of."""
    statements = tomllib.loads((folder / "article.toml").read_text(encoding="utf-8"))["statement"]
    parts = [
        HEAD,
        _differences(statements),
        "## Causes\n",
        *(_cause(content, name, statements) for name in content.causes),
        "## Warning signs\n",
        f"Row 0 is a vague worry, which also gets: \u201c{content.lines['levels'][0]}\u201d\n",
        markdown(("row", "level", "sign", "what is said", "sources"), _signs(content)),
        "With the first explanation of a session: "
        f"\u201c{content.lines['notice'][0]} {content.lines['net'][0]}\u201d\n",
        *rules(content, table(folder, "features")),
        "## Numbers to call\n",
        NUMBERS,
        markdown(("locale", "for", "is told to call", "source", "looked up"), numbers(folder)),
        "## Remedies\n",
        markdown(("remedy", "helps", "grade", "what is said", "sources"), _remedies(content)),
        "## Not a night cramp\n",
        markdown(("what", "how to tell it apart", "what to do", "sources"), _mimics(content)),
        "## Answers to questions in general\n",
        markdown(("asked", "what is said", "sources"), _answers(content)),
        "## Relief, stretches, and when to see a doctor\n",
        markdown(("what", "what is said", "sources"), _grounds(content)),
        "## Sources\n",
        *(f"- `{name}`: {reference(source)}" for name, source in content.sources.items()),
        "\n## Rows of signs\n",
        "Where sources differ, the higher level stands. (J) is our own judgement.\n",
        markdown(("row", "sign", "level", "keys"), rows(folder)),
        "## Judgement\n",
        "How strongly a yes to a question points to a cause, in our own judgement.\n",
        markdown(("question", "about", "a yes is"), judgement(folder)),
        "## Keys\n",
        markdown(("key", "reference", "note"), keys(folder)),
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
    said = markdown(("the article says", "", "the skill says"), rows) if rows else BEYOND
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
    for name, sign in by_row(content):
        yield str(sign.row), sign.level.replace("_", " "), name, sign.advice, _names(sign.sources)


def _remedies(content: Content) -> Iterator[tuple[str, ...]]:
    for remedy in content.remedies.values():
        sources = _names(remedy.sources) or WITHOUT
        yield remedy.name, remedy.helps, remedy.grade, remedy.verdict, sources


def _mimics(content: Content) -> Iterator[tuple[str, ...]]:
    for mimic in content.mimics.values():
        yield mimic.name, mimic.apart, mimic.advice, _names(mimic.sources)


def _answers(content: Content) -> Iterator[tuple[str, ...]]:
    for name, answer in content.answers.items():
        yield name.replace("_", " "), answer.said, _names(answer.sources) or WITHOUT


def _grounds(content: Content) -> Iterator[tuple[str, ...]]:
    for name, ground in content.grounds.items():
        lines = [content.lines[key][0] for key in SPOKEN[name]]
        holds = [one.says for one in content.holds.values()] if name == "relief" else []
        said = " ".join((*holds, *lines))
        yield name, PAUSE.sub("", said), _names(ground.sources)


# The lines that rest on each of the grounds.
SPOKEN = {
    "relief": ("softly", "keep_going", "keep_on", "relieved"),
    "stretch": ("stretch_calf", "stretch_thigh"),
    "doctor": ("doctor", "doctor_reason", "doctor_today", "see_doctor", "see_doctor_today"),
}


def _text(content: Content, key: str) -> str:
    _, name, field, *place = key.split(".")
    value = getattr(content.causes[name], field)
    return str(value[int(place[0])] if place else value)


def _names(sources: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sources)
