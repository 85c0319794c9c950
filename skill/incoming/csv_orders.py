"""Orders in a shop's CSV: records as csv_rows.py makes them, {"rows": [...]}, by a map of columns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from skill.domain.orders import Order, OrderItem, OrderStatus
from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from skill.incoming import assembling
from skill.incoming.columns import Columns
from skill.incoming.csv_cells import cells
from skill.incoming.people import person
from skill.incoming.pieces import pieces, price_of_piece
from skill.incoming.promises import promise
from skill.incoming.reading import Reading
from skill.incoming.received import OrderRejected, Received
from skill.incoming.record import Record
from skill.incoming.refunds import refund_doubts, settled
from skill.incoming.reported import order_status, parcel_status
from skill.incoming.sent import arrived_on, left_on
from skill.incoming.titles import clean, spoken_name

_PARCEL = ("delivery_status", "carrier", "tracking_number", "shipped_at", "delivered_at", "expected_until")


def read(record: Mapping[str, Any], how: Reading) -> Received:
    """The order in these rows. Raises OrderRejected without a number, a date or a map of columns."""
    columns = how.columns
    if columns is None:
        raise OrderRejected("rows: nobody says which column holds what; give a map of columns")
    whole = Record.of(record, how)
    rows = tuple(cells(row, columns) for row in whole.each("rows"))
    order = replace(_merged(whole, rows), place="")
    number = assembling.number(order, "number")
    placed_at = assembling.placed_at(order, "placed_at")
    status, reported = order_status(order, "status", columns.status_words)
    refunded = how.statuses.refund(columns.status_words, order.text("status"))
    lines = [row for row in rows if row.text("name", "sku", "line_id")]
    items = assembling.unique(order, [_item(row, place, order) for place, row in enumerate(lines, 1)])
    cancelled = order.moment("cancelled_at") is not None
    read_order = Order(
        number=number,
        placed_at=placed_at,
        items=settled(items, (), refunded),
        parcels=_parcels(lines, items, order, columns),
        status=OrderStatus.CANCELLED if cancelled else status,
        reported_status=reported,
        price=order.money("total", currency=order.text("currency")),
        source_id=order.identity("source_id"),
        updated_at=order.happened("updated_at"),
    )
    who = person(order, order.identity("customer_id"), [order.text("email")], order.text("country"))
    return assembling.received(order, who, read_order, refund_doubts(order, refunded, False, ()))


def _merged(whole: Record, rows: Sequence[Record]) -> Record:
    """Fields of the order are on its first row, or on all; what a later row says first is taken too."""
    held: dict[str, Any] = {}
    for row in reversed(rows):
        held.update({name: cell for name, cell in row.held.items() if cell != ""})
    return replace(whole, held=held)


def _item(row: Record, place: int, order: Record) -> OrderItem:
    quantity, category = pieces(row, "quantity"), clean(row.text("category"))
    seller = row.text("seller")
    return OrderItem(
        line_id=row.identity("line_id") or str(place),
        name=spoken_name(row.text("name"), category),
        category=category,
        sku=row.identity("sku"),
        quantity=quantity.whole,
        price=price_of_piece(row.money("price", currency=row.text("currency") or order.text("currency")), quantity),
        cancelled_quantity=quantity.cancelled,
        seller="" if seller.casefold() == row.how.shop.casefold() else seller,
    )


def _parcels(
    rows: Sequence[Record], items: Sequence[OrderItem], order: Record, columns: Columns
) -> tuple[ParcelDelivery, ...]:
    """A parcel for each tracking number, else for each status; a row that says nothing of it goes with the order."""
    inside: dict[tuple[str, ...], list[str]] = {}
    sources: dict[tuple[str, ...], Record] = {}
    for row, item in zip(rows, items, strict=True):
        source = row if any(row.text(name) for name in _PARCEL) else order
        which = (
            (source.text("tracking_number"),) if source.text("tracking_number") else tuple(map(source.text, _PARCEL))
        )
        inside.setdefault(which, []).append(item.line_id)
        sources.setdefault(which, source)
    found = ((_parcel(sources[which], columns), held) for which, held in inside.items() if any(which))
    return tuple(replace(parcel, line_ids=tuple(held)) for parcel, held in found)


def _parcel(row: Record, columns: Columns) -> ParcelDelivery:
    delivered, shipped = row.moment("delivered_at"), row.moment("shipped_at")
    known = parcel_status(row, "delivery_status", columns.delivery_words)
    implied = (
        DeliveryStatus.DELIVERED if delivered else DeliveryStatus.IN_TRANSIT if shipped else DeliveryStatus.PREPARING
    )
    status, reported = known or (implied, "")
    promised = promise(row, "expected_from", "expected_until")
    return ParcelDelivery(
        parcel_id=row.identity("tracking_number") or "1",
        line_ids=(),
        status=status,
        expected_arrival_until=promised.last,
        delivered_at=arrived_on(status, delivered),
        shipped_at=left_on(status, shipped),
        carrier=row.text("carrier"),
        tracking_number=row.identity("tracking_number"),
        tracking_url=row.text("tracking_url"),
        expected_arrival_from=promised.first,
        arrives_between=promised.hours,
        reported_status=reported,
    )
