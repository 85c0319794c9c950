"""Stores orders as their sources give them, each by a conditional PutItem. What a customer confirmed is not touched."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from skill import errors
from skill.domain.moving import keeping_scans
from skill.domain.orders import Order
from skill.domain.values import dataclass
from skill.storage import keys, order_items, order_parts, order_writes
from skill.storage.codec import Item, from_item, text
from skill.storage.dynamodb import translated
from skill.storage.moved_orders import take_away_moved
from skill.storage.order_items import SEEN, seen_text
from skill.storage.order_parts import key_in
from skill.storage.order_writes import Outcome
from skill.storage.queries import key_of

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

        The parts of a long order go first: until its own item is written the former state is there, whole, and what
        breaks off before is written again by the same call.
        """
        key = keys.order(customer_id, order.placed_at, order.number)
        return self._write(key, order, seen_text(seen_at or order.updated_at))

    def compare(self, stored: Item, order: Order, seen_at: datetime | None = None) -> Outcome:
        """What would become of the order, were it written where `stored` is. Writes nothing; raises StorageFault."""
        outcome, _ = self._compared(stored, order, seen_text(seen_at or order.updated_at))
        return outcome

    def take_away_moved(self, customer_id: str, order: Order, seen_at: datetime | None = None) -> Outcome:
        """The same order under another moment of purchase goes; OLDER when that one is newer, and this one went."""
        own = order_items.items_of(customer_id, order, seen_at)[-1]
        return take_away_moved(self.client, self.table, own)

    def read_whole(self, customer_id: str, placed_at: datetime, number: str) -> Order | None:
        """The order with all its lines, however many; None when there is none. Raises StorageFault."""
        own = self.own_item(keys.order(customer_id, placed_at, number))
        return None if own is None else self.whole(own)

    def own_item(self, key: keys.Key) -> Item | None:
        """The order's own item. Raises StorageFault."""
        with translated():
            return self.client.get_item(TableName=self.table, Key=key_of(key), ConsistentRead=True).get("Item")

    def whole(self, own: Item) -> Order:
        """All of the order whose own item was read; of the state there is now, where another took its place since."""
        while True:
            try:
                return order_parts.whole(self.client, self.table, own)
            except errors.ItemCorrupt:
                now = self.own_item(key_in(own))
                if now is None or now == own:
                    raise
                own = now

    def replace(self, stored: Item, order: Order, seen: str | None = None) -> Item | None:
        """Put the order where `stored`, its own item, was read, and return what is there; None when it no longer was.

        Raises StorageFault.
        """
        *parts, own = order_items.items_at(key_in(stored), order, text(stored, SEEN) if seen is None else seen)
        order_parts.put(self.client, self.table, parts)
        try:
            self._sent(order_writes.put_instead(own, stored))
        except errors.StorageConflict as conflict:
            order_parts.forget(self.client, self.table, own, instead=conflict.stored)
            return None
        order_parts.forget(self.client, self.table, stored, instead=own)
        return own

    def _write(self, key: keys.Key, order: Order, seen: str) -> Stored:
        *parts, own = order_items.items_at(key, order, seen)
        if parts and (stored := self.own_item(key)):
            return self._over(stored, order, seen)
        order_parts.put(self.client, self.table, parts)
        try:
            former = self._sent(order_writes.put_if_newer(own))
        except errors.StorageConflict as conflict:
            order_parts.forget(self.client, self.table, own, instead=conflict.stored)
            return self._over(conflict.stored, order, seen)
        if former:
            self._keep_scans(own, order, former)
        return Stored(Outcome.WRITTEN, not former)

    def _over(self, stored: Item | None, order: Order, seen: str) -> Stored:
        """The same where that item was found; it may change, or go, at any moment."""
        while stored is not None:
            outcome, kept = self._compared(stored, order, seen)
            if outcome is not Outcome.WRITTEN or self.replace(stored, kept, seen):
                return Stored(outcome)
            key = key_in(stored)
            stored = self.own_item(key)
        return self._write(key, order, seen)

    def _compared(self, stored: Item, order: Order, seen: str) -> tuple[Outcome, Order]:
        """What is to become of the order, and the order with what scans said of its parcels before."""
        if text(stored, SEEN) > seen:
            return Outcome.OLDER, order
        former, is_whole = self._former(stored)
        kept = keeping_scans(order, former)
        why = order_writes.why_not(order_items.items_at(key_in(stored), kept, seen)[-1], stored)
        return (why if why and is_whole else Outcome.WRITTEN), kept

    def _former(self, stored: Item) -> tuple[Order, bool]:
        """What was stored, and whether that is all of it: of an order that lacks parts, its first lines."""
        try:
            return order_parts.whole(self.client, self.table, stored), True
        except errors.ItemCorrupt:
            return from_item(stored, Order), False

    def _keep_scans(self, own: Item, order: Order, former: Item) -> None:
        """What events said of the parcels before is said of them still, whatever else is written meanwhile."""
        before, _ = self._former(former)
        stored: Item | None = own
        while stored is not None:
            now = order if stored is own else self.whole(stored)
            kept = keeping_scans(now, before)
            if kept == now:
                break
            if put := self.replace(stored, kept):
                stored = put
                break
            stored = self.own_item(key_in(own))
        order_parts.forget(self.client, self.table, former, instead=stored)

    def _sent(self, put: dict[str, Any]) -> Item:
        with translated():
            former: Item = self.client.put_item(TableName=self.table, **put).get("Attributes", {})
            return former
