"""The supplies: what requirements/*.txt pin, under which licences. Builds docs/licences.md."""

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from skill.content import SkillError

REQUIREMENTS = Path(__file__).parents[1] / "requirements"
PAGE = REQUIREMENTS.parent / "docs" / "licences.md"

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
HEAD = """# Licences

The Leg Cramp Guide is under the MIT licence: see [LICENSE](../LICENSE). It uses the packages below,
which keep their own. A copy of the skill holds the first table and nothing else of theirs; what is
in the others is installed by whoever hosts or develops the skill, from its own authors.

Built by `python -m tools.supply` from `requirements/`; a test keeps it current, checks that the
packages declare what `requirements/licences.toml` says, and that the first table is permissive.
Licences are named as in the SPDX list.
"""


class SupplyError(SkillError):
    """A requirements file, a licence or an answer about them is not as it has to be."""


@dataclass(frozen=True, order=True)
class Pin:
    """A package at one version, where the marker (PEP 508, or "") holds."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


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


def all_pins() -> dict[str, tuple[Pin, ...]]:
    """The pins of each file, by its name, in the order of FILES."""
    texts = {file: (REQUIREMENTS / file).read_text(encoding="utf-8") for file in FILES}
    return {file: pins_in(text, file) for file, text in texts.items()}


def versions(pins: Iterable[Pin]) -> dict[str, list[str]]:
    """Each package's versions, sorted: more than one where Pythons differ."""
    found: dict[str, list[str]] = {}
    for name, version in sorted({(pin.name, pin.version) for pin in pins}):
        found.setdefault(name, []).append(version)
    return found


def read_licences() -> Mapping[str, str]:
    """Package -> SPDX expression."""
    return tomllib.loads((REQUIREMENTS / "licences.toml").read_text(encoding="utf-8"))


def licences_page(pins: Mapping[str, tuple[Pin, ...]], licences: Mapping[str, str]) -> str:
    """The whole page, in Markdown: a table a file, each without what those before it listed.

    Raises SupplyError for packages without a licence, and for licences without a package.
    """
    named = {pin.name for found in pins.values() for pin in found}
    if named != set(licences):
        raise SupplyError(
            f"licences.toml: no licence for {sorted(named - set(licences))}, "
            f"no such package: {sorted(set(licences) - named)}"
        )
    shown: set[tuple[str, str]] = set()
    parts = [HEAD]
    for file, found in pins.items():
        added = versions(pin for pin in found if (pin.name, pin.version) not in shown)
        shown |= {(pin.name, pin.version) for pin in found}
        count, purpose = len(versions(found)), FILES[file]
        fresh = f", {len(added)} of them not listed above" if len(added) < count else ""
        parts += [
            f"## {purpose[0].upper()}{purpose[1:]}\n",
            f"`requirements/{file}`: {count} packages{fresh}.\n",
            "| package | version | licence |\n| --- | --- | --- |",
            *(f"| {name} | {', '.join(each)} | {licences[name]} |" for name, each in added.items()),
            "",
        ]
    return "\n".join(parts)


def main() -> int:
    """Writes the page; errors of ours end in one line."""
    try:
        PAGE.write_text(licences_page(all_pins(), read_licences()), encoding="utf-8")
    except SkillError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
