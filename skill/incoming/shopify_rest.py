"""Orders as Shopify's REST Admin API gives them: https://shopify.dev/docs/api/admin-rest, resource Order.

It has no delivered date: a fulfilment's updated_at is one only while its shipment_status is delivered.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from skill.domain.money import Money
from skill.domain.orders import Order, OrderItem, OrderStatus
from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from skill.incoming import assembling
from skill.incoming.people import person
from skill.incoming.pieces import Pieces, count, pieces, price_of_piece
from skill.incoming.reading import Reading
from skill.incoming.received import Person, Received
from skill.incoming.record import Record
from skill.incoming.refunds import RefundedLine, refund_doubts, removed, settled
from skill.incoming.reported import order_status, parcel_status
from skill.incoming.sent import arrived_on, left_on
from skill.incoming.titles import clean, spoken_name


def read(record: Mapping[str, Any], how: Reading) -> Received:
    """One order. Raises OrderRejected without a name or a date."""
    order = Record.of(record, how)
    number = assembling.number(order, "name", "order_number", "id")
    placed_at = assembling.placed_at(order, "processed_at", "created_at")
    currency = order.text("currency")
    status, reported = order_status(order, "financial_status", "shopify")
    cancelled = order.moment("cancelled_at") is not None
    parcels = tuple(_parcel(parcel) for parcel in order.each("fulfillments"))
    refunded = how.statuses.refund("shopify", order.text("financial_status"))
    items = assembling.unique(order, [_item(line, currency) for line in order.each("line_items")])
    lines = _refunded(order)
    gone = removed(items, _current(order), lines, parcels)
    read_order = Order(
        number=number,
        placed_at=placed_at,
        items=settled(items, (*lines, *gone), refunded),
        parcels=parcels,
        status=OrderStatus.CANCELLED if cancelled else status,
        reported_status=reported,
        price=order.money("total_price", currency=currency),
        source_id=order.identity("id"),
        updated_at=order.happened("updated_at"),
    )
    doubts = refund_doubts(order, refunded, bool(order.each("refunds")), lines)
    return assembling.received(order, _buyer(order), read_order, doubts)


def _buyer(order: Record) -> Person:
    customer = order.inside("customer")
    emails = [customer.text("email"), order.text("email"), order.text("contact_email")]
    addresses = (order.inside("shipping_address"), order.inside("billing_address"), customer.inside("default_address"))
    country = next((code for address in addresses if (code := address.text("country_code"))), "")
    return person(order, customer.identity("id"), emails, country)


def _item(line: Record, currency: str) -> OrderItem:
    quantity = pieces(line, "quantity")
    category = clean(line.text("product_type"))
    return OrderItem(
        line_id=line.identity("id", "variant_id", "sku") or line.place,
        name=spoken_name(line.text("title", "name"), category),
        category=category,
        sku=line.identity("sku"),
        quantity=quantity.whole,
        price=price_of_piece(_price(line, currency, quantity), quantity),
        cancelled_quantity=quantity.cancelled,
        is_digital=line.held.get("requires_shipping") is False or line.flag("gift_card"),
    )


def _price(line: Record, currency: str, quantity: Pieces) -> Money | None:
    """Of one piece, less its share of the discounts on the line and on the order."""
    price = line.money("price", currency=currency)
    off = sum((each.number("amount") or Decimal(0) for each in line.each("discount_allocations")), Decimal(0))
    if price is None or not off:
        return price
    return Money(max(price.value - (off / quantity.whole).quantize(Decimal("0.01")), Decimal(0)), price.currency)


def _current(order: Record) -> dict[str, int]:
    held = (line for line in order.each("line_items") if line.held.get("current_quantity") is not None)
    return {line.identity("id"): count(line, "current_quantity") for line in held}


def _refunded(order: Record) -> tuple[RefundedLine, ...]:
    """restock_type cancel: it was taken out before it left; anything else was refunded after."""
    found = [line for refund in order.each("refunds") for line in refund.each("refund_line_items")]
    return tuple(
        RefundedLine(line.identity("line_item_id"), count(line, "quantity"), line.text("restock_type") == "cancel")
        for line in found
    )


def _parcel(parcel: Record) -> ParcelDelivery:
    status, reported = _status(parcel)
    held = parcel.each("line_items")
    urls, numbers = parcel.held.get("tracking_urls"), parcel.held.get("tracking_numbers")
    first = Record({"url": _first(urls), "number": _first(numbers)}, parcel.how, parcel.remarks, parcel.place)
    return ParcelDelivery(
        parcel_id=parcel.identity("id") or parcel.place,
        line_ids=tuple(dict.fromkeys(line.identity("id") for line in held)),
        status=status,
        expected_arrival_until=parcel.local_day("estimated_delivery_at"),
        delivered_at=arrived_on(status, parcel.moment("updated_at")),
        shipped_at=left_on(status, parcel.moment("created_at")),
        carrier=parcel.text("tracking_company"),
        tracking_number=parcel.identity("tracking_number") or first.identity("number"),
        tracking_url=parcel.text("tracking_url") or first.text("url"),
        quantities=_quantities(held),
        reported_status=reported,
    )


def _status(parcel: Record) -> tuple[DeliveryStatus, str]:
    """What became of the fulfilment when it failed or was cancelled; else what the carrier says; else that it is sent.

    shipment_status is null for most, and a cancelled fulfilment keeps its last one, and its tracking number.
    """
    made = parcel_status(parcel, "status", "shopify_fulfillment")
    if made and made[0] is DeliveryStatus.CANCELLED:
        return made
    return parcel_status(parcel, "shipment_status", "shopify") or made or (DeliveryStatus.PREPARING, "")


def _quantities(held: tuple[Record, ...]) -> tuple[int, ...]:
    pieces_of: dict[str, int] = {}
    for line in held:
        pieces_of[line.identity("id")] = pieces_of.get(line.identity("id"), 0) + count(line, "quantity")
    return tuple(pieces_of.values()) if all(pieces_of.values()) else ()


def _first(held: Any) -> Any:
    return held[0] if isinstance(held, list) and held else None
