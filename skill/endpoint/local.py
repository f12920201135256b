"""Requests from here: those that no other machine, proxy or web page can have sent."""

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from skill.endpoint.errors import UnverifiedError

if TYPE_CHECKING:
    from werkzeug.wrappers import Request

# A proxy in front would make every stranger look like a neighbour: these say that there is one.
FORWARDED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")


def is_loopback(host: str) -> bool:
    """Whether *host*, a name or an address without its port, is this machine and no other."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def from_loopback(request: "Request") -> None:
    """Raises UnverifiedError unless *request* came from this machine, and not for a web page.

    A web page elsewhere that points its own name here is told by the Host it sends, and one that
    just sends forms by its Origin.
    """
    if not is_loopback(request.remote_addr or ""):
        raise UnverifiedError("insecure: for this machine only")
    if any(name in request.headers for name in FORWARDED):
        raise UnverifiedError("insecure: not behind a proxy")
    if not is_loopback(_host(request)) or "Origin" in request.headers:
        raise UnverifiedError("insecure: not for web pages")


def _host(request: "Request") -> str:
    try:
        return urlsplit(f"//{request.headers.get('Host', '')}").hostname or ""
    except ValueError:
        return ""
