"""Orders as Shopify's GraphQL Admin API gives them: https://shopify.dev/docs/api/admin-graphql, object Order.

Fields that a query did not ask for are missing, and nothing is made of that.
"""

from collections.abc import Mapping
from typing import Any

from skill.domain.money import Money
from skill.domain.orders import Order, OrderItem, OrderStatus
from skill.incoming import assembling
from skill.incoming.identities import legacy
from skill.incoming.people import person
from skill.incoming.pieces import count, pieces, price_of_piece
from skill.incoming.reading import Reading
from skill.incoming.received import Person, Received
from skill.incoming.record import Record
from skill.incoming.refunds import RefundedLine, refund_doubts, removed, settled
from skill.incoming.reported import order_status
from skill.incoming.shopify_parcels import parcels_of
from skill.incoming.titles import clean, spoken_name

_PRICES = ("discountedUnitPriceAfterAllDiscountsSet", "discountedUnitPriceSet", "originalUnitPriceSet")


def read(record: Mapping[str, Any], how: Reading) -> Received:
    """One order. Raises OrderRejected without a name or a date."""
    order = Record.of(record, how)
    number = assembling.number(order, "name", "number")
    placed_at = assembling.placed_at(order, "processedAt", "createdAt")
    status, reported = order_status(order, "displayFinancialStatus", "shopify")
    cancelled = order.moment("cancelledAt") is not None
    parcels = parcels_of(order)
    refunded = how.statuses.refund("shopify", order.text("displayFinancialStatus"))
    items = assembling.unique(order, [_item(line) for line in order.each("lineItems")])
    lines = _refunded(order)
    gone = removed(items, _current(order), lines, parcels)
    if order.inside("lineItems").inside("pageInfo").flag("hasNextPage"):
        order.remark("lineItems", "the export is incomplete: the order has more lines; export them too")
    read_order = Order(
        number=number,
        placed_at=placed_at,
        items=settled(items, (*lines, *gone), refunded),
        parcels=parcels,
        status=OrderStatus.CANCELLED if cancelled else status,
        reported_status=reported,
        price=_money(order, "totalPriceSet", "currentTotalPriceSet"),
        source_id=order.identity("legacyResourceId") or legacy(order.identity("id")),
        updated_at=order.happened("updatedAt"),
    )
    doubts = refund_doubts(order, refunded, bool(order.each("refunds")), lines)
    return assembling.received(order, _buyer(order), read_order, doubts)


def _buyer(order: Record) -> Person:
    customer = order.inside("customer")
    emails = [customer.inside("defaultEmailAddress").text("emailAddress"), customer.text("email"), order.text("email")]
    addresses = (order.inside("shippingAddress"), order.inside("billingAddress"))
    country = next((code for address in addresses if (code := address.text("countryCodeV2", "countryCode"))), "")
    return person(order, customer.identity("legacyResourceId") or legacy(customer.identity("id")), emails, country)


def _item(line: Record) -> OrderItem:
    quantity = pieces(line, "quantity")
    product = line.inside("product")
    category = clean(product.text("productType") or product.inside("category").text("name"))
    return OrderItem(
        line_id=legacy(line.identity("id", "sku")) or line.place,
        name=spoken_name(line.text("title", "name"), category),
        category=category,
        sku=line.identity("sku") or line.inside("variant").identity("sku"),
        quantity=quantity.whole,
        price=price_of_piece(_money(line, *_PRICES), quantity),
        cancelled_quantity=quantity.cancelled,
        is_digital=line.held.get("requiresShipping") is False or line.flag("isGiftCard"),
        image=line.inside("image").text("url", "originalSrc"),
    )


def _money(record: Record, *names: str) -> Money | None:
    """A MoneyBag's sum in the shop's currency."""
    money = record.inside(*names).inside("shopMoney")
    return money.money("amount", currency=money.text("currencyCode"))


def _current(order: Record) -> dict[str, int]:
    held = (line for line in order.each("lineItems") if line.held.get("currentQuantity") is not None)
    return {legacy(line.identity("id")): count(line, "currentQuantity") for line in held}


def _refunded(order: Record) -> tuple[RefundedLine, ...]:
    found = [line for refund in order.each("refunds") for line in refund.each("refundLineItems")]
    return tuple(
        RefundedLine(
            legacy(line.inside("lineItem").identity("id")),
            count(line, "quantity"),
            line.text("restockType").casefold() == "cancel",
        )
        for line in found
    )
