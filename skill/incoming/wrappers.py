"""Orders out of what their source wraps them in: {order}, {orders}, {data}, {payload}, GraphQL connections, invoices.

A whole document at a time: whoever streams a great array hands its elements over one by one.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from skill.incoming.lookalikes import WRAPPERS
from skill.incoming.received import OrderRejected
from skill.incoming.schema_org_fields import types_of

_INSIDE = ("data", "payload", "orders", "Orders", "order", "Order", "node", "nodes", "edges", "@graph")
_ORDERLY = frozenset({"line_items", "lineItems", "orderedItem", "AmazonOrderId", "orderId", "orderNumber", "rows"})
_DEEPEST = 12


class Opened(NamedTuple):
    """The records of a document, and what an operator should know of it."""

    records: tuple[Any, ...]
    remarks: tuple[str, ...] = ()


def opened(document: Any) -> Opened:
    """The records in a document, also none; what is no wrapper is a record itself. Raises OrderRejected by name."""
    remarks: list[str] = []
    return Opened(tuple(_records(document, remarks, _DEEPEST)), tuple(dict.fromkeys(remarks)))


def _records(held: Any, remarks: list[str], depth: int) -> Iterator[Any]:
    if depth and isinstance(held, list):
        for each in held:
            yield from _records(each, remarks, depth - 1)
    elif depth and isinstance(held, Mapping):
        yield from _unwrapped(held, remarks, depth - 1)
    else:
        yield held


def _unwrapped(held: Mapping[str, Any], remarks: list[str], depth: int) -> Iterator[Any]:
    if _is_incomplete(held):
        remarks.append("the export is incomplete, unless the next page, which it names, is among the files")
    if "Invoice" in types_of(held) and held.get("referencesOrder"):
        yield from _of_invoice(held, remarks, depth)
        return
    inner = [name for name in _INSIDE if isinstance(held.get(name), Mapping | list)]
    if held.keys() & _ORDERLY or "Order" in types_of(held) or not inner:
        if (wrapped := _wrapped(held)) and not held.keys() & _ORDERLY:
            raise OrderRejected(f"this file holds {wrapped}, no orders; export the orders themselves")
        yield held
        return
    yield from _records(held[inner[0]], remarks, depth)


def _of_invoice(invoice: Mapping[str, Any], remarks: list[str], depth: int) -> Iterator[Any]:
    """Its orders; one that does not name its customer has the invoice's."""
    for order in _records(invoice["referencesOrder"], remarks, depth):
        has_customer = isinstance(order, Mapping) and "customer" not in order and "customer" in invoice
        yield {**order, "customer": invoice["customer"]} if has_customer else order


def _wrapped(held: Mapping[str, Any]) -> str:
    """A look-alike that is the only thing in it, beside what pages carry."""
    return next((WRAPPERS[name] for name in held if name in WRAPPERS and len(held) <= 2), "")


def _is_incomplete(held: Mapping[str, Any]) -> bool:
    """An order with the token of its own items is read with it, and tells it itself."""
    pages = held.get("pageInfo"), held.get("pagination")
    said = [page.get(name) for page in pages if isinstance(page, Mapping) for name in ("hasNextPage", "nextToken")]
    return any(said) or bool(held.get("NextToken") and "AmazonOrderId" not in held)
