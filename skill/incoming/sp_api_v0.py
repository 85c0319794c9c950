"""Orders as Amazon's SP-API gives them, Orders v0: getOrders and getOrderItems.

It stops at Shipped: only Easy Ship says more, and nothing says when. Items come apart: sp_api_v0_items.py joins them.
"""

from collections.abc import Mapping
from typing import Any

from skill.domain.money import Money
from skill.domain.orders import Availability, Order, OrderItem
from skill.incoming import assembling
from skill.incoming.people import person
from skill.incoming.pieces import pieces, share_of
from skill.incoming.reading import Reading
from skill.incoming.received import Person, Received
from skill.incoming.record import Record
from skill.incoming.reported import order_status
from skill.incoming.sp_api_v0_parcels import parcels_of
from skill.incoming.titles import spoken_name

_SOURCE = "sp_api"


def read(record: Mapping[str, Any], how: Reading) -> Received:
    """One order with its items under OrderItems. Raises OrderRejected."""
    order = Record.of(record, how)
    number = assembling.number(order, "AmazonOrderId")
    placed_at = assembling.placed_at(order, "PurchaseDate")
    status, reported = order_status(order, "OrderStatus", _SOURCE)
    is_coming_out = order.text("OrderStatus") == "PendingAvailability"
    lines = order.each("OrderItems", "orderItems")
    if order.text("NextToken"):
        order.remark("OrderItems", "the export is incomplete: the order has more items; export them too")
    read_order = Order(
        number=number,
        placed_at=placed_at,
        items=tuple(_item(line, is_coming_out) for line in lines),
        parcels=parcels_of(order, lines),
        status=status,
        reported_status=reported,
        price=_money(order, "OrderTotal"),
        source_id=number,
        updated_at=order.happened("LastUpdateDate"),
    )
    return assembling.received(order, _buyer(order), read_order)


def _buyer(order: Record) -> Person:
    """Amazon gives no id of a person, only an e-mail address that stands for one."""
    emails = [order.inside("BuyerInfo").text("BuyerEmail"), order.text("BuyerEmail")]
    return person(order, "", emails, order.inside("ShippingAddress").text("CountryCode"))


def _item(line: Record, is_coming_out: bool) -> OrderItem:
    quantity = pieces(line, "QuantityOrdered")
    return OrderItem(
        line_id=line.identity("OrderItemId") or line.place,
        name=spoken_name(line.text("Title"), ""),
        sku=line.identity("SellerSKU", "ASIN"),
        quantity=quantity.whole,
        price=share_of(_money(line, "ItemPrice"), quantity),
        cancelled_quantity=quantity.cancelled,
        is_gift=line.flag("IsGift"),
        availability=Availability.PRE_ORDER if is_coming_out else Availability.IN_STOCK,
    )


def _money(record: Record, name: str) -> Money | None:
    money = record.inside(name)
    return money.money("Amount", currency=money.text("CurrencyCode"))
