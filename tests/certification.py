"""The certification page: each rule of Amazon's, its source, its test, and whether it passes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "certification.md"

HEAD = """# Certification

Amazon certifies a skill before it is published. These are the rules that can be checked without
Amazon, and the test that checks each of them. `make certification` runs the tests and writes this
page; a test keeps it current.

A source is a section of the research that the project rests on, and after it the page or the
requirement of Amazon's that the section stands for. That research tells which of them were read in
full and which are known from others who quote them; Amazon's numbers 4.4 to 4.12 are the least
certain. Read the Policy Requirements again before each submission.
"""

NOT_COVERED = """## Not covered here

Not yet, because it belongs to the web endpoint:

- The signature, its certificate chain and its timestamp (5.4, 11.10).
- HTTP 400 for what fails them, and for another skill's application id (11.10).
- That the HTTP front end can be imported (11.13).

Not offline, because only Amazon, a device or a person can tell:

- Whether Alexa hears an utterance as the intent that has it as a sample, and routes "ask leg cramp
  guide" to this skill (3.3, 3.4, 5.3). The tests send the intent that Alexa should.
- Whether Amazon builds the models, and how many intents and samples it takes (3.2).
- What Amazon's own validation finds beyond the rules above, such as the lengths of a listing (5.3).
- The present wording of the Health section, and whether a reviewer takes questions about
  circumstances, or about the cramp itself, for a collection of health information (5.1, 3.a).
- Whether what is said about causes and remedies is true (5.1, 3.c): `docs/evidence.md` is for a
  clinician to review.
- Whether every feature that the description names works as a reader expects (5.3). The tests try
  the phrases that it quotes.
- Whether the privacy policy can be reached at its address, names its operator, and is lived up to
  by Amazon and the operator (5.2).
- How the speech sounds, and whether help, stop and exit are heard at once on a device (5.3).
"""


@dataclass(frozen=True)
class Rule:
    """*text* is the rule in one sentence; *file* and *test* are where it is checked."""

    text: str
    source: str
    file: str
    test: str

    @property
    def node(self) -> str:
        """The test as pytest names it, without parameters."""
        return f"tests/{self.file}::{self.test}"

    @property
    def order(self) -> tuple[Any, ...]:
        """By section, as numbers, and then by what follows them."""
        sections, _, page = self.source.partition("; ")
        numbers = [tuple(map(int, one.split("."))) for one in re.findall(r"[\d.]+", sections)]
        return numbers, [int(one) if one.isdigit() else one for one in re.split(r"(\d+)", page)]


def checks() -> Iterator[tuple[str, Any]]:
    """Each test of the modules that check rules, with the name of its file."""
    for path in sorted(HERE.glob("test_certification_*.py")):
        module = import_module(f"{__package__}.{path.stem}")
        for name, test in vars(module).items():
            if name.startswith("test_") and test.__module__ == module.__name__:
                yield path.name, test


def rules() -> list[Rule]:
    """The rules that the tests are marked with, by source."""
    found = [
        Rule(mark.args[0], mark.kwargs["source"], file, test.__name__)
        for file, test in checks()
        for mark in getattr(test, "pytestmark", ())
        if mark.name == "rule"
    ]
    return sorted(found, key=lambda rule: rule.order)


def page(passed: Mapping[str, bool]) -> str:
    """The page, with the outcome of each test by its node; a test that did not run fails."""
    rows = [("rule", "source", "test", "result"), ("---",) * 4]
    for rule in rules():
        test = f"[`{rule.test}`](../tests/{rule.file})"
        rows.append((rule.text, rule.source, test, "passes" if passed.get(rule.node) else "fails"))
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"{HEAD}\n{table}\n\n{NOT_COVERED}"


class Certificate:
    """A pytest plugin: runs the tests of rules alone, and writes the page to *path*."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.passed: dict[str, bool] = {}

    def pytest_collection_modifyitems(self, config: Any, items: list[Any]) -> None:
        """Leaves out the tests without a rule, such as the one that this page is current."""
        others = [item for item in items if not item.get_closest_marker("rule")]
        items[:] = [item for item in items if item.get_closest_marker("rule")]
        config.hook.pytest_deselected(items=others)

    def pytest_runtest_logreport(self, report: Any) -> None:
        """A test passes where all its parameters do, in each of their phases."""
        node = report.nodeid.partition("[")[0]
        self.passed[node] = self.passed.get(node, True) and report.passed

    def pytest_sessionfinish(self) -> None:
        """Writes the page, also where a test failed; but not where none could run."""
        if self.passed:
            self.path.write_text(page(self.passed), encoding="utf-8")
