"""Keeps the signing keys behind chain URLs: fetched once, validated once, kept until the chain runs out.

Callers outside may name any URL, so nothing they name can fill it, empty it or make it fetch without end: only chains
that Amazon's own certificate heads are kept, few strange ones are fetched at a time, a failure is kept for seconds.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from datetime import datetime, timedelta
from threading import Lock

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509 import Certificate
from cryptography.x509.verification import Store

from skill.web.certificates import SigningKey, signing_key
from skill.web.refusal import Reason, VerificationFailed

PATIENCE = 2.0  # seconds; all steps of a download together, for a name look-up knows no limit of its own
AT_ONCE = 2  # downloads
KEPT = 8  # chains; Amazon uses one or two at a time
REFUSED_KEPT = 64
REFUSED_FOR = timedelta(seconds=10)


class SigningKeys:
    """Signing keys by URL, for all threads of a process.

    `clock` gives moments with a zone; `patience` is how many seconds a request waits for a chain.
    """

    def __init__(
        self,
        fetch: Callable[[str], bytes],
        roots: Sequence[Certificate],
        clock: Callable[[], datetime],
        patience: float = PATIENCE,
    ) -> None:
        self._fetch, self._roots, self._clock, self._patience = fetch, Store(list(roots)), clock, patience
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="chain")
        self._lock = Lock()
        self._kept: dict[str, SigningKey] = {}
        self._refused: dict[str, tuple[Reason, datetime]] = {}
        self._coming: dict[str, Future[SigningKey]] = {}

    def behind(self, url: str) -> RSAPublicKey:
        """The key at a URL that was checked before; waits for a download when it must. Raises VerificationFailed."""
        with self._lock:
            kept = self._kept.get(url)
            if kept and self._clock() <= kept.until:
                return kept.key
            coming = self._coming.get(url) or self._begin(url)
        try:
            return coming.result(self._patience).key
        except TookTooLong:
            raise VerificationFailed("slow") from None

    def _begin(self, url: str) -> Future[SigningKey]:
        """Start a download, once for all who ask for it. The lock is held."""
        reason, until = self._refused.get(url, (None, None))
        if reason and until and self._clock() < until:
            raise VerificationFailed(reason)
        if len(self._coming) >= AT_ONCE:
            raise VerificationFailed("busy")
        coming = self._coming[url] = self._pool.submit(self._obtain, url)
        return coming

    def _obtain(self, url: str) -> SigningKey:
        try:
            found = signing_key(self._fetch(url), self._roots, self._clock())
        except VerificationFailed as failure:
            self._settle(url, failure.reason)
            raise
        except Exception:  # noqa: BLE001 whatever a fetch or a library finds odd about a stranger's chain
            self._settle(url, "download")
            raise VerificationFailed("download") from None
        self._settle(url, found)
        return found

    def _settle(self, url: str, outcome: SigningKey | Reason) -> None:
        """Remember how a download ended; a full memory forgets what is soonest without worth."""
        with self._lock:
            del self._coming[url]
            if isinstance(outcome, SigningKey):
                self._kept[url] = outcome
                if len(self._kept) > KEPT:
                    del self._kept[min(self._kept, key=lambda each: self._kept[each].until)]
                return
            self._refused.pop(url, None)
            self._refused[url] = (outcome, self._clock() + REFUSED_FOR)
            if len(self._refused) > REFUSED_KEPT:
                del self._refused[next(iter(self._refused))]
