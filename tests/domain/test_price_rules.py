"""What comes back of a price that was paid: only what the rule gives, to the last minute of the last day."""

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from skill.domain.price_rules import Excluded, PriceCase, PriceFinding, PriceVerdict, judge_price
from skill.domain.prices import PriceRecord, WindowStart
from tests.builders import NEW_YORK, NOW, a_price, an_adjustment, an_item, at, day, money

USUAL, LOWER = a_price("79.00 USD"), a_price("64.00 USD", "2026-11-20 05:00")
PAID = money("79.00 USD")
CASE = PriceCase(
    item=an_item(sku="LAMP-1", price=PAID, tags=("new",), seller="Juniper", category="home-and-garden"),
    pieces=1,
    placed_at=at("2026-11-10 18:05"),
    delivered_on=day("2026-11-16"),
    has_arrived=True,
    now=NOW,
    zone=ZoneInfo(NEW_YORK),
    records=(USUAL, LOWER),
    rule=an_adjustment(14),
)


def judged(*records: PriceRecord, **changes: Any) -> PriceFinding:
    return judge_price(replace(CASE, **({"records": records or CASE.records} | changes)))


def ruled(**rule: Any) -> PriceFinding:
    return judged(rule=an_adjustment(**rule))


def paid(sum_: str, *records: PriceRecord, **changes: Any) -> PriceFinding:
    return judged(*records, item=replace(CASE.item, price=money(sum_)), **changes)


def test_a_lower_price_gives_the_difference_for_each_piece_that_is_kept() -> None:
    found = PriceFinding(PriceVerdict.ADJUSTABLE, PAID, LOWER.price, money("15.00 USD"), day("2026-11-30"))
    assert judged() == found
    assert judged(pieces=3) == replace(found, difference=money("45.00 USD"))


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        ("2026-11-30 23:59:59", PriceVerdict.ADJUSTABLE),
        ("2026-12-01 00:00", PriceVerdict.TOO_LATE),
    ],
)
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Pacific/Auckland", "Pacific/Pago_Pago"])
def test_the_last_day_ends_at_midnight_where_the_customer_lives(now: str, verdict: PriceVerdict, zone: str) -> None:
    found = judged(now=at(now, zone), zone=ZoneInfo(zone))
    assert (found.verdict, found.last_day) == (verdict, day("2026-11-30"))


def test_days_of_another_length_count_as_days() -> None:
    """The clocks go back on November 1 in New York."""
    changes: dict[str, Any] = {"placed_at": at("2026-10-20 12:00"), "delivered_on": day("2026-10-25")}
    changes |= {"rule": an_adjustment(7)}
    records = (USUAL, a_price("64.00 USD", "2026-10-26 00:00"))
    ends = at("2026-11-01 23:59", NEW_YORK)
    assert judged(*records, now=ends, **changes).verdict is PriceVerdict.ADJUSTABLE
    assert judged(*records, now=at("2026-11-02 00:00", NEW_YORK), **changes).verdict is PriceVerdict.TOO_LATE


def test_a_window_from_the_order_begins_on_the_customers_day_of_it() -> None:
    """Five past six in the evening UTC is the next morning in Tokyo."""
    order = an_adjustment(14, starts=WindowStart.ORDER)
    assert judged(rule=order).last_day == day("2026-11-24")
    assert judged(rule=order, zone=ZoneInfo("Asia/Tokyo")).last_day == day("2026-11-25")


def test_before_it_has_arrived_a_window_from_the_delivery_is_not_over() -> None:
    found = judged(delivered_on=None, has_arrived=False)
    assert (found.verdict, found.last_day) == (PriceVerdict.ADJUSTABLE, None)
    assert judged(delivered_on=None).verdict is PriceVerdict.WINDOW_UNKNOWN


@pytest.mark.parametrize(
    ("sum_", "verdict"),
    [
        ("63.99 USD", PriceVerdict.NO_LOWER),
        ("64.00 USD", PriceVerdict.NO_LOWER),
        ("64.01 USD", PriceVerdict.ADJUSTABLE),
        ("64.00 EUR", PriceVerdict.OTHER_CURRENCY),
        ("90.00 EUR", PriceVerdict.OTHER_CURRENCY),
        ("0.00 USD", PriceVerdict.NO_LOWER),
    ],
)
def test_what_was_paid_is_compared_with_the_price_of_now(sum_: str, verdict: PriceVerdict) -> None:
    assert paid(sum_).verdict is verdict


def test_what_is_not_known_is_not_guessed() -> None:
    assert judged(item=an_item()).verdict is PriceVerdict.PAID_UNKNOWN
    assert judged(records=()).verdict is PriceVerdict.PRICE_UNKNOWN
    over = a_price("64.00 USD", "2026-11-01 00:00", "2026-11-23 13:59:59")
    assert judged(replace(over, price=PAID)).verdict is PriceVerdict.PRICE_UNKNOWN, "in a gap"


@pytest.mark.parametrize(
    ("rule", "excluded", "name"),
    [
        ({"excluded_skus": ("X", "lamp 1")}, Excluded.SKU, "LAMP-1"),
        ({"excluded_sellers": ("JUNIPER",)}, Excluded.SELLER, "Juniper"),
        ({"excluded_tags": ("New",)}, Excluded.TAG, "New"),
        ({"excluded_tags": ("Black Friday",)}, Excluded.TAG, "Black Friday"),
        ({"excluded_categories": ("Home and Garden",)}, Excluded.CATEGORY, "home-and-garden"),
    ],
)
def test_what_is_excluded_gets_nothing(rule: dict[str, Any], excluded: Excluded, name: str) -> None:
    deal = replace(LOWER, tags=("black-friday",))
    found = judged(USUAL, deal, rule=an_adjustment(**rule))
    assert (found.verdict, found.excluded, found.name) == (PriceVerdict.EXCLUDED, excluded, name)
    assert found.difference is None


def test_a_name_that_is_not_there_excludes_nothing() -> None:
    nameless = an_item(price=PAID)
    rule = an_adjustment(excluded_sellers=("",), excluded_categories=("",), excluded_skus=("",))
    assert judged(item=nameless, rule=rule).verdict is PriceVerdict.ADJUSTABLE


def test_an_item_that_cannot_be_had_gets_nothing_unless_the_rule_says_so() -> None:
    gone = replace(LOWER, in_stock=False)
    assert judged(USUAL, gone).verdict is PriceVerdict.OUT_OF_STOCK
    assert judged(USUAL, gone, rule=an_adjustment(in_stock_only=False)).verdict is PriceVerdict.ADJUSTABLE


@pytest.mark.parametrize(
    ("least", "verdict"),
    [
        ("15.00 USD", PriceVerdict.ADJUSTABLE),
        ("15.01 USD", PriceVerdict.TOO_LITTLE),
        ("1.00 EUR", PriceVerdict.OTHER_CURRENCY),
    ],
)
def test_the_least_difference_is_that_of_a_piece(least: str, verdict: PriceVerdict) -> None:
    assert judged(pieces=3, rule=an_adjustment(least_difference=money(least))).verdict is verdict


def test_without_a_rule_nothing_comes_back() -> None:
    assert judged(rule=None) == PriceFinding(PriceVerdict.NO_RULE, PAID, LOWER.price)


# ---- more than that day's price


def test_more_than_any_price_of_the_day_of_the_order_is_an_overcharge_whatever_the_rule_says() -> None:
    for rule in (None, an_adjustment(0), an_adjustment(excluded_sellers=("Juniper",))):
        found = paid("80.00 USD", rule=rule, pieces=2)
        assert (found.verdict, found.price) == (PriceVerdict.OVERCHARGED, PAID)
        assert found.difference == money("2.00 USD")


def test_a_price_that_fell_or_rose_on_the_day_of_the_order_is_no_overcharge() -> None:
    fell = a_price("70.00 USD", "2026-11-10 17:00")
    rose = a_price("90.00 USD", "2026-11-10 20:00")
    assert judged(USUAL, fell).verdict is PriceVerdict.ADJUSTABLE
    assert paid("85.00 USD", USUAL, rose).verdict is PriceVerdict.NO_LOWER


def test_the_day_of_the_order_is_the_customers() -> None:
    """The higher price ends at midnight in New York, when it is two in the afternoon of that day in Tokyo."""
    dear = a_price("90.00 USD", "2026-11-01 00:00", "2026-11-10 04:59:59")
    assert paid("85.00 USD", USUAL, dear).verdict is PriceVerdict.OVERCHARGED
    at_noon = {"zone": ZoneInfo("Asia/Tokyo"), "placed_at": at("2026-11-10 14:00")}
    assert paid("85.00 USD", USUAL, dear, **at_noon).verdict is PriceVerdict.ADJUSTABLE


@pytest.mark.parametrize(
    "records",
    [
        (LOWER,),
        (a_price("70.00 EUR"),),
        (USUAL, a_price("70.00 EUR", "2026-11-10 12:00")),
        (a_price("70.00 USD", "2026-11-10 20:00"),),
    ],
    ids=["none so old", "another currency", "two currencies", "only later that day"],
)
def test_where_the_price_of_that_day_is_not_sure_nobody_is_told_of_an_overcharge(
    records: tuple[PriceRecord, ...],
) -> None:
    assert paid("99.00 USD", *records).verdict is not PriceVerdict.OVERCHARGED
