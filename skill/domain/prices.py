"""What an item cost at the shop and when, and the shop's rule for a price that falls after an order. Plain values.

Named after schema.org's Offer and UnitPriceSpecification; which of it holds for an item is in price_rules.py.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from skill.domain.money import Money
from skill.domain.values import dataclass

SECOND = timedelta(seconds=1)  # moments of prices are told to the second


@dataclass(frozen=True, slots=True)
class PriceRecord:
    """One price of one piece (schema.org Offer), from `valid_from` through the second `valid_through` (aware).

    Without `valid_through` it holds until another begins. `tags` are the shop's ("black-friday"); rules may name them.
    `in_stock`: it can be had at that price (schema.org availability).
    """

    sku: str
    price: Money
    valid_from: datetime
    valid_through: datetime | None = None
    in_stock: bool = True
    tags: tuple[str, ...] = ()

    def holds(self, moment: datetime) -> bool:
        """True where it is a price of that moment; whether it is the price, `in_force` says."""
        return self.valid_from <= moment and (self.valid_through is None or moment < self.valid_through + SECOND)


class WindowStart(StrEnum):
    """Which day is day 0 of a price adjustment's window."""

    ORDER = "order"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class PriceAdjustment:
    """A shop's rule: of a price that falls within `days` the difference comes back, once for each line of an order.

    The last day counts until local midnight. Nothing comes back of what is excluded (names are compared without case,
    hyphens as spaces; tags are the item's or the new price's), of less than `least_difference` for a piece, or,
    `in_stock_only`, of a price at which the item can't be had.
    """

    days: int
    starts: WindowStart = WindowStart.ORDER
    least_difference: Money | None = None
    in_stock_only: bool = True
    excluded_skus: tuple[str, ...] = ()
    excluded_categories: tuple[str, ...] = ()
    excluded_sellers: tuple[str, ...] = ()
    excluded_tags: tuple[str, ...] = ()

    def last_day(self, ordered_on: date, delivered_on: date | None) -> date | None:
        """The last local day on which it may be asked for; None while nobody knows when the window began."""
        start = ordered_on if self.starts is WindowStart.ORDER else delivered_on
        return start + timedelta(days=self.days) if start else None


Records = tuple[PriceRecord, ...]


def in_force(records: Records, moment: datetime) -> PriceRecord | None:
    """The price at that moment: of several that hold the one that began last, so a sale goes before the usual price.

    Of two that began together the lower one; None in a gap, or where no record reaches back so far.
    """
    holding = [record for record in records if record.holds(moment)]
    return max(holding, key=lambda record: (record.valid_from, -record.price.value), default=None)


def prices_of_day(records: Records, day: date, zone: ZoneInfo) -> Records:
    """Every price that was in force at some moment of that local day, each once, in their order."""
    first, end = (datetime.combine(each, time.min, zone) for each in (day, day + timedelta(days=1)))
    moments = sorted({first, *(moment for moment in _changes(records) if first < moment < end)})
    found = (in_force(records, moment) for moment in moments)
    return tuple(dict.fromkeys(record for record in found if record))


def _changes(records: Records) -> Iterator[datetime]:
    """The moments at which another price may come into force."""
    for record in records:
        yield record.valid_from
        if record.valid_through:
            yield record.valid_through + SECOND
