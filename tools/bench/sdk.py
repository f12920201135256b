"""The SDK's own verifier, made to import for comparison: the skill itself never does this.

oscrypto's pattern for OpenSSL's version knows one digit after the last dot; here, while it is
imported, it knows more. See skill.endpoint.standin.
"""

import re
import sys
import warnings
from typing import Any
from unittest.mock import patch

NARROW, WIDE = r"\b(\d\.\d\.\d[a-z]*)\b", r"\b(\d\.\d\.\d+[a-z]*)\b"


def request_verifier(certificates: dict[str, bytes]) -> Any:
    """The SDK's RequestVerifier, with *certificates* by URL in its cache: it fetches none."""
    warnings.simplefilter("ignore")  # of what it uses, much is deprecated
    narrow = re.search

    def search(pattern: Any, string: Any, flags: int = 0) -> Any:
        return narrow(WIDE if pattern == NARROW else pattern, string, flags)

    # With the real certvalidator, also where the skill has loaded the SDK without it.
    ours = [name for name in sys.modules if "ask_sdk_webservice_support" in name]
    loaded = {name: sys.modules.pop(name) for name in ours}
    with patch.object(re, "search", search):
        from ask_sdk_webservice_support.verifier import RequestVerifier  # noqa: PLC0415
    sys.modules.update(loaded)
    verifier = RequestVerifier()
    verifier._cert_cache.update(certificates)
    return verifier
