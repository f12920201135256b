"""Certification, the listing: name, phrases, description, privacy, and what the skill asks for."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from skill.content import load
from skill.publishing.arn import endpoint_at
from skill.publishing.manifest import ready
from skill.publishing.site import site_at
from tests.conftest import ROOT
from tests.test_certification_speech import ADVERT, CURE, NUMBERS, OFFER_TO_CALL, RESCUE
from tests.test_manifest import ARN, MANIFEST, PUBLISHING
from tests.turns import language

Listing = dict[str, Any]

PRIVACY = MANIFEST["manifest"]["privacyAndCompliance"]
POLICY = ROOT / "docs" / "privacy.md"
MADE = ready(MANIFEST, site_at("https://example.org"), endpoint_at(ARN))["manifest"]

CLAIM = re.compile(r"cure|treat|doctor|remed|relie|heal\b|fix|therap|medic", re.IGNORECASE)
CONDITION = re.compile(
    r"\w*(itis|osis|emia|pathy|algia)\b|insomnia|diabet\w+|syndrome|disease|disorder|deficien\w+",
    re.IGNORECASE,
)
BRANDS = re.compile("alexa|amazon", re.IGNORECASE)
SENTENCES = re.compile(r'[A-Z"][^\n]*[.?]"?\)?\.?')
QUOTED = re.compile(r'"([^"]+)"')
WAKE_WORD = "Alexa"
PHRASES = 3
DISCLAIMER = (
    "for educational purposes",
    "not medical advice",
    "not a substitute for professional medical advice, diagnosis or treatment",
    "medical emergency, call your local emergency number",
)
# What the privacy policy has to say for the answers to be no collection of health information.
PROMISES = (
    "session attributes",
    "stores nothing",
    "no database",
    "logs nothing you say",
    "user id",
)


@pytest.fixture
def shown(locale: str) -> Listing:
    """What the store shows in *locale*."""
    return dict(PUBLISHING["locales"][locale])


def written(shown: Listing) -> str:
    """Every text of a listing."""
    phrases = (*shown["examplePhrases"], *shown["keywords"])
    return " ".join((shown["name"], shown["summary"], shown["description"], *phrases))


def sample_of(locale: str, phrase: str) -> str:
    """What *phrase* says after the wake word, the launch word and the invocation name."""
    opening = f"{WAKE_WORD}, ask {language(locale)['invocationName']} "
    return phrase.removeprefix(opening) if phrase.startswith(opening) else ""


def samples(locale: str) -> set[str]:
    return {text for intent in language(locale)["intents"] for text in intent.get("samples", ())}


# Example phrases


@pytest.mark.rule("There are three example phrases.", source="11.8; Skill Manifest Schema")
def test_there_are_three_example_phrases(shown: Listing) -> None:
    assert len(set(shown["examplePhrases"])) == len(shown["examplePhrases"]) == PHRASES


@pytest.mark.rule(
    "The first example phrase has the wake word and the invocation name.",
    source="11.8; Skill Manifest Schema",
)
def test_the_first_phrase_says_how_to_start(locale: str, shown: Listing) -> None:
    invocation = re.escape(language(locale)["invocationName"])
    first = shown["examplePhrases"][0]
    assert re.fullmatch(rf"{WAKE_WORD}, (ask|open|start|launch) {invocation}( .+)?", first)


@pytest.mark.rule(
    "What an example phrase says is a sample, word for word.",
    source="5.3, 11.8; Voice Interface and User Experience Testing 4.6",
)
def test_example_phrases_are_samples(locale: str, shown: Listing) -> None:
    said = {sample_of(locale, phrase) for phrase in shown["examplePhrases"]}
    assert said <= samples(locale)


# Name and description


@pytest.mark.rule(
    "Name and invocation name hold no 'cure', 'treat', 'doctor', 'remedy' or 'relief'.",
    source="5.1, 11.9; Policy Requirements 3.b, 3.c",
)
def test_the_names_promise_nothing(locale: str, shown: Listing) -> None:
    assert not CLAIM.search(f"{shown['name']} {language(locale)['invocationName']}")


@pytest.mark.rule(
    "Name and invocation name hold no diagnosis.", source="5.1; Policy Requirements 3.c"
)
def test_the_names_hold_no_diagnosis(locale: str, shown: Listing) -> None:
    names = f"{shown['name']} {language(locale)['invocationName']}"
    assert not CONDITION.search(names)


@pytest.mark.rule(
    "The description says, in each locale, that the skill is no substitute for medical advice.",
    source="5.1, 11.9; Policy Requirements 3.e",
)
def test_the_description_has_the_disclaimer(shown: Listing) -> None:
    assert [words for words in DISCLAIMER if words not in shown["description"]] == []


@pytest.mark.rule(
    "A listing names the locale's own emergency number: no 911 outside the US and Canada.",
    source="5.1; Policy Requirements 3.e",
)
def test_a_listing_names_the_number_of_its_locale(locale: str, shown: Listing) -> None:
    assert set(NUMBERS.findall(written(shown))) == {load(locale).emergency}
    assert ("911" in written(shown)) == (locale in ("en-US", "en-CA"))


@pytest.mark.rule("A listing promises to save no life.", source="5.1; Policy Requirements 3.b")
def test_a_listing_promises_to_save_no_life(shown: Listing) -> None:
    assert not RESCUE.search(written(shown))


@pytest.mark.rule("A listing claims no cure.", source="5.1; Policy Requirements 3.c")
def test_a_listing_claims_no_cure(shown: Listing) -> None:
    assert not CURE.search(written(shown))


@pytest.mark.rule("A listing offers no call.", source="5.1; Policy Requirements 9")
def test_a_listing_offers_no_call(shown: Listing) -> None:
    assert not OFFER_TO_CALL.search(written(shown))
    assert not re.search(r"\bit (calls|dials|rings|alerts)\b", written(shown))


@pytest.mark.rule(
    "The description says how to start, with the invocation name that the model has.",
    source="5.3; Voice Interface and User Experience Testing 4.5",
)
def test_the_description_says_how_to_start(locale: str, shown: Listing) -> None:
    assert f'"{WAKE_WORD}, open {language(locale)["invocationName"]}"' in shown["description"]


@pytest.mark.rule(
    "What the description tells people to say is understood.",
    source="5.3; Voice Interface and User Experience Testing 4.6",
)
def test_what_the_description_quotes_is_a_sample(locale: str, shown: Listing) -> None:
    quoted = set(QUOTED.findall(shown["description"]))
    said = quoted - {f"{WAKE_WORD}, open {language(locale)['invocationName']}"}
    assert said
    assert {sample_of(locale, text) or text for text in said} <= samples(locale)


@pytest.mark.rule(
    "Summary and description are written in complete sentences.",
    source="5.3; Voice Interface and User Experience Testing 4.9",
)
def test_a_listing_is_written_in_complete_sentences(shown: Listing) -> None:
    paragraphs = (shown["summary"], *shown["description"].split("\n\n"))
    assert [text for text in paragraphs if not SENTENCES.fullmatch(text)] == []


# What the operator declares


@pytest.mark.rule("The skill is not directed to children.", source="5.1; Policy Requirements")
def test_the_skill_is_not_for_children() -> None:
    assert PRIVACY["isChildDirected"] is False


@pytest.mark.rule(
    "There is a privacy policy, at an https address without Amazon's brands in its host.",
    source="5.1, 5.2, 11.9; Policy Requirements, privacy",
)
def test_every_locale_has_a_privacy_policy(locale: str) -> None:
    for manifest in (MANIFEST["manifest"], MADE):
        url = urlsplit(manifest["privacyAndCompliance"]["locales"][locale]["privacyPolicyUrl"])
        assert url.scheme == "https"
        assert "." in url.netloc
        assert not BRANDS.search(url.netloc)


@pytest.mark.rule(
    "The privacy policy says that answers die with the session, unstored and unlogged.",
    source="5.1, 5.2; Policy Requirements 3.a",
)
@pytest.mark.parametrize("promise", PROMISES)
def test_the_privacy_policy_says_what_becomes_of_answers(promise: str) -> None:
    assert promise in " ".join(POLICY.read_text(encoding="utf-8").split())


@pytest.mark.rule("The skill uses no personal information.", source="5.2; Policy Requirements")
def test_no_personal_information_is_used() -> None:
    assert PRIVACY["usesPersonalInfo"] is False


@pytest.mark.rule("The skill asks for no permission.", source="5.2; Policy Requirements")
def test_no_permission_is_asked_for() -> None:
    assert not MADE.get("permissions")


@pytest.mark.rule(
    "The skill links no account.", source="5.2, 5.5; Requirements for HIPAA-Eligible Skills"
)
def test_no_account_is_linked() -> None:
    assert keys(MADE, "accountLinking") == []


def keys(tree: Any, part: str) -> list[str]:
    """Every key of *tree* with *part* in it, at any depth."""
    if isinstance(tree, dict):
        here = [key for key in tree if part.lower() in key.lower()]
        return [*here, *(key for value in tree.values() for key in keys(value, part))]
    return [key for value in tree for key in keys(value, part)] if isinstance(tree, list) else []


@pytest.mark.rule(
    "The skill holds no advertisements, in the manifest and in the listing.",
    source="5.2; Policy Requirements",
)
def test_no_listing_advertises(shown: Listing) -> None:
    assert PRIVACY["containsAds"] is False
    assert not ADVERT.search(written(shown))


@pytest.mark.rule("The skill sells nothing.", source="5.2; Policy Requirements")
def test_nothing_is_sold() -> None:
    assert PRIVACY["allowsPurchases"] is False


@pytest.mark.rule(
    "The skill processes no protected health information for anybody.",
    source="5.5, 11.9; Requirements for HIPAA-Eligible Skills",
)
def test_no_health_information_is_processed() -> None:
    assert PRIVACY.get("usesHealthInfo", False) is False


@pytest.mark.rule(
    "The skill uses no interface of Amazon's for health data.",
    source="5.5; Requirements for HIPAA-Eligible Skills",
)
def test_no_health_interface_is_used() -> None:
    interfaces = [one["type"] for one in MADE["apis"]["custom"]["interfaces"]]
    assert [one for one in interfaces if "HEALTH" in one.upper()] == []
    assert list(MADE["apis"]) == ["custom"]
