"""The shell every front door shares: gather, decide, commit. No Alexa type in it, no words, no DynamoDB.

One turn reads the customer's file, and in parallel the shop's file when the copy at hand is too old, and its help
centre where that is asked; after them, an order that is asked for and not among the newest, and what an item cost whose
price is asked about. Nothing is started that outlives the turn's budget unwatched (skill/kept.py).
"""

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import datetime, timedelta
from time import monotonic

from skill.domain.files import Files, Older
from skill.domain.values import dataclass, replace
from skill.errors import StorageFault
from skill.intents.asking import Answer, Ask
from skill.kept import Kept, within
from skill.storage.ports import Store

BUDGET = 4.0  # seconds for all reading of one turn; Alexa waits eight, the shop's customer less
SHOP_LIVES = timedelta(minutes=5)
SHOP_RETRIED = timedelta(seconds=30)  # how long an old copy serves before the next try: one that hangs costs a budget
Decide = Callable[[Files, Ask, datetime], Answer[object]]
Understand = Callable[[Files, Ask, datetime], Ask]


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
    """Answers questions. Shared by all threads of a process; it keeps the shop's file and its help centre, no more."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        lives: timedelta = SHOP_LIVES,
        retried: timedelta = SHOP_RETRIED,
        budget: float = BUDGET,
    ) -> None:
        self._store, self.clock, self._budget = store, clock, budget
        self._pool: Executor = ThreadPoolExecutor(max_workers=16, thread_name_prefix="desk")
        self._shop = Kept(store.read_shop, "shop_not_renewed", lives, retried)
        self._help = Kept(store.read_help, "help_not_renewed", lives, retried)

    def answer(self, decide: Decide, ask: Ask, understand: Understand, caller: Caller) -> Told:
        """Gather, understand what was said on these files, decide, commit. Raises StorageFault.

        When somebody else's change came first, the turn is decided once more on what is true by then.
        """
        deadline = monotonic() + self._budget
        told = self._decided(decide, ask, understand, caller, deadline)
        if self._committed(told, caller, deadline):
            return replace(told, wrote=True) if told.answer.effects else told
        again = self._decided(decide, ask, understand, replace(caller, consistent=True), deadline)
        if not self._committed(again, caller, deadline):
            raise StorageFault("what the decision was made on changed twice while it was made")
        return replace(again, requests=told.requests + again.requests, wrote=True)

    def _decided(self, decide: Decide, ask: Ask, understand: Understand, caller: Caller, deadline: float) -> Told:
        files, requests = self.gather(caller, deadline, with_help=ask.topic is not None)
        now = self.clock()
        heard, ask = ask, understand(files, ask, now)
        if ask.older:
            files = self._with_older(files, ask.older, caller, deadline)
            ask, requests = understand(files, heard, now), requests + 1
        if ask.sku and files.customer:
            reading = self._pool.submit(self._store.read_prices, ask.sku, until=now)
            files, requests = replace(files, prices=within(deadline, reading)), requests + 1
        answer = decide(files, ask, now)
        return Told(answer, ask, files, now, requests + len(answer.effects))

    def _with_older(self, files: Files, older: Older, caller: Caller, deadline: float) -> Files:
        """The files with the older orders that were asked for: one request more."""
        if files.customer is None or caller.customer_id is None:
            return files
        reading = self._pool.submit(self._store.read_older, caller.customer_id, older, consistent=caller.consistent)
        found = within(deadline, reading)
        return replace(files, customer=replace(files.customer.with_older(found), has_older=False))

    def _committed(self, told: Told, caller: Caller, deadline: float) -> bool:
        """Every effect made true, in order; False at the first that came too late."""
        customer_id = caller.customer_id
        if customer_id is None:
            return True
        commits = (self._pool.submit(self._store.commit, customer_id, effect) for effect in told.answer.effects)
        return all(within(deadline, commit) for commit in commits)

    def gather(self, caller: Caller, deadline: float | None = None, *, with_help: bool = False) -> tuple[Files, int]:
        """The customer's file (None for nobody), the shop's, and its help centre; and how many requests that took.

        All that is not at hand is read side by side.
        """
        deadline = monotonic() + self._budget if deadline is None else deadline
        customer_id, reading = caller.customer_id, None
        renewing = self._shop.renewing(self._pool)
        opening = self._help.renewing(self._pool) if with_help else None
        if customer_id is not None:
            reading = self._pool.submit(self._store.read_customer, customer_id, consistent=caller.consistent)
        customer = within(deadline, reading) if reading else None
        shop = self._shop.value(renewing, deadline)
        help_ = self._help.value(opening, deadline) if with_help else None
        return Files(shop, customer, help_), sum(each is not None for each in (renewing, opening, reading))

    def forget_shop(self) -> None:
        """The next turns read the shop's file and its help anew: after a restored snapshot, copies may be days old."""
        self._shop.forget()
        self._help.forget()
