"""What shops export beside orders and looks like them: known by its fields, its GraphQL id or its type, and named."""

import re
from collections.abc import Mapping
from typing import Any

from skill.incoming.schema_org_fields import types_of
from skill.incoming.texts import tidy

WRAPPERS: Mapping[str, str] = {
    "draft_order": "a draft order",
    "draft_orders": "draft orders",
    "draftOrder": "a draft order",
    "draftOrders": "draft orders",
    "fulfillment": "a fulfilment",
    "fulfillments": "fulfilments",
    "fulfillment_order": "a fulfilment order",
    "fulfillment_orders": "fulfilment orders",
    "refund": "a refund",
    "refunds": "refunds",
    "tracking": "a tracking",
    "trackings": "trackings",
    "checkout": "a checkout",
    "checkouts": "checkouts",
    "abandonedCheckouts": "checkouts",
}
_GIDS: Mapping[str, str] = {
    "DraftOrder": "a draft order",
    "Fulfillment": "a fulfilment",
    "FulfillmentOrder": "a fulfilment order",
    "Refund": "a refund",
    "AbandonedCheckout": "a checkout",
    "LineItem": "a line of an order",
}
_TYPES: Mapping[str, str] = {
    "ParcelDelivery": "a parcel",
    "OrderItem": "a line of an order",
    "Product": "a product",
    "Offer": "an offer",
    "Invoice": "an invoice without orders",
}
_FIELDS: tuple[tuple[frozenset[str], frozenset[str], str], ...] = (  # has all of these, none of those
    (frozenset({"__parentId"}), frozenset(), "a part of a bulk export, whose lines belong to the order above them"),
    (frozenset({"refund_line_items"}), frozenset(), "a refund"),
    (frozenset({"refunded_by"}), frozenset(), "a refund"),
    (frozenset({"amount", "reason"}), frozenset({"number", "orderNumber"}), "a refund"),
    (frozenset({"refundLineItems"}), frozenset({"lineItems"}), "a refund"),
    (frozenset({"returnLineItems"}), frozenset({"lineItems"}), "a return"),
    (frozenset({"fulfillmentLineItems"}), frozenset({"lineItems"}), "a fulfilment"),
    (frozenset({"invoiceUrl"}), frozenset(), "a draft order"),
    (frozenset({"invoice_sent_at"}), frozenset(), "a draft order"),
    (frozenset({"invoice_url"}), frozenset({"financial_status"}), "a draft order"),
    (frozenset({"abandoned_checkout_url"}), frozenset(), "a checkout"),
    (frozenset({"abandonedCheckoutUrl"}), frozenset(), "a checkout"),
    (frozenset({"assigned_location_id"}), frozenset(), "a fulfilment order"),
    (frozenset({"order_id", "tracking_company"}), frozenset({"financial_status"}), "a fulfilment"),
    (frozenset({"order_id", "shipment_status"}), frozenset({"financial_status"}), "a fulfilment"),
    (frozenset({"order_id", "happened_at"}), frozenset(), "a fulfilment event"),
    (frozenset({"tracking_number"}), frozenset({"line_items", "rows"}), "a tracking"),
    (frozenset({"trackingNumber"}), frozenset({"orderNumber", "orderItems", "lineItems"}), "a tracking"),
    (
        frozenset({"AmazonOrderId", "OrderItems"}),
        frozenset({"PurchaseDate", "OrderStatus"}),
        "the items of an order, which belong to it by AmazonOrderId",
    ),
    (frozenset({"OrderItems"}), frozenset({"AmazonOrderId"}), "the items of an order that they don't name"),
)
_GID = re.compile(r"gid://shopify/(\w+)/")


def lookalike(record: Mapping[str, Any]) -> str:
    """What it is, where it is known to be no order; else ""."""
    gid = _GID.match(tidy(record.get("id")) or tidy(record.get("admin_graphql_api_id")))
    if gid and gid[1] in _GIDS:
        return _GIDS[gid[1]]
    types = types_of(record)
    for name, what in _TYPES.items():
        if name in types and "Order" not in types:
            return what
    if len(record) == 1 and (wrapped := WRAPPERS.get(next(iter(record)))):
        return wrapped
    fields = record.keys()
    return next((what for needed, absent, what in _FIELDS if needed <= fields and not absent & fields), "")
