"""Speech: whether Alexa can read it, and nothing in it that the skill did not mean."""

import re
from xml.etree import ElementTree as ET

# Alexa's prefix, declared as XML demands and Alexa does not.
OPENING = "<speak xmlns:amazon='alexa'>"
TAGS = {"speak", "p", "s", "break", "say-as", "{alexa}effect", "prosody"}
SECONDS = re.compile(r"(\d{1,2})s")
SILENCE = 10  # seconds of it that one response may hold


def complaint_of(ssml: str) -> str:
    """What is wrong with *ssml*; an empty string where nothing is."""
    try:
        # Our own answer: that no request brings entities into it is what this shows.
        tree = ET.fromstring(ssml.replace("<speak>", OPENING, 1))  # noqa: S314
    except (ET.ParseError, UnicodeEncodeError) as error:
        return f"no XML: {error}"
    tags = {element.tag for element in tree.iter()}
    if tags - TAGS:
        return f"tags {sorted(tags - TAGS)}"
    pauses = [SECONDS.fullmatch(one.get("time", "")) for one in tree.iter("break")]
    if not all(pauses) or sum(int(pause[1]) for pause in pauses if pause) > SILENCE:
        return f"more than {SILENCE} s of silence"
    return ""
