"""Orders as Amazon's SP-API gives them, Orders 2026-01-01: getOrder and searchOrders, camelCase, with packages.

Packages are there for what the merchant sends; of what Amazon sends, only that it was shipped. No delivery has a date.
"""

from collections.abc import Mapping
from typing import Any

from skill.domain.money import Money
from skill.domain.orders import Availability, Order, OrderItem
from skill.incoming import assembling
from skill.incoming.people import person
from skill.incoming.pieces import pieces
from skill.incoming.reading import Reading
from skill.incoming.received import Person, Received
from skill.incoming.record import Record
from skill.incoming.reported import order_status
from skill.incoming.sp_api_packages import packages_of
from skill.incoming.titles import spoken_name


def read(record: Mapping[str, Any], how: Reading) -> Received:
    """One order. Raises OrderRejected without orderId or createdTime."""
    order = Record.of(record, how)
    number = assembling.number(order, "orderId")
    placed_at = assembling.placed_at(order, "createdTime")
    fulfilment = order.inside("fulfillment")
    status, reported = order_status(fulfilment, "fulfillmentStatus", "sp_api")
    programs = order.held.get("programs")
    is_coming_out = isinstance(programs, list) and "PREORDER" in programs
    read_order = Order(
        number=number,
        placed_at=placed_at,
        items=tuple(_item(line, is_coming_out) for line in order.each("orderItems")),
        parcels=packages_of(order),
        status=status,
        reported_status=reported,
        price=_money(order.inside("proceeds"), "grandTotal"),
        source_id=number,
        updated_at=order.happened("lastUpdatedTime"),
    )
    return assembling.received(order, _buyer(order), read_order)


def _buyer(order: Record) -> Person:
    country = order.inside("recipient").inside("deliveryAddress").text("countryCode")
    return person(order, "", [order.inside("buyer").text("buyerEmail")], country)


def _item(line: Record, is_coming_out: bool) -> OrderItem:
    product, quantity = line.inside("product"), pieces(line, "quantityOrdered")
    was_cancelled = bool(line.inside("cancellation").inside("cancellationExecution").held)
    return OrderItem(
        line_id=line.identity("orderItemId") or line.place,
        name=spoken_name(product.text("title"), ""),
        sku=product.identity("sellerSku", "asin"),
        quantity=quantity.whole,
        price=_money(product.inside("price"), "unitPrice"),
        cancelled_quantity=quantity.whole if was_cancelled else quantity.cancelled,
        is_gift=bool(line.inside("fulfillment").inside("packing").inside("giftOption").held),
        availability=Availability.PRE_ORDER if is_coming_out else Availability.IN_STOCK,
    )


def _money(record: Record, name: str) -> Money | None:
    money = record.inside(name)
    return money.money("amount", currency=money.text("currencyCode"))
