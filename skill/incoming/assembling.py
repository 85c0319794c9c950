"""The last step of every reader: an order that can be stored and answered, with its doubts marked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from skill.domain.orders import Doubt, Order, OrderItem
from skill.domain.parcels import ParcelDelivery
from skill.incoming.doubts import TOLD, doubts_of
from skill.incoming.received import Person, Received
from skill.incoming.record import Record

_NUMBER_BYTES, _CUSTOMER_BYTES = 900, 2039  # DynamoDB's limits for keys, less what else is in them


def number(record: Record, *names: str) -> str:
    """The number that the customer sees. Raises OrderRejected without one."""
    found = record.identity(*names)
    if not found:
        raise record.rejected(names[0], "the order has no number; export the number that customers see")
    if len(found.encode()) > _NUMBER_BYTES:
        raise record.rejected(names[0], f"the order number has more than {_NUMBER_BYTES} bytes; export a shorter one")
    return found


def placed_at(record: Record, *names: str) -> datetime:
    """When it was ordered. Raises OrderRejected without it, for orders are stored by their moment."""
    if found := record.moment(*names):
        return found
    raise record.rejected(names[0], "the order has no date that can be read; write it as 2026-11-23T14:00:00Z")


def received(record: Record, person: Person, order: Order, given: Sequence[Doubt] = ()) -> Received:
    """The order with unique line ids, parcels that hold only what was ordered, and its doubts.

    `given` are doubts that the reader has told already, for only the source's own words show them.
    """
    if len(person.customer_id.encode()) > _CUSTOMER_BYTES:
        raise record.rejected(
            "customer", f"the customer's id has more than {_CUSTOMER_BYTES} bytes; export a shorter one"
        )
    order = replace(order, items=unique(record, order.items), parcels=_filled(record, order))
    doubts = tuple(doubt for doubt in Doubt if doubt in (*given, *doubts_of(order)))
    for doubt in (doubt for doubt in doubts if doubt not in given):
        record.remark("order", TOLD[doubt])
    return Received(person, replace(order, doubts=doubts), order.updated_at, tuple(record.remarks))


def unique(record: Record, items: Iterable[OrderItem]) -> tuple[OrderItem, ...]:
    """The items; a line id that comes again gets a number behind it, for a line is known by its id."""
    seen: dict[str, OrderItem] = {}
    for item in items:
        line_id, times = item.line_id, 1
        while line_id in seen:
            times += 1
            line_id = f"{item.line_id}-{times}"
        if times > 1:
            record.remark("items", f'line id "{item.line_id}" comes again; the further one is "{line_id}"')
        seen[line_id] = replace(item, line_id=line_id)
    return tuple(seen.values())


def _filled(record: Record, order: Order) -> tuple[ParcelDelivery, ...]:
    there = {item.line_id for item in order.items}
    filled: dict[str, ParcelDelivery] = {}
    for parcel in order.parcels:
        parcel_id, times = parcel.parcel_id, 1
        while parcel_id in filled:
            times += 1
            parcel_id = f"{parcel.parcel_id}-{times}"
        filled[parcel_id] = replace(_known(record, parcel, there), parcel_id=parcel_id)
    return tuple(filled.values())


def _known(record: Record, parcel: ParcelDelivery, there: set[str]) -> ParcelDelivery:
    strange = [line_id for line_id in parcel.line_ids if line_id not in there]
    if not strange:
        return parcel
    record.remark("parcels", f'parcel "{parcel.parcel_id}" holds line "{strange[0]}", which is not among the items')
    pieces = parcel.quantities or (0,) * len(parcel.line_ids)
    kept = [(held, count) for held, count in zip(parcel.line_ids, pieces, strict=True) if held in there]
    quantities = tuple(count for _, count in kept) if parcel.quantities else ()
    return replace(parcel, line_ids=tuple(held for held, _ in kept), quantities=quantities)
