"""The signature: base64 of RSA PKCS#1 v1.5 with SHA-256, over the body exactly as it came."""

import base64

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256

from skill.endpoint.errors import UnverifiedError

PADDING, HASH = PKCS1v15(), SHA256()


def check_signature(key: RSAPublicKey, signature: str, body: bytes) -> None:
    """Raises UnverifiedError where *signature*, the Signature-256 header, is not *key*'s."""
    try:
        key.verify(base64.b64decode(signature, validate=True), body, PADDING, HASH)
    except ValueError:  # not base64, not even ASCII
        raise UnverifiedError("signature: not base64") from None
    except InvalidSignature:
        raise UnverifiedError("signature: not that of the body") from None
