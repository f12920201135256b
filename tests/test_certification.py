"""docs/certification.md: current, and made of what the tests are marked with."""

from tests.certification import AMAZON, PAGE, page, rules

RULES = rules()


def test_the_committed_page_is_the_one_the_tests_give() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run make certification"


def test_each_rule_stands_once_and_every_page_and_requirement_has_one() -> None:
    listed = {f"{name} {one}" for name, page in AMAZON.items() for one in page.get("clauses", ())}
    assert len({rule.text for rule in RULES}) == len(RULES)
    assert {rule.page for rule in RULES} == set(AMAZON)
    assert listed <= {rule.source for rule in RULES}
