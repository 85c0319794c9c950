"""The ranges in a `for:` block: what one piece cost, and when it was ordered."""

from datetime import date
from decimal import Decimal
from typing import TypeVar

from skill.domain.money import Money
from skill.tools.policies.dates import day
from skill.tools.policies.fields import Fields, Reader
from skill.tools.policies.numbers import number
from skill.tools.policies.own_keys import read_block
from skill.tools.policies.sums import currency

T = TypeVar("T", date, Decimal)

PRICE_KEYS = ("from", "to", "currency")
ORDERED_KEYS = ("from", "until")


def read_prices(fields: Fields) -> tuple[Money | None, Money | None]:
    """`price: {from, to, currency}`: both ends included, None where open."""
    price = read_block(fields, "price", PRICE_KEYS)
    if price is None:
        return None, None
    code, (least, most) = price.read("currency", currency), _ordered(price, "from", "to", number)
    if not price.has("currency"):
        fields.findings.problem(price.node.place, "the price range has no currency", "add one, such as `currency: USD`")
    if not code:
        return None, None
    return Money(least, code) if least is not None else None, Money(most, code) if most is not None else None


def read_days(fields: Fields) -> tuple[date | None, date | None]:
    """`ordered: {from, until}`: both days included, None where open."""
    ordered = read_block(fields, "ordered", ORDERED_KEYS)
    return _ordered(ordered, "from", "until", day) if ordered else (None, None)


def _ordered(fields: Fields, start: str, end: str, reader: Reader[T]) -> tuple[T | None, T | None]:
    """Both ends of a range; a problem when it ends before it starts."""
    first, last = fields.read(start, reader), fields.read(end, reader)
    if first is not None and last is not None and last < first:
        fields.findings.problem(fields.node.place, f"the range ends ({last}) before it starts ({first})", "mend it")
    return first, last
