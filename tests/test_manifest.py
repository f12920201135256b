"""The manifest: Amazon can read every key of it, and it is true of the skill."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import InteractionModelData
from ask_smapi_model.v1.skill.manifest.skill_manifest_envelope import SkillManifestEnvelope

from skill.content import LOCALES, ContentError
from skill.publishing.arn import endpoint_at
from skill.publishing.manifest import FILE, check, read, ready
from skill.publishing.site import Site, site_at
from skill.simulator import invocation
from skill.simulator.desk import MODELS, model_file
from skill.simulator.session import Handler, Session, plain
from tests.policy import ADVERT

MANIFEST = read(MODELS / FILE)
INTERACTION = json.loads(model_file("en-US").read_text(encoding="utf-8"))
LANGUAGE = INTERACTION["interactionModel"]["languageModel"]
SAMPLES = {sample: one["name"] for one in LANGUAGE["intents"] for sample in one["samples"]}
PUBLISHING = MANIFEST["manifest"]["publishingInformation"]
ARN = "arn:aws:lambda:eu-west-1:123456789012:function:guide"
OPENING = "Alexa, ask leg cramp guide "
CLAIMS = re.compile(r"\bcure|\bheal(s|ing)?\b|life-saving|save.? lives|guarantee|alexa skill")
DIAGNOSIS = re.compile(
    r"(itis|osis|emia|pathy|algia)\b|(?i:insomnia|diabet|syndrome|diseas|disorder|deficien)"
)
SHOWN = [
    (locale, phrase)
    for locale, listing in PUBLISHING["locales"].items()
    for phrase in listing["examplePhrases"]
]


def through(kind: type, value: Any) -> Any:
    """*value* read into Amazon's own classes and written again: unknown keys get lost."""
    serializer = DefaultSerializer()
    return serializer.serialize(serializer.deserialize(json.dumps(value), kind))


# As Amazon reads it


@pytest.mark.parametrize("endpoint", ["", ARN])
def test_amazon_knows_every_key_of_the_manifest(endpoint: str) -> None:
    made = ready(MANIFEST, site_at("https://example.org"), endpoint_at(endpoint))
    assert through(SkillManifestEnvelope, made) == made


@pytest.mark.rule(
    "A model holds no key that Amazon does not know.", source="Interaction Model Schema"
)
def test_amazon_knows_every_key_of_the_interaction_model() -> None:
    assert through(InteractionModelData, INTERACTION) == INTERACTION


@pytest.mark.rule(
    "The manifest declares no purchases, no personal information, no advertisements, no health "
    "information processed for anybody, and nothing for children.",
    source="Policy Requirements",
)
@pytest.mark.rule(
    "The skill uses no interface of Amazon's for health data: a listing for everybody needs none.",
    source="Requirements for Skills that are HIPAA-Eligible",
)
@pytest.mark.rule(
    "The skill asks for no permission, links no account and holds no events.",
    source="Policy Requirements 3.a",
)
def test_what_the_operator_declares() -> None:
    """Name-free interaction is for skills that are live already, so a new one declares none."""
    (interface,) = MANIFEST["manifest"]["apis"]["custom"]["interfaces"]
    assert interface["type"] == "ALEXA_PRESENTATION_APL"
    made = ready(MANIFEST, site_at("https://example.org"), endpoint_at(ARN))["manifest"]
    assert set(made) == {"manifestVersion", "publishingInformation", "privacyAndCompliance", "apis"}
    assert "accountlinking" not in json.dumps(made).lower()
    declared = dict(MANIFEST["manifest"]["privacyAndCompliance"])
    del declared["locales"]
    assert declared == {
        "allowsPurchases": False,
        "usesPersonalInfo": False,
        "isChildDirected": False,
        "isExportCompliant": True,
        "containsAds": False,
        "usesHealthInfo": False,
    }
    assert PUBLISHING["category"] == "HEALTH_AND_FITNESS"
    assert PUBLISHING["distributionMode"] == "PUBLIC"
    assert PUBLISHING["isAvailableWorldwide"] is False


# What it says


@pytest.mark.rule(
    "Name and invocation name hold no 'cure', 'treat', 'doctor', 'remedy' or 'relief'.",
    source="Policy Requirements 3.c",
)
@pytest.mark.rule(
    "The description says, in each locale, that the skill is no substitute for medical advice, "
    "and names the number of that locale alone.",
    source="Policy Requirements 3.e",
)
@pytest.mark.rule(
    "There are three example phrases: wake word, invocation name, and a sample word for word.",
    source="Skill Manifest Schema",
)
@pytest.mark.rule(
    "The description says how to start, with the invocation name that the model has.",
    source="Voice Interface and User Experience Testing 4.5",
)
def test_the_committed_manifest_is_true() -> None:
    check(MANIFEST, INTERACTION)


@pytest.mark.rule(
    "Summary and description are written in complete sentences.",
    source="Voice Interface and User Experience Testing 4.9",
)
@pytest.mark.rule(
    "A listing promises to save no life, claims no cure and offers no call.",
    source="Policy Requirements 3.b",
)
@pytest.mark.rule(
    "What the description tells people to say is understood.",
    source="Voice Interface and User Experience Testing 4.6",
)
@pytest.mark.rule("Name and invocation name hold no diagnosis.", source="Policy Requirements 3.c")
@pytest.mark.rule("A listing advertises nothing.", source="Policy Requirements")
@pytest.mark.parametrize("locale", LOCALES)
def test_a_listing_is_written_as_amazon_wants(locale: str) -> None:
    shown = PUBLISHING["locales"][locale]
    for text in (shown["summary"], *shown["description"].split("\n\n")):
        assert re.match(r"[A-Z]", text)
        assert re.search(r'[.?]"?\)?\.?$', text)
    text = " ".join((shown["summary"], shown["description"], *shown["keywords"])).lower()
    assert not CLAIMS.search(text)
    assert re.findall(r"\bcalls?\b.{25}", text) == ["call your local emergency num"]
    said = {one.removeprefix(OPENING) for one in re.findall(r'"([^"]+)"', shown["description"])}
    assert said - set(SAMPLES) == {"Alexa, open leg cramp guide"}
    assert not DIAGNOSIS.search(f"{shown['name']} {LANGUAGE['invocationName']}")
    assert not ADVERT.search(json.dumps(shown))


@pytest.mark.rule(
    "An example phrase gets what it asks for, the first time and not after a welcome.",
    source="Voice Interface and User Experience Testing 4.6",
)
@pytest.mark.parametrize(("locale", "phrase"), SHOWN)
def test_each_phrase_is_answered_at_once(locale: str, phrase: str, handler: Handler) -> None:
    """As Amazon sends it: the intent whose sample it is, in a new session."""
    intent = SAMPLES[phrase.removeprefix(OPENING)]
    welcome = handler(invocation.launch_request(invocation.new_session(), locale), None)
    answer = handler(invocation.intent_request(invocation.new_session(), locale, intent, {}), None)
    said, greeted = (one["response"]["outputSpeech"]["ssml"] for one in (answer, welcome))
    assert plain(said).split("?")[0] not in plain(greeted)
    assert "something went wrong" not in said
    assert answer["response"]["shouldEndSession"] is False


def test_the_reviewer_hears_what_the_instructions_promise(session: Session) -> None:
    steps = re.findall(r'"([^"]+)"', PUBLISHING["testingInstructions"])
    assert steps[:4] == ["Alexa, open leg cramp guide", "yes", "it's gone", "yes"]
    moves = [session.say(said).move for said in steps[:4]]
    assert moves == ["launch", "yes", "eased", "yes"]
    for said, warns, ends in (
        ("I have chest pain", "emergency", True),
        ("my leg is swollen and red", "same_day", False),
    ):
        assert said in steps
        turn = session.say(said)
        assert (turn.warns, turn.explains, turn.ends) == (warns, (), ends)


# What is refused

Change = Callable[[dict[str, Any]], None]


def put(*path: str, value: Any) -> Change:
    """Puts *value* at *path* below the locale's listing."""

    def change(manifest: dict[str, Any]) -> None:
        place: Any = manifest["manifest"]
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

    return change


def listing(locale: str, key: str, change: Callable[[Any], Any]) -> Change:
    old = PUBLISHING["locales"][locale][key]
    return put("publishingInformation", "locales", locale, key, value=change(old))


def said(locale: str, old: str, new: str) -> Change:
    return listing(locale, "description", lambda text: text.replace(old, new))


def phrases(*more: str) -> Change:
    return listing("en-US", "examplePhrases", lambda old: [*old[:2], *more])


REFUSED: list[tuple[Change, str]] = [
    (listing("en-US", "name", lambda _: "Leg Cramp Doctor"), r"en-US\.name.*no 'Doctor'"),
    (listing("en-IN", "name", lambda _: "x" * 51), r"en-IN\.name.*2 to 50 characters"),
    (listing("en-US", "summary", lambda old: old * 3), r"en-US\.summary.*160 characters"),
    (said("en-GB", "999", "911"), r"en-GB\.description.*local emergency number \(999\)"),
    (said("en-AU", "000)", "000) or 911"), r"en-AU\.description.*no emergency number but 000"),
    (said("en-CA", "not medical advice", ""), r"en-CA\.description.*'not medical advice'"),
    (said("en-CA", "leg cramp", "cramp"), r"en-CA\.description.*'open leg cramp guide'"),
    (phrases(f"{OPENING}sing a song"), r"en-US\.examplePhrases.*guide sing a song'"),
    (phrases("Alexa, help"), r"en-US\.examplePhrases.*'Alexa, help'"),
    (phrases(), r"examplePhrases.*3 phrases"),
    (listing("en-US", "examplePhrases", lambda old: old[:1] * 3), r"examplePhrases.*3 phrases"),
    (listing("en-US", "keywords", lambda _: []), r"en-US\.keywords.*at least one"),
    (listing("en-AU", "smallIconUri", lambda _: "x"), r"smallIconUri.*en-AU_smallIcon\.png"),
    (
        put("privacyAndCompliance", "locales", "en-GB", "privacyPolicyUrl", value="https://x.org"),
        r"en-GB\.privacyPolicyUrl",
    ),
    (put("publishingInformation", "distributionCountries", value=["US"]), r"US, GB, AU, CA, IN"),
    (put("publishingInformation", "locales", value={}), r"publishingInformation\.locales"),
    (put("privacyAndCompliance", "locales", value={}), r"privacyAndCompliance\.locales"),
    (put("publishingInformation", value={}), r"skill\.json: locales: .*missing"),
    (put("publishingInformation", "locales", "en-US", value={}), r"skill\.json: name: .*missing"),
]


@pytest.mark.parametrize(("change", "message"), REFUSED)
def test_what_is_not_true_is_refused(change: Change, message: str) -> None:
    manifest = deepcopy(MANIFEST)
    change(manifest)
    with pytest.raises(ContentError, match=message):
        check(manifest, INTERACTION)


@pytest.mark.parametrize("text", [None, "[]", '{"manifest": {}, "more": 1}', "{"])
def test_what_is_no_manifest_is_one_error(text: str | None, tmp_path: Path) -> None:
    path = tmp_path / FILE
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"skill\.json: \(whole file\)"):
        read(path)


# Made ready


def test_the_site_takes_the_place_of_the_reserved_one_everywhere() -> None:
    made = ready(MANIFEST, site_at("https://example.org/legs"), None)
    assert ".example" not in json.dumps(made)
    assert made["manifest"]["privacyAndCompliance"]["locales"] == {
        locale: {
            "privacyPolicyUrl": "https://example.org/legs/privacy",
            "termsOfUseUrl": "https://example.org/legs/terms",
        }
        for locale in LOCALES
    }


def test_the_endpoint_goes_under_the_custom_interface() -> None:
    made = ready(MANIFEST, Site(), endpoint_at(ARN))
    assert made["manifest"]["apis"]["custom"] == {
        **MANIFEST["manifest"]["apis"]["custom"],
        "endpoint": {"uri": ARN},
        "regions": {"EU": {"endpoint": {"uri": ARN}}},
    }
    assert "endpoint" not in MANIFEST["manifest"]["apis"]["custom"]
