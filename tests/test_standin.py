"""The stand-in for certvalidator: flask-ask-sdk imports everywhere, and nothing stands in after."""

import sys
from types import ModuleType

import pytest

from skill.endpoint.standin import CertificateValidator, standing_in
from tests.process import python

# What must never be imported, as a name and with all below it.
BROKEN = ("certvalidator", "oscrypto")

LOADED = f"""
import sys
import skill.endpoint.server
left = [name for name in sys.modules if name.split(".")[0] in {BROKEN!r}]
assert not left, left
assert "flask_ask_sdk.skill_adapter" in sys.modules
"""

# A machine where the real packages cannot be imported at all, and says so if anybody tries.
UNIMPORTABLE = f"""
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {BROKEN!r}:
            raise SystemError(f"{{name}} was imported")

sys.meta_path.insert(0, Refuse())
"""


def test_the_endpoint_imports_and_serves_where_they_cannot_be_imported() -> None:
    ask = """
from skill.endpoint.adapter import endpoint
app = endpoint("an id", lambda request: None)
assert app.test_client().post("/", data=b"{}").status_code == 400
assert app.test_client().get("/healthz").json == {"status": "ok"}
"""
    python(f"{UNIMPORTABLE}\n{LOADED}\n{ask}")


def test_the_sdk_s_own_verifier_refuses_to_work() -> None:
    """Whoever switched it on would get an error for each request, and no answer."""
    ask = """
from ask_sdk_webservice_support import verifier
from skill.endpoint.standin import StandInError
from tests.authority import chain
own = verifier.RequestVerifier()
for call in (
    lambda: own._validate_cert_chain(chain().pem),
    lambda: verifier.CertificateValidator(b""),
    lambda: verifier.CertificateValidator(),
):
    try:
        call()
    except StandInError as error:
        assert "certvalidator is stood in for" in str(error)
        assert not isinstance(error, (verifier.VerificationException, verifier.ValidationError))
    else:
        raise AssertionError("it did not refuse")
"""
    python(f"{LOADED}\n{ask}")


def test_what_was_there_before_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    real = ModuleType("certvalidator")
    monkeypatch.setitem(sys.modules, "certvalidator", real)
    monkeypatch.delitem(sys.modules, "certvalidator.errors", raising=False)
    with standing_in():
        assert vars(sys.modules["certvalidator"])["CertificateValidator"] is CertificateValidator
    assert sys.modules["certvalidator"] is real
    assert "certvalidator.errors" not in sys.modules
