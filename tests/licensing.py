"""Licences: which of them are permissive, and whether a package declares the one that is listed."""

import re
from importlib.metadata import Distribution

# What asks for no more than its text and its notices along with a copy.
PERMISSIVE = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0"}
# Trove classifier -> SPDX; "BSD License" says not which.
CLASSIFIED = {
    "Apache Software License": {"Apache-2.0"},
    "BSD License": {"BSD-2-Clause", "BSD-3-Clause"},
    "ISC License (ISCL)": {"ISC"},
    "MIT License": {"MIT"},
    "Mozilla Public License 1.1 (MPL 1.1)": {"MPL-1.1"},
    "Mozilla Public License 2.0 (MPL 2.0)": {"MPL-2.0"},
    "Python Software Foundation License": {"PSF-2.0"},
    "Artistic License": {"Artistic-1.0-Perl"},
}
WORD = re.compile(r"[A-Za-z0-9.-]+")


def permissive(expression: str) -> bool:
    """Whether an SPDX *expression* can be met with permissive licences alone."""
    return any(
        all(one.strip("() ") in PERMISSIVE for one in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )


def agrees(expression: str, installed: Distribution) -> bool:
    """Whether what an *installed* package declares is in the *expression*.

    Its License-Expression is it; else one of its classifiers is in it, or its License where that
    is SPDX. A package that declares nothing of these cannot disagree.
    """
    fields = installed.metadata
    for declared in fields.get_all("License-Expression", []):
        return bool(declared == expression)
    ours = set(WORD.findall(expression)) - {"AND", "OR"}
    named = [one.split(" :: ")[-1] for one in fields.get_all("Classifier", [])]
    families = [CLASSIFIED[one] for one in named if one in CLASSIFIED]
    if not families:
        families = [{one} for one in fields.get_all("License", []) if one in PERMISSIVE]
    return not families or any(ours & family for family in families)
