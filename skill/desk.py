"""The shell every front door shares: gather, decide, commit. No Alexa type in it, no words, no DynamoDB.

One turn reads the customer's file, and in parallel the shop's file when the copy at hand is too old; an order that is
asked for and not among the newest, it reads after them. Nothing is
started that outlives the turn's budget unwatched: what is not there in time is a StorageSlow.
"""

import json
import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic
from typing import TypeVar, cast

from skill.domain.files import Files, Older, ShopFile
from skill.errors import StorageFault, StorageSlow
from skill.intents.asking import Answer, Ask
from skill.storage.ports import Store

BUDGET = 4.0  # seconds for all reading of one turn; Alexa waits eight, the shop's customer less
SHOP_LIVES = timedelta(minutes=5)
SHOP_RETRIED = timedelta(seconds=30)  # how long an old copy serves before the next try: one that hangs costs a budget
LOG = logging.getLogger("careline")
Decide = Callable[[Files, Ask, datetime], Answer[object]]
Understand = Callable[[Files, Ask, datetime], Ask]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks (None = nobody known), and whether what was written before must be in what is read."""

    customer_id: str | None
    consistent: bool = False


NOBODY = Caller(None)


@dataclass(frozen=True, slots=True)
class Told:
    """A decided turn: the answer, to what, on which files, at which moment; the requests it cost, and if it `wrote`."""

    answer: Answer[object]
    ask: Ask
    files: Files
    now: datetime
    requests: int
    wrote: bool = False


class Desk:
    """Answers questions. Shared by all threads of a process; the only thing it keeps is the shop's file."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        lives: timedelta = SHOP_LIVES,
        retried: timedelta = SHOP_RETRIED,
        budget: float = BUDGET,
    ) -> None:
        self._store, self._clock, self._lives, self._retried, self._budget = store, clock, lives, retried, budget
        self._pool: Executor = ThreadPoolExecutor(max_workers=16, thread_name_prefix="desk")
        self._shop: ShopFile | None = None
        self._shop_until = 0.0  # monotonic seconds: the clock of the desk may stand still
        self._lock = Lock()

    def answer(self, decide: Decide, ask: Ask, understand: Understand, caller: Caller) -> Told:
        """Gather, understand what was said on the customer's file, decide, commit. Raises StorageFault.

        When somebody else's change came first, the turn is decided once more on what is true by then.
        """
        deadline = monotonic() + self._budget
        told = self._decided(decide, ask, understand, caller, deadline)
        if self._committed(told, caller, deadline):
            return replace(told, wrote=bool(told.answer.effects))
        again = self._decided(decide, ask, understand, replace(caller, consistent=True), deadline)
        if not self._committed(again, caller, deadline):
            raise StorageFault("what the decision was made on changed twice while it was made")
        return replace(again, requests=told.requests + again.requests, wrote=True)

    def _decided(self, decide: Decide, ask: Ask, understand: Understand, caller: Caller, deadline: float) -> Told:
        files, requests = self.gather(caller, deadline)
        now = self._clock()
        if files.customer:
            heard, ask = ask, understand(files, ask, now)
            if ask.older:
                files = self._with_older(files, ask.older, caller, deadline)
                ask, requests = understand(files, heard, now), requests + 1
        answer = decide(files, ask, now)
        return Told(answer, ask, files, now, requests + len(answer.effects))

    def _with_older(self, files: Files, older: Older, caller: Caller, deadline: float) -> Files:
        """The files with the older orders that were asked for: one request more."""
        if files.customer is None or caller.customer_id is None:
            return files
        reading = self._pool.submit(self._store.read_older, caller.customer_id, older, consistent=caller.consistent)
        found = _within(deadline, reading)
        return replace(files, customer=replace(files.customer.with_older(found), has_older=False))

    def _committed(self, told: Told, caller: Caller, deadline: float) -> bool:
        """Every effect made true, in order; False at the first that came too late."""
        customer_id = caller.customer_id
        if customer_id is None:
            return True
        commits = (self._pool.submit(self._store.commit, customer_id, effect) for effect in told.answer.effects)
        return all(_within(deadline, commit) for commit in commits)

    def gather(self, caller: Caller, deadline: float | None = None) -> tuple[Files, int]:
        """The customer's file (None for nobody) and the shop's, read side by side; and how many requests that took."""
        deadline = monotonic() + self._budget if deadline is None else deadline
        fresh, customer_id = self._fresh_shop(), caller.customer_id
        renewing = None if fresh else self._pool.submit(self._store.read_shop)
        reading = None
        if customer_id is not None:
            reading = self._pool.submit(self._store.read_customer, customer_id, consistent=caller.consistent)
        customer = _within(deadline, reading) if reading else None
        shop = fresh or self._renewed(cast("Future[ShopFile]", renewing), deadline)
        return Files(shop, customer), int(renewing is not None) + int(reading is not None)

    def forget_shop(self) -> None:
        """The next turn reads the shop's file anew: after a restored snapshot, the copy may be days old."""
        with self._lock:
            self._shop_until = 0.0

    def _fresh_shop(self) -> ShopFile | None:
        with self._lock:
            return self._shop if monotonic() < self._shop_until else None

    def _renewed(self, reading: Future[ShopFile], deadline: float) -> ShopFile:
        """The shop's file just read. An old copy is better than no answer when it can't be."""
        try:
            shop = _within(deadline, reading)
        except StorageFault as fault:
            if self._shop is None:
                raise
            return self._kept(self._shop, fault)
        with self._lock:
            self._shop, self._shop_until = shop, monotonic() + self._lives.total_seconds()
        return shop

    def _kept(self, old: ShopFile, fault: StorageFault) -> ShopFile:
        """The copy at hand for some turns to come, and a line in the log: no `fault`, which is an apology to alarms."""
        with self._lock:
            if monotonic() < self._shop_until:
                return self._shop or old
            self._shop_until = monotonic() + self._retried.total_seconds()
        LOG.warning("%s", json.dumps({"shop_not_renewed": type(fault).__name__, "cause": str(fault)}))
        return old


def _within(deadline: float, reading: "Future[T]") -> T:
    try:
        return reading.result(max(0.0, deadline - monotonic()))
    except TookTooLong as error:
        reading.cancel()  # one that has not begun would only keep a later turn's waiting
        raise StorageSlow("not within the time that a turn has for reading") from error
