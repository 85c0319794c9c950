"""What an item cost at a moment, and on a day where the customer lives: overlaps, gaps, midnight, DST."""

from zoneinfo import ZoneInfo

import pytest

from skill.domain.prices import PriceAdjustment, PriceRecord, Records, WindowStart, in_force, prices_of_day
from tests.builders import NEW_YORK, a_price, at, day, money

USUAL = a_price("64.00 USD")
SALE = a_price("52.00 USD", "2026-11-20 05:00", "2026-11-28 04:59:59")
RAISED = a_price("70.00 USD", "2026-11-25 05:00")
ZONE = ZoneInfo(NEW_YORK)


def price_at(records: Records, moment: str) -> PriceRecord | None:
    return in_force(records, at(moment))


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ("2025-12-31 23:59:59", None),
        ("2026-01-01 00:00", USUAL),
        ("2026-11-20 04:59:59", USUAL),
        ("2026-11-20 05:00", SALE),
        ("2026-11-25 05:00", RAISED),
        ("2026-11-28 04:59:59", RAISED),
        ("2026-11-28 05:00", RAISED),
    ],
)
def test_of_several_that_hold_the_one_that_began_last_counts(moment: str, found: PriceRecord | None) -> None:
    for records in ((USUAL, SALE, RAISED), (RAISED, SALE, USUAL)):
        assert price_at(records, moment) == found


def test_after_a_sale_the_usual_price_holds_again() -> None:
    assert price_at((USUAL, SALE), "2026-11-28 04:59:59") == SALE
    assert price_at((USUAL, SALE), "2026-11-28 05:00") == USUAL


def test_in_a_gap_there_is_no_price() -> None:
    later = a_price("60.00 USD", "2026-12-01 00:00")
    assert price_at((SALE, later), "2026-11-29 00:00") is None
    assert price_at((), "2026-11-29 00:00") is None


def test_of_two_that_began_together_the_lower_one_counts() -> None:
    dear, cheap = a_price("9.00 USD"), a_price("8.00 USD")
    assert price_at((dear, cheap), "2026-05-01 00:00") == price_at((cheap, dear), "2026-05-01 00:00") == cheap


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2026-11-19", (USUAL,)),  # the sale begins at midnight of the 20th in New York
        ("2026-11-20", (SALE,)),
        ("2026-11-27", (SALE,)),  # and ends with the 27th
        ("2026-11-28", (USUAL,)),
        ("2025-12-31", (USUAL,)),  # which ends at five on January 1, UTC
        ("2025-12-30", ()),
    ],
)
def test_a_day_is_the_customers_own_from_midnight_to_midnight(on: str, found: Records) -> None:
    assert prices_of_day((USUAL, SALE), day(on), ZONE) == found


def test_a_day_has_every_price_that_was_in_force_on_it() -> None:
    noon = a_price("52.00 USD", "2026-11-10 17:00", "2026-11-10 18:00")
    assert prices_of_day((USUAL, noon), day("2026-11-10"), ZONE) == (USUAL, noon)
    hidden = a_price("99.00 USD", "2026-11-01 00:00", "2026-11-11 00:00")
    assert prices_of_day((USUAL, hidden, noon), day("2026-11-10"), ZONE) == (hidden, noon, USUAL), "it ends at seven"


@pytest.mark.parametrize(("on", "last", "next_"), [("2026-11-01", "04:59", "05:00"), ("2026-03-08", "03:59", "04:00")])
def test_a_day_of_25_hours_or_23_ends_at_its_own_midnight(on: str, last: str, next_: str) -> None:
    following = day(on).replace(day=day(on).day + 1)
    inside, outside = (a_price("1.00 USD", f"{following} {time}") for time in (last, next_))
    assert prices_of_day((inside,), day(on), ZONE) == (inside,)
    assert prices_of_day((outside,), day(on), ZONE) == ()


def test_the_last_day_counts_from_the_order_or_from_the_delivery() -> None:
    ordered, delivered = day("2026-11-10"), day("2026-11-16")
    from_order, from_delivery = (PriceAdjustment(14, start) for start in WindowStart)
    assert from_order.last_day(ordered, delivered) == from_order.last_day(ordered, None) == day("2026-11-24")
    assert from_delivery.last_day(ordered, delivered) == day("2026-11-30")
    assert from_delivery.last_day(ordered, None) is None
    assert PriceAdjustment(0).last_day(ordered, None) == ordered


def test_a_price_is_a_sum_of_one_currency() -> None:
    assert USUAL.price == money("64.00 USD")
