"""What a decision may change, as values. Only the desk commits them, each at most once."""

from datetime import datetime

from skill.domain.files import CustomerFile
from skill.domain.returns import CancellationRequest, Return, ReturnStatus
from skill.domain.tickets import TICKET_PLACES, CallBack, Ticket
from skill.domain.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class StartReturn:
    """Record a new return of a line; refused when that line has a return of the same number already."""

    placed_at: datetime
    record: Return


@dataclass(frozen=True, slots=True)
class ChangeReturn:
    """Replace a return by `record`; refused when it is no longer in the status it `was` in."""

    placed_at: datetime
    record: Return
    was: ReturnStatus


@dataclass(frozen=True, slots=True)
class RequestCancellation:
    """Record that an order shall be cancelled; refused when it was asked already."""

    placed_at: datetime
    request: CancellationRequest


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """Record a new ticket in its place (`opening` chooses one); refused when another came there first.

    `instead_of` is the ticket that had the place: it is kept, where a turn no longer reads it.
    """

    ticket: Ticket
    instead_of: Ticket | None = None


@dataclass(frozen=True, slots=True)
class BookCallBack:
    """Record when the shop shall call; refused when another was booked meanwhile. `instead_of` was booked before."""

    call_back: CallBack
    instead_of: CallBack | None = None


Effect = StartReturn | ChangeReturn | RequestCancellation | OpenTicket | BookCallBack


def opening(customer: CustomerFile, ticket: Ticket) -> OpenTicket:
    """The ticket in the first free place; else in that of the settled ticket, or of the open one, that is oldest."""
    free = {*TICKET_PLACES} - {held.place for held in customer.tickets}
    if free:
        return OpenTicket(replace(ticket, place=min(free)))
    oldest = min(customer.tickets, key=lambda held: (held.is_open, held.opened_at))
    return OpenTicket(replace(ticket, place=oldest.place), oldest)


def booking(customer: CustomerFile, call_back: CallBack) -> BookCallBack:
    """The call-back, in place of the one that was booked before."""
    return BookCallBack(call_back, next(iter(customer.call_backs), None))
