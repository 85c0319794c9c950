"""N orders as a shop's export has them, one a line, newest states in the order of purchase.

Realistic skew: a few customers order very often, most once or twice; most orders have one line, some twenty.
The lines are the domain's own values as JSON (skill.incoming.received.Received); `read` makes them values again.

usage: python bench/generate_orders.py N > FILE
"""

import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).parents[1]))

from skill.domain.money import Money
from skill.domain.orders import Order, OrderItem
from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from skill.incoming.received import OrderRejected, Person, Received

FIRST, YEARS = datetime(2024, 11, 19, 15, 20, tzinfo=UTC), 2
ORDERS_EACH = 4  # of a customer, on the average
THINGS = (
    "trail running shoes",
    "brass reading lamp",
    "wool hiking socks",
    "cast iron skillet",
    "rain jacket",
    "red kite",
)
COUNTRIES = (("US", "America/New_York"), ("DE", "Europe/Berlin"), ("GB", "Europe/London"), ("US", "America/Denver"))


def orders(many: int, seed: int = 1) -> Iterator[Received]:
    """So many, always the same."""
    chance = Random(seed)
    step = timedelta(days=365 * YEARS) / many
    for n in range(many):
        yield _received(chance, n, FIRST + n * step, max(1, many // ORDERS_EACH))


def read(record: Mapping[str, Any]) -> Received:
    """A line of the file."""
    try:
        return msgspec.convert(record, Received)
    except msgspec.ValidationError as error:
        raise OrderRejected(str(error)) from error


def _received(chance: Random, n: int, placed: datetime, customers: int) -> Received:
    who = int(chance.paretovariate(0.6) - 1) % customers if chance.random() < 0.4 else chance.randrange(customers)
    country, zone = COUNTRIES[who % len(COUNTRIES)]
    order = _order(chance, n, placed)
    return Received(Person(f"c{who}", f"c{who}@example.org", country, zone), order, order.updated_at)


def _order(chance: Random, n: int, placed: datetime) -> Order:
    lines = chance.choices((1, 2, 3, 4, 8, 20), (60, 20, 9, 6, 4, 1))[0]
    items = tuple(_item(chance, line) for line in range(1, lines + 1))
    done = placed + timedelta(days=chance.randrange(1, 9), hours=chance.randrange(24))
    parcel = ParcelDelivery(
        parcel_id=f"p{n}",
        line_ids=tuple(item.line_id for item in items),
        status=DeliveryStatus.DELIVERED,
        expected_arrival_until=done.date(),
        delivered_at=done,
        shipped_at=placed + timedelta(hours=9),
        carrier="UPS",
        tracking_number=f"1Z999AA1{n:010}",
        tracking_url=f"https://www.ups.example/track?tracknum=1Z999AA1{n:010}",
    )
    return Order(f"FF-{n:08}", placed, items, (parcel,), source_id=str(5_000_000_000_000 + n), updated_at=done)


def _item(chance: Random, line: int) -> OrderItem:
    thing = chance.choice(THINGS)
    price = Money(Decimal(chance.randrange(500, 20_000)) / 100, "USD")
    return OrderItem(
        str(line), thing, "home", f"SKU-{chance.randrange(9_999):04}", chance.choice((1, 1, 1, 2)), price=price
    )


if __name__ == "__main__":
    for received in orders(int(sys.argv[1])):
        sys.stdout.buffer.write(msgspec.json.encode(received) + b"\n")
