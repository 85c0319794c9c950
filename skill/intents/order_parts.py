"""Which orders are meant where no item is named: what comes today, the rest, last week's, a seller's."""

from datetime import date, datetime, timedelta

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import Line, LineState
from skill.intents.asking import Ask, Part

WEEK = timedelta(days=7)


def those(files: Files, customer: CustomerFile, ask: Ask, now: datetime) -> tuple[Line, ...]:
    """The lines that are meant: those on their way nearest first, the others newest first.

    The latest of a seller's, or of a time, is the newest order among those.
    """
    lines = customer.lines if ask.part in (None, Part.LATEST, Part.LAST_WEEK) else customer.coming()
    if ask.seller:
        seller = _folded(ask.seller)
        lines = tuple(line for line in lines if seller and seller in _folded(line.item.seller))
    if ask.placed:
        first, last = ask.placed
        lines = tuple(line for line in lines if first <= files.day_of(line.order.placed_at) <= last)
    if ask.part is Part.LATEST:
        return tuple(line for line in lines if line.order == lines[0].order)
    return tuple(line for line in lines if ask.part is None or _is_part(line, ask, files, files.today(now)))


def _is_part(line: Line, ask: Ask, files: Files, today: date) -> bool:
    is_out = line.state is LineState.OUT_FOR_DELIVERY
    match ask.part:
        case Part.TODAY:
            return is_out or line.expected == today
        case Part.TOMORROW:
            return line.expected == today + timedelta(days=1)
        case Part.OUT_FOR_DELIVERY:
            return is_out
        case Part.REST:
            return line.ref not in ask.item.lines
        case _:
            monday = today - timedelta(days=today.weekday())
            return monday - WEEK <= files.day_of(line.order.placed_at) < monday


def _folded(name: str) -> str:
    """Compared without case, hyphens and apostrophes: sellers are spelled in many ways."""
    return "".join(c for c in name.casefold() if c.isalnum())
