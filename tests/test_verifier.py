"""The verifier, in one process; tests/test_endpoint_hostile.py asks a whole server the same."""

import base64
import json
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.x509.verification import Store

from skill.endpoint.errors import UnverifiedError
from skill.endpoint.signers import Signers
from skill.endpoint.verifier import Verifier
from tests.authority import chain, issued, pem

NOW = datetime.now(UTC).replace(microsecond=0)
URL = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"
BODY = json.dumps({"request": {"timestamp": NOW.isoformat()}}).encode()
LEAF = chain().leaf


def verifier(fetch: Callable[[str], bytes] | None = None) -> Verifier:
    roots = Store([chain().root.certificate])
    return Verifier(Signers(fetch or (lambda _: chain().pem), roots, lambda: NOW), lambda: NOW)


def headers(signature: bytes, url: str = URL) -> list[tuple[str, str]]:
    encoded = base64.b64encode(signature).decode()
    return [("Host", "x"), ("Signature-256", encoded), ("SignatureCertChainUrl", url)]


def test_headers_are_found_in_any_case() -> None:
    given = [(name.upper(), value) for name, value in headers(LEAF.signature(BODY))]
    verifier().verify(given, BODY)
    verifier().verify([(name.lower(), value) for name, value in given], BODY)


@pytest.mark.rule(
    "A request without signature or certificate address, or with an empty one, is refused.",
    source="Host a Custom Skill as a Web Service",
)
@pytest.mark.parametrize("name", ["Signature-256", "SignatureCertChainUrl"])
def test_each_header_comes_exactly_once(name: str) -> None:
    given = headers(LEAF.signature(BODY))
    mine = next(pair for pair in given if pair[0] == name)
    others = [pair for pair in given if pair[0] != name]
    for missing in (others, [*others, (name, "")]):
        with pytest.raises(UnverifiedError, match=f"^{name}: missing$"):
            verifier().verify(missing, BODY)
    twice = [*given, mine]
    empty = [(name, ""), *given]
    joined = [*others, (name, f"{mine[1]},{mine[1]}")]
    for double in (twice, empty, joined):
        with pytest.raises(UnverifiedError, match=f"^{name}: more than one$"):
            verifier().verify(double, BODY)


def test_the_body_is_verified_byte_for_byte() -> None:
    given = headers(LEAF.signature(BODY))
    assert json.loads(BODY + b" ") == json.loads(BODY)
    for other in (BODY + b" ", BODY[:-1], b"", b"[" * 60_000):
        with pytest.raises(UnverifiedError, match=r"^signature: not that of the body$"):
            verifier().verify(given, other)


SIGNED: dict[str, Callable[[], bytes]] = {
    "another key": lambda: issued("Another").signature(BODY),
    "the intermediate's": lambda: chain().intermediate.signature(BODY),
    "SHA-1": lambda: LEAF.signature(BODY, hashes.SHA1()),  # noqa: S303
    "short": lambda: LEAF.signature(BODY)[:-1],
    "another body's": lambda: LEAF.signature(b"{}"),
}


@pytest.mark.rule(
    "The signature is that of the body, with SHA-256 and the key of the certificate.",
    source="Host a Custom Skill as a Web Service",
)
@pytest.mark.parametrize("made", SIGNED.values(), ids=SIGNED)
def test_another_signature_is_refused(made: Callable[[], bytes]) -> None:
    with pytest.raises(UnverifiedError, match=r"^signature: not that of the body$"):
        verifier().verify(headers(made()), BODY)


@pytest.mark.parametrize("text", ["?", "YQ", "Y Q==", "YQ==\n", "Y-_=", "\u00e4"])
def test_what_is_not_base64_is_refused(text: str) -> None:
    given = [("Signature-256", text), ("SignatureCertChainUrl", URL)]
    with pytest.raises(UnverifiedError, match=r"^signature: not base64$"):
        verifier().verify(given, BODY)


def test_a_url_that_breaks_the_rules_is_never_fetched() -> None:
    fetched = []
    one = verifier(lambda url: fetched.append(url) or b"")  # type: ignore[func-returns-value]
    for url in ("https://evil.example/echo.api/x.pem", "http://s3.amazonaws.com/echo.api/x.pem"):
        with pytest.raises(UnverifiedError, match="certificate URL"):
            one.verify(headers(LEAF.signature(BODY), url), BODY)
    assert fetched == []


def test_every_spelling_of_a_url_is_fetched_once() -> None:
    fetched = []

    def fetch(url: str) -> bytes:
        fetched.append(url)
        return chain().pem

    one = verifier(fetch)
    for url in (URL, URL.replace("s3", "S3"), URL.replace(".com/", ".com:443/echo.api/../")):
        one.verify(headers(LEAF.signature(BODY), url), BODY)
    assert fetched == [URL]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"request": {"timestamp": (NOW - timedelta(seconds=151)).isoformat()}}, "not now"),
        ({"request": {}}, "missing or not a time"),
    ],
)
def test_what_alexa_signed_at_another_time_is_refused(body: dict[str, Any], reason: str) -> None:
    raw = json.dumps(body).encode()
    with pytest.raises(UnverifiedError, match=f"^timestamp: {reason}$"):
        verifier().verify(headers(LEAF.signature(raw)), raw)


@pytest.mark.parametrize(
    ("ahead", "reason"),
    [
        (timedelta(minutes=3), "timestamp: not now"),
        (-timedelta(days=60), "certificate: not trusted"),
    ],
    ids=str,
)
def test_a_clock_that_is_wrong_for_a_while_does_no_lasting_harm(
    ahead: timedelta, reason: str
) -> None:
    off = timedelta()

    def clock() -> datetime:
        return NOW + off

    signers = Signers(lambda _: chain().pem, Store([chain().root.certificate]), clock)
    for off in (timedelta(), ahead, timedelta()):
        said = pytest.raises(UnverifiedError, match=f"^{reason}$") if off else nullcontext()
        with said:
            Verifier(signers, clock).verify(headers(LEAF.signature(BODY)), BODY)


def test_the_name_counts_for_the_leaf_alone() -> None:
    """Another's leaf, by the same intermediate, that adds Alexa's certificate behind its own."""
    other = issued("other.example", chain().intermediate, names=["other.example"])
    file = pem(other, LEAF, chain().intermediate)
    with pytest.raises(UnverifiedError, match=r"^certificate: not trusted$"):
        verifier(lambda _: file).verify(headers(other.signature(BODY)), BODY)
