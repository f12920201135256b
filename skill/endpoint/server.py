"""The server: the endpoint under gunicorn, behind the HTTPS of your own web server."""

import logging
import re
import socket
import sys
from dataclasses import dataclass
from typing import Any

from flask import Flask, Request
from gunicorn.app.base import BaseApplication

from skill.content import load
from skill.endpoint.adapter import endpoint, signed_by
from skill.endpoint.download import Download
from skill.endpoint.errors import ServerError
from skill.endpoint.event import event_in
from skill.endpoint.local import from_loopback, is_loopback
from skill.endpoint.roots import system_roots
from skill.endpoint.signers import Signers
from skill.endpoint.verifier import Verifier

BIND = "127.0.0.1:5000"
WORKERS = 2
INSECURE = ", for this machine only: INSECURE, signatures and timestamps are not checked"
ADDRESS = re.compile(r"(\[(?P<six>[0-9a-f:.]+)\]|(?P<host>[\w.-]+)):(?P<port>\d{1,5})", re.ASCII)
SOCKET = "unix:"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bind:
    """Where the server listens: "host:port", "[::1]:port" or "unix:path", which has no *host*."""

    text: str
    host: str = ""
    port: int = 0

    @property
    def loopback(self) -> bool:
        """Whether no other machine, and no proxy through a socket file, can reach it."""
        return is_loopback(self.host)

    def check(self) -> None:
        """Raises ServerError where it cannot be listened at: gunicorn would complain at length."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        try:
            with socket.socket(family) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((self.host, self.port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or "no such port"
            raise ServerError(f"bind {self.text}: {reason.lower()}") from None


def bind_at(text: str) -> Bind:
    """Raises ServerError for what is no place to listen at."""
    if found := ADDRESS.fullmatch(text):
        return Bind(text, found["six"] or found["host"], int(found["port"]))
    if not text.startswith(SOCKET) or text == SOCKET:
        raise ServerError(f"bind {text!r}: expected host:port, as in {BIND}, or unix:/path")
    return Bind(text)


def application(skill_id: str | None, bind: Bind, *, insecure: bool) -> Flask:
    """The endpoint, checking signatures with the system's trust roots, or *insecure*: none at all.

    Raises ServerError for *insecure* where others could reach it, and without a skill id.
    """
    if not insecure:
        return endpoint(skill_id, signed_by(Verifier(Signers(Download(), system_roots()))))
    if not bind.loopback:
        raise ServerError(f"--insecure-local works on this machine only: --bind {BIND}, for one")
    return endpoint(skill_id, _unsigned)


def _unsigned(request: Request) -> None:
    """The gate of --insecure-local."""
    from_loopback(request)
    event_in(request.get_data())


def serve(app: Flask, bind: Bind, workers: int = WORKERS, note: str = "") -> None:
    """Serves *app* until SIGTERM, which finishes the requests in flight. Does not return.

    The log goes to standard output, a line of JSON a request; it starts with where the server
    listens, and *note*. What gunicorn itself has to complain of goes to standard error.
    Raises ServerError without any *workers*, and where it cannot listen.
    """
    if workers < 1:
        raise ServerError(f"workers {workers}: expected at least one")
    if bind.host:
        bind.check()
    logging.basicConfig(format="%(message)s", stream=sys.stdout)
    logging.getLogger("skill").setLevel(logging.INFO)
    load()  # a damaged content file stops the server here, and not in the middle of a night
    ready = f"Serving on {bind.text}{note}"
    own = {"bind": bind.text, "workers": workers, "when_ready": lambda _: log.info(ready)}
    Server(app, {**SETTINGS, **own}).run()


class Server(BaseApplication):  # type: ignore[misc]  # it has no types
    """gunicorn, with settings of ours and no others: no file, no environment variable."""

    def __init__(self, app: Flask, settings: dict[str, Any]) -> None:
        self.app = app
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Hands gunicorn the settings."""
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application, made before the workers are: they share its memory."""
        return self.app


SETTINGS: dict[str, Any] = {
    "preload_app": True,
    # A request takes a millisecond or two of computing; threads let others go on while one
    # fetches a certificate.
    "worker_class": "gthread",
    "threads": 4,
    "timeout": 30,  # seconds until a worker that hangs is replaced
    "graceful_timeout": 10,  # seconds to finish requests: Alexa waits eight
    # A connection each, as nginx opens them: kept ones stay with the worker that took them, and
    # one worker would have all the work. What follows a request is never taken for another.
    "keepalive": 0,
    # No headers of a proxy are believed, and none are needed: see "SCRIPT_NAME" in gunicorn.
    "forwarded_allow_ips": "",
    "limit_request_line": 2048,
    "limit_request_fields": 64,
    "control_socket_disable": True,
    "loglevel": "error",  # below that it quotes from requests
}
