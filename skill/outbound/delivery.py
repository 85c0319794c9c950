"""Sends what waits in the outbox and takes away what has left: at least once, a customer's events in their order."""

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from skill.errors import EventRefused, ItemCorrupt, OutletDown
from skill.outbound.event import from_json
from skill.outbound.outlet import Outlet
from skill.storage.outbox_items import Waiting
from skill.storage.outbox_store import SHARDS, OutboxStore

TRIES = 5  # of an event that is refused, before it is set aside
LOG = logging.getLogger("careline")


def always() -> bool:
    """There is time for another."""
    return True


@dataclass(slots=True)
class Report:
    """What became of the events that were looked at. `down` says why the outlet takes none, "" where it does."""

    sent: int = 0
    refused: int = 0
    set_aside: int = 0
    held: int = 0
    down: str = ""
    groups: set[str] = field(default_factory=set, repr=False)  # those with a refused event: their later ones wait


@dataclass(frozen=True, slots=True)
class Delivery:
    """From an outbox to an outlet. Several may work at once: then an event leaves twice, with the same id."""

    outbox: OutboxStore
    outlet: Outlet

    def sweep(self, before: datetime | None = None, has_time: Callable[[], bool] = always) -> Report:
        """Every shard once, oldest first; of those from before that moment, where one is given. Raises StorageFault."""
        report = Report()
        for shard in SHARDS:
            if not self.all(self.outbox.waiting(shard, before), report, has_time):
                break
        return report

    def all(self, waiting: Iterable[Waiting], report: Report, has_time: Callable[[], bool] = always) -> bool:
        """Each of these; False where the outlet is down or the time is over, and the rest was left as it was."""
        for each in waiting:
            if not has_time():
                return False
            try:
                self.one(each, report)
            except OutletDown as down:
                report.down = str(down)
                return False
        return True

    def one(self, waiting: Waiting, report: Report) -> None:
        """One event, unless one of the same customer's is held up before it. Raises OutletDown and StorageFault."""
        if waiting.group in report.groups:
            report.held += 1
            return
        try:
            self._send(waiting)
        except (EventRefused, ItemCorrupt) as refusal:
            self._refused(waiting, refusal, report)
        else:
            self.outbox.forget(waiting)
            report.sent += 1

    def _send(self, waiting: Waiting) -> None:
        event = from_json(waiting.body)
        try:
            self.outlet.send(event)
        except (OutletDown, EventRefused):
            raise
        except Exception as error:
            raise EventRefused(f"{type(error).__name__} in the outlet itself") from error  # it must not stop the others

    def _refused(self, waiting: Waiting, refusal: Exception, report: Report) -> None:
        tries = self.outbox.refused(waiting, str(refusal))
        LOG.warning("%s", json.dumps({"event_refused": waiting.key.sk, "cause": str(refusal), "tries": tries}))
        if tries >= TRIES and self.outbox.set_aside(waiting.refused(tries), str(refusal)):
            report.set_aside += 1
            return
        report.refused += 1
        report.groups.add(waiting.group)
