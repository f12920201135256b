"""Pages: for a device with a screen alone, with every reply; what is touched is answered."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from skill.alexa.page import page_of
from skill.content.screens.source import KINDS
from skill.simulator import golden, invocation
from skill.simulator.alexa import Alexa
from skill.simulator.invocation import SCREEN, SPEAKER
from skill.simulator.session import Handler, Session, Turn
from tests.knowing import EN, play
from tests.process import python

LARGEST = 24 * 1024  # bytes of a response, by Amazon's limit
RENDER = "Alexa.Presentation.APL.RenderDocument"


def page(turn: Turn) -> Any:
    assert turn.response
    (found,) = turn.response["response"]["directives"]
    return found


def touches(turn: Turn) -> dict[str, list[str]]:
    """What can be touched on the page of *turn*: its words, and the arguments it sends."""
    offered = page(turn)["datasources"]["screen"]["choices"]
    return {one["words"]: one["arguments"] for one in offered}


@pytest.fixture
def screen(session: Session) -> Session:
    session.device = SCREEN
    return session


def test_a_speaker_gets_none_and_loads_nothing_of_it() -> None:
    program = (
        "import sys; from skill.simulator import desk;"
        "response = desk.session('en-US').launch().response['response'];"
        "print([n for n in sys.modules if 'screen' in n or n.endswith('alexa.page')],"
        " 'directives' in response)"
    )
    assert python(program) == "[] False\n"


def test_the_words_are_the_same_with_and_without(handler: Handler, alexa: Alexa) -> None:
    speaker, screen = (Session(handler, alexa, device=device) for device in (SPEAKER, SCREEN))
    for say in ("open leg cramp guide", "no", "yes", "no", "thanks"):
        heard, seen = speaker.say(say).response, screen.say(say).response
        assert heard
        assert seen
        (shown,) = seen["response"].pop("directives")
        assert shown["type"] == RENDER
        assert seen == heard


def replies() -> Iterator[Any]:
    """At least one of every kind of reply."""
    told = "launch; yes; no; no; no; no; why; yes; yes; yes; more; evidence; what_now; yes; stop"
    moves = told.split("; ")
    for upto in range(1, len(moves) + 1):
        yield play("; ".join(moves[:upto]))
    for name in EN.signs:
        yield play(f"warning {name}")
    for kind, table in (("cause", EN.causes), ("remedy", EN.remedies), ("mimic", EN.mimics)):
        yield from (play(f"{kind} {name}") for name in table)
    for move in ("help", "doctor", "prevent", "reassure", "tell_doctor", "what_else", "thanks"):
        yield play(move)


def test_every_kind_of_reply_has_its_page_and_fits_the_response() -> None:
    shown = set()
    for reply in replies():
        found = page_of(EN, reply)
        shown.add(found["datasources"]["screen"]["kind"])
        assert len(json.dumps(found)) < LARGEST / 2
    assert shown == set(KINDS)


def test_a_figure_goes_along_with_a_hold_alone(screen: Session) -> None:
    assert "graphics" not in page(screen.launch())["document"]
    hold = page(screen.touch(["yes"]))
    assert hold["document"]["graphics"]["figure"]["type"] == "AVG"


@pytest.mark.parametrize(
    ("cause", "topic"),
    [
        ("exercise", "exercise"),
        ("posture", "posture"),
        ("cold", "cold"),
        ("calcium", "dairy"),
        ("circulation", "stillness"),
        ("sodium", "sweat"),
    ],
)
def test_each_of_the_six_causes_is_found_by_touch_alone(
    screen: Session, cause: str, topic: str
) -> None:
    turn = screen.touch(touches(screen.launch())["Tell me why"])
    name = EN.causes[cause].name
    for _ in range(24):
        if cause in turn.explains:
            return
        offered = touches(turn)
        wanted = "What else" if "What else" in offered else "No"
        if turn.asks == topic:
            wanted = "Yes"
        if "The first" in offered and name in turn.speech:
            wanted = "The second" if f"or {name} may" in turn.speech else "The first"
        turn = screen.touch(offered[wanted])
    pytest.fail(f"{cause} was not explained")


def test_relief_and_a_warning_by_touch_alone(screen: Session) -> None:
    turn = screen.touch(touches(screen.launch())["Cramping now"])
    for _ in range(3):
        assert page(turn)["datasources"]["screen"]["figure"]
        turn = screen.touch(touches(turn)["Still there"])
    turn = screen.touch(touches(turn)["Yes, longer"])
    assert turn.warns == "same_day"
    assert list(touches(turn)) == ["At this hour", "Watch for", "A doctor", "That is all"]
    assert screen.touch(touches(turn)["That is all"]).ends


def test_touch_is_answered_as_the_same_words_are(screen: Session, session: Session) -> None:
    touched = screen.touch(touches(screen.launch())["Cramping now"])
    session.device = SCREEN
    session.launch()
    assert session.say("yes").speech == touched.speech


@pytest.mark.parametrize(
    "arguments",
    [
        ["pressed"],
        [],
        None,
        "yes",
        [["yes"]],
        [7],
        ["yes", "eased", "1"],  # of a page that is gone
        ["yes", "cramping", "0"],  # of one that was: pressed twice
        ["yes", "cramping"],
        ["yes", None],
    ],
)
def test_a_touch_that_no_page_of_ours_offers_is_passed_over(
    handler: Handler, arguments: Any
) -> None:
    opened = handler(invocation.launch_request(invocation.new_session(), "en-US", SCREEN), None)
    session = {**invocation.new_session(), "attributes": opened["sessionAttributes"]}
    event = invocation.touch_request(session, "en-US", ["yes"])
    event["request"]["arguments"] = arguments
    answer = handler(event, None)
    assert (answer["response"], answer["sessionAttributes"]) == ({}, opened["sessionAttributes"])


def test_what_is_said_does_not_wait_for_what_is_shown(
    screen: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skill.alexa.page.document", lambda _: {}["page"])
    turn = screen.say("i have chest pain")
    assert turn.warns == "emergency"
    assert turn.response
    assert "directives" not in turn.response["response"]


def test_an_apology_has_a_page_too(screen: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    screen.launch()
    monkeypatch.setattr("skill.alexa.app.respond", lambda *_: {}["reply"])
    turn = screen.say("yes")
    assert page(turn)["datasources"]["screen"]["title"] in turn.speech
    assert "went wrong" in turn.speech


def test_a_touch_that_is_passed_over_leaves_the_session_open(screen: Session) -> None:
    screen.launch()
    assert not screen.touch(["pressed"]).ends
    assert screen.touch(["yes"]).speech.startswith("Straighten your leg")


def test_a_conversation_by_touch_is_played_again(
    screen: Session, handler: Handler, alexa: Alexa, tmp_path: Path
) -> None:
    turns = [screen.launch(), screen.touch(["unable"])]
    path = tmp_path / "by_touch.toml"
    path.write_text(golden.written("By touch.", "en-US", turns), encoding="utf-8")
    again = golden.replay(golden.read(path), Session(handler, alexa))
    assert [turn.speech for turn in again] == [turn.speech for turn in turns]
