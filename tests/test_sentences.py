"""The sentences file: templates expand, and a wrong file is named with the place in it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from skill.language.sentences import Sentences, SentencesError, load_sentences

RIGHT: Mapping[str, Any] = {
    "invocation": "leg cramp guide",
    "locales": {"xx-XX": {}, "xx-YY": {"without": ["calf"]}},
    "rules": {"leg": "(leg|calf)"},
    "intents": {
        "WhyIntent": ["why does my <leg> cramp [at night]"],
        "CauseIntent": ["is it {cause}", "is it [the] {cause}"],
    },
    "slots": {
        "CAUSE": {
            "slots": ["cause"],
            "values": {"calcium": ["[low] calcium"], "cold": ["the cold"]},
        }
    },
}


def loaded(folder: Path, text: str) -> Sentences:
    path = folder / "xx.yaml"
    path.write_text(text, encoding="utf-8")
    return load_sentences(path, "xx-XX")


def changed(**parts: Any) -> str:
    return yaml.safe_dump({**RIGHT, **parts})


def without(key: str) -> str:
    return yaml.safe_dump({name: part for name, part in RIGHT.items() if name != key})


def phrases(*templates: Any) -> dict[str, Any]:
    return {"CAUSE": {"slots": ["cause"], "values": {"calcium": list(templates)}}}


def test_a_template_stands_for_all_its_sentences(tmp_path: Path) -> None:
    assert sorted(loaded(tmp_path, changed()).intents["WhyIntent"]) == [
        "why does my calf cramp",
        "why does my calf cramp at night",
        "why does my leg cramp",
        "why does my leg cramp at night",
    ]


def test_a_slot_stands_for_itself_and_a_sentence_comes_once(tmp_path: Path) -> None:
    assert sorted(loaded(tmp_path, changed()).intents["CauseIntent"]) == [
        "is it the {cause}",
        "is it {cause}",
    ]


def test_phrases_are_expanded_under_their_ids(tmp_path: Path) -> None:
    kind = loaded(tmp_path, changed()).types["CAUSE"]
    assert kind.slots == ("cause",)
    assert {id_: sorted(found) for id_, found in kind.values.items()} == {
        "calcium": ["calcium", "low calcium"],
        "cold": ["the cold"],
    }


def test_loading_twice_gives_the_same(tmp_path: Path) -> None:
    assert loaded(tmp_path, changed()) == loaded(tmp_path, changed())


@pytest.mark.parametrize("spoken", ["o'clock", "dr. who", "my legs' pain", "i can't sleep"])
def test_apostrophes_and_periods_are_speech(tmp_path: Path, spoken: str) -> None:
    text = changed(intents={"WhyIntent": [spoken]})
    assert loaded(tmp_path, text).intents["WhyIntent"] == (spoken,)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (changed(intents={"WhyIntent": ["why <nosuch>"]}), "WhyIntent: 'why <nosuch>'"),
        (changed(intents={"WhyIntent": ["why {nosuch}"]}), "WhyIntent: 'why {nosuch}'"),
        (changed(intents={"WhyIntent": ["why (a|b"]}), "WhyIntent: 'why (a|b'"),
        (changed(intents={"WhyIntent": ["Why me"]}), "WhyIntent: 'Why me'"),
        (changed(intents={"WhyIntent": ["why 2 legs"]}), "WhyIntent: 'why 2 legs'"),
        (changed(intents={"WhyIntent": ["why me?"]}), "WhyIntent: 'why me?'"),
        (changed(intents={"WhyIntent": ["well, why"]}), "WhyIntent: 'well, why'"),
        (changed(intents={"WhyIntent": ["déjà vu"]}), "WhyIntent: 'déjà vu'"),
        (changed(intents={"WhyIntent": ["[why]"]}), "WhyIntent: ''"),
        (changed(slots=phrases("2 pills")), "CAUSE.calcium: '2 pills'"),
        (changed(slots=phrases("low {cause}")), "CAUSE.calcium: 'low {cause}'"),
        (changed(slots=phrases("low <leg>")), "CAUSE.calcium: 'low <leg>'"),
    ],
    ids=[
        "unknown rule",
        "unknown slot",
        "open bracket",
        "capital",
        "digit",
        "question mark",
        "comma",
        "accent",
        "nothing to say",
        "digit in a phrase",
        "slot in a phrase",
        "rule in a phrase",
    ],
)
def test_a_wrong_sentence_is_an_error_that_names_its_place(
    tmp_path: Path, text: str, place: str
) -> None:
    with pytest.raises(SentencesError) as caught:
        loaded(tmp_path, text)
    assert str(caught.value).startswith(f"xx.yaml: {place}")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("intents: [", ""),
        ("", ""),
        ("- why", ""),
        (without("invocation"), "invocation"),
        (without("rules"), "rules"),
        (without("intents"), "intents"),
        (without("slots"), "slots"),
        (changed(rules={"leg": "(leg|calf"}), "leg"),
        (changed(rules={"leg": "[big] <leg>"}), "leg"),
        (changed(intents={"WhyIntent": "why"}), "WhyIntent"),
        (changed(intents={"WhyIntent": [5]}), "WhyIntent"),
        (changed(intents={"WhyIntent": None}), "WhyIntent"),
        (changed(slots={"CAUSE": {"slots": ["cause"]}}), "CAUSE"),
    ],
    ids=[
        "broken YAML",
        "empty file",
        "a list",
        "no invocation",
        "no rules",
        "no intents",
        "no slots",
        "broken rule",
        "rule in a circle",
        "text in place of a list",
        "number in place of a text",
        "nothing in place of a list",
        "slot type without values",
    ],
)
def test_a_wrong_file_is_an_error_that_names_its_place(
    tmp_path: Path, text: str, place: str
) -> None:
    with pytest.raises(SentencesError) as caught:
        loaded(tmp_path, text)
    assert str(caught.value).startswith("xx.yaml")
    assert place in str(caught.value)
