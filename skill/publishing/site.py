"""The site: where the operator publishes the privacy policy and the terms of use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from skill.publishing.errors import PublishingError

RESERVED = ".example"  # never anybody's: RFC 2606 keeps these names for examples
ADDRESS = re.compile(
    r"https://(?P<host>([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(/[\w.~-]+)*/?",
    re.ASCII | re.IGNORECASE,
)
BRANDS = re.compile("alexa|amazon", re.IGNORECASE)

# The manifest's key -> the page below the site; docs/ holds their texts under the same names.
PAGES = {"privacyPolicyUrl": "privacy", "termsOfUseUrl": "terms"}


@dataclass(frozen=True)
class Site:
    """An https address without a slash at its end."""

    url: str = "https://leg-cramp-guide.example"

    @property
    def reserved(self) -> bool:
        """Whether the address only stands in for one that is still to be chosen."""
        return self.url.partition("//")[2].partition("/")[0].lower().endswith(RESERVED)

    @property
    def pages(self) -> Mapping[str, str]:
        """The address of each page, by the manifest's key for it."""
        return {key: f"{self.url}/{page}" for key, page in PAGES.items()}


def site_at(url: str) -> Site:
    """The site at *url*, or the reserved one where *url* is empty.

    Raises PublishingError for what is no https address, and for hosts with Amazon's brands in
    them: its policy allows those in the path only.
    """
    if not url:
        return Site()
    found = ADDRESS.fullmatch(url)
    if not found:
        raise PublishingError(f"site {url!r}: expected an address such as https://example.org/legs")
    if BRANDS.search(found["host"]):
        raise PublishingError(f"site {url!r}: Amazon refuses hosts with alexa or amazon in them")
    return Site(url.rstrip("/"))
