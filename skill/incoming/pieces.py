"""How many pieces of an item: whole numbers, of what may be sold by the metre."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from skill.domain.money import Money
from skill.incoming.record import Record
from skill.incoming.sums import MOST_PIECES

_CENT = Decimal("0.01")


class Pieces(NamedTuple):
    """`whole` pieces (>= 1), some of them `cancelled`; each is `measure` of what a price is for: 1.5 metres are one."""

    whole: int
    cancelled: int = 0
    measure: Decimal = Decimal(1)


def pieces(record: Record, *names: str) -> Pieces:
    """The quantity of a line, 1 when it says none; a line of 0 was cancelled. Raises OrderRejected."""
    name, held = record.find(*names)
    found = record.number(*names)
    if held is None or found is None:
        return Pieces(1)
    if not 0 <= found <= MOST_PIECES:
        raise record.rejected(name, f"{found} can't be meant; write a number from 1 to {MOST_PIECES}")
    if found == 0:
        return Pieces(1, cancelled=1)
    if found != int(found):
        record.remark(name, f"{found} is no number of pieces; taken as one piece of that size")
        return Pieces(1, measure=found)
    return Pieces(int(found))


def count(record: Record, *names: str) -> int:
    """Pieces of a line in a parcel or refund, 0 when it says none; never more than can be meant."""
    found = record.number(*names)
    return min(max(int(found), 0), MOST_PIECES) if found is not None else 0


def price_of_piece(price: Money | None, quantity: Pieces) -> Money | None:
    """What one piece cost, of a price for one metre."""
    if price is None or quantity.measure == 1:
        return price
    return Money((price.value * quantity.measure).quantize(_CENT, ROUND_HALF_UP), price.currency)


def share_of(total: Money | None, quantity: Pieces) -> Money | None:
    """What one piece cost, of the price of the whole line."""
    if total is None or quantity.whole == 1:
        return total
    return Money((total.value / quantity.whole).quantize(_CENT, ROUND_HALF_UP), total.currency)
