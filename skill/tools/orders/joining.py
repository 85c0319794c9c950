"""Orders of these files made whole: what comes apart waits until all is read, and what stays alone is rejected."""

from collections.abc import Iterable, Iterator, Mapping

from skill.incoming.joining import joined, waits_as, whole_of, why_alone
from skill.tools.orders.found import Found, Reject, Remark
from skill.tools.orders.waiting import Waiting, waiting

TOO_DEEP = "it is nested too deeply to be an order"
Records = Iterator[Found | Reject | Remark]


def whole_orders(records: Iterable[Found | Reject | Remark]) -> Records:
    """The records, those that wait for others last. Raises OSError when there is no room on the disk to wait on."""
    with waiting() as held:
        for each in records:
            if isinstance(each, Found):
                yield from _aside(each, held)
            else:
                yield each
        yield from _together(held)
        yield from (Reject(part.file, part.line, why_alone(part.value), part.value) for part in held.alone())


def _aside(found: Found, held: Waiting) -> Records:
    """Puts aside a part, and an order that may have some; the rest goes on."""
    record = found.value if isinstance(found.value, Mapping) else {}
    whole = whole_of(record)
    name = whole or waits_as(record)
    if not name:
        yield found
        return
    try:
        held.add(name, found, is_part=bool(whole))
    except RecursionError:
        yield Reject(found.file, found.line, TOO_DEEP)


def _together(held: Waiting) -> Iterator[Found]:
    for order in held.orders():
        yield Found(order.file, order.line, joined(order.value, held.parts_of), order.number)
