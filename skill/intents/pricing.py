"""What a question about a price looks at, and what the shop's people get of it: pieces, case and ticket of a line."""

from datetime import datetime
from enum import StrEnum

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import Line, LineRef, LineState
from skill.domain.price_rules import PriceCase, PriceFinding, PriceVerdict
from skill.domain.returns import reference
from skill.domain.tickets import Ticket, Topic

ADJUSTMENT, OVERCHARGE = "price-adjustment", "overcharge"  # what the problem of such a ticket is called


class Gone(StrEnum):
    """Why nothing is kept of a line; of several reasons the one that the customer thinks of first."""

    CANCELLED = "cancelled"
    RETURNING = "returning"
    RETURNED = "returned"
    REFUNDED = "refunded"


def ticket_of(customer: CustomerFile, line: Line) -> Ticket | None:
    """The ticket about the price of that line, as far back as a turn sees tickets."""
    about_prices = (ticket for ticket in customer.tickets if ticket.problem in (ADJUSTMENT, OVERCHARGE))
    return next((each for each in about_prices if LineRef(each.order_number, each.line_id) == line.ref), None)


def kept(customer: CustomerFile, line: Line) -> int:
    """How many pieces were bought and are neither cancelled nor paid back, nor on their way back."""
    if line.state in (LineState.CANCELLED, LineState.RETURNED):
        return 0
    returned = sum(record.quantity for record in customer.returns if record.line == line.ref and record.counts)
    item = line.item
    return max(0, item.quantity - item.cancelled_quantity - item.refunded_quantity - returned)


def gone(customer: CustomerFile, line: Line) -> Gone:
    """What became of a line of which nothing is kept."""
    records = [record for record in customer.returns if record.line == line.ref and record.counts]
    if line.state is LineState.CANCELLED:
        return Gone.CANCELLED
    if any(record.can_be_cancelled for record in records):
        return Gone.RETURNING
    return Gone.RETURNED if records or line.state is LineState.RETURNED else Gone.REFUNDED


def price_case(files: Files, line: Line, pieces: int, now: datetime) -> PriceCase:
    """The case of so many pieces of that line."""
    return PriceCase(
        item=line.item,
        pieces=pieces,
        placed_at=line.order.placed_at,
        delivered_on=line.delivered_on(files.zone),
        has_arrived=line.state is LineState.DELIVERED,
        now=now,
        zone=files.zone,
        records=files.prices,
        rule=files.shop.price_adjustment,
    )


def a_ticket(customer: CustomerFile, line: Line, found: PriceFinding, nonce: str, now: datetime) -> Ticket:
    """What the shop's people need to look at it. The reference is the line's own: twice the same is seen to be one."""
    problem = OVERCHARGE if found.verdict is PriceVerdict.OVERCHARGED else ADJUSTMENT
    sums = {"paid": found.paid, "price": found.price, "difference": found.difference}
    return Ticket(
        reference=reference(customer.customer_id, line.order.number, line.item.line_id, "price"),
        topic=Topic.PRICE,
        opened_at=now,
        problem=problem,
        order_number=line.order.number,
        line_id=line.item.line_id,
        told=tuple((label, f"{held.value} {held.currency}") for label, held in sums.items() if held),
        nonce=nonce,
    )
