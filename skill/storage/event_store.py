"""Makes events true in the table: finds the order, return or ticket, and replaces it if it is still as it was read."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from skill.domain import tickets
from skill.domain.moving import moved, with_scan
from skill.domain.orders import Order
from skill.domain.parcels import Scan
from skill.domain.returns import Return, ReturnStatus
from skill.domain.tickets import Ticket, TicketStatus
from skill.domain.values import dataclass
from skill.errors import StorageConflict
from skill.storage import keys
from skill.storage.codec import Item, body_of, from_item, text
from skill.storage.dynamodb import translated
from skill.storage.items import RETURN
from skill.storage.order_store import OrderStore
from skill.storage.queries import of_number, query
from skill.storage.ticket_items import TICKET

if TYPE_CHECKING:
    from datetime import datetime

    from mypy_boto3_dynamodb import DynamoDBClient

TRIES = 5  # of one event; each loses only to another change of the same item
T = TypeVar("T")


class Applied(StrEnum):
    """What became of an event."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    NOT_FOUND = "not_found"
    NO_SUCH_PARCEL = "no_such_parcel"


@dataclass(frozen=True, slots=True)
class EventStore:
    """The orders, returns and tickets of one table. Safe to share between threads. Its methods raise StorageFault."""

    client: "DynamoDBClient"
    table: str

    def scan(self, customer_id: str, order_number: str, parcel: str, scan: Scan, left_at: str = "") -> Applied:
        """A scan of a parcel of that order."""

        orders = OrderStore(self.client, self.table)

        def found() -> tuple[Item, Order] | None:
            rows = of_number(self.client, self.table, keys.customer_partition(customer_id), order_number)
            own = next((row for row in rows if _is_order(row, order_number)), None)
            return None if own is None else (own, orders.whole(own))

        return _changed(found, lambda order: with_scan(order, parcel, scan, left_at), orders.replace)

    def move(self, customer_id: str, reference: str, status: ReturnStatus, at: "datetime") -> Applied:
        """A return, by its reference, is in that status since that moment."""

        def found() -> tuple[Item, Return] | None:
            all_ = query(self.client, self.table, keys.customer_partition(customer_id), keys.ORDER_PREFIX)
            rows = (row for row in all_ if text(row, "kind") == RETURN)
            read = ((row, from_item(row, Return)) for row in rows)
            return next((each for each in read if each[1].reference == reference), None)

        return _changed(found, lambda record: moved(record, status, at), self._replace)

    def answer(self, customer_id: str, reference: str, status: TicketStatus, at: "datetime") -> Applied:
        """A ticket, by its reference, is in that status since that moment; also one that made room for a newer one."""

        def found() -> tuple[Item, Ticket] | None:
            rows = (row for row in self._tickets(customer_id) if text(row, "kind") == TICKET)
            read = ((row, from_item(row, Ticket)) for row in rows)
            return next((each for each in read if each[1].reference == reference), None)

        return _changed(found, lambda ticket: tickets.moved(ticket, status, at), self._replace)

    def _tickets(self, customer_id: str) -> Iterator[Item]:
        for prefix in (keys.TICKET_PREFIX, keys.CASE_PREFIX):
            yield from query(self.client, self.table, keys.customer_partition(customer_id), prefix)

    def _replace(self, stored: Item, record: Return | Ticket) -> Item | None:
        """The same item with another body and status; None when it is no longer as it was read."""
        item = {**stored, "body": {"S": body_of(record)}, "status": {"S": record.status.value}}
        try:
            with translated():
                self.client.put_item(
                    TableName=self.table,
                    Item=item,
                    ConditionExpression="body = :body",
                    ExpressionAttributeValues={":body": stored["body"]},
                )
        except StorageConflict:
            return None
        return item


def _changed(
    find: Callable[[], tuple[Item, T] | None],
    change: Callable[[T], T | None],
    replace: Callable[[Item, T], Item | None],
) -> Applied:
    for _ in range(TRIES):
        found = find()
        if found is None:
            return Applied.NOT_FOUND
        stored, before = found
        after = change(before)
        if after is None or after == before:
            return Applied.NO_SUCH_PARCEL if after is None else Applied.UNCHANGED
        if replace(stored, after):
            return Applied.WRITTEN
    raise StorageConflict(f"the item changed {TRIES} times while one event was applied")


def _is_order(row: Item, number: str) -> bool:
    return not text(row, "kind") and from_item(row, Order).number == number
