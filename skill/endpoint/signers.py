"""The signers known so far: each is fetched once, checked once, and kept until it expires."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Lock

from cryptography.x509.verification import Store

from skill.endpoint.certificate import Signer, signer_in
from skill.endpoint.download import Fetch
from skill.endpoint.errors import UnverifiedError

MOST = 16  # signers kept; Amazon has one or two at a time
AT_ONCE = 4  # certificates fetched at a time: strangers who name new ones cannot use up the server
SECONDS = 5.0  # that a request waits, whatever the fetch does

# Gives the time, aware.
Clock = Callable[[], datetime]


def utc() -> datetime:
    """The time by this machine's clock."""
    return datetime.now(UTC)


class Signers:
    """Signers by the address of their certificate, for many threads at once."""

    def __init__(
        self,
        fetch: Fetch,
        roots: Store,
        clock: Clock = utc,
        *,
        most: int = MOST,
        seconds: float = SECONDS,
    ) -> None:
        self._fetch = fetch
        self._roots = roots
        self._clock = clock
        self._most = most
        self._seconds = seconds
        self._lock = Lock()
        self._kept: OrderedDict[str, Signer] = OrderedDict()
        self._coming: dict[str, Future[Signer]] = {}
        self._fetchers = ThreadPoolExecutor(AT_ONCE, "certificate")

    def __len__(self) -> int:
        return len(self._kept)

    def at(self, address: str) -> Signer:
        """The signer whose certificate is at *address*; requests at the same time share one fetch.

        Raises UnverifiedError where it cannot be had or trusted; a failure is not remembered.
        """
        with self._lock:
            if known := self._known(address):
                return known
            coming = self._coming.get(address)
            if coming is None:
                if len(self._coming) >= AT_ONCE:
                    raise UnverifiedError("certificate: too many at once")
                coming = self._fetchers.submit(self._learn, address)
                self._coming[address] = coming
        try:
            return coming.result(self._seconds)
        except TimeoutError:
            raise UnverifiedError("certificate: no answer in time") from None
        except UnverifiedError as error:  # shared by all who waited: each raises its own
            raise UnverifiedError(str(error)) from None

    def _known(self, address: str) -> Signer | None:
        """The signer kept for *address*, if it still holds."""
        signer = self._kept.get(address)
        if signer is None or not signer.valid_at(self._clock()):
            return None
        self._kept.move_to_end(address)
        return signer

    def _learn(self, address: str) -> Signer:
        """Fetches and checks a certificate, and keeps its signer."""
        try:
            signer = signer_in(self._fetch(address), self._roots, self._clock())
            with self._lock:
                self._kept[address] = signer
                self._kept.move_to_end(address)
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
            return signer
        except UnverifiedError:
            raise
        except Exception as error:
            raise UnverifiedError("certificate: cannot be fetched") from error
        finally:
            with self._lock:
                del self._coming[address]
