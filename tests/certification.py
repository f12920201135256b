"""The certification page: each rule of Amazon's, its source, and the test that checks it.

A rule is a mark on the test of the module that owns it: `@pytest.mark.rule(text, source=...)`.
`python -m tests.certification` reads the marks in the tests' source, and writes the page.
"""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
PAGE = DOCS / "certification.md"
AMAZON = tomllib.loads((DOCS / "evidence" / "amazon.toml").read_text(encoding="utf-8"))
SEEN = {"page": "read", "quoted": "as others quote it", "field": "known from the field"}

HEAD = """# Certification

Amazon certifies a skill before it is published. These are the rules that can be checked without
Amazon, and the test that checks each of them; `make test` runs them all. `make certification`
writes this page from the tests; a test keeps it current.

A source is a page of Amazon's, with the number of the requirement where there is one: the pages
are listed below. Read the Policy Requirements again before each submission.
"""

NOT_COVERED = """## Not covered here

Not offline, because only Amazon, a device or a person can tell:

- Whether Alexa hears an utterance as the intent that has it as a sample, hands all other words to
  the intent that takes anything, and routes "ask leg cramp guide" to this skill. The tests send
  what Alexa should.
- Whether Amazon builds the models, and how many intents and samples it takes.
- What Amazon's own validation finds beyond the rules above, such as the lengths of a listing.
- The present wording of the Health section, and whether a reviewer takes questions about
  circumstances, or about the cramp itself, for a collection of health information (3.a).
- Whether what is said about causes and remedies is true (3.c): `docs/evidence.md` is for a
  clinician to review.
- Whether every feature that the description names works as a reader expects. The tests try the
  phrases that it quotes.
- Whether the privacy policy can be reached at its address, names its operator, and is lived up to
  by Amazon and the operator.
- Whether Amazon trusts the certificate of a host of your own, and whether the chain that Alexa
  signs with today ends at a root that this host trusts. The tests sign with chains of their own.
- How the speech sounds, and whether help, stop and exit are heard at once on a device.
"""


@dataclass(frozen=True)
class Rule:
    """*text* is the rule in one sentence; *file* and *test* are where it is checked."""

    text: str
    source: str
    file: str
    test: str

    @property
    def page(self) -> str:
        """The name of Amazon's page: *source* without the number of a requirement."""
        name, _, clause = self.source.rpartition(" ")
        return name if clause in AMAZON.get(name, {}).get("clauses", {}) else self.source


def rules() -> list[Rule]:
    """The rules that tests are marked with, in the order of Amazon's pages."""
    found = [rule for path in sorted(HERE.glob("test_*.py")) for rule in _marks(path)]
    pages = list(AMAZON)
    return sorted(found, key=lambda rule: (pages.index(rule.page), _number(rule), rule.text))


def _number(rule: Rule) -> list[tuple[int, str]]:
    parts = rule.source.removeprefix(rule.page).strip().split(".")
    return [(int(part), "") if part.isdigit() else (0, part) for part in parts]


def _marks(path: Path) -> Iterator[Rule]:
    for test in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(test, ast.FunctionDef):
            for call in (one for part in test.decorator_list for one in ast.walk(part)):
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.mark.rule":
                    text, (source,) = call.args[0], call.keywords
                    values = (ast.literal_eval(text), ast.literal_eval(source.value))
                    yield Rule(*values, path.name, test.name)


def page() -> str:
    """The page, in Markdown."""
    rows = ["| rule | source | test |", "| --- | --- | --- |"]
    for rule in rules():
        rows.append(f"| {rule.text} | {rule.source} | [`{rule.test}`](../tests/{rule.file}) |")
    rows += ["", "## Pages", "", "| page | seen | note |", "| --- | --- | --- |"]
    for name, entry in AMAZON.items():
        said = "; ".join(f"{clause}: {text}" for clause, text in entry.get("clauses", {}).items())
        note = ". ".join(filter(None, (entry.get("note", ""), said)))
        rows.append(f"| [{name}]({entry['address']}) | {SEEN[entry['seen']]} | {note} |")
    return "\n".join((HEAD, *rows, "", NOT_COVERED))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
