"""The signing certificate, in real chains: those that hold, and those broken in one way."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import Store

from skill.endpoint.certificate import signer_in
from skill.endpoint.errors import UnverifiedError
from skill.endpoint.roots import system_roots
from tests.authority import ALEXA, DAY, chain, issued, key, pem

NOW = datetime.now(UTC)
ROOTS = Store([chain().root.certificate])


def alexa(**changes: object) -> bytes:
    """The chain of a leaf for Alexa that differs in one way."""
    given = {"names": [ALEXA], **changes}
    return pem(issued(ALEXA, chain().intermediate, **given), chain().intermediate)  # type: ignore[arg-type]


def by_a_leaf() -> bytes:
    """Whoever has any certificate makes another with it."""
    other = issued("other.example", chain().intermediate, names=["other.example"])
    return pem(issued(ALEXA, other, names=[ALEXA]), other, chain().intermediate)


def by_another_root() -> bytes:
    root = issued("Another Root", authority=True)
    return pem(issued(ALEXA, root, names=[ALEXA]), root)


# What is wrong with a chain -> the file. Of what the library checks, one of each kind that it
# has to be told: the roots, the name, the time, the purpose, and which is the leaf.
BROKEN: dict[str, Callable[[], bytes]] = {
    "expired": lambda: alexa(since=NOW - 30 * DAY, until=NOW - timedelta(seconds=2)),
    "not yet valid": lambda: alexa(since=NOW + timedelta(minutes=5)),
    "another name": lambda: alexa(names=["api.amazon.com"]),
    "a name below": lambda: alexa(names=[f"x.{ALEXA}"]),
    "the name as common name alone": lambda: alexa(names=[]),
    "self-signed": lambda: pem(issued(ALEXA, names=[ALEXA])),
    "another root": by_another_root,
    "no intermediate": lambda: pem(chain().leaf),
    "intermediate without the authority flag": by_a_leaf,
    "intermediate first": lambda: pem(chain().intermediate, chain().leaf),
    "for clients": lambda: alexa(purpose=ExtendedKeyUsageOID.CLIENT_AUTH),
}
UNREADABLE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "not PEM": lambda: chain().leaf.certificate.public_bytes(Encoding.DER),
    "a private key": chain().leaf.key_pem,
    "half of it": lambda: chain().pem[:500],
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


USUAL_ENOUGH: dict[str, Callable[[], bytes]] = {
    "the root too": lambda: chain().pem + pem(chain().root),
    "two names": lambda: alexa(names=["a.example", ALEXA]),
    "no list of uses": lambda: alexa(signs=None),
    "one too many": lambda: pem(chain().leaf, issued("No Kin"), chain().intermediate),
}


@pytest.mark.parametrize("file", USUAL_ENOUGH.values(), ids=USUAL_ENOUGH)
def test_what_is_more_or_less_than_usual_does_no_harm(file: Callable[[], bytes]) -> None:
    assert signer_in(file(), ROOTS, NOW).valid_at(NOW)


@pytest.mark.rule(
    "The chain of the certificate is whole, in date, and ends at a trusted root.",
    source="Host a Custom Skill as a Web Service",
)
@pytest.mark.rule(
    "The certificate is for echo-api.amazon.com.", source="Host a Custom Skill as a Web Service"
)
@pytest.mark.parametrize(
    ("file", "reason"),
    [
        *((file, "not trusted") for file in BROKEN.values()),
        *((file, "cannot be read") for file in UNREADABLE.values()),
        *((file, "not for Alexa's signatures") for file in UNFIT.values()),
    ],
    ids=[*BROKEN, *UNREADABLE, *UNFIT],
)
def test_another_file_is_refused(file: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(UnverifiedError, match=f"^certificate: {reason}$"):
        signer_in(file(), ROOTS, NOW)


def test_the_system_does_not_trust_a_chain_of_anybody_s() -> None:
    with pytest.raises(UnverifiedError, match=r"^certificate: not trusted$"):
        signer_in(chain().pem + pem(chain().root), system_roots(), NOW)
