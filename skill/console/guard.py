"""The console's guard: whose requests it answers, and the headers that every answer carries."""

from collections.abc import Collection, Mapping
from typing import Any

from flask import Flask, Response, jsonify, request

LOOPBACK = ("127.0.0.1", "localhost")
HTTP = 80

# What the page may load: its own files, and nothing else. No script or style stands in the page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
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
SAME_SITE = ("", "same-origin", "none")  # "none": typed by the user, or from a bookmark


def guard(app: Flask, hosts: Collection[str]) -> None:
    """Makes *app* answer the browser on this machine alone, and every answer carry HEADERS.

    A name of somebody else's that points to 127.0.0.1 (DNS rebinding) comes with its own Host;
    a page of somebody else's that sends forms or fetches comes with its Origin.
    """

    @app.before_request
    def refuse() -> tuple[Response, int] | None:
        reason = refusal(request.environ, hosts)
        return (jsonify(error=reason), 403) if reason else None

    @app.after_request
    def marked(response: Response) -> Response:
        response.headers.update(HEADERS)
        return response


def refusal(environ: Mapping[str, Any], hosts: Collection[str]) -> str:
    """Why a request is not answered, or empty."""
    if environ.get("HTTP_HOST", "") not in hosts:
        return "this console answers to 127.0.0.1 and localhost only"
    origin, site = environ.get("HTTP_ORIGIN", ""), environ.get("HTTP_SEC_FETCH_SITE", "")
    if origin not in ("", f"http://{environ['HTTP_HOST']}") or site not in SAME_SITE:
        return "this console answers its own page only"
    return ""


def hosts(port: int) -> frozenset[str]:
    """What a browser on this machine sends as Host for *port*."""
    names = {f"{name}:{port}" for name in LOOPBACK}
    return frozenset(names | set(LOOPBACK) if port == HTTP else names)
