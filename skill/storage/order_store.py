"""Stores orders as their sources give them, each by a conditional PutItem. What a customer confirmed is not touched."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from skill import errors
from skill.domain.orders import Order
from skill.storage import keys, order_items, order_writes
from skill.storage.codec import Item, text
from skill.storage.dynamodb import translated
from skill.storage.moved_orders import take_away_moved
from skill.storage.order_items import PARTS
from skill.storage.order_writes import Outcome
from skill.storage.queries import key_of, query

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of an order; `is_new` when there was none under its key."""

    outcome: Outcome
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class OrderStore:
    """The orders of one table. Safe to share between threads; what it does twice is done once."""

    client: "DynamoDBClient"
    table: str

    def write(self, customer_id: str, order: Order, seen_at: datetime | None = None) -> Stored:
        """Store this state of the order unless a newer one is there. Raises StorageFault.

        The parts of a long order go first: whatever breaks off before its own item is written, the former state can
        still be answered from, and writing again goes on.
        """
        *parts, own = order_items.items_of(customer_id, order, seen_at)
        for part in parts:
            if self._put(part)[0] is Outcome.OLDER:
                return Stored(Outcome.OLDER)
        outcome, former = self._put(own)
        if outcome is Outcome.WRITTEN:
            self._forget_parts(own, int(text(former, PARTS) or 0))
        elif outcome is Outcome.OLDER and parts:  # than a state that is short: these parts are nobody's
            self._forget_parts({**own, PARTS: {"S": "0"}}, len(parts))
        return Stored(outcome, outcome is Outcome.WRITTEN and not former)

    def take_away_moved(self, customer_id: str, order: Order, seen_at: datetime | None = None) -> Outcome:
        """The same order under another moment of purchase goes; OLDER when that one is newer, and this one went."""
        own = order_items.items_of(customer_id, order, seen_at)[-1]
        return take_away_moved(self.client, self.table, own)

    def read_whole(self, customer_id: str, placed_at: datetime, number: str) -> Order | None:
        """The order with all its lines, however many; None when there is none. Raises StorageFault."""
        key = keys.order(customer_id, placed_at, number)
        with translated():
            own = self.client.get_item(TableName=self.table, Key=key_of(key), ConsistentRead=True).get("Item")
        if own is None:
            return None
        beginning = keys.order_part(key, 1).sk[:-3]
        parts = query(self.client, self.table, key.pk, beginning) if text(own, PARTS) else ()
        return order_items.whole(own, parts)

    def _put(self, item: Mapping[str, Any]) -> tuple[Outcome, Item]:
        """What became of it, and what was there before where it was written."""
        try:
            former = self._sent(order_writes.put_if_newer(item))
            self._keep_scans(item, former)
            return Outcome.WRITTEN, former
        except errors.StorageConflict as conflict:
            item = order_items.keeping_scans(item, conflict.stored)
            if outcome := order_writes.why_not(item, conflict.stored):
                return outcome, {}
        try:
            return Outcome.WRITTEN, self._sent(order_writes.put_over(item))
        except errors.StorageConflict:  # somebody wrote in between
            return self._put(item)

    def _keep_scans(self, item: Mapping[str, Any], former: Item) -> None:
        """What events said of the parcels before is said of them still, unless something else was written meanwhile."""
        kept = order_items.keeping_scans(item, former)
        if kept != item:
            with suppress(errors.StorageConflict):
                self._sent(order_writes.put_instead(kept, item))

    def _sent(self, put: dict[str, Any]) -> Item:
        with translated():
            former: Item = self.client.put_item(TableName=self.table, **put).get("Attributes", {})
            return former

    def _forget_parts(self, own: Item, last: int) -> None:
        """No part behind the order's own ones is left, of those up to `last`."""
        key = keys.Key(text(own, keys.PARTITION), text(own, keys.SORT))
        for number in range(int(text(own, PARTS) or 0) + 1, last + 1):
            with translated():
                self.client.delete_item(TableName=self.table, Key=key_of(keys.order_part(key, number)))
