"""The console: a page in the browser to talk to the skill and see how it comes to its replies."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask, Response, jsonify, make_response, request, send_file
from werkzeug.exceptions import HTTPException

from skill.console import body
from skill.console.conversations import Conversation, ConversationError, Conversations
from skill.console.guard import guard
from skill.console.reasoning import reasoning
from skill.console.suggestions import OPENING
from skill.console.view import shown
from skill.content import LOCALES, SkillError, load
from skill.dialogue.state import State
from skill.simulator import desk
from skill.simulator.invocation import DEVICES, SCREEN
from skill.simulator.session import Handler, Session, Turn

STATIC = Path(__file__).parent / "static"
ABOUT = "A conversation from the console."
NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
LONGEST_NAME = 60

Answer = Response | tuple[Response, int]


@dataclass
class Shared:
    """What the routes share: the Lambda function, and the conversations so far."""

    handler: Handler
    conversations: Conversations = field(default_factory=Conversations)


def console(hosts: Collection[str], handler: Handler) -> Flask:
    """The application for requests with a Host of *hosts*; *handler* is the Lambda function."""
    shared = Shared(handler)
    app = Flask(__name__, static_folder=STATIC)
    app.config["MAX_CONTENT_LENGTH"] = body.LARGEST
    app.json.sort_keys = False  # type: ignore[attr-defined]  # envelopes as Alexa orders them
    guard(app, hosts)
    for rule, method, view in ROUTES:
        app.add_url_rule(rule, view.__name__, partial(view, shared), methods=[method])
    for error, answer in ERRORS.items():
        app.register_error_handler(error, answer)
    return app


def page(_: Shared) -> Response:
    """The page itself."""
    return send_file(STATIC / "index.html")


def icon(_: Shared) -> Response:
    """The skill's icon."""
    return send_file(desk.MODELS / "icon.svg", mimetype="image/svg+xml")


def locales(_: Shared) -> Response:
    """What there is to choose from, and the reasoning before anybody has said anything."""
    contents = {locale: load(locale) for locale in LOCALES}
    start = contents[LOCALES[0]]
    return jsonify(
        locales=[{"id": id_, "emergency": one.emergency} for id_, one in contents.items()],
        devices=list(DEVICES),
        reasoning=reasoning(start, State()),
        suggestions=OPENING,
    )


def open_session(shared: Shared) -> Answer:
    """Opens a conversation: with a launch, or with an utterance right away."""
    wanted = _body(body.OPENING)
    utterance = wanted.get("utterance")
    locale = wanted["locale"]
    conversation = Conversation(Session(shared.handler, desk.alexa(locale), locale))
    turn = conversation.turn(
        wanted["device"], lambda session: session.say(utterance) if utterance else session.launch()
    )
    name = shared.conversations.add(conversation)
    return jsonify(session=name, turn=_shown(conversation, turn)), 201


def say(shared: Shared, name: str) -> Response:
    """One thing the user says; an empty one is silence."""
    said = _body(body.UTTERANCE)
    conversation = shared.conversations.find(name)
    device = said.get("device", conversation.session.device)
    turn = conversation.turn(device, lambda session: session.say(said["utterance"]))
    return jsonify(turn=_shown(conversation, turn))


def touch(shared: Shared, name: str) -> Response:
    """What the user touches on the page of a device with a screen."""
    chosen = _body(body.TOUCH)["arguments"]
    conversation = shared.conversations.find(name)
    turn = conversation.turn(SCREEN, lambda session: session.touch(chosen))
    return jsonify(turn=_shown(conversation, turn))


def save(shared: Shared, name: str) -> Response:
    """The conversation as a golden dialogue, to keep in tests/conversations."""
    about = _body(body.SAVING).get("about", "").strip() or ABOUT
    answer = make_response(shared.conversations.find(name).saved(about))
    answer.headers["Content-Type"] = "application/toml; charset=utf-8"
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(about)}"'
    return answer


def file_name(about: str) -> str:
    """A name for a dialogue file, in the style of those in tests/conversations."""
    stem = NOT_IN_A_NAME.sub("_", about.lower())[:LONGEST_NAME].strip("_")
    return f"{stem or 'conversation'}.toml"


def _body(shape: Mapping[str, Any]) -> dict[str, Any]:
    if request.mimetype != "application/json":  # what no form of another page can send
        raise body.BodyError("expected Content-Type: application/json")
    try:
        raw = request.get_data()
    except OSError:  # chunks that are none, or a client that went away
        raise body.BodyError("expected a body that can be read to its end") from None
    return body.read(raw, shape)


def _shown(conversation: Conversation, turn: Turn) -> dict[str, Any]:
    session = conversation.session
    return shown(load(session.locale), turn, session.attributes)


def _error(status: int) -> Callable[[Exception], Answer]:
    return lambda error: (jsonify(error=str(error)), status)


ROUTES: tuple[tuple[str, str, Callable[..., Any]], ...] = (
    ("/", "GET", page),
    ("/icon.svg", "GET", icon),
    ("/api/locales", "GET", locales),
    ("/api/sessions", "POST", open_session),
    ("/api/sessions/<name>/say", "POST", say),
    ("/api/sessions/<name>/touch", "POST", touch),
    ("/api/sessions/<name>/save", "POST", save),
)

# Error -> the answer to it.
ERRORS: dict[type[Exception], Callable[..., Answer]] = {
    HTTPException: lambda error: (jsonify(error=error.description), error.code or 500),
    body.BodyError: _error(400),
    ConversationError: _error(400),
    SkillError: _error(503),
}
