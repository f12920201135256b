"""Read aloud: espeak-ng speaks every string as it is written, and no mark-up."""

import re
import shutil
import subprocess
from collections.abc import Iterable

import pytest

from skill.alexa.ssml import ssml
from skill.content import LOCALES, load
from skill.simulator.session import plain
from tests.strings import PHRASES, SENTENCES, strings

PLACE = re.compile(r"\{\w+\}")
END = " End."  # espeak-ng reads a full stop aloud where a text ends with a tag and nothing more


@pytest.fixture(scope="module")
def espeak() -> str:
    """The synthesiser, or the tests are skipped."""
    found = shutil.which("espeak-ng")
    if not found:
        pytest.skip("needs espeak-ng: apt-get install espeak-ng")
    return found


def phonemes(espeak: str, many: Iterable[str]) -> list[str]:
    """What espeak-ng would say, with mark-up read as SSML; it must not complain."""
    command = [espeak, "-q", "-x", "-m", "--stdin"]
    said = "\n\n".join(many)
    done = subprocess.run(command, input=said, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("locale", "whisper"), [*((locale, False) for locale in LOCALES), ("en-US", True)]
)
def test_every_string_is_spoken_and_no_mark_up(espeak: str, locale: str, whisper: bool) -> None:
    """A tag that was read aloud, or that swallowed words, would change the phonemes."""
    content = load(locale)
    lines = [text for variants in content.lines.values() for text in variants]
    entries = strings(content, SENTENCES) | strings(content, PHRASES)
    every = [PLACE.sub(content.emergency, text) + END for text in (*lines, *entries.values())]
    marked = [f"<speak>{ssml(text, content.numbers, whisper=whisper)}</speak>" for text in every]
    bare = [plain(text).replace("&", "&amp;") for text in marked]
    assert phonemes(espeak, marked) == phonemes(espeak, bare)
