"""The options that commands share: who speaks, and at what moment."""

from datetime import UTC, datetime, timedelta, timezone

import click
import pytest

from skill.errors import SettingsError
from skill.tools.moment import Moment
from skill.tools.options import chosen_customer
from skill.tools.shop_folder import Demo, DemoCustomer

TWO = Demo("ben", (DemoCustomer("ada"), DemoCustomer("ben")))
MANY = Demo("0", tuple(DemoCustomer(str(n)) for n in range(25)))


@pytest.mark.parametrize(
    ("wanted", "demo", "speaks"), [(None, TWO, "ben"), ("ada", TWO, "ada"), ("ben", TWO, "ben"), (None, None, None)]
)
def test_the_default_speaks_unless_somebody_is_named(wanted: str | None, demo: Demo | None, speaks: str | None) -> None:
    assert chosen_customer(wanted, demo) == speaks


@pytest.mark.parametrize(
    ("demo", "named"),
    [
        (TWO, "there are ada, ben"),
        (MANY, "17, 18, 19 and 5 more"),
        (None, "it has no customers; add some to its customers.toml"),
    ],
)
def test_a_customer_who_is_not_there_is_answered_with_those_who_are(demo: Demo | None, named: str) -> None:
    with pytest.raises(SettingsError, match=f'^there is no customer "zed" in this shop; .*{named}$'):
        chosen_customer("zed", demo)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-23T09:00Z", datetime(2026, 11, 23, 9, tzinfo=UTC)),
        ("2026-11-23T09:00", datetime(2026, 11, 23, 9, tzinfo=UTC)),
        ("2026-11-23 09:00:30", datetime(2026, 11, 23, 9, 0, 30, tzinfo=UTC)),
        ("2026-11-23", datetime(2026, 11, 23, tzinfo=UTC)),
        ("2026-11-23T09:00-05:00", datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=-5)))),
    ],
)
def test_a_moment_without_a_zone_is_utc(written: str, moment: datetime) -> None:
    assert Moment().convert(written, None, None) == moment


@pytest.mark.parametrize("written", ["", "noon", "2026-02-30", "23.11.2026", "0001-01-01T00:00Z", "9999-12-31"])
def test_a_moment_that_cannot_be_meant_is_a_usage_error(written: str) -> None:
    with pytest.raises(click.UsageError):
        Moment().convert(written, None, None)
