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
from typing import Any, Literal

# No path objects here: their module takes longer to load than all patterns.
FILE = __file__.removesuffix("patterns.py") + "rules.bin"
CODE: Literal["I"] = "I"  # the type of an item of a pattern's code
VERSION = (_sre.MAGIC, sys.implementation.cache_tag, sys.byteorder)


@cache
def pattern(text: str) -> re.Pattern[str]:
    """*text*, compiled."""
    found = stored()[0].get(text)
    if not found:
        return re.compile(text)
    flags, code, *groups = found
    codes = memoryview(code).cast(CODE).tolist()
    compiled: re.Pattern[str] = _sre.compile(text, flags, codes, *groups)
    return compiled


@cache
def stored() -> tuple[dict[str, Any], dict[str, Any]]:
    """Pattern -> what _sre.compile takes beside it, of this Python; and file name -> rules."""
    try:
        with open(FILE, "rb") as file:
            version, patterns, rules = marshal.loads(file.read())  # noqa: S302  # the package's own
    except (OSError, ValueError, EOFError, TypeError):
        return {}, {}
    return patterns if version == VERSION else {}, rules
