"""The signers known so far: one fetch for many requests, a bounded number, none past its date."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier, Event
from time import sleep
from types import SimpleNamespace

import pytest
from cryptography.x509.verification import Store

from skill.endpoint.errors import UnverifiedError
from skill.endpoint.signers import AT_ONCE, Signers
from tests.authority import ALEXA, chain, issued, key, pem

ROOTS = Store([chain().root.certificate])
MANY = 32


class Fetcher:
    """A Fetch of *files*, each taking until *go* is set; counts what was asked for."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self.files = files
        self.asked: Counter[str] = Counter()
        self.go = Event()
        self.go.set()

    def __call__(self, url: str) -> bytes:
        self.asked[url] += 1
        self.go.wait(5)
        if self.files is None:
            return chain().pem
        if url not in self.files:
            raise UnverifiedError("certificate: not found")
        return self.files[url]


def test_a_signer_is_fetched_once_and_kept() -> None:
    fetch = Fetcher()
    signers = Signers(fetch, ROOTS)
    assert len({id(signers.at("a")) for _ in range(5)}) == 1
    assert fetch.asked == {"a": 1}


@pytest.mark.parametrize("files", [{}, {"a": chain().pem}], ids=["failure", "fetch"])
def test_many_requests_at_once_share_one_fetch(files: dict[str, bytes]) -> None:
    """A failure too, which is not remembered."""
    fetch = Fetcher(files)
    fetch.go.clear()
    signers = Signers(fetch, ROOTS)
    together = Barrier(MANY + 1)

    def ask() -> int | str:
        together.wait(5)
        try:
            return id(signers.at("a"))
        except UnverifiedError as error:
            return str(error)

    with ThreadPoolExecutor(MANY) as pool:
        asked = [pool.submit(ask) for _ in range(MANY)]
        together.wait(5)
        sleep(0.3)  # all but the slowest are waiting now
        fetch.go.set()
        found = {one.result(5) for one in asked}
    assert len(found) == 1
    assert (found == {"certificate: not found"}) is (not files)
    assert fetch.asked["a"] < (2 if files else MANY)  # who came when it had failed tried again
    fetch.files = {"a": chain().pem}
    assert signers.at("a")


def test_no_more_signers_are_kept_than_fit_and_the_oldest_goes() -> None:
    fetch = Fetcher()
    signers = Signers(fetch, ROOTS, most=3)
    for name in "abca":
        signers.at(name)
    signers.at("d")  # b was used the longest ago
    assert len(signers) == 3
    signers.at("a")
    assert fetch.asked == {"a": 1, "b": 1, "c": 1, "d": 1}
    signers.at("b")
    assert fetch.asked["b"] == 2
    fetch.files = {}
    for number in range(20):  # strangers cannot push one out
        with pytest.raises(UnverifiedError):
            signers.at(str(number))
    signers.at("b")
    assert len(signers) == 3


def test_a_certificate_that_has_expired_is_fetched_again() -> None:
    clock = SimpleNamespace(now=datetime.now(UTC))
    brief = issued(ALEXA, chain().intermediate, names=[ALEXA], until=clock.now + timedelta(hours=1))
    fetch = Fetcher({"a": pem(brief, chain().intermediate)})
    signers = Signers(fetch, ROOTS, lambda: clock.now)
    signers.at("a")
    clock.now += timedelta(minutes=59)
    signers.at("a")
    assert fetch.asked["a"] == 1
    clock.now += timedelta(minutes=2)
    with pytest.raises(UnverifiedError, match=r"^certificate: not trusted$"):
        signers.at("a")
    assert fetch.asked["a"] == 2
    renewed = issued(ALEXA, chain().intermediate, key_=key("renewed"), names=[ALEXA])
    fetch.files = {"a": pem(renewed, chain().intermediate)}
    signer = signers.at("a")
    assert signer.key.public_numbers() == key("renewed").public_key().public_numbers()
    assert fetch.asked["a"] == 3


def test_a_fetch_that_hangs_lets_go_of_the_request_and_of_the_others() -> None:
    fetch = Fetcher()
    signers = Signers(fetch, ROOTS, seconds=0.1)
    known = signers.at("known")
    fetch.go.clear()
    for number in range(AT_ONCE):
        with pytest.raises(UnverifiedError, match="no answer in time"):
            signers.at(str(number))
    with pytest.raises(UnverifiedError, match="too many at once"):
        signers.at("one more")
    assert signers.at("known") is known
    assert "one more" not in fetch.asked
    fetch.go.set()


@pytest.mark.parametrize("error", [OSError, KeyError])
def test_whatever_a_fetch_raises_is_a_refusal(error: type[Exception]) -> None:
    def fetch(url: str) -> bytes:
        raise error(url)

    with pytest.raises(UnverifiedError, match=r"^certificate: cannot be fetched$"):
        Signers(fetch, ROOTS).at("a")
