"""Serves the console on this machine alone."""

import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from werkzeug.serving import WSGIRequestHandler, make_server

from skill.content import SkillError

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

ADDRESS = "127.0.0.1"
BACKLOG = 64


class PortError(SkillError):
    """The port cannot be had."""


class Quiet(WSGIRequestHandler):
    """Logs no requests, names no versions, and waits for nobody for long."""

    timeout = 30  # seconds for a client to finish its request

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: the page shows what happens."""

    def log_error(self, format: str, *args: Any) -> None:  # noqa: A002  # the library's name
        """Nothing: a request that cannot be read gets its answer and no line."""

    def version_string(self) -> str:
        """What the Server header says."""
        return "leg-cramp-guide"


def serve(port: int, app_at: Callable[[int], "WSGIApplication"]) -> None:
    """Serves what *app_at* gives for the port until interrupted; it is listening by then.

    Port 0 is any free one. Raises PortError where *port* is taken or none.
    """
    try:
        listening = socket.create_server((ADDRESS, port), backlog=BACKLOG)
    except (OSError, OverflowError) as error:
        raise PortError(f"port {port} on {ADDRESS}: {error}; choose another with --port") from None
    with listening:
        port, fd = listening.getsockname()[1], listening.fileno()
        app = app_at(port)
        make_server(ADDRESS, port, app, threaded=True, request_handler=Quiet, fd=fd).serve_forever()
