"""Shopify's bulk operations: JSON Lines in which what is in a connection has a line of its own, with `__parentId`.

https://shopify.dev/docs/api/usage/bulk-operations/queries. Since API version 2026-01 parts don't follow their parent
unless the operation was run with groupObjects; how a file is grouped is not said in it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from skill.incoming.json_values import listed
from skill.incoming.texts import tidy

Parts = Callable[[str], Sequence[Mapping[str, Any]]]  # those of what has that id
FIELDS: Mapping[str, str] = {
    "LineItem": "lineItems",
    "Fulfillment": "fulfillments",
    "FulfillmentLineItem": "fulfillmentLineItems",
    "FulfillmentEvent": "events",
    "Refund": "refunds",
    "RefundLineItem": "refundLineItems",
}
_THROUGH = frozenset({"FulfillmentOrder"})  # its fulfilments are the order's
_DEEPEST = 4  # a bulk operation nests two connections at most
_GID = re.compile(r"gid://shopify/(\w+)/")


def id_of(record: Mapping[str, Any]) -> str:
    """The global id of an order whose lines may stand elsewhere; "" for anything else."""
    gid = tidy(record.get("id"))
    return gid if _type(record) == "Order" and _GID.match(gid) and "lineItems" not in record else ""


def parent_of(record: Mapping[str, Any]) -> str:
    """The global id of what this is a part of; "" for what is none. An order is one by itself, also a customer's."""
    return "" if _type(record) == "Order" else tidy(record.get("__parentId"))


def with_parts(whole: Mapping[str, Any], parts: Parts, depth: int = _DEEPEST) -> Mapping[str, Any]:
    """The same with its parts under their fields, and theirs in them; a part that comes again is the last of its id."""
    found: dict[str, dict[object, Any]] = {}
    for place, (type_, part) in enumerate(_parts(whole, parts, depth)):
        if field := FIELDS.get(type_):
            found.setdefault(field, {})[tidy(part.get("id")) or place] = part
    own = {name: value for name, value in whole.items() if name != "__parentId"}
    return own | {field: [*listed(whole.get(field)), *held.values()] for field, held in found.items()}


def _parts(whole: Mapping[str, Any], parts: Parts, depth: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    gid = tidy(whole.get("id"))
    for part in parts(gid) if gid and depth else ():
        if (type_ := _type(part)) in _THROUGH:
            yield from _parts(part, parts, depth - 1)
        else:
            yield type_, with_parts(part, parts, depth - 1)


def _type(record: Mapping[str, Any]) -> str:
    """By its id, by its __typename, else by its fields: a query need not ask for the ids of what has no parts."""
    if gid := _GID.match(tidy(record.get("id"))):
        return gid[1]
    if name := tidy(record.get("__typename")):
        return name
    is_line = "quantity" in record and not record.keys().isdisjoint(("title", "name", "sku"))
    return "LineItem" if is_line and "__parentId" in record else ""
