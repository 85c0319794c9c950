"""What happened to my case? Tells how far the shop is with one of the customer's own tickets; it changes nothing."""

from datetime import datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import Line
from skill.domain.tickets import Ticket, TicketStatus
from skill.domain.values import dataclass
from skill.intents.answering import is_overdue, lines_of_ticket
from skill.intents.asking import AccountNeeded, Answer, Ask, Offer, Part, Which

INTENT = "TicketStatus"


@dataclass(frozen=True, slots=True)
class About:
    """A ticket, and the lines it is about as far as they are known."""

    ticket: Ticket
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class NoTickets:
    """None was opened lately."""


@dataclass(frozen=True, slots=True)
class TicketNotFound:
    """None of the customer's is like that: another's number and one that nobody has are the same."""


@dataclass(frozen=True, slots=True)
class WhichTicket:
    """Several could be meant, newest first."""

    tickets: tuple[About, ...]


@dataclass(frozen=True, slots=True)
class TicketOpen:
    """The shop has not answered, and is in time as far as it promised one."""

    about: About


@dataclass(frozen=True, slots=True)
class TicketOverdue:
    """The shop has not answered, and said it would have."""

    about: About


@dataclass(frozen=True, slots=True)
class TicketAnswered:
    """The shop has answered."""

    about: About


@dataclass(frozen=True, slots=True)
class TicketClosed:
    """Nothing is left to do."""

    about: About


Outcome = (
    AccountNeeded
    | NoTickets
    | TicketNotFound
    | WhichTicket
    | TicketOpen
    | TicketOverdue
    | TicketAnswered
    | TicketClosed
)


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """The ticket that is named by its number, place or item; else the only one that is not closed, else the newest."""
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    if not customer.tickets:
        return Answer(NoTickets(), asks=Offer("OpenTicket"))
    found = _meant(files, customer, ask)
    if not found:
        return Answer(TicketNotFound(), asks=Offer("ContactSupport"))
    if len(found) > 1:
        told = tuple(About(ticket, lines_of_ticket(files, ticket)) for ticket in found)
        return Answer(WhichTicket(told), asks=Which(INTENT))
    return _status(files, found[0], now)


def _meant(files: Files, customer: CustomerFile, ask: Ask) -> tuple[Ticket, ...]:
    """Those that fit; places are counted as WhichTicket lists them, without the closed ones."""
    tickets, case = sorted(customer.tickets, key=lambda ticket: ticket.status is TicketStatus.CLOSED), ask.case
    if case.ending:
        return tuple(ticket for ticket in tickets if ticket.reference.endswith(case.ending))
    if case.place:
        index = case.place - 1 if case.place > 0 else case.place
        return tuple(tickets[index:][:1]) if -len(tickets) <= index < len(tickets) else ()
    if ask.part is Part.LATEST:
        return customer.tickets[:1]
    wanted = {*ask.item.lines}
    about = tuple(t for t in tickets if wanted & {line.ref for line in lines_of_ticket(files, t)})
    if ask.item.said or about:
        return about
    return tuple(ticket for ticket in tickets if ticket.status is not TicketStatus.CLOSED) or customer.tickets[:1]


def _status(files: Files, ticket: Ticket, now: datetime) -> Answer[Outcome]:
    about = About(ticket, lines_of_ticket(files, ticket))
    refs = tuple(line.ref for line in about.lines)
    match ticket.status:
        case TicketStatus.OPEN if is_overdue(ticket, files, now):
            return Answer(TicketOverdue(about), refs, Offer("ContactSupport"))
        case TicketStatus.OPEN:
            return Answer(TicketOpen(about), refs)
        case TicketStatus.ANSWERED:
            return Answer(TicketAnswered(about), refs, Offer("ContactSupport"))
        case TicketStatus.CLOSED:
            return Answer(TicketClosed(about), refs)
