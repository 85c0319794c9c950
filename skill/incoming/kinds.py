"""Which source a record is from, told by its fields; what looks like an order and is none is refused by name."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from skill.incoming import csv_orders, schema_org, shopify_graphql, shopify_rest, sp_api_2026, sp_api_v0, woocommerce
from skill.incoming.json_values import called
from skill.incoming.lookalikes import lookalike
from skill.incoming.reading import Reading
from skill.incoming.received import OrderRejected, Received
from skill.incoming.schema_org_fields import types_of


class Kind(StrEnum):
    """Sources of orders that Careline reads."""

    SCHEMA_ORG = "schema_org"
    SHOPIFY_REST = "shopify_rest"
    SHOPIFY_GRAPHQL = "shopify_graphql"
    WOOCOMMERCE = "woocommerce"
    SP_API_V0 = "sp_api_v0"
    SP_API_2026 = "sp_api_2026"
    CSV = "csv"


READERS: Mapping[Kind, Callable[[Mapping[str, Any], Reading], Received]] = {
    Kind.SCHEMA_ORG: schema_org.read,
    Kind.SHOPIFY_REST: shopify_rest.read,
    Kind.SHOPIFY_GRAPHQL: shopify_graphql.read,
    Kind.WOOCOMMERCE: woocommerce.read,
    Kind.SP_API_V0: sp_api_v0.read,
    Kind.SP_API_2026: sp_api_2026.read,
    Kind.CSV: csv_orders.read,
}


def read(record: Any, how: Reading) -> Received:
    """The order, by the reader that fits. Raises OrderRejected."""
    return READERS[kind_of(record)](record, how)


def kind_of(record: Any) -> Kind:
    """Raises OrderRejected for a look-alike, and for what no reader knows."""
    if not isinstance(record, Mapping):
        raise OrderRejected(f"{called(record)} is no order; give a JSON object for each order")
    if what := lookalike(record):
        raise OrderRejected(f"this is no order, but {what}; export the orders themselves")
    if kind := _kind(record):
        return kind
    known = ", ".join(sorted(map(str, record))[:8])
    raise OrderRejected(
        f"no reader knows an order with the fields {known or 'of an empty object'}; see docs/your-shop.md"
    )


def _kind(record: Mapping[str, Any]) -> Kind | None:
    has = record.__contains__
    if "rows" in record:
        return Kind.CSV
    if "Order" in types_of(record) or has("orderNumber") or (has("orderDate") and has("orderedItem")):
        return Kind.SCHEMA_ORG
    if has("AmazonOrderId"):
        return Kind.SP_API_V0
    if has("orderId") and (has("orderItems") or has("createdTime")):
        return Kind.SP_API_2026
    if (has("date_created") or has("date_created_gmt")) and (has("line_items") or has("order_key")):
        return Kind.WOOCOMMERCE
    if has("lineItems") or str(record.get("id", "")).startswith("gid://shopify/Order/"):
        return Kind.SHOPIFY_GRAPHQL
    if has("line_items") or (has("financial_status") and has("created_at")):
        return Kind.SHOPIFY_REST
    return None
