"""docs/certification.md: current, and made of what the tests are marked with."""

from collections import Counter

from tests.certification import AMAZON, PAGE, page, rules

RULES = rules()


def test_the_committed_page_is_the_one_the_tests_give() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run make certification"


def test_no_rule_stands_twice() -> None:
    assert [text for text, count in Counter(rule.text for rule in RULES).items() if count > 1] == []


def test_every_rule_names_a_page_of_amazon_s_and_every_page_has_one() -> None:
    assert {rule.page for rule in RULES} == set(AMAZON)


def test_every_requirement_that_is_listed_has_a_rule() -> None:
    listed = {f"{name} {one}" for name, page in AMAZON.items() for one in page.get("clauses", ())}
    assert listed <= {rule.source for rule in RULES}
