"""The evidence behind the content: what its keys stand for, and the tables its rows are from."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from skill.content.model import Source

TRACED = {
    "figures": "found again by its figures",
    "words": "found again by its words",
    "stands in": "stands in for a source that was not kept",
}
STRENGTHS = {"S": "strong", "M": "moderate", "W": "weak", "A": "against"}


def table(folder: Path, name: str) -> Any:
    """What the file *name* of docs/evidence holds."""
    return tomllib.loads((folder / "evidence" / f"{name}.toml").read_text(encoding="utf-8"))


def keys(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Each key, its reference or the source that it is, and what a reader should know of it."""
    entries = table(folder, "keys")
    for key, entry in entries.items():
        told = {**entries.get(entry.get("like"), {}), **entry}
        yield key, _reference_of(told), "; ".join(_notes(told))


def _reference_of(entry: Mapping[str, Any]) -> str:
    if "lost" in entry:
        return f"Not known any more. Cited for: {entry['lost']}."
    if "source" in entry:
        return f"`{entry['source']}`"
    place = ", ".join(str(entry[part]) for part in ("published", "year") if part in entry)
    parts = (entry.get("author", ""), entry["title"], place)
    return f"{'. '.join(filter(None, parts))}. {_address(entry.get('address', ''))}".strip()


def _notes(entry: Mapping[str, Any]) -> Iterator[str]:
    if "traced" in entry:
        yield TRACED[entry["traced"]]
    if "seen" in entry:
        yield f"seen: {entry['seen']}"


def rows(folder: Path) -> Iterator[tuple[str, ...]]:
    """Each row of signs: its number, the sign, how soon, and its keys."""
    for number, row in table(folder, "rows").items():
        judged = _judged(row.get("judged"))
        yield number, row["sign"], row["level"].replace("_", " "), " ".join(row["keys"] + judged)


def numbers(folder: Path) -> Iterator[tuple[str, ...]]:
    """Whom to call, by locale and need: what is said, who says so, and when that was looked up."""
    for locale, needs in table(folder, "numbers").items():
        for need, entry in needs.items():
            source = " ".join([entry["source"], *_judged(entry.get("judged"))])
            day = entry["looked_up"].isoformat()
            yield locale, need.replace("_", " "), entry["says"], source, day


def _judged(what: bool | str | None) -> list[str]:
    """The mark of our own judgement, with what it is about where that is not the whole."""
    if not what:
        return []
    return [f"(J: {what})" if isinstance(what, str) else "(J)"]


def judgement(folder: Path) -> Iterator[tuple[str, ...]]:
    """Each question, and what a yes to it says about which causes."""
    found = table(folder, "judgement")
    for question, text in found["questions"].items():
        said = {
            cause: marks[question] for cause, marks in found["causes"].items() if question in marks
        }
        by_strength = [
            f"{word}: {', '.join(cause for cause, mark in said.items() if mark == letter)}"
            for letter, word in STRENGTHS.items()
            if letter in said.values()
        ]
        yield question, text, "; ".join(by_strength)


def reference(source: Source) -> str:
    """A source as a bibliography has it."""
    address = _address(source.link)
    return f"{source.author}. {source.title}. {source.publisher}, {source.year}. {address}".strip()


def _address(link: str) -> str:
    return f"https://doi.org/{link}" if link.startswith("10.") else link


def markdown(head: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    whole = [head, tuple("---" for _ in head), *lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in whole) + "\n"
