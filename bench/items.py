"""Writes the file that BENCH_ITEMS names: one customer with five orders, and the demo's shop, as Careline stores them,
and what the newest of their things cost.

usage: python bench/items.py FILE
"""

import json
import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from skill.domain.files import CustomerFile
from skill.domain.money import Money
from skill.domain.orders import Order, OrderItem
from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from skill.domain.prices import PriceRecord
from skill.storage.items import customer_items, shop_items
from skill.storage.price_items import price
from skill.tools.shop_folder import read_folder

FIRST = datetime(2026, 11, 19, 15, 20, tzinfo=UTC)
NAMES = ("trail running shoes", "brass reading lamp", "wool hiking socks", "cast iron skillet", "rain jacket")
WORDS = {"trail running shoes": ("trail shoes", "running shoes", "sneakers")}


def order(place: int) -> Order:
    """A typical order: one item in one parcel; the newest is on its way, the others arrived."""
    name, placed = NAMES[place % len(NAMES)], FIRST - timedelta(days=9 * place)
    item = OrderItem("1", name, "shoes" if "shoes" in name else "home", f"SKU-{1000 + place}", 1, WORDS.get(name, ()))
    parcel = ParcelDelivery(
        parcel_id="p1",
        line_ids=("1",),
        status=DeliveryStatus.DELIVERED if place else DeliveryStatus.IN_TRANSIT,
        expected_arrival_until=None if place else date(2026, 11, 24),
        delivered_at=placed + timedelta(days=4) if place else None,
        carrier="UPS",
        tracking_number=f"1Z999AA1012345{6780 + place}",
        tracking_url=f"https://www.ups.example/track?tracknum=1Z999AA1012345{6780 + place}",
    )
    return Order(f"FF-{placed:%Y%m%d}-{1001 + place}", placed, (item,), (parcel,))


def customer(orders: int = 5) -> CustomerFile:
    """The customer who asks."""
    return CustomerFile("c1", "America/New_York", "US", orders=tuple(order(place) for place in range(orders)))


def write(file: Path) -> None:
    """Newest first after the profile, as the table's Query gives them."""
    shop = read_folder(Path(__file__).parents[1] / "demo").shop
    paid = Money(Decimal("79.00"), "USD")
    prices = [PriceRecord("SKU-1000", paid, FIRST - timedelta(days=month * 30)) for month in range(12)]
    items = {"CUSTOMER#c1": customer_items(customer()), "SHOP": shop_items(shop), "PRICE#": [*map(price, prices)]}
    file.write_text(json.dumps(items), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
