"""Orders as WooCommerce's REST API (v2, v3) gives them: https://woocommerce.github.io/woocommerce-rest-api-docs.

It knows no deliveries: completed means that the shop is done. Tracking is a plugin's, in meta_data or beside it.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from skill.domain.orders import Order, OrderItem
from skill.domain.parcels import DeliveryStatus
from skill.incoming import assembling
from skill.incoming.people import person
from skill.incoming.pieces import pieces, price_of_piece
from skill.incoming.reading import Reading
from skill.incoming.received import Person, Received
from skill.incoming.record import Record
from skill.incoming.refunds import refund_doubts, settled
from skill.incoming.reported import order_status
from skill.incoming.statuses import key
from skill.incoming.titles import spoken_name
from skill.incoming.woocommerce_parcels import parcels_of

_DRAFTS = ("trash", "autodraft", "checkoutdraft", "draft")


def read(record: Mapping[str, Any], how: Reading) -> Received:
    """One order. Raises OrderRejected without a number or a date, and for what never became an order."""
    order = _unprefixed(Record.of(record, how))
    if key(order.text("status")) in _DRAFTS:
        raise order.rejected("status", f'"{order.text("status")}" never became an order; leave it out of the export')
    number = assembling.number(order, "number", "id")
    placed_at = _moment(order, "date_created") or assembling.placed_at(order, "date_created", "date_paid")
    currency = order.text("currency")
    status, reported = order_status(order, "status", "woocommerce")
    refunded = how.statuses.refund("woocommerce", order.text("status"))
    items = assembling.unique(order, [_item(line, currency) for line in order.each("line_items")])
    line_ids = tuple(item.line_id for item in items)
    is_done = how.statuses.parcel("woocommerce", order.text("status")) is DeliveryStatus.IN_TRANSIT
    done_at = _moment(order, "date_completed")
    read_order = Order(
        number=number,
        placed_at=placed_at,
        items=settled(items, (), refunded),
        parcels=parcels_of(order, line_ids, done_at if is_done else None, is_done=is_done),
        status=status,
        reported_status=reported,
        price=order.money("total", currency=currency),
        source_id=order.identity("id"),
        updated_at=order.happened("date_modified_gmt", UTC) or order.happened("date_modified"),
    )
    doubts = refund_doubts(order, refunded, bool(order.each("refunds")), ())
    return assembling.received(order, _buyer(order), read_order, doubts)


def _unprefixed(order: Record) -> Record:
    """Databases and plugins write wc-completed."""
    status = order.text("status")
    return Record({**order.held, "status": status.removeprefix("wc-")}, order.how, order.remarks)


def _moment(order: Record, name: str) -> datetime | None:
    """In UTC where the field that ends in _gmt is there, though it has no Z; else by the shop's clock."""
    return order.moment(f"{name}_gmt", zone=UTC) or order.moment(name)


def _buyer(order: Record) -> Person:
    billing, shipping = order.inside("billing"), order.inside("shipping")
    country = shipping.text("country") or billing.text("country")
    return person(order, order.identity("customer_id"), [billing.text("email"), order.text("email")], country)


def _item(line: Record, currency: str) -> OrderItem:
    quantity = pieces(line, "quantity")
    return OrderItem(
        line_id=line.identity("id", "variation_id", "product_id") or line.place,
        name=spoken_name(line.text("name", "parent_name"), ""),
        sku=line.identity("sku"),
        quantity=quantity.whole,
        price=price_of_piece(line.money("price", currency=currency), quantity),
        cancelled_quantity=quantity.cancelled,
        image=line.inside("image").text("src"),
    )
