"""What a customer asked of the shop's people: tickets and call-backs. The shop works on them in systems of its own."""

from datetime import date, datetime
from enum import StrEnum

from skill.domain.values import dataclass, replace

MOST_WORDS = 500  # characters kept of what a customer said in their own words
MOST_TOLD, LONGEST_TOLD = 20, 200  # pairs, and characters of a label or a value
TICKET_PLACES = (1, 2, 3)  # how many tickets a turn reads; with more of them, orders would be crowded out


class Topic(StrEnum):
    """What it is about, in the shop's terms; what fits none is OTHER."""

    DELIVERY = "delivery"
    RETURN = "return"
    PAYMENT = "payment"
    PRICE = "price"
    PRODUCT = "product"
    ACCOUNT = "account"
    OTHER = "other"


class TicketStatus(StrEnum):
    """How far the shop has come with it."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


STEPS = (TicketStatus.OPEN, TicketStatus.ANSWERED, TicketStatus.CLOSED)  # never backwards


@dataclass(frozen=True, slots=True)
class Ticket:
    """Something that a person in the shop has to look into.

    `reference` is what customer and shop call it by. `place` is where in the customer's file it is kept (see
    effects.opening). `problem` says more than `topic` where more is known, in one word, such as "damaged". `words`
    are the customer's own, in `language` (BCP 47); `told` is what the dialogue has established, as short (label, value)
    pairs. Moments are aware. `nonce` names the confirmation that opened it.
    """

    reference: str
    topic: Topic
    opened_at: datetime
    place: int = TICKET_PLACES[0]
    problem: str = ""
    order_number: str = ""
    line_id: str = ""
    words: str = ""
    language: str = ""
    told: tuple[tuple[str, str], ...] = ()
    answer_by: date | None = None
    status: TicketStatus = TicketStatus.OPEN
    answered_at: datetime | None = None
    nonce: str = ""

    @property
    def is_open(self) -> bool:
        """True until the shop has answered or closed it."""
        return self.status is TicketStatus.OPEN


@dataclass(frozen=True, slots=True)
class CallBack:
    """The shop calls `telephone` (E.164) between two moments (aware). `nonce` names the confirmation that booked it.

    `order_number`, `line_id` and `told` are what was talked about before, as in a ticket, so that nobody asks again.
    """

    reference: str
    telephone: str
    begins: datetime
    ends: datetime
    topic: Topic
    opened_at: datetime
    nonce: str = ""
    order_number: str = ""
    line_id: str = ""
    told: tuple[tuple[str, str], ...] = ()

    @property
    def last_two(self) -> str:
        """The digits by which a customer knows their number, when not all of it should be spoken."""
        return self.telephone[-2:]


def bounded(ticket: Ticket) -> Ticket:
    """The ticket with no more in it than a shop can use, whatever a dialogue put there."""
    told = tuple((_short(label), _short(value)) for label, value in ticket.told[:MOST_TOLD])
    return replace(ticket, words=one_line(ticket.words)[:MOST_WORDS], told=told)


def one_line(text: str) -> str:
    """The text without line breaks, control characters, and what turns its direction or is half a character."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def moved(ticket: Ticket, status: TicketStatus, at: datetime) -> Ticket:
    """The ticket in that status since that moment; the ticket itself where it is as far already."""
    if STEPS.index(status) <= STEPS.index(ticket.status):
        return ticket
    return replace(ticket, status=status, answered_at=ticket.answered_at or at)


def _short(text: str) -> str:
    return one_line(text)[:LONGEST_TOLD]
