"""What refunds and cancellations leave of an order's items; said by lines, or for all of them by a word."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from skill.domain.orders import Doubt, OrderItem
from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from skill.incoming.doubts import TOLD
from skill.incoming.record import Record
from skill.incoming.statuses import Refunded


class RefundedLine(NamedTuple):
    """So many pieces of a line, refunded; or `cancelled`, when they were taken out of the order before they left."""

    line_id: str
    pieces: int
    cancelled: bool = False


def settled(
    items: Iterable[OrderItem], lines: Iterable[RefundedLine], refunded: Refunded | None
) -> tuple[OrderItem, ...]:
    """The items less what was cancelled and refunded. `refunded`: what the source says where it names no lines."""
    known = {item.line_id: item for item in items}
    for line in lines:
        if item := known.get(line.line_id):
            known[line.line_id] = _less(item, min(line.pieces, _left(item)), line.cancelled)
    if refunded is Refunded.ALL:
        return tuple(_less(item, _left(item)) for item in known.values())
    return tuple(known.values())


def removed(
    items: Iterable[OrderItem],
    current: Mapping[str, int],
    lines: Iterable[RefundedLine],
    parcels: Iterable[ParcelDelivery],
) -> tuple[RefundedLine, ...]:
    """Pieces that are gone by the order's `current` ones though no refund names them, as when an order was edited.

    They were cancelled, unless something of the line was sent.
    """
    named: Counter[str] = Counter()
    for line in lines:
        named[line.line_id] += line.pieces
    sent = {each for parcel in parcels if parcel.status is not DeliveryStatus.CANCELLED for each in parcel.line_ids}
    gone = ((item.line_id, item.quantity - current[item.line_id]) for item in items if item.line_id in current)
    return tuple(
        RefundedLine(line_id, pieces - named[line_id], line_id not in sent)
        for line_id, pieces in gone
        if pieces > named[line_id]
    )


def refund_doubts(
    record: Record, refunded: Refunded | None, money_went: bool, lines: Collection[RefundedLine]
) -> tuple[Doubt, ...]:
    """REFUND_WITHOUT_LINES when some money was refunded, and no line is named. When all was, every line is meant."""
    if lines or refunded is Refunded.ALL or not (money_went or refunded):
        return ()
    record.remark("refunds", TOLD[Doubt.REFUND_WITHOUT_LINES])
    return (Doubt.REFUND_WITHOUT_LINES,)


def _less(item: OrderItem, count: int, cancelled: bool = False) -> OrderItem:
    if cancelled:
        return replace(item, cancelled_quantity=item.cancelled_quantity + count)
    return replace(item, refunded_quantity=item.refunded_quantity + count)


def _left(item: OrderItem) -> int:
    return item.quantity - item.cancelled_quantity - item.refunded_quantity
