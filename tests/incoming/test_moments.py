"""Time as sources write it: moments in UTC, promised days as days, nothing guessed."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from skill.incoming import moments
from skill.incoming.received import OrderRejected
from tests.incoming.given import NEW_YORK, changed, order, record

NINE = datetime(2026, 11, 12, 14, 0, tzinfo=UTC)  # nine in the morning in New York


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-12T14:00:00Z",
        "2026-11-12T14:00:00z",
        "2026-11-12T14:00:00.000Z",
        "2026-11-12T09:00:00-05:00",
        "2026-11-12 09:00:00 -0500",
        "2026-11-12 14:00:00 UTC",
        "2026-11-12T14:00:00-00:00",
        "2026-11-12T09:00:00",
        " 2026-11-12 09:00 ",
        "20261112T090000",
        "1794492000",
        1794492000,
        1794492000.0,
        1794492000000,
        "1794492000000",
        "1.794492E9",
        "1.794492e+12",
    ],
)
def test_a_moment_is_read_however_it_is_written(written: Any) -> None:
    assert moments.moment(written, NEW_YORK) == NINE


@pytest.mark.parametrize(
    "written",
    [
        "soon",
        "12/11/2026",
        "2026-13-01T00:00:00Z",
        "2026-02-30",
        "1e99",
        1e300,
        float("nan"),
        -5,
        12,
        True,
        [],
        {},
        "0001-01-01",
    ],
)
def test_what_is_no_moment_is_not_guessed(written: Any) -> None:
    with pytest.raises((ValueError, OverflowError)):
        moments.moment(written, NEW_YORK)


@pytest.mark.parametrize("written", [None, "", "  ", False, "0000-00-00 00:00:00", "0000-00-00T00:00:00"])
def test_no_moment_is_none(written: Any) -> None:
    assert moments.is_nothing(written)


def test_a_bare_day_is_noon_in_the_shop_so_that_it_stays_that_day_for_customers() -> None:
    found = moments.moment("2026-11-12", NEW_YORK)
    assert found.astimezone(NEW_YORK).hour == 12


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-21", 21),
        ("2026-11-21T00:00:00Z", 21),
        ("2026-11-21T00:00:00+00:00", 21),
        ("2026-11-21T00:00:00-05:00", 21),
        ("2026-11-21 00:00:00", 21),
        ("2026-11-22T04:59:59Z", 21),
        ("2026-11-21T23:59:59-05:00", 21),
        ("2026-11-21T18:00:00Z", 21),
        (1795287600, 21),
    ],
)
def test_a_promised_date_is_a_date_not_midnight(written: Any, day: int) -> None:
    assert moments.day(written, NEW_YORK) == date(2026, 11, day)


def test_seconds_that_were_read_as_milliseconds_are_put_right_and_said() -> None:
    found = order(changed("shopify_rest_shipped.json", updated_at="1970-01-21T18:28:12Z"))
    assert found.seen_at == datetime(2026, 11, 12, 14, 0, tzinfo=UTC)
    assert any("milliseconds" in remark for remark in found.remarks)


def test_woocommerces_local_date_is_the_shops_and_its_gmt_is_utc() -> None:
    both = order(record("woocommerce_completed.json")).order
    assert both.placed_at == datetime(2026, 11, 13, 3, 28, 2, tzinfo=UTC)
    local = order(changed("woocommerce_completed.json", date_created_gmt=None)).order
    assert local.placed_at == both.placed_at
    gmt = order(changed("woocommerce_completed.json", date_created=None)).order
    assert gmt.placed_at == both.placed_at


def test_unix_seconds_as_text_are_the_day_sent() -> None:
    assert order(record("woocommerce_tracked.json")).order.parcels[0].shipped_at == datetime(2026, 11, 15, tzinfo=UTC)


def test_a_delivered_day_is_the_customers_and_not_utcs() -> None:
    delivered = order(record("shopify_rest_split.json")).order.parcels[0].delivered_at
    assert delivered
    assert (delivered.date().day, delivered.astimezone(NEW_YORK).date().day) == (15, 14)


@pytest.mark.parametrize("written", ["", None, "soon", "2026-02-30T10:00:00Z", "0000-00-00T00:00:00"])
def test_an_order_without_a_readable_date_is_refused_by_name(written: Any) -> None:
    with pytest.raises(OrderRejected, match="createdTime: the order has no date"):
        order(changed("sp_api_2026.json", createdTime=written))


def test_an_unreadable_date_that_can_be_done_without_is_left_out_and_said() -> None:
    found = order(changed("shopify_rest_shipped.json", updated_at="yesterday"))
    assert found.seen_at is None
    assert any("yesterday" in remark for remark in found.remarks)
