"""Is an order meant that is not among the newest ones? Says what would have to be read; reads nothing."""

from datetime import date

from skill.domain.files import Files, Older
from skill.intents.asking import Ask


def older(digits: str, ask: Ask, files: Files) -> Older | None:
    """What is asked for by its time or number, or was spoken of, and is not in the customer's file."""
    customer = files.customer
    if customer is None or not customer.has_older:
        return None
    if ask.placed and ask.placed[0] <= _oldest(files):
        return Older(placed=ask.placed)
    mine = {line.ref for line in customer.lines}
    number = next((ref.order_number for ref in ask.item.lines if ref not in mine), "")
    if digits and not ask.item.lines:
        number = digits
    return Older(ending=number) if any(c.isalnum() for c in number) else None


def _oldest(files: Files) -> date:
    """The local day on which the oldest order in the file was placed."""
    orders = files.customer.orders if files.customer else ()
    return min((files.day_of(order.placed_at) for order in orders), default=date.max)
