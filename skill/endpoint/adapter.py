"""The endpoint: the skill as a web service, for a request that the gate lets through."""

import json
import logging
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any

from ask_sdk_core.skill import CustomSkill
from flask import Flask, Request, Response, g, jsonify, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from skill.alexa.app import RefusedError, Skill, build, handle
from skill.alexa.log import log_fault
from skill.endpoint.errors import ServerError, UnverifiedError
from skill.endpoint.event import event_in
from skill.endpoint.standin import SkillAdapter
from skill.endpoint.verifier import Verifier

LARGEST = 64 * 1024  # bytes of a body; Alexa's have a few thousand
BAD_REQUEST = 400

log = logging.getLogger(__name__)

# Raises UnverifiedError for a request that may not reach the skill.
Gate = Callable[[Request], None]
Headers = Iterable[tuple[str, str]]


def signed_by(verifier: Verifier) -> Gate:
    """The gate that lets Alexa through and nobody else."""

    def gate(one: Request) -> None:
        verifier.verify(one.headers, one.get_data())

    return gate


def endpoint(skill_id: str | None, gate: Gate) -> Flask:
    """The WSGI application: POST / for Alexa, GET /healthz for whoever watches over it.

    Every refusal is {"reason": ...} and one line of log: 400, or 404, 405 or 413; there is no 500.
    Raises ServerError without a *skill_id*: it would answer everybody's skill.
    """
    skill_id = (skill_id or "").strip()
    if not skill_id:
        raise ServerError("no skill id: pass --skill-id, or set SKILL_ID (amzn1.ask.skill....)")
    app = Flask(__name__, static_folder=None)
    # Werkzeug cuts what comes in chunks off here without a word: a byte more shows that it did.
    app.config["MAX_CONTENT_LENGTH"] = LARGEST + 1
    # The SDK would check signature and time too, with libraries that do not import everywhere, and
    # only after reading the body. Ours have run by then: `invoke` calls the gate first.
    app.config["ASK_SDK_VERIFY_SIGNATURE"] = app.config["ASK_SDK_VERIFY_TIMESTAMP"] = False
    adapter = SkillAdapter(Served(build(skill_id)), skill_id, app=app)

    def invoke() -> Response:
        _read()
        gate(request)
        response: Response = adapter.dispatch_request()
        return response

    rule: dict[str, Any] = {"provide_automatic_options": False}
    app.add_url_rule("/", "invoke", invoke, methods=["POST"], **rule)
    app.add_url_rule("/healthz", "healthz", lambda: jsonify(status="ok"), methods=["GET"], **rule)
    app.before_request(lambda: setattr(g, "started", perf_counter()))
    for kind, handler in HANDLERS.items():
        app.register_error_handler(kind, handler)
    return app


class Served(CustomSkill):
    """*skill* as SkillAdapter calls it, with the answers and the log of skill.alexa.app.handle.

    SkillAdapter reads a request, invokes a skill and writes the response, each through the skill;
    by itself it answers what it cannot read with a 500, and logs its text.
    """

    def __init__(self, skill: Skill) -> None:  # nothing of the parent's is called
        self.skill = skill
        self.serializer = self  # type: ignore[assignment]  # of the two methods that are called
        self.custom_user_agent = None  # type: ignore[assignment]  # the SDK infers str

    def invoke(self, request_envelope: Any, context: object) -> Any:
        """The response envelope to a request envelope, both as plain JSON values."""
        return handle(self.skill, request_envelope, context)

    def deserialize(self, payload: str, obj_type: object) -> dict[str, Any]:  # noqa: ARG002  # the SDK's
        """The request envelope in *payload*. Raises UnverifiedError for all that is none."""
        return event_in(payload.encode())

    def serialize(self, obj: Any) -> Any:
        """*obj*, which Flask writes."""
        return obj


def _read() -> None:
    """The whole body, which the request keeps. Raises for one too large, or not whole."""
    try:
        body = request.get_data()
    except HTTPException:
        raise
    except Exception:  # the server's own, for chunks that are none
        raise UnverifiedError("body: not whole") from None
    if len(body) > LARGEST:
        raise RequestEntityTooLarge


def _refused(
    reason: str, status: int = BAD_REQUEST, headers: Headers = (), *, logged: bool = False
) -> Response:
    """The answer to a request that did not reach the skill; its one line of log, unless *logged*.

    See skill.alexa.log.
    """
    if not logged:
        seconds = perf_counter() - g.get("started", perf_counter())
        line = {"request": None, "intent": None, "reply": "refused", "ms": round(seconds * 1000, 1)}
        log.info(json.dumps({**line, "status": status, "reason": reason}))
    response = jsonify(reason=reason)
    response.status_code = status
    response.headers.extend(headers)
    return response


def _wrong(error: HTTPException) -> Response:
    """Another method, another path, too large a body, a body cut short."""
    allow = [pair for pair in error.get_headers() if pair[0] == "Allow"]
    return _refused(error.name.lower(), error.code or BAD_REQUEST, allow)


def _fault(error: Exception) -> Response:
    """An error before the skill was asked: what it answers to, it answers even when it breaks."""
    log_fault(error)
    return _refused("cannot be handled", logged=True)


# What goes wrong -> what answers it; Flask takes the nearest class. handle() logs a RefusedError.
HANDLERS: dict[type[Exception], Callable[[Any], Response]] = {
    UnverifiedError: lambda error: _refused(str(error)),
    RefusedError: lambda error: _refused(str(error), logged=True),
    HTTPException: _wrong,
    Exception: _fault,
}
