"""Spoken text as SSML: what is escaped, and what is marked up."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.alexa.ssml import PAUSE, ssml

# Every character that XML can hold: no controls, no surrogates, no unassigned code points.
# A pause is no text; the strings that stand in the tests are tried too, and one is "[pause 0s]".
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"))).filter(
    lambda text: not PAUSE.search(text)
)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("salt & water", "salt &amp; water"),
        ("1 < 2", "1 &lt; 2"),
        ("2 > 1", "2 &gt; 1"),
        ('"now"', "&quot;now&quot;"),
        ("don't", "don&apos;t"),
        ("&amp;", "&amp;amp;"),
        ("<break time='20s'/>", "&lt;break time=&apos;20s&apos;/&gt;"),
        ("</speak>", "&lt;/speak&gt;"),
        ("plain words, and no more.", "plain words, and no more."),
        ("", ""),
    ],
)
def test_markup_in_the_text_is_escaped(text: str, escaped: str) -> None:
    assert ssml(text) == escaped


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Hold. [pause 9s]", 'Hold. <break time="9s"/>'),
        ("[pause 1s] Rest. [pause 10s]", '<break time="1s"/> Rest. <break time="10s"/>'),
        ("[pause]", "[pause]"),
        ("[pause 9]", "[pause 9]"),
        ("[pause xs]", "[pause xs]"),
    ],
)
def test_a_pause_is_a_break(text: str, marked: str) -> None:
    assert ssml(text) == marked


@pytest.mark.parametrize("number", ["911", "999", "112", "000"])
def test_an_emergency_number_is_spoken_digit_by_digit(number: str) -> None:
    assert ssml(f"Call {number} now.", ["911", number]) == (
        f'Call <say-as interpret-as="digits">{number}</say-as> now.'
    )


@pytest.mark.parametrize("text", ["364 people", "in 2012", "x911", "9111"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert ssml(text, ["911"]) == text


def test_the_length_of_a_pause_is_no_emergency_number() -> None:
    assert ssml("[pause 100s]", ["100"]) == '<break time="100s"/>'


def test_a_whisper_goes_around_everything() -> None:
    assert ssml("Don't run. [pause 2s] Call 911.", ["911"], whisper=True) == (
        '<amazon:effect name="whispered">Don&apos;t run. <break time="2s"/> '
        'Call <say-as interpret-as="digits">911</say-as>.</amazon:effect>'
    )


@pytest.mark.parametrize("whisper", [False, True])
@given(text=TEXTS)
def test_any_text_is_well_formed_and_comes_through(text: str, whisper: bool) -> None:
    marked = f'<speak xmlns:amazon="urn:amazon">{ssml(text, whisper=whisper)}</speak>'
    root = ElementTree.fromstring(marked)  # noqa: S314  # our own markup
    assert "".join(root.itertext()) == text


@given(before=TEXTS, after=TEXTS, seconds=st.integers(0, 10))
def test_a_pause_is_found_in_any_text(before: str, after: str, seconds: int) -> None:
    marked = f"<speak>{ssml(f'{before}[pause {seconds}s]{after}')}</speak>"
    root = ElementTree.fromstring(marked)  # noqa: S314  # our own markup
    assert [pause.get("time") for pause in root.iter("break")] == [f"{seconds}s"]
    assert "".join(root.itertext()) == before + after
