"""What items weigh and what reading them costs, by DynamoDB's published rules."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from math import ceil
from typing import Any

from skill.domain.orders import Order
from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from tests.builders import NOW, an_item, an_order

UNIT = 4 * 1024  # bytes; an eventually consistent read pays half a unit for each of these that it begins


def ordered(days_ago: float, lines: int = 2, number: str = "") -> Order:
    """An order of that long ago that has everything an order usually has: these lines, delivered in one parcel."""
    placed = NOW - timedelta(days=days_ago)
    things = [
        an_item(
            "trail running shoes",
            line_id=str(line),
            category="shoes",
            sku=f"TRS-{line:02}-GREEN",
            synonyms=("trail shoes", "running shoes", "sneakers"),
        )
        for line in range(1, lines + 1)
    ]
    parcel = ParcelDelivery(
        parcel_id="p1",
        line_ids=tuple(thing.line_id for thing in things),
        status=DeliveryStatus.DELIVERED,
        expected_arrival_until=placed.date(),
        delivered_at=placed + timedelta(days=3),
        carrier="UPS",
        tracking_number="1Z999AA10123456784",
        tracking_url="https://www.ups.com/track?tracknum=1Z999AA10123456784",
    )
    number = number or f"FF-{placed:%Y%m%d-%H%M}"
    return replace(an_order(*things, number=number, parcels=[parcel]), placed_at=placed)


def size_of(row: Mapping[str, Any]) -> int:
    """Bytes of an item: names and strings as UTF-8, a small number in two bytes."""
    return sum(len(name.encode()) + _size_of_value(value) for name, value in row.items())


def read_units(rows: Iterable[Mapping[str, Any]]) -> float:
    """What one eventually consistent Query that brings these items costs."""
    return max(1, ceil(sum(map(size_of, rows)) / UNIT)) / 2


def _size_of_value(value: Mapping[str, str]) -> int:
    return 2 if "N" in value else len(value["S"].encode())
