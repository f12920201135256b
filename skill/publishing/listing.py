"""The listing: the skill in the store of one locale, and the rules that keep it true."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from skill.content import LOCALES, load
from skill.publishing.icon import SIZES
from skill.publishing.site import Site

PHRASES = 3  # as many as Amazon asks for
LONGEST = {"name": 50, "summary": 160, "description": 4000}  # characters

# In a name these make a claim, and Amazon turns the skill down.
CLAIM = re.compile(r"cure|treat|remed|relie|doctor|alexa|amazon", re.IGNORECASE)
# What a health skill has to say about itself, and whom to call where it is shown.
DISCLAIMER = (
    "for educational purposes",
    "not medical advice",
    "not a substitute for professional medical advice, diagnosis or treatment",
    "medical emergency, call your local emergency number ({emergency})",
)


@dataclass(frozen=True)
class Listing:
    """What one locale shows, beside what the skill is there.

    *shown* and *pages* are the locale's parts of the manifest. *invocation* and *samples* come from
    its interaction model, samples with slots left out. *emergency* is its number.
    """

    locale: str
    shown: Mapping[str, Any]
    pages: Mapping[str, str]
    invocation: str
    samples: frozenset[str]
    emergency: str

    @classmethod
    def of(
        cls,
        locale: str,
        shown: Mapping[str, Any],
        pages: Mapping[str, str],
        model: Mapping[str, Any],
    ) -> "Listing":
        """The listing with what it needs from the interaction model, given as JSON."""
        language = model["interactionModel"]["languageModel"]
        samples = (sample for intent in language["intents"] for sample in intent["samples"])
        whole = frozenset(sample for sample in samples if "{" not in sample)
        emergency = load(locale).emergency
        return cls(locale, shown, pages, language["invocationName"], whole, emergency)


def icon_uri(locale: str, name: str) -> str:
    """Where the package has the icon *name* of *locale*, as the manifest writes it."""
    return f"file://assets/images/{locale}_{name}.png"


# Each rule gives what was expected, or nothing where all is well. A missing key is a KeyError.


def _name(listing: Listing) -> str:
    claim = CLAIM.search(f"{listing.shown['name']} {listing.invocation}")
    return f"no {claim[0]!r} in a name" if claim else _short(listing, "name")


def _summary(listing: Listing) -> str:
    return _other_number(listing, "summary") or _short(listing, "summary")


def _description(listing: Listing) -> str:
    said = [phrase.format(emergency=listing.emergency) for phrase in DISCLAIMER]
    for phrase in (f"open {listing.invocation}", *said):
        if phrase not in listing.shown["description"]:
            return f"the words {phrase!r}"
    return _other_number(listing, "description") or _short(listing, "description")


def _phrases(listing: Listing) -> str:
    phrases, opening = listing.shown["examplePhrases"], f"Alexa, ask {listing.invocation} "
    for phrase in phrases:
        if not phrase.startswith(opening) or phrase.removeprefix(opening) not in listing.samples:
            return f"{opening!r} and a sample of {listing.locale}.json, not {phrase!r}"
    return "" if len(phrases) == len(set(phrases)) == PHRASES else f"{PHRASES} phrases"


def _keywords(listing: Listing) -> str:
    return "" if listing.shown["keywords"] else "at least one"


def _icon(name: str) -> "Rule":
    def rule(listing: Listing) -> str:
        uri = icon_uri(listing.locale, name)
        return "" if listing.shown[f"{name}Uri"] == uri else uri

    return rule


def _page(key: str) -> "Rule":
    def rule(listing: Listing) -> str:
        url = Site().pages[key]
        return "" if listing.pages[key] == url else f"{url}, which the build replaces"

    return rule


def _short(listing: Listing, key: str) -> str:
    fits = 1 < len(listing.shown[key]) <= LONGEST[key]
    return "" if fits else f"2 to {LONGEST[key]} characters"


def _other_number(listing: Listing, key: str) -> str:
    numbers = {load(locale).emergency for locale in LOCALES} - {listing.emergency}
    found = any(re.search(rf"\b{number}\b", listing.shown[key]) for number in numbers)
    return f"no emergency number but {listing.emergency}" if found else ""


Rule = Callable[[Listing], str]

RULES: Mapping[str, Rule] = {
    "name": _name,
    "summary": _summary,
    "description": _description,
    "examplePhrases": _phrases,
    "keywords": _keywords,
    **{f"{name}Uri": _icon(name) for name in SIZES},
    **{key: _page(key) for key in Site().pages},
}
