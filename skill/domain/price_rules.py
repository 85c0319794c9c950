"""What may come back of a price that was paid: more than the shop asked that day, or less by now. Pure arithmetic.

It promises nothing that the shop's rule does not give: what is not known, or not comparable, is for a person.
"""

from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from skill.domain.money import Money
from skill.domain.orders import OrderItem
from skill.domain.policy_choice import folded
from skill.domain.prices import PriceAdjustment, PriceRecord, Records, in_force, prices_of_day
from skill.domain.values import dataclass


class PriceVerdict(StrEnum):
    """What becomes of a price that is disputed, and why."""

    OVERCHARGED = "OVERCHARGED"
    ADJUSTABLE = "ADJUSTABLE"
    NO_LOWER = "NO_LOWER"
    PAID_UNKNOWN = "PAID_UNKNOWN"
    PRICE_UNKNOWN = "PRICE_UNKNOWN"
    OTHER_CURRENCY = "OTHER_CURRENCY"
    NO_RULE = "NO_RULE"
    EXCLUDED = "EXCLUDED"
    OUT_OF_STOCK = "OUT_OF_STOCK"
    WINDOW_UNKNOWN = "WINDOW_UNKNOWN"
    TOO_LATE = "TOO_LATE"
    TOO_LITTLE = "TOO_LITTLE"


class Excluded(StrEnum):
    """By what an item is excluded from price adjustments."""

    SKU = "sku"
    SELLER = "seller"
    TAG = "tag"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class PriceCase:
    """What may be looked at. Days are local to the customer, whose time zone is `zone`; moments are aware.

    `pieces` are those the customer keeps. `has_arrived` though nobody may know when. `records` are the item's.
    """

    item: OrderItem
    pieces: int
    placed_at: datetime
    delivered_on: date | None
    has_arrived: bool
    now: datetime
    zone: ZoneInfo
    records: Records = ()
    rule: PriceAdjustment | None = None

    @property
    def ordered_on(self) -> date:
        """The day of the order."""
        return self.placed_at.astimezone(self.zone).date()

    @property
    def last_day(self) -> date | None:
        """The last day of the rule's window, where it is known."""
        return self.rule.last_day(self.ordered_on, self.delivered_on) if self.rule else None

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class PriceFinding:
    """A verdict. `paid` and `price` (of that day where it was OVERCHARGED, else of now) are what one piece cost.

    `difference` is for all pieces that are kept, None where nothing comes back. `last_day` is that of the window.
    `excluded` says by what, `name` by which tag, seller or category.
    """

    verdict: PriceVerdict
    paid: Money | None = None
    price: Money | None = None
    difference: Money | None = None
    last_day: date | None = None
    excluded: Excluded | None = None
    name: str = ""


def judge_price(case: PriceCase) -> PriceFinding:
    """Overcharged goes before all else: that is no favour, so it has no window and no exclusions."""
    paid, now = case.item.price, in_force(case.records, case.now)
    if paid is None:
        return PriceFinding(PriceVerdict.PAID_UNKNOWN)
    if highest := _overcharged(case, paid):
        return _owed(PriceVerdict.OVERCHARGED, case, paid, highest)
    if now is None:
        return PriceFinding(PriceVerdict.PRICE_UNKNOWN, paid)
    if paid.currency != now.price.currency:
        return PriceFinding(PriceVerdict.OTHER_CURRENCY, paid, now.price)
    if paid.value <= now.price.value:
        return PriceFinding(PriceVerdict.NO_LOWER, paid, now.price)
    if refused := _refused(case, paid, now):
        return refused
    return _owed(PriceVerdict.ADJUSTABLE, case, paid, now.price)


def _overcharged(case: PriceCase, paid: Money) -> Money | None:
    """The highest price of the day of the order, where more was paid; None also where it is not known for sure.

    What was put into a cart in the morning may cost less by noon: that is no mistake yet.
    """
    prices = [record.price for record in prices_of_day(case.records, case.ordered_on, case.zone)]
    is_known = in_force(case.records, case.placed_at) is not None
    if not is_known or any(price.currency != paid.currency for price in prices):
        return None
    highest = max(prices, key=lambda price: price.value)
    return highest if paid.value > highest.value else None


def _owed(verdict: PriceVerdict, case: PriceCase, paid: Money, price: Money) -> PriceFinding:
    difference = Money(paid.value - price.value, paid.currency).times(case.pieces)
    return PriceFinding(verdict, paid, price, difference, case.last_day)


def _refused(case: PriceCase, paid: Money, now: PriceRecord) -> PriceFinding | None:
    """What the rule does not give; what nobody could change, such as a window that is over, before what may change."""
    rule = case.rule
    if rule is None:
        return PriceFinding(PriceVerdict.NO_RULE, paid, now.price)
    if excluded := _excluded(rule, case.item, now):
        return PriceFinding(PriceVerdict.EXCLUDED, paid, now.price, excluded=excluded[0], name=excluded[1])
    last_day, least = case.last_day, rule.least_difference
    verdict = None
    if last_day is None and case.has_arrived:
        verdict = PriceVerdict.WINDOW_UNKNOWN
    elif last_day and case.today > last_day:
        verdict = PriceVerdict.TOO_LATE
    elif rule.in_stock_only and not now.in_stock:
        verdict = PriceVerdict.OUT_OF_STOCK
    elif least and least.currency != paid.currency:
        verdict = PriceVerdict.OTHER_CURRENCY
    elif least and paid.value - now.price.value < least.value:
        verdict = PriceVerdict.TOO_LITTLE
    return PriceFinding(verdict, paid, now.price, last_day=last_day) if verdict else None


def _excluded(rule: PriceAdjustment, item: OrderItem, now: PriceRecord) -> tuple[Excluded, str] | None:
    """By what, and what that is called; the narrowest first."""
    of_item = (
        (Excluded.SKU, rule.excluded_skus, (item.sku,)),
        (Excluded.SELLER, rule.excluded_sellers, (item.seller,)),
        (Excluded.TAG, rule.excluded_tags, (*item.tags, *now.tags)),
        (Excluded.CATEGORY, rule.excluded_categories, (item.category,)),
    )
    for kind, names, own in of_item:
        unwanted = {folded(name): name for name in names}
        if found := next((name for name in own if name and folded(name) in unwanted), ""):
            return kind, unwanted[
                folded(found)
            ] if kind is Excluded.TAG else found  # a tag is said as the rule spells it
    return None
