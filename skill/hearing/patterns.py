"""Patterns of the rules, compiled when the package is built, as its modules are.

Compiling them takes as long as the start of Python itself; loading them takes a millisecond.
Stored is what Python's own compiler of patterns made, for one version of Python: under any
other, and at a desk, they are compiled anew. Beside them stand the rules, read from their files.
"""

import _sre  # type: ignore[import-not-found]  # what re compiles with
import marshal
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("rules.bin")
VERSION = (_sre.MAGIC, sys.implementation.cache_tag, sys.byteorder)


def pattern(text: str) -> re.Pattern[str]:
    """*text*, compiled."""
    code = stored()[0].get(text)
    compiled: re.Pattern[str] = _sre.compile(text, *code) if code else re.compile(text)
    return compiled


@cache
def stored() -> tuple[dict[str, Any], dict[str, Any]]:
    """Pattern -> what _sre.compile takes beside it, of this Python; and file name -> rules."""
    try:
        version, patterns, rules = marshal.loads(FILE.read_bytes())  # noqa: S302  # the package's own
    except (OSError, ValueError, EOFError, TypeError):
        return {}, {}
    return dict(patterns) if version == VERSION else {}, dict(rules)
