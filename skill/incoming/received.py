"""What every source's reader makes of one record: whose order it is, and the order; or why it can't be taken."""

from dataclasses import dataclass
from datetime import datetime

from skill.domain.orders import Order
from skill.errors import CarelineError


@dataclass(frozen=True, slots=True)
class Person:
    """Whose order it is, by the id the source gives them, "" for a guest; `email` in lower case, "" = not known.

    `country` is an ISO 3166 code and `zone` an IANA name, where the source says them.
    """

    customer_id: str
    email: str = ""
    country: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """One order as its source gave it. `seen_at` is its last change there (aware), None where the source says none.

    `remarks` are what an operator should know of how it was read: statuses nobody mapped, contradictions.
    """

    person: Person
    order: Order
    seen_at: datetime | None = None
    remarks: tuple[str, ...] = ()


class OrderRejected(CarelineError):
    """The record is no order that can be taken; the text says what, where in the record, and how to mend it."""


def somebodys(received: Received) -> Received:
    """The same, if anybody can ever ask for it. Raises OrderRejected."""
    if not (received.person.customer_id or received.person.email):
        raise OrderRejected("it names neither a customer nor an e-mail address, so nobody could ever ask for it")
    return received
