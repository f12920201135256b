"""The listing: the skill in the store of one locale, and the rules that keep it true."""

import re
from collections.abc import Iterator, Mapping
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


def icon_uri(locale: str, name: str) -> str:
    """Where the package has the icon *name* of *locale*, as the manifest writes it."""
    return f"file://assets/images/{locale}_{name}.png"


def faults(
    locale: str, shown: Mapping[str, Any], pages: Mapping[str, str], model: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Each key that is not true of the skill in *locale*, with what was expected there.

    *shown* and *pages* are the locale's parts of the manifest, *model* is the interaction model,
    all as JSON. Raises KeyError for a key that is missing.
    """
    language = model["interactionModel"]["languageModel"]
    samples = {sample for intent in language["intents"] for sample in intent["samples"]}
    name, emergency = language["invocationName"], load(locale).emergency
    if claim := CLAIM.search(f"{shown['name']} {name}"):
        yield "name", f"no {claim[0]!r} in a name"
    for phrase in (f"open {name}", *(one.format(emergency=emergency) for one in DISCLAIMER)):
        if phrase not in shown["description"]:
            yield "description", f"the words {phrase!r}"
    others = {load(other).emergency for other in LOCALES} - {emergency}
    for key, longest in LONGEST.items():
        if any(re.search(rf"\b{number}\b", shown[key]) for number in others):
            yield key, f"no emergency number but {emergency}"
        if not 1 < len(shown[key]) <= longest:
            yield key, f"2 to {longest} characters"
    opening = f"Alexa, ask {name} "
    for phrase in shown["examplePhrases"]:
        said = phrase.removeprefix(opening)
        if said == phrase or said not in samples or "{" in said:
            yield "examplePhrases", f"{opening!r} and a sample of the model, not {phrase!r}"
    if not len(shown["examplePhrases"]) == len(set(shown["examplePhrases"])) == PHRASES:
        yield "examplePhrases", f"{PHRASES} phrases"
    if not shown["keywords"]:
        yield "keywords", "at least one"
    # The build puts the operator's pages in place of these.
    due = {f"{icon}Uri": icon_uri(locale, icon) for icon in SIZES} | dict(Site().pages)
    for key, uri in due.items():
        if {**shown, **pages}[key] != uri:
            yield key, uri
