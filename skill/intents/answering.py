"""By when the shop's people answer what they were told in writing. Pure arithmetic on the shop's calendar."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from skill.domain.contact import Channel
from skill.domain.files import Files
from skill.domain.orders import Line
from skill.domain.problems import OF_ITEM
from skill.domain.tickets import Ticket, Topic

ABOUT_DELIVERY = (Topic.DELIVERY, Topic.PRODUCT, Topic.OTHER)  # in their own words, customers name no topic
WRITTEN = (Channel.FORM, Channel.EMAIL)  # a ticket is answered as fast as the first of them that makes a promise


def answer_by(files: Files, now: datetime) -> date | None:
    """The last day (the shop's) on which an answer to a ticket opened now is on time; None where nobody promises one.

    The day itself does not count: whoever writes in the evening is read the next business day.
    """
    shop = files.shop
    country = (files.customer and files.customer.country) or shop.country
    points = [point for point in shop.contact_points if point.serves(country) and point.answer_days]
    written = (point for channel in WRITTEN for point in points if point.channel is channel)
    days = next((point.answer_days for point in written), None)
    return shop.return_settings.calendar.after(now.astimezone(ZoneInfo(shop.zone)).date(), days[1]) if days else None


def is_overdue(ticket: Ticket, files: Files, now: datetime) -> bool:
    """True when the shop has let the promised day go by."""
    today = now.astimezone(ZoneInfo(files.shop.zone)).date()
    return ticket.is_open and ticket.answer_by is not None and ticket.answer_by < today


def lines_of_ticket(files: Files, ticket: Ticket) -> tuple[Line, ...]:
    """What a ticket is about: its line, or all lines of its order; () where that is not at hand."""
    lines = files.customer.lines if files.customer else ()
    of_order = tuple(line for line in lines if ticket.order_number and line.order.number == ticket.order_number)
    return tuple(line for line in of_order if ticket.line_id in ("", line.item.line_id))


def open_about(files: Files, lines: Iterable[Line]) -> tuple[Ticket, ...]:
    """The open tickets about any of these lines, newest first."""
    wanted = {line.ref for line in lines}
    tickets = files.customer.tickets if files.customer else ()
    return tuple(t for t in tickets if t.is_open and wanted & {line.ref for line in lines_of_ticket(files, t)})


def waiting_for(files: Files, lines: Iterable[Line]) -> Ticket | None:
    """The newest open ticket because of which nobody need ask where these lines are.

    What is wrong with what came, or with its price, is another matter.
    """
    there = (t for t in open_about(files, lines) if t.topic in ABOUT_DELIVERY and t.problem not in OF_ITEM)
    return next(there, None)
