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
FRAME = DOCS / "evidence" / "certification.md"  # the page but for the rules
AMAZON = tomllib.loads((DOCS / "evidence" / "amazon.toml").read_text(encoding="utf-8"))
SEEN = {"page": "read", "quoted": "as others quote it", "field": "known from the field"}


@dataclass(frozen=True)
class Rule:
    """*text* is the rule in one sentence; *file* and *test* are where it is checked."""

    text: str
    source: str
    file: str
    test: str

    @property
    def page(self) -> str:
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
    rows = ["| rule | source | test |", "| --- | --- | --- |"]
    for rule in rules():
        rows.append(f"| {rule.text} | {rule.source} | [`{rule.test}`](../tests/{rule.file}) |")
    rows += ["", "## Pages", "", "| page | seen | note |", "| --- | --- | --- |"]
    for name, entry in AMAZON.items():
        said = "; ".join(f"{clause}: {text}" for clause, text in entry.get("clauses", {}).items())
        note = ". ".join(filter(None, (entry.get("note", ""), said)))
        rows.append(f"| [{name}]({entry['address']}) | {SEEN[entry['seen']]} | {note} |")
    return FRAME.read_text(encoding="utf-8").replace("{rules}", "\n".join(rows))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
