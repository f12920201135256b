"""The address of Amazon's signing certificate: one place, and no tricks in how it is written."""

import posixpath
import re

from skill.endpoint.errors import UnverifiedError

SCHEME = "https"
HOST = "s3.amazonaws.com"
PORTS = (None, "443")
FOLDER = "/echo.api/"

# Nothing else is read: no user before the host, no percent sign, backslash, query or fragment.
ADDRESS = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?P<host>[a-z0-9.-]+)(:(?P<port>[0-9]+))?(?P<path>/[\w./~-]*)",
    re.ASCII | re.IGNORECASE,
)


def address_in(url: str) -> str:
    """*url*, the SignatureCertChainUrl header, in its plainest form: every spelling gives one.

    Raises UnverifiedError where it breaks one of Amazon's rules: scheme and host in any case,
    port 443 or none, and a path that, with its `..` resolved, is in /echo.api/, in this case.
    Source: "Host a Custom Skill as a Web Service", developer.amazon.com.
    """
    found = ADDRESS.fullmatch(url)
    if not found:
        raise UnverifiedError("certificate URL: not a plain URL")
    if found["scheme"].lower() != SCHEME:
        raise UnverifiedError("certificate URL: wrong scheme")
    if found["host"].lower() != HOST:
        raise UnverifiedError("certificate URL: wrong host")
    if found["port"] not in PORTS:
        raise UnverifiedError("certificate URL: wrong port")
    path = posixpath.normpath(found["path"])
    if not path.startswith(FOLDER):
        raise UnverifiedError("certificate URL: wrong path")
    return f"{SCHEME}://{HOST}{path}"
