"""The signing certificate: its chain, its name and its dates, and the key that it vouches for."""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.endpoint.errors import UnverifiedError

NAME = "echo-api.amazon.com"
SHORTEST = 2048  # bits of its key; of those above it, the library sees to that


@dataclass(frozen=True)
class Signer:
    """Alexa's public key, and from when to when the whole chain that vouches for it is valid."""

    key: RSAPublicKey
    since: datetime
    until: datetime

    def valid_at(self, now: datetime) -> bool:
        """Whether the chain still holds."""
        return self.since <= now <= self.until


def signer_in(pem: bytes, roots: Store, now: datetime) -> Signer:
    """The signer in *pem*: its certificate first, then those between it and one of the *roots*.

    Raises UnverifiedError where they are no certificates, do not lead to a root, are not valid
    *now* (aware), are for another name, or are not for signatures with RSA.
    """
    try:
        leaf, *between = x509.load_pem_x509_certificates(pem)
        policy = PolicyBuilder().store(roots).time(now)
        chain = policy.build_server_verifier(x509.DNSName(NAME)).verify(leaf, between)
        key = leaf.public_key()
        signs = _named(leaf) and _signs(leaf)
    except VerificationError:
        raise UnverifiedError("certificate: not trusted") from None
    except Exception:  # whatever else a file makes the library raise, it is not to be trusted
        raise UnverifiedError("certificate: cannot be read") from None
    if not isinstance(key, RSAPublicKey) or key.key_size < SHORTEST or not signs:
        raise UnverifiedError("certificate: not for Alexa's signatures")
    return Signer(
        key,
        max(one.not_valid_before_utc for one in chain),
        min(one.not_valid_after_utc for one in chain),
    )


def _named(leaf: x509.Certificate) -> bool:
    """Whether the name is there in full: a wildcard of the whole domain is somebody else's."""
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return NAME in names.get_values_for_type(x509.DNSName)


def _signs(leaf: x509.Certificate) -> bool:
    """Whether the key may sign: where its uses are listed, that must be one."""
    try:
        return leaf.extensions.get_extension_for_class(x509.KeyUsage).value.digital_signature
    except x509.ExtensionNotFound:
        return True
