"""Makes events true in the table: finds the order or the return, and replaces it if it is still as it was read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from skill.domain.moving import moved, with_scan
from skill.domain.orders import Order
from skill.domain.parcels import Scan
from skill.domain.returns import Return, ReturnStatus
from skill.errors import StorageConflict
from skill.storage import keys
from skill.storage.codec import Item, body_of, from_item, text
from skill.storage.dynamodb import translated
from skill.storage.items import RETURN
from skill.storage.order_items import PARTS
from skill.storage.queries import query

if TYPE_CHECKING:
    from datetime import datetime

    from mypy_boto3_dynamodb import DynamoDBClient

TRIES = 5  # of one event; each loses only to another change of the same item
T = TypeVar("T")


class Applied(StrEnum):
    """What became of an event. IN_PARTS: an order too long for one item takes its new state by import only."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    NOT_FOUND = "not_found"
    NO_SUCH_PARCEL = "no_such_parcel"
    IN_PARTS = "in_parts"


@dataclass(frozen=True, slots=True)
class EventStore:
    """The orders and returns of one table. Safe to share between threads. Its methods raise StorageFault."""

    client: "DynamoDBClient"
    table: str

    def scan(self, customer_id: str, order_number: str, parcel: str, scan: Scan, left_at: str = "") -> Applied:
        """A scan of a parcel of that order."""

        def change(order: Order) -> Order | None:
            return with_scan(order, parcel, scan, left_at)

        def found() -> Item | None:
            rows = self._rows(customer_id)
            return next((row for row in rows if _is_order(row, order_number)), None)

        return self._changed(found, Order, change)

    def move(self, customer_id: str, reference: str, status: ReturnStatus, at: "datetime") -> Applied:
        """A return, by its reference, is in that status since that moment."""

        def found() -> Item | None:
            rows = (row for row in self._rows(customer_id) if text(row, "kind") == RETURN)
            return next((row for row in rows if from_item(row, Return).reference == reference), None)

        return self._changed(found, Return, lambda record: moved(record, status, at))

    def _rows(self, customer_id: str) -> Iterator[Item]:
        return query(self.client, self.table, keys.customer_partition(customer_id), keys.ORDER_PREFIX)

    def _changed(self, find: Callable[[], Item | None], kind: type[T], change: Callable[[T], T | None]) -> Applied:
        for _ in range(TRIES):
            stored = find()
            if stored is None:
                return Applied.NOT_FOUND
            if text(stored, PARTS):
                return Applied.IN_PARTS
            before = from_item(stored, kind)
            after = change(before)
            if after is None or after == before:
                return Applied.NO_SUCH_PARCEL if after is None else Applied.UNCHANGED
            if self._replaced(stored, after):
                return Applied.WRITTEN
        raise StorageConflict(f"the item changed {TRIES} times while one event was applied")

    def _replaced(self, stored: Item, value: object) -> bool:
        """The same item with another body (and, of a return, its status beside); False when it is no longer so."""
        beside: dict[str, Any] = {"status": {"S": value.status.value}} if isinstance(value, Return) else {}
        try:
            with translated():
                self.client.put_item(
                    TableName=self.table,
                    Item={**stored, "body": {"S": body_of(value)}, **beside},
                    ConditionExpression="body = :body",
                    ExpressionAttributeValues={":body": stored["body"]},
                )
        except StorageConflict:
            return False
        return True


def _is_order(row: Item, number: str) -> bool:
    return not text(row, "kind") and from_item(row, Order).number == number
