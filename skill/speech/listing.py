"""Items in a list of what is on its way: neighbours that are alike, and the one thing to know of them all."""

from collections.abc import Mapping
from itertools import groupby
from types import MappingProxyType

from skill.domain.orders import NOT_SENT, Availability, Line, LineState, OrderStatus
from skill.speech.phrases import Words

# What can be done goes before the promised day, what went wrong before a day that is yet to come.
_TO_DO: Mapping[LineState, str] = MappingProxyType(
    {LineState.READY_FOR_PICKUP: "ready", LineState.ATTEMPTED: "attempted"}
)
_TROUBLE: Mapping[LineState, str] = MappingProxyType({LineState.DELAYED: "delayed", LineState.EXCEPTION: "held_up"})


def briefly(lines: tuple[Line, ...], words: Words) -> str:
    """ "your rain jacket and socks today, then your skillet, still being packed": as an answer about each would say."""
    alike = groupby(lines, key=lambda line: (_standing(line, words), line.expected))
    told = (_brief(standing, tuple(some), words) for (standing, _), some in alike)
    return words.phrase("where_is_my_order.then").join(told)


def _brief(standing: str, lines: tuple[Line, ...], words: Words) -> str:
    day, form = lines[0].expected, "plain_day" if standing == "late" else "by_day"
    told = {"day": words.day(form, day)} if day and standing in ("late", "expected") else {}
    return words.phrase(f"where_is_my_order.brief_{standing}", items=words.items(lines), **told)


def _standing(line: Line, words: Words) -> str:
    customer = words.files.customer
    if customer is not None and customer.is_being_cancelled(line):
        return "being_cancelled"
    if to_do := _TO_DO.get(line.state):
        return to_do
    if line.state in NOT_SENT and (why := _held_by_us(line)):
        return why
    if line.days_late(words.today):
        return "late"
    if trouble := _TROUBLE.get(line.state):
        return trouble
    if line.expected:
        return "expected"
    return "preparing" if line.state in NOT_SENT else "unknown"


def _held_by_us(line: Line) -> str:
    """Why nobody packs it; "" = somebody does."""
    if line.order.status is OrderStatus.PAYMENT_DUE:
        return "unpaid"
    if line.order.status is OrderStatus.PROBLEM:
        return "held_up"
    if line.item.is_digital:
        return "digital"
    if line.is_waited_for:
        return "back_order" if line.item.availability is Availability.BACK_ORDER else "pre_order"
    return "unknown" if line.order.reported_status else ""
