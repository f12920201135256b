"""Downloads: a small file over verified HTTPS, in time, from where it was asked for."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPException, HTTPSConnection, IncompleteRead
from time import monotonic
from urllib.parse import urlsplit

from skill.endpoint.errors import UnverifiedError

SECONDS = 3.0  # Alexa waits eight for the whole answer
LARGEST = 64 * 1024  # bytes; Amazon's chain has about seven thousand
STEP = 8 * 1024  # bytes

# Gives what is at a URL, or raises UnverifiedError.
Fetch = Callable[[str], bytes]


@dataclass(frozen=True)
class Download:
    """A Fetch: follows no redirect, uses no proxy, and gives up after *seconds* or LARGEST bytes.

    *context* says whose servers are trusted: those of the system, unless told otherwise.
    """

    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    seconds: float = SECONDS

    def __call__(self, url: str) -> bytes:
        """What is at *url*, an https address. Raises UnverifiedError where it cannot be had."""
        parts = urlsplit(url)
        connection = HTTPSConnection(parts.netloc, timeout=self.seconds, context=self.context)
        try:
            return self._read(connection, parts.path, monotonic() + self.seconds)
        except TimeoutError:
            raise UnverifiedError("certificate: no answer in time") from None
        except ssl.SSLError:
            raise UnverifiedError("certificate: its server is not trusted") from None
        except (OSError, HTTPException, ValueError):
            raise UnverifiedError("certificate: cannot be fetched") from None
        finally:
            connection.close()

    def _read(self, connection: HTTPSConnection, path: str, deadline: float) -> bytes:
        connection.request("GET", path)
        response = connection.getresponse()
        if response.status != HTTPStatus.OK:  # a redirect, too
            raise UnverifiedError("certificate: not found")
        read = b""
        while chunk := response.read1(STEP):
            read += chunk
            if len(read) > LARGEST:
                raise UnverifiedError("certificate: too large")
            if monotonic() > deadline:  # the timeout is for each step alone
                raise TimeoutError
        if response.length:  # more was promised
            raise IncompleteRead(read)
        return read
