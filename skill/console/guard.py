"""The console's guard: whose requests it answers, and the headers that every answer carries."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOOPBACK = ("127.0.0.1", "localhost")
HTTP = 80

# What the page may load: its own files, and nothing else. No script or style stands in the page.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
)
OURS = frozenset(name.lower() for name, _ in HEADERS)
SAME_SITE = ("", "same-origin", "none")  # "none": typed by the user, or from a bookmark


@dataclass(frozen=True)
class Guard:
    """A WSGI application in front of *app* that answers the browser on this machine alone.

    A name of somebody else's that points to 127.0.0.1 (DNS rebinding) comes with its own Host;
    a page of somebody else's that sends forms or fetches comes with its Origin.
    """

    app: "WSGIApplication"
    hosts: frozenset[str]

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """The answer of *app*, or a refusal; both with HEADERS."""

        def start(
            status: str,
            headers: list[tuple[str, str]],
            error: "OptExcInfo | None" = None,
            /,
        ) -> Callable[[bytes], object]:
            kept = [(name, value) for name, value in headers if name.lower() not in OURS]
            return start_response(status, [*kept, *HEADERS], error)

        reason = self.refusal(environ)
        if reason:
            body = json.dumps({"error": reason}).encode()
            kind, length = ("Content-Type", "application/json"), ("Content-Length", str(len(body)))
            start("403 Forbidden", [kind, length])
            return [body]
        return self.app(environ, start)

    def refusal(self, environ: dict[str, Any]) -> str:
        """Why a request is not answered, or empty."""
        if environ.get("HTTP_HOST", "") not in self.hosts:
            return "this console answers to 127.0.0.1 and localhost only"
        origin = environ.get("HTTP_ORIGIN", "")
        if origin and origin != f"http://{environ['HTTP_HOST']}":
            return "this console answers its own page only"
        if environ.get("HTTP_SEC_FETCH_SITE", "") not in SAME_SITE:
            return "this console answers its own page only"
        return ""


def hosts(port: int) -> frozenset[str]:
    """What a browser on this machine sends as Host for *port*."""
    names = {f"{name}:{port}" for name in LOOPBACK}
    return frozenset(names | set(LOOPBACK) if port == HTTP else names)
