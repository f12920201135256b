"""The site of the privacy policy: https, and none of Amazon's brands in its host."""

import re

import pytest

from skill.publishing.errors import PublishingError
from skill.publishing.site import PAGES, Site, site_at
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://example.org", "https://example.org"),
        ("https://me.github.io/leg-cramps/", "https://me.github.io/leg-cramps"),
        ("https://example.org/alexa/amazon", "https://example.org/alexa/amazon"),
        ("https://my.example.example.org", "https://my.example.example.org"),
    ],
)
def test_an_address_is_taken_without_its_last_slash(given: str, url: str) -> None:
    assert site_at(given) == Site(url)
    assert not site_at(given).reserved
    assert site_at("") == Site("https://leg-cramp-guide.example")
    assert Site().reserved
    assert site_at(given).pages == {
        "privacyPolicyUrl": f"{url}/privacy",
        "termsOfUseUrl": f"{url}/terms",
    }


@pytest.mark.rule("The privacy policy has an https address.", source="Policy Requirements")
@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "example.org",
        "https://localhost",
        "https://me:secret@example.org",
        "https://example.org?page=1",
        "https://example.org//",
        "https://example.org\n",
        "https://exämple.org",
    ],
)
def test_what_is_no_https_address_is_refused(url: str) -> None:
    with pytest.raises(PublishingError, match="expected an address such as https://"):
        site_at(url)


@pytest.mark.rule(
    "The privacy policy has an address without Amazon's brands in its host.",
    source="Policy Requirements",
)
@pytest.mark.parametrize(
    "host", ["alexa.example.org", "my-Alexa-skill.org", "amazon.com", "me.s3.amazonaws.com"]
)
def test_hosts_with_a_brand_of_amazon_are_refused(host: str) -> None:
    with pytest.raises(PublishingError, match=f"{re.escape(host)}.*alexa or amazon"):
        site_at(f"https://{host}/legs")


@pytest.mark.rule(
    "The privacy policy says that answers die with the session, unstored and unlogged.",
    source="Policy Requirements 3.a",
)
def test_the_pages_leave_the_operator_a_place_and_the_policy_says_what_becomes_of_answers() -> None:
    pages = {page: (ROOT / "docs" / f"{page}.md").read_text("utf-8") for page in PAGES.values()}
    assert all("\n**[Name of the operator" in text for text in pages.values())
    policy = " ".join(pages[PAGES["privacyPolicyUrl"]].split())
    for promise in ("session attributes", "stores nothing", "no database", "logs nothing you say"):
        assert promise in policy
    assert "user id" in policy
    days = re.search(r"RetentionInDays: (\d+)", (ROOT / "template.yaml").read_text("utf-8"))
    assert days
    assert f"after {days[1]} days" in policy
