"""The second Lambda function: sends events as DynamoDB Streams brings them, and by schedule what was left behind."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from skill.errors import OutletDown, StorageFault
from skill.outbound.delivery import Delivery, Report
from skill.outbound.poller import line
from skill.storage.outbox_items import waiting_of
from skill.storage.outbox_store import SHARDS

LEFT_BEHIND = timedelta(minutes=2)  # what is younger, the stream is still at
RESERVE = 20.0  # seconds that one event may still take when the last one is begun
LOG = logging.getLogger("careline")


@dataclass(frozen=True, slots=True)
class StreamHandler:
    """Lambda's handler for both of the function's events."""

    delivery: Delivery
    clock: Callable[[], datetime]

    def handle(self, event: Mapping[str, Any], context: Any = None) -> dict[str, Any]:
        """Stream records (with partial batch responses), or whatever comes by schedule."""
        has_time = _time_of(context)
        if "Records" in event:
            return self._records(event["Records"], has_time)
        report = self.delivery.sweep(self.clock() - LEFT_BEHIND, has_time)
        LOG.info("%s", line(report))
        LOG.info("%s", json.dumps(self._left()))
        return {}

    def _records(self, records: list[dict[str, Any]], has_time: Callable[[], bool]) -> dict[str, Any]:
        """Lambda brings everything from the first failure on once more. What was refused is left to the sweep."""
        report, failed = Report(), []
        for record in records:
            if not has_time():
                failed = [record]
                break
            try:
                self._record(record, report)
            except OutletDown as down:
                report.down, failed = str(down), [record]
                break
        LOG.info("%s", line(report))
        return {"batchItemFailures": [{"itemIdentifier": each["dynamodb"]["SequenceNumber"]} for each in failed]}

    def _record(self, record: Mapping[str, Any], report: Report) -> None:
        image = record["dynamodb"].get("NewImage")
        if record.get("eventName") != "INSERT" or not image:  # the filter lets through what was refused, too
            return
        try:
            self.delivery.one(waiting_of(image), report)
        except StorageFault as fault:  # it was sent, or refused, and is still there: the sweep will see
            LOG.warning("%s", json.dumps({"outbox_not_written": type(fault).__name__, "cause": str(fault)}))

    def _left(self) -> dict[str, int]:
        """How long the oldest event waits, in seconds, and how many were set aside: template.yaml's alarms look."""
        oldest = [each.since for each in (next(self.delivery.outbox.waiting(shard), None) for shard in SHARDS) if each]
        waits = self.clock() - datetime.fromisoformat(min(oldest)) if oldest else timedelta(0)
        dead = sum(1 for shard in SHARDS for _ in self.delivery.outbox.dead(shard))
        return {"outbox_oldest_seconds": max(0, int(waits.total_seconds())), "outbox_set_aside": dead}


def _time_of(context: Any) -> Callable[[], bool]:
    left = context.get_remaining_time_in_millis() / 1000 if context else float("inf")
    ends = monotonic() + left - RESERVE
    return lambda: monotonic() < ends
