"""The SDK's own verifier, made to import for comparison: the skill itself never does this.

oscrypto's pattern for OpenSSL's version knows one digit after the last dot; here, while it is
imported, it knows more. See skill.endpoint.standin.
"""

import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

NARROW, WIDE = r"\b(\d\.\d\.\d[a-z]*)\b", r"\b(\d\.\d\.\d+[a-z]*)\b"


PACKAGE = "ask_sdk_webservice_support"


@contextmanager
def _any_openssl() -> Iterator[None]:
    """With the real certvalidator, also where the skill has loaded the SDK without it."""
    narrow = re.search
    loaded = {name: sys.modules.pop(name) for name in list(sys.modules) if PACKAGE in name}

    def search(pattern: Any, string: Any, flags: int = 0) -> Any:
        return narrow(WIDE if pattern == NARROW else pattern, string, flags)

    re.search = search
    try:
        yield
    finally:
        re.search = narrow
        sys.modules.update(loaded)


def request_verifier(certificates: dict[str, bytes]) -> Any:
    """The SDK's RequestVerifier, with *certificates* by URL in its cache: it fetches none."""
    warnings.simplefilter("ignore")  # of what it uses, much is deprecated
    with _any_openssl():
        from ask_sdk_webservice_support.verifier import RequestVerifier  # noqa: PLC0415
    verifier = RequestVerifier()
    verifier._cert_cache.update(certificates)
    return verifier
