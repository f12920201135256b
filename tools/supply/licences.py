"""docs/licences.md: every package that is used, with its version and its licence."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution
from pathlib import Path

from tools.supply.pins import FILES, REQUIREMENTS, Pin, SupplyError, versions

Licences = Mapping[str, str]

# What asks for no more than its text and its notices along with a copy.
PERMISSIVE = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0"}
# Trove classifier -> SPDX; "BSD License" says not which.
CLASSIFIED = {
    "Apache Software License": {"Apache-2.0"},
    "BSD License": {"BSD-2-Clause", "BSD-3-Clause"},
    "ISC License (ISCL)": {"ISC"},
    "MIT License": {"MIT"},
    "Mozilla Public License 1.1 (MPL 1.1)": {"MPL-1.1"},
    "Mozilla Public License 2.0 (MPL 2.0)": {"MPL-2.0"},
    "Python Software Foundation License": {"PSF-2.0"},
    "Artistic License": {"Artistic-1.0-Perl"},
}
WORD = re.compile(r"[A-Za-z0-9.-]+")
HEAD = """# Licences

The Leg Cramp Guide is under the MIT licence: see [LICENSE](../LICENSE). It uses the packages below,
which keep their own. A copy of the skill holds the first table and nothing else of theirs; what is
in the others is installed by whoever hosts or develops the skill, from its own authors.

Built by `python -m tools.supply` from `requirements/`; a test keeps it current, checks that the
packages declare what `requirements/licences.toml` says, and that the first table is permissive.
Licences are named as in the SPDX list.
"""


def read_licences(path: Path = REQUIREMENTS / "licences.toml") -> Licences:
    """Package -> SPDX expression."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def licences_page(pins: Mapping[str, tuple[Pin, ...]], licences: Licences) -> str:
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
        added = {
            name: [one for one in each if (name, one) not in shown]
            for name, each in versions(found).items()
        }
        purpose = FILES[file]
        parts.append(f"## {purpose[0].upper()}{purpose[1:]}\n")
        parts.append(f"`requirements/{file}`: {_counted(len(versions(found)), added)}.\n")
        parts.append("\n".join(_table(added, licences)) + "\n")
        shown |= {(name, one) for name, each in added.items() for one in each}
    return "\n".join(parts)


def _counted(count: int, added: Mapping[str, list[str]]) -> str:
    fresh = sum(bool(each) for each in added.values())
    return f"{count} packages" + (f", {fresh} of them not listed above" if fresh < count else "")


def _table(added: Mapping[str, list[str]], licences: Licences) -> Iterator[str]:
    yield "| package | version | licence |"
    yield "| --- | --- | --- |"
    for name, each in added.items():
        if each:
            yield f"| {name} | {', '.join(each)} | {licences[name]} |"


def permissive(expression: str) -> bool:
    """Whether an SPDX *expression* can be met with permissive licences alone."""
    return any(
        all(one.strip("() ") in PERMISSIVE for one in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )


def agrees(expression: str, installed: Distribution) -> bool:
    """Whether what an *installed* package declares is in the *expression*.

    Its License-Expression is it; else one of its classifiers is in it, or its License where that
    is SPDX. A package that declares nothing of these cannot disagree.
    """
    fields = installed.metadata
    for declared in fields.get_all("License-Expression", []):
        return bool(declared == expression)
    ours = set(WORD.findall(expression)) - {"AND", "OR"}
    named = [one.split(" :: ")[-1] for one in fields.get_all("Classifier", [])]
    families = [CLASSIFIED[one] for one in named if one in CLASSIFIED]
    if not families:
        families = [{one} for one in fields.get_all("License", []) if one in PERMISSIVE]
    return not families or any(ours & family for family in families)
