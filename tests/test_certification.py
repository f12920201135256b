"""docs/certification.md: current, and made of what the tests are marked with."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.certification import PAGE, Certificate, checks, page, rules
from tests.test_model import repeated

RULES = rules()
ROW = "](../tests/"


def rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if ROW in line]


def certified(path: Path, *outcomes: tuple[str, bool]) -> list[str]:
    """The rows of the page after reports of these nodes."""
    certificate = Certificate(path)
    for node, passed in outcomes:
        certificate.pytest_runtest_logreport(SimpleNamespace(nodeid=node, passed=passed))
    certificate.pytest_sessionfinish()
    return rows(path.read_text(encoding="utf-8"))


def test_the_committed_page_is_the_one_the_tests_give() -> None:
    committed = PAGE.read_text(encoding="utf-8")
    assert committed == page({rule.node: True for rule in RULES}), "run make certification"


def test_every_test_of_these_modules_has_one_rule_and_its_source() -> None:
    marks = [
        (test.__name__, [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "rule"])
        for _, test in checks()
    ]
    assert [name for name, found in marks if len(found) != 1] == []
    assert [rule.test for rule in RULES if not (rule.text.endswith(".") and rule.source)] == []


def test_no_rule_and_no_test_stands_twice() -> None:
    assert repeated(rule.text for rule in RULES) == []
    assert repeated(rule.test for rule in RULES) == []


@pytest.mark.parametrize("section", ["1.3", "3.2", "5.1", "5.3", "11.1"])
def test_the_sections_that_hold_rules_are_covered(section: str) -> None:
    assert any(section in rule.source.partition(";")[0].split(", ") for rule in RULES)


def test_sections_are_in_the_order_of_their_numbers() -> None:
    firsts = [rule.source.partition(";")[0].partition(",")[0] for rule in RULES]
    assert firsts == sorted(firsts, key=lambda one: [int(part) for part in one.split(".")])


def test_a_rule_passes_where_all_its_parameters_do(tmp_path: Path) -> None:
    node = RULES[0].node
    outcomes = ((f"{node}[en-US]", True), (f"{node}[en-GB]", True))
    first, *others = certified(tmp_path / "page.md", *outcomes)
    assert first.endswith("| passes |")
    assert all(row.endswith("| fails |") for row in others)


def test_a_rule_fails_where_one_of_its_parameters_does(tmp_path: Path) -> None:
    node = RULES[0].node
    outcomes = ((f"{node}[en-US]", True), (f"{node}[en-GB]", False), (f"{node}[en-IN]", True))
    first, *_ = certified(tmp_path / "page.md", *outcomes)
    assert first.endswith("| fails |")
