"""One customer's file: what is coming, what came, whose zone the day is in, and whose lines can be found."""

import pytest

from skill.domain.files import Files
from skill.domain.orders import LineRef, OrderStatus
from skill.domain.parcels import DeliveryStatus
from tests.builders import a_customer, a_line, a_parcel, a_shop, an_order, at, day, files

SOON = a_line("soon", number="1", parcel=a_parcel(expected="2026-11-24"))
LATER = a_line("later", number="2", parcel=a_parcel(expected="2026-12-01"))
LATE = a_line("late", number="3", parcel=a_parcel(expected="2026-11-20"))
UNPROMISED = a_line("unpromised", number="4", parcel=a_parcel())
UNPACKED = a_line("unpacked", number="5")
NEW = a_line("new", number="6", parcel=a_parcel(delivered=at("2026-11-22 10:00")))
OLD = a_line("old", number="7", parcel=a_parcel(delivered=at("2026-11-02 10:00")))
UNDATED = a_line("undated", number="8", parcel=a_parcel(status=DeliveryStatus.DELIVERED))
CANCELLED = a_line("cancelled", number="9", status=OrderStatus.CANCELLED, parcel=a_parcel(expected="2026-11-24"))
RETURNED = a_line(
    "returned", number="10", status=OrderStatus.RETURNED, parcel=a_parcel(delivered=at("2026-11-22 12:00"))
)
ALL = a_customer(UNDATED, OLD, UNPACKED, LATER, RETURNED, SOON, UNPROMISED, NEW, CANCELLED, LATE)


def test_what_is_coming_stands_nearest_day_first_and_without_a_day_last() -> None:
    assert ALL.coming() == (LATE, SOON, LATER, UNPACKED, UNPROMISED)


def test_what_was_delivered_stands_latest_first_and_without_a_moment_last() -> None:
    assert ALL.delivered() == (NEW, OLD, UNDATED)


def test_items_promised_for_one_day_stay_newest_order_first() -> None:
    newer, older = (a_line(number=n, parcel=a_parcel(expected="2026-11-24")) for n in ("2", "1"))
    assert a_customer(newer, older).coming() == (newer, older)


def test_all_items_of_all_orders_are_there_newest_order_first() -> None:
    customer = a_customer(an_order("cup", "plate", number="2"), an_order("bowl", number="1"))
    assert [line.item.name for line in customer.lines] == ["cup", "plate", "bowl"]


@pytest.mark.parametrize("ref", [LineRef("1", "2"), LineRef("somebody else's", "1"), LineRef("", "")])
def test_a_line_that_this_customer_does_not_have_is_not_found(ref: LineRef) -> None:
    assert a_customer(SOON).line(ref) is None


def test_a_line_is_found_by_its_order_and_line_id() -> None:
    customer = a_customer(LATER, SOON)
    assert customer.line(LineRef("1", "1")) == SOON


@pytest.mark.parametrize(
    ("mine", "shops", "today"),
    [
        ("Asia/Tokyo", "America/New_York", "2026-11-24"),
        ("America/Los_Angeles", "Asia/Tokyo", "2026-11-23"),
        ("", "Asia/Tokyo", "2026-11-24"),
        ("", "America/New_York", "2026-11-23"),
    ],
)
def test_the_day_is_the_customers_where_their_zone_is_known_else_the_shops(mine: str, shops: str, today: str) -> None:
    known = files(a_customer(zone=mine), a_shop(zone=shops))
    assert known.today(at("2026-11-23 15:00")) == day(today)


def test_for_a_guest_the_day_is_the_shops() -> None:
    assert Files(a_shop(zone="Asia/Tokyo")).today(at("2026-11-23 15:00")) == day("2026-11-24")
