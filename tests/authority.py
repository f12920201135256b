"""A certificate authority for tests: chains that hold, and chains broken on purpose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ALEXA = "echo-api.amazon.com"
DAY = timedelta(days=1)

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Party:
    certificate: x509.Certificate
    key: Key

    def signature(self, body: bytes, algorithm: hashes.HashAlgorithm | None = None) -> bytes:
        """As Alexa signs: RSA PKCS#1 v1.5 with SHA-256."""
        assert isinstance(self.key, rsa.RSAPrivateKey)
        return self.key.sign(body, PKCS1v15(), algorithm or hashes.SHA256())

    def key_pem(self) -> bytes:
        return self.key.private_bytes(
            Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()
        )


@cache
def key(name: str, bits: int = 2048) -> rsa.RSAPrivateKey:  # noqa: ARG001  # cached by it
    """The RSA key called *name*: making one takes a while."""
    return rsa.generate_private_key(65537, bits)


def issued(  # noqa: PLR0913  # each is one thing to get wrong
    common_name: str,
    issuer: Party | None = None,
    *,
    key_: Key | None = None,
    authority: bool = False,
    depth: int | None = None,
    names: Sequence[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
    signs: bool | None = True,
    purpose: x509.ObjectIdentifier = ExtendedKeyUsageOID.SERVER_AUTH,
) -> Party:
    """A certificate by *issuer*, or self-signed; valid from yesterday for a month."""
    now = datetime.now(UTC).replace(microsecond=0)
    own = key_ or key(common_name)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    by = issuer.certificate.subject if issuer else subject
    by_key = issuer.key if issuer else own
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since or now - DAY)
        .not_valid_after(until or now + 30 * DAY)
        .add_extension(x509.BasicConstraints(authority, depth), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(by_key.public_key()), critical=False
        )
    )
    if signs is not None:
        builder = builder.add_extension(usage(authority, signs), critical=True)
    if not authority:
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
    if names:
        builder = builder.add_extension(
            x509.SubjectAlternativeName([general_name(name) for name in names]), critical=False
        )
    return Party(builder.sign(by_key, hashes.SHA256()), own)


def usage(authority: bool, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=False,
        key_encipherment=not authority,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def pem(*parties: Party) -> bytes:
    """The file that Amazon would serve: the leaf first."""
    return b"".join(party.certificate.public_bytes(Encoding.PEM) for party in parties)


@dataclass(frozen=True)
class Chain:
    root: Party
    intermediate: Party
    leaf: Party

    @property
    def pem(self) -> bytes:
        return pem(self.leaf, self.intermediate)


@cache
def chain() -> Chain:
    root = issued("Test Root", authority=True)
    intermediate = issued("Test Intermediate", root, authority=True, depth=0)
    return Chain(root, intermediate, issued(ALEXA, intermediate, names=[ALEXA]))
