"""The verifier: whether a request comes from Alexa, told from its bytes before they are read."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256

from skill.endpoint.address import address_in
from skill.endpoint.errors import UnverifiedError
from skill.endpoint.event import check_time, event_in
from skill.endpoint.signers import Clock, Signers, utc

SIGNATURE = "Signature-256"
ADDRESS = "SignatureCertChainUrl"
PADDING, HASH = PKCS1v15(), SHA256()


@dataclass(frozen=True)
class Verifier:
    """Amazon's rules for a web service, less the application id, which skill.alexa.app checks.

    Source: "Host a Custom Skill as a Web Service", developer.amazon.com.
    """

    signers: Signers
    clock: Clock = utc

    def verify(self, headers: Iterable[tuple[str, str]], body: bytes) -> None:
        """Raises UnverifiedError unless Alexa signed *body*, and did so just now."""
        named = list(headers)
        signature = only(named, SIGNATURE)
        address = address_in(only(named, ADDRESS))
        check_signature(self.signers.at(address).key, signature, body)
        check_time(event_in(body), self.clock())


def check_signature(key: RSAPublicKey, signature: str, body: bytes) -> None:
    """Raises UnverifiedError where *signature*, in base64, is not *key*'s of *body* as it came."""
    try:
        key.verify(base64.b64decode(signature, validate=True), body, PADDING, HASH)
    except ValueError:  # not base64, not even ASCII
        raise UnverifiedError("signature: not base64") from None
    except InvalidSignature:
        raise UnverifiedError("signature: not that of the body") from None


def only(headers: Iterable[tuple[str, str]], name: str) -> str:
    """The value of the one header called *name*, in any case.

    Raises UnverifiedError for none and for two, which WSGI servers join with a comma: neither
    of the two headers may hold one.
    """
    values = [value for header, value in headers if header.lower() == name.lower()]
    if not values or values == [""]:
        raise UnverifiedError(f"{name}: missing")
    if len(values) > 1 or "," in values[0]:
        raise UnverifiedError(f"{name}: more than one")
    return values[0]
