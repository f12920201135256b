"""A stand-in for certvalidator, so that flask-ask-sdk's SkillAdapter imports on every machine.

certvalidator imports oscrypto, whose pattern for OpenSSL's version knows one digit after the last
dot: where OpenSSL is 3.0.10 or 3.5.10, `import flask_ask_sdk.skill_adapter` fails (wbond/oscrypto
issue 78; there is no fixed release). Only the SDK's own RequestVerifier needs certvalidator, and
skill.endpoint.verifier takes its place. So certvalidator is stood in for while that import runs,
and never afterwards. The stand-in verifies nothing: whoever calls it gets StandInError.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import NoReturn

from skill.content import SkillError

__all__ = ["CertificateValidator", "SkillAdapter", "StandInError", "standing_in"]


class StandInError(SkillError):
    """The stand-in was called: nothing has been verified, and nothing may be answered."""


class CertificateValidator:
    """What the SDK imports under this name; it refuses to be made."""

    def __init__(self, *_: object, **__: object) -> NoReturn:
        raise StandInError(
            "certvalidator is stood in for: skill.endpoint.verifier checks the signature"
        )


# The modules that the SDK's verifier imports -> what it takes from each; no error is raised.
STANDINS: dict[str, dict[str, type]] = {
    "certvalidator": {"CertificateValidator": CertificateValidator},
    "certvalidator.errors": {
        name: type(name, (Exception,), {}) for name in ("PathError", "ValidationError")
    },
}


@contextmanager
def standing_in() -> Iterator[None]:
    """The stand-ins among the loaded modules; what was there before comes back at the end."""
    before = {name: sys.modules.get(name) for name in STANDINS}
    for name, members in STANDINS.items():
        sys.modules[name] = module = ModuleType(name, __doc__)
        vars(module).update(members)
    try:
        yield
    finally:
        for name, module_before in before.items():
            del sys.modules[name]
            if module_before is not None:
                sys.modules[name] = module_before


with standing_in():
    from flask_ask_sdk.skill_adapter import SkillAdapter
