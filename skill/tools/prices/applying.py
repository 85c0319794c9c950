"""Files of prices into the table, a batch at a time; what can't be taken is rejected, and the rest goes on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from skill.incoming.received import OrderRejected
from skill.storage import price_items
from skill.tools.orders.found import Found, Reject, Stream
from skill.tools.orders.tally import Tally
from skill.tools.prices.record import read
from skill.tools.writing import BATCH, Pause, patiently, put_all

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True, slots=True)
class Work:
    """Where prices go, and how. `zone` is the shop's."""

    client: "DynamoDBClient"
    table: str
    zone: ZoneInfo
    tally: Tally
    pause: Pause = patiently
    waiting: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)


def apply_prices(files: Iterable[Stream], work: Work) -> None:
    """Store every price of these files; the tally tells. Raises StorageFault and OSError; again, it does the same.

    Of two that begin at the same moment the one that comes last stays.
    """
    try:
        for found in (found for file in files for found in file if isinstance(found, Found | Reject)):
            work.tally.read += 1
            _take(work, found)
        _put(work)
    except KeyboardInterrupt:
        work.tally.stopped = True


def _take(work: Work, found: Found | Reject) -> None:
    if isinstance(found, Reject):
        work.tally.reject(found)
        return
    try:
        item = price_items.price(read(found.value, work.zone))
    except OrderRejected as error:
        work.tally.reject(Reject(found.file, found.line, str(error), found.value))
        return
    key = (item["pk"]["S"], item["sk"]["S"])
    if key in work.waiting or len(work.waiting) == BATCH:  # a batch may not hold two items of one key
        _put(work)
    work.waiting[key] = item


def _put(work: Work) -> None:
    put_all(work.client, work.table, [*work.waiting.values()], work.pause)
    work.tally.written += len(work.waiting)
    work.waiting.clear()
