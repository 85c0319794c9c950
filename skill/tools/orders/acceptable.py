"""What the table can't hold of an order that was read, found out before anything is written of it."""

from skill.incoming.received import OrderRejected, Received, somebodys
from skill.tools.shop_checks.fields import YEARS

MOST_ID, MOST_NUMBER = 500, 500  # bytes; a sort key has 1,024, and what is beside an order has its number in it, too


def accepted(received: Received) -> Received:
    """The same, if it can be stored. Raises OrderRejected."""
    order, person = received.order, somebodys(received).person
    _short(person.customer_id, MOST_ID, "the customer's id")
    _short(order.number, MOST_NUMBER, "the order's number")
    if not order.number:
        raise OrderRejected("it has no number, by which its customer could name it")
    for name, moment in (("purchase", order.placed_at), ("last change", received.seen_at or order.updated_at)):
        if moment and (moment.tzinfo is None or moment.year not in YEARS):
            raise OrderRejected(f"the moment of its {name}, {moment}, is beyond the calendar of shops")
    return received


def _short(text: str, most: int, what: str) -> None:
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        raise OrderRejected(f"{what} has half a character in it, which no text has") from error
    if size > most:
        raise OrderRejected(f"{what} has {size} bytes, and {most} is the most there can be")
