"""What is contradictory in an order as its source gave it. Nothing is mended here: a doubt is a mark, not a verdict."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from skill.domain.orders import Doubt, Order, OrderStatus
from skill.domain.parcels import DeliveryStatus

TOLD: Mapping[Doubt, str] = {
    Doubt.NO_ITEMS: "the order has no items",
    Doubt.DELIVERED_UNDATED: "delivered, and no day is said",
    Doubt.CANCELLED_YET_DELIVERED: "cancelled, yet delivered",
    Doubt.SHIPPED_BEFORE_PURCHASE: "shipped before it was ordered",
    Doubt.REFUND_WITHOUT_LINES: "money was refunded, and no line is named",
}
_A_DAY = timedelta(days=1)  # clocks of shop and carrier, and days written without an hour


def doubts_of(order: Order) -> tuple[Doubt, ...]:
    """The doubts that the order itself shows, in the order of the enumeration."""
    return tuple(dict.fromkeys(_doubts(order)))


def _doubts(order: Order) -> Iterator[Doubt]:
    if not order.items:
        yield Doubt.NO_ITEMS
    arrived = [parcel for parcel in order.parcels if parcel.status is DeliveryStatus.DELIVERED]
    if any(parcel.delivered_at is None for parcel in arrived):
        yield Doubt.DELIVERED_UNDATED
    if arrived and order.status is OrderStatus.CANCELLED:
        yield Doubt.CANCELLED_YET_DELIVERED
    shipped = [parcel.shipped_at for parcel in order.parcels if parcel.shipped_at]
    if any(moment < order.placed_at - _A_DAY for moment in shipped):
        yield Doubt.SHIPPED_BEFORE_PURCHASE
