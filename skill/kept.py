"""A copy of what is read seldom, and the wait for a read. Nothing outlives the turn's budget unwatched."""

import json
import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures import TimeoutError as TookTooLong
from datetime import timedelta
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar, cast

from skill.errors import StorageFault, StorageSlow

LOG = logging.getLogger("careline")
T = TypeVar("T")


class Kept(Generic[T]):
    """The copy of what `read` brings, for so long as it `lives`; safe to share between threads.

    Where it can't be read again, the old copy serves until it is `retried`, and a line in the log says so by `name`.
    """

    def __init__(self, read: Callable[[], T], name: str, lives: timedelta, retried: timedelta) -> None:
        self._read, self._name, self._lives, self._retried = read, name, lives, retried
        self._copy: T | None = None
        self._until = 0.0  # monotonic seconds: the clock of the desk may stand still
        self._lock = Lock()

    def renewing(self, pool: Executor) -> "Future[T] | None":
        """A read that has begun; None where the copy at hand is fresh."""
        with self._lock:
            if self._copy is not None and monotonic() < self._until:
                return None
        return pool.submit(self._read)

    def value(self, reading: "Future[T] | None", deadline: float) -> T:
        """What was read, else the copy at hand: an old one is better than no answer. Raises StorageFault."""
        if reading is None:
            return cast("T", self._copy)
        try:
            read = within(deadline, reading)
        except StorageFault as fault:
            if self._copy is None:
                raise
            return self._older(self._copy, fault)
        with self._lock:
            self._copy, self._until = read, monotonic() + self._lives.total_seconds()
        return read

    def forget(self) -> None:
        """The next turn reads it anew."""
        with self._lock:
            self._until = 0.0

    def _older(self, old: T, fault: StorageFault) -> T:
        """The copy at hand for some turns to come, and a line in the log: no `fault`, which is an apology to alarms."""
        with self._lock:
            if monotonic() < self._until:
                return self._copy or old
            self._until = monotonic() + self._retried.total_seconds()
        LOG.warning("%s", json.dumps({self._name: type(fault).__name__, "cause": str(fault)}))
        return old


def within(deadline: float, reading: "Future[T]") -> T:
    """What a read brings by that moment (monotonic seconds). Raises StorageFault; StorageSlow when it is too late."""
    try:
        return reading.result(max(0.0, deadline - monotonic()))
    except TookTooLong as error:
        reading.cancel()  # one that has not begun would only keep a later turn's waiting
        raise StorageSlow("not within the time that a turn has for reading") from error
