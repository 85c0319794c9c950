"""What refunds and cancellations leave of an order's items; said by lines, or for all of them by a word."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from skill.domain.orders import Doubt, OrderItem
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
