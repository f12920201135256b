"""Pins: the packages that requirements/*.txt name, each with its version and its hashes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from skill.content import SkillError

REQUIREMENTS = Path(__file__).parents[2] / "requirements"

# Each file -> what it is for, from what reaches the most people to what reaches the fewest.
FILES = {
    "lambda.txt": "packaged for Lambda, and talking to it on a desk",
    "web.txt": "the web endpoint on a host of your own",
    "test.txt": "development: the console and the tests",
    "lint.txt": "development: style and types",
    "browser.txt": "development: the console in a real browser",
    "tools.txt": "development: learning to hear, measuring, auditing",
    "sam.txt": "development: AWS SAM, which builds and deploys",
}
LINE = re.compile(
    r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)==(?P<version>[a-z0-9.+!]+)"
    r"(?: ; (?P<marker>[^#;]+?))?"
    r"(?P<hashes>(?: --hash=sha256:[0-9a-f]{64})+)"
)
SEPARATORS = re.compile(r"[-_.]+")


class SupplyError(SkillError):
    """A requirements file, a licence or an answer about them is not as it has to be."""


@dataclass(frozen=True, order=True)
class Pin:
    """A package at one version, where the marker (PEP 508, or "") holds."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


def normal(name: str) -> str:
    """The package's name as indexes compare it, after PEP 503."""
    return SEPARATORS.sub("-", name).lower()


def pins_in(text: str, file: str) -> tuple[Pin, ...]:
    """Every pin of a compiled file. Raises SupplyError for a line that is no pin with hashes."""
    found = []
    for line in re.sub(r" \\\n\s*", " ", text).splitlines():
        one = LINE.fullmatch(line)
        if one is None:
            raise SupplyError(f"{file}: expected name==version with hashes, not {line[:60]!r}")
        hashes = tuple(one["hashes"].split())
        found.append(Pin(one["name"], one["version"], one["marker"] or "", hashes))
    return tuple(found)


def all_pins(folder: Path = REQUIREMENTS) -> dict[str, tuple[Pin, ...]]:
    """The pins of each file, by its name, in the order of FILES."""
    return {file: pins_in((folder / file).read_text(encoding="utf-8"), file) for file in FILES}


def versions(pins: Iterable[Pin]) -> dict[str, list[str]]:
    """Each package's versions, sorted: more than one where Pythons differ."""
    found: dict[str, set[str]] = {}
    for pin in pins:
        found.setdefault(pin.name, set()).add(pin.version)
    return {name: sorted(found[name]) for name in sorted(found)}
