"""One look more is taken where an order is meant that is not among the newest, and only there."""

from dataclasses import replace
from datetime import date

import pytest

from skill.domain.files import Files, Older
from skill.domain.orders import LineRef
from skill.intents.asking import Ask, Mention
from skill.matching.older import older
from tests.builders import a_customer, a_line, a_shop

NEW, LAST = (
    a_line("lamp", number="2044", placed="2026-11-19 12:00"),
    a_line("pan", number="1", placed="2026-09-01 12:00"),
)
FILES = Files(a_shop(), replace(a_customer(NEW, LAST), has_older=True))
GONE = LineRef("0007", "1")


def test_a_number_that_none_of_the_newest_ends_in_is_looked_for() -> None:
    assert older("0007", Ask(item=Mention("0007")), FILES) == Older(ending="0007")
    assert older("2044", Ask(item=Mention("2044", (NEW.ref,))), FILES) is None


def test_what_was_spoken_of_before_is_looked_for_by_its_number() -> None:
    assert older("", Ask(item=Mention("", (NEW.ref, GONE))), FILES) == Older(ending="0007")
    assert older("", Ask(item=Mention("", (NEW.ref, LAST.ref))), FILES) is None


@pytest.mark.parametrize(
    ("first", "is_sought"),
    [(date(2026, 9, 2), False), (date(2026, 9, 1), True), (date(2025, 3, 1), True)],
)
def test_a_time_is_looked_up_where_it_begins_before_the_oldest_order_at_hand_ends(first: date, is_sought: bool) -> None:
    placed = (first, date(2026, 10, 31))
    assert older("", Ask(placed=placed), FILES) == (Older(placed=placed) if is_sought else None)


@pytest.mark.parametrize("digits", ["", "?", "#"])
def test_what_is_no_number_is_not_looked_for(digits: str) -> None:
    assert older(digits, Ask(item=Mention(digits)), FILES) is None


def test_nobody_and_whoever_has_no_more_orders_cost_nothing_more() -> None:
    ask = Ask(item=Mention("0007", (GONE,)), placed=(date(2020, 1, 1), date(2020, 1, 1)))
    assert older("0007", ask, Files(a_shop())) is None
    assert older("0007", ask, Files(a_shop(), a_customer(NEW))) is None


def test_a_customer_with_returns_only_in_the_newest_items_is_looked_up_whatever_the_time() -> None:
    placed = (date(2026, 11, 1), date(2026, 11, 2))
    empty = Files(a_shop(), replace(a_customer(), has_older=True))
    assert older("", Ask(placed=placed), empty) == Older(placed=placed)
