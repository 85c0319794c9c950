"""Prices as stored items, and back. They are the shop's, so their keys name nobody."""

from collections.abc import Iterable
from typing import Any

from skill.domain.prices import PriceRecord, Records
from skill.storage import keys
from skill.storage.codec import Item, from_item, to_item


def price(record: PriceRecord) -> dict[str, Any]:
    """The item of a price; one that began at the same moment has the same key."""
    return to_item(keys.price(record.sku, record.valid_from), record)


def records(rows: Iterable[Item]) -> Records:
    """The prices in these items."""
    return tuple(from_item(row, PriceRecord) for row in rows)
