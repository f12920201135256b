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
    ("text", "marked"),
    [
        (
            "<break time='20s'/> & \"now\"",
            "&lt;break time=&apos;20s&apos;/&gt; &amp; &quot;now&quot;",
        ),
        ("&amp;", "&amp;amp;"),
        ("[pause 1s] Rest. [pause 10s]", '<break time="1s"/> Rest. <break time="10s"/>'),
        ("[pause] [pause 9] [pause xs]", "[pause] [pause 9] [pause xs]"),
        ("Call 911 now.", 'Call <say-as interpret-as="digits">911</say-as> now.'),
        ("Call 000.", 'Call <say-as interpret-as="digits">000</say-as>.'),
        ("364 people in 2012, x911 and 9111", "364 people in 2012, x911 and 9111"),
        ("[pause 100s]", '<break time="100s"/>'),
        ("", ""),
    ],
)
def test_markup_is_escaped_and_pauses_and_numbers_to_call_are_marked(
    text: str, marked: str
) -> None:
    assert ssml(text, ["911", "000", "100"]) == marked
    whispered = f'<amazon:effect name="whispered">{marked}</amazon:effect>'
    assert ssml(text, ["911", "000", "100"], whisper=True) == whispered


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
