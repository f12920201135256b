"""The signing certificate, in real chains: those that hold, and those broken in one way."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import Store

from skill.endpoint.certificate import signer_in
from skill.endpoint.errors import UnverifiedError
from skill.endpoint.roots import system_roots
from tests.authority import ALEXA, DAY, chain, issued, key, pem

NOW = datetime.now(UTC)
WITH_SHA_256, WITH_SHA_1 = (
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b",
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x05",
)
ROOTS = Store([chain().root.certificate])


def alexa(**changes: object) -> bytes:
    """The chain of a leaf for Alexa that differs in one way."""
    given = {"names": [ALEXA], **changes}
    return pem(issued(ALEXA, chain().intermediate, **given), chain().intermediate)  # type: ignore[arg-type]


def longer() -> bytes:
    """An intermediate below one that may have none below it."""
    below = issued("Too Deep", chain().intermediate, authority=True)
    return pem(issued(ALEXA, below, names=[ALEXA]), below, chain().intermediate)


def by_a_leaf() -> bytes:
    """Whoever has any certificate makes another with it."""
    other = issued("other.example", chain().intermediate, names=["other.example"])
    return pem(issued(ALEXA, other, names=[ALEXA]), other, chain().intermediate)


def by_another_root() -> bytes:
    root = issued("Another Root", authority=True)
    return pem(issued(ALEXA, root, names=[ALEXA]), root)


def by_a_namesake() -> bytes:
    """A root with the trusted one's name and another key."""
    root = issued("Test Root", authority=True, key_=key("namesake"))
    return pem(issued(ALEXA, root, names=[ALEXA]), root)


def altered() -> bytes:
    """One byte of the leaf changed: its issuer never signed that."""
    der = bytearray(chain().leaf.certificate.public_bytes(Encoding.DER))
    at = der.index(ALEXA.encode(), der.index(ALEXA.encode()) + 1)
    der[at : at + len(ALEXA)] = b"echo-api.amazon.org"
    return x509.load_der_x509_certificate(bytes(der)).public_bytes(Encoding.PEM) + pem(
        chain().intermediate
    )


def expired_intermediate() -> bytes:
    old = issued(
        "Old", chain().root, authority=True, since=NOW - 90 * DAY, until=NOW - timedelta(seconds=2)
    )
    return pem(issued(ALEXA, old, names=[ALEXA]), old)


def signed_with_sha_1() -> bytes:
    """A right signature of a weak kind, which the library itself does not make any more."""
    leaf = chain().leaf.certificate
    tbs = leaf.tbs_certificate_bytes.replace(WITH_SHA_256, WITH_SHA_1)
    der = leaf.public_bytes(Encoding.DER).replace(WITH_SHA_256, WITH_SHA_1)
    signature = chain().intermediate.signature(tbs, hashes.SHA1())  # noqa: S303
    weak = x509.load_der_x509_certificate(der[: -len(signature)] + signature)
    issuer = chain().intermediate.certificate.public_key()
    assert isinstance(issuer, RSAPublicKey)
    issuer.verify(weak.signature, weak.tbs_certificate_bytes, PKCS1v15(), hashes.SHA1())  # noqa: S303
    return weak.public_bytes(Encoding.PEM) + pem(chain().intermediate)


# What is wrong with a chain -> the file.
BROKEN: dict[str, Callable[[], bytes]] = {
    "expired": lambda: alexa(since=NOW - 30 * DAY, until=NOW - timedelta(seconds=2)),
    "not yet valid": lambda: alexa(since=NOW + timedelta(minutes=5)),
    "another name": lambda: alexa(names=["api.amazon.com"]),
    "a longer name": lambda: alexa(names=[f"{ALEXA}.evil.example"]),
    "a name below": lambda: alexa(names=[f"x.{ALEXA}"]),
    "the name as common name alone": lambda: alexa(names=[]),
    "an address": lambda: alexa(names=["127.0.0.1"]),
    "self-signed": lambda: pem(issued(ALEXA, names=[ALEXA])),
    "another root": by_another_root,
    "a root's namesake": by_a_namesake,
    "no intermediate": lambda: pem(chain().leaf),
    "another intermediate": lambda: pem(chain().leaf, issued("Test Intermediate 2", chain().root)),
    "intermediate without the authority flag": by_a_leaf,
    "leaf with the authority flag": lambda: alexa(authority=True),
    "longer than the intermediate allows": longer,
    "intermediate first": lambda: pem(chain().intermediate, chain().leaf),
    "root first": lambda: pem(chain().root, chain().intermediate, chain().leaf),
    "an altered leaf": altered,
    "for clients": lambda: alexa(purpose=ExtendedKeyUsageOID.CLIENT_AUTH),
    "for signing code": lambda: alexa(purpose=ExtendedKeyUsageOID.CODE_SIGNING),
    "signed with SHA-1": signed_with_sha_1,
    "an expired intermediate": expired_intermediate,
}
UNREADABLE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "text": lambda: b"<html><body>Access denied</body></html>",
    "not PEM": lambda: chain().leaf.certificate.public_bytes(Encoding.DER),
    "a private key": chain().leaf.key_pem,
    "damaged": lambda: chain().pem.replace(b"A", b"B", 40),
    "half of it": lambda: chain().pem[:500],
    "no base64": lambda: b"-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----\n",
}
UNFIT: dict[str, Callable[[], bytes]] = {
    "a short key": lambda: alexa(key_=key("short", 1024)),
    "a wildcard": lambda: alexa(names=["*.amazon.com"]),
    "no key for signatures": lambda: alexa(signs=False),
    "an elliptic curve": lambda: alexa(key_=ec.generate_private_key(ec.SECP256R1())),
}


def test_a_chain_that_holds_gives_the_key_and_the_dates_of_all_of_it() -> None:
    hour = timedelta(hours=1)
    brief = issued("Brief", chain().root, authority=True, since=NOW - hour, until=NOW + DAY)
    signer = signer_in(pem(issued(ALEXA, brief, names=[ALEXA]), brief), ROOTS, NOW)
    assert signer.key.public_numbers() == key(ALEXA).public_key().public_numbers()
    assert signer.since == brief.certificate.not_valid_before_utc
    assert signer.until == brief.certificate.not_valid_after_utc
    assert signer.valid_at(NOW)
    assert not signer.valid_at(NOW + 2 * DAY)
    assert not signer.valid_at(NOW - 2 * hour)


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(lambda: chain().pem + pem(chain().root), id="the root too"),
        pytest.param(lambda: alexa(names=["a.example", ALEXA]), id="two names"),
        pytest.param(lambda: alexa(key_=key("long", 3072)), id="a longer key"),
        pytest.param(lambda: alexa(signs=None), id="no list of uses"),
        pytest.param(
            lambda: pem(chain().leaf, issued("Unrelated", authority=True), chain().intermediate),
            id="one too many",
        ),
    ],
)
def test_what_is_more_or_less_than_usual_does_no_harm(file: Callable[[], bytes]) -> None:
    assert signer_in(file(), ROOTS, NOW).valid_at(NOW)


@pytest.mark.rule(
    "The chain of the certificate is whole, in date, and ends at a trusted root.",
    source="Host a Custom Skill as a Web Service",
)
@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_chain_is_not_trusted(what: str) -> None:
    with pytest.raises(UnverifiedError, match=r"^certificate: not trusted$"):
        signer_in(BROKEN[what](), ROOTS, NOW)


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_is_no_certificate_cannot_be_read(what: str) -> None:
    with pytest.raises(UnverifiedError, match=r"^certificate: cannot be read$"):
        signer_in(UNREADABLE[what](), ROOTS, NOW)


@pytest.mark.rule(
    "The certificate is for echo-api.amazon.com.", source="Host a Custom Skill as a Web Service"
)
@pytest.mark.parametrize("what", UNFIT)
def test_a_certificate_for_something_else_is_unfit(what: str) -> None:
    with pytest.raises(UnverifiedError, match=r"^certificate: not for Alexa's signatures$"):
        signer_in(UNFIT[what](), ROOTS, NOW)


def test_the_clock_decides_what_has_expired() -> None:
    for then in (NOW + 60 * DAY, NOW - 60 * DAY):
        with pytest.raises(UnverifiedError, match=r"^certificate: not trusted$"):
            signer_in(chain().pem, ROOTS, then)


def test_the_system_does_not_trust_a_chain_of_anybody_s() -> None:
    with pytest.raises(UnverifiedError, match=r"^certificate: not trusted$"):
        signer_in(chain().pem + pem(chain().root), system_roots(), NOW)
