"""Patterns of the rules, compiled when the package is built, as its modules are.

Compiling them takes as long as the start of Python itself; loading them takes a millisecond.
Stored is what Python's own compiler of patterns made, for one version of Python: under any
other, and at a desk, they are compiled anew.
"""

import _sre  # type: ignore[import-not-found]  # what re compiles with
import marshal
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("patterns.bin")
VERSION = (_sre.MAGIC, sys.implementation.cache_tag, sys.byteorder)


def pattern(text: str) -> re.Pattern[str]:
    """*text*, compiled."""
    code = _stored().get(text)
    compiled: re.Pattern[str] = _sre.compile(text, *code) if code else re.compile(text)
    return compiled


def none_before(words: str) -> str:
    """What matches where none of *words*, parted by "|", stands just before."""
    return "".join(rf"(?<!\b{word} )" for word in words.split("|"))


@cache
def _stored() -> dict[str, Any]:
    """Pattern -> what _sre.compile takes beside it; nothing where no file is of this Python."""
    try:
        version, patterns = marshal.loads(FILE.read_bytes())  # noqa: S302  # the package's own
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return dict(patterns) if version == VERSION else {}
