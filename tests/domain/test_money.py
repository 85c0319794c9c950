"""Sums and shares of sums, exact, and rounded half up to what can be paid."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.money import Money
from tests.builders import money


@pytest.mark.parametrize(
    ("price", "percent", "share"),
    [
        ("20.00 USD", "15", "3.00 USD"),
        ("9.99 USD", "15", "1.50 USD"),
        ("0.99 USD", "2.5", "0.02 USD"),
        ("0.01 USD", "50", "0.01 USD"),
        ("0.01 USD", "49.99", "0.00 USD"),
        ("12.34 EUR", "100", "12.34 EUR"),
        ("12.34 EUR", "0", "0.00 EUR"),
        ("999 JPY", "15", "150 JPY"),
        ("3 JPY", "50", "2 JPY"),
        ("1 JPY", "49", "0 JPY"),
    ],
)
def test_a_share_is_rounded_half_up_to_what_can_be_paid(price: str, percent: str, share: str) -> None:
    found = money(price).percent(Decimal(percent))
    assert (str(found.value), found.currency) == tuple(share.split())


def test_so_many_cost_so_many_times_as_much() -> None:
    assert money("0.10 USD").times(3) == money("0.30 USD")
    assert money("0.10 USD").times(0) == money("0 USD")


@given(st.decimals(0, 10_000, places=2), st.decimals(0, 100, places=1))
def test_a_share_is_never_below_nothing_nor_above_the_whole(value: Decimal, percent: Decimal) -> None:
    assert 0 <= Money(value, "USD").percent(percent).value <= value
