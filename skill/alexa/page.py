"""The page of a device with a screen: a document of the content, and what this reply puts in it."""

from typing import Any

from skill.alexa.envelope import TOKEN
from skill.content import Content
from skill.content.screens import document, graphic
from skill.dialogue import Reply
from skill.dialogue.screen import screen_of

LONG = 4  # digits of a number that is as large as can be


def page_of(content: Content, reply: Reply) -> dict[str, Any]:
    """The directive that shows *reply*: plain values, as the SDK would serialise its class."""
    shown = screen_of(content, reply)
    screen = shown._asdict() | {"lines": list(shown.lines)}
    screen["choices"] = [
        {"arguments": [move, reply.state.asking, str(reply.state.turn)], "words": words}
        for move, words in shown.choices
    ]
    screen["sections"] = [
        {"heading": heading, "texts": list(texts)} for heading, texts in shown.sections
    ]
    screen["bars"] = [{"name": name, "percent": percent} for name, percent in shown.bars]
    screen["long"] = len(shown.number) > LONG
    page = document(screen["kind"])
    if screen["figure"]:
        page = {**page, "graphics": {"figure": graphic(screen["figure"])}}
    return {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": TOKEN,
        "document": page,
        "datasources": {"screen": screen},
    }
