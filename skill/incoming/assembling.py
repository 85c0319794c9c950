"""The last step of every reader: an order that can be stored and answered, with its doubts marked."""

from collections import Counter
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
    items = unique(record, order.items)
    order = replace(order, items=items, parcels=_filled(record, order.parcels, {item.line_id for item in items}))
    doubts = tuple(doubt for doubt in Doubt if doubt in {*given, *doubts_of(order)})
    for doubt in (doubt for doubt in doubts if doubt not in given):
        record.remark("order", TOLD[doubt])
    order = replace(order, doubts=doubts) if doubts else order
    return Received(person, order, order.updated_at, tuple(record.remarks))


def unique(record: Record, items: Iterable[OrderItem]) -> tuple[OrderItem, ...]:
    """The items; a line id that comes again gets a number behind it, for a line is known by its id."""
    known = tuple(items)
    ids = _apart([item.line_id for item in known])
    for item, line_id in zip(known, ids, strict=True):
        if item.line_id != line_id:
            record.remark("items", f'line id "{item.line_id}" comes again; the further one is "{line_id}"')
    pairs = zip(known, ids, strict=True)
    return tuple(item if item.line_id == line_id else replace(item, line_id=line_id) for item, line_id in pairs)


def _apart(ids: list[str]) -> list[str]:
    """The ids, those that come again with a number behind them that no other has."""
    if len(set(ids)) == len(ids):
        return ids
    taken, times, apart = set(ids), Counter[str](), list[str]()
    for each in ids:
        times[each] += 1
        name = each
        while times[each] > 1 and name in taken:
            name = f"{each}-{times[each]}"
            times[each] += name in taken
        taken.add(name)
        apart.append(name)
    return apart


def _filled(record: Record, parcels: tuple[ParcelDelivery, ...], there: set[str]) -> tuple[ParcelDelivery, ...]:
    known = [_known(record, parcel, there) for parcel in parcels]
    pairs = zip(known, _apart([parcel.parcel_id for parcel in known]), strict=True)
    return tuple(each if each.parcel_id == name else replace(each, parcel_id=name) for each, name in pairs)


def _known(record: Record, parcel: ParcelDelivery, there: set[str]) -> ParcelDelivery:
    strange = [line_id for line_id in parcel.line_ids if line_id not in there]
    if not strange:
        return parcel
    record.remark("parcels", f'parcel "{parcel.parcel_id}" holds line "{strange[0]}", which is not among the items')
    pieces = parcel.quantities or (0,) * len(parcel.line_ids)
    kept = [(held, count) for held, count in zip(parcel.line_ids, pieces, strict=True) if held in there]
    quantities = tuple(count for _, count in kept) if parcel.quantities else ()
    return replace(parcel, line_ids=tuple(held for held, _ in kept), quantities=quantities)
