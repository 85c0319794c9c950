"""Business days: over weekends, holidays and the ends of years, for every kind of week. 2026-11-23 is a Monday."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.calendar import BusinessCalendar
from skill.domain.opening import WEEK, DayOfWeek
from tests.builders import day

USUAL = BusinessCalendar()
THANKSGIVING = BusinessCalendar(holidays=(day("2026-11-26"), day("2026-11-27")))
YEAR_END = BusinessCalendar(holidays=(day("2026-12-24"), day("2026-12-25"), day("2027-01-01")))
SIX_DAYS = BusinessCalendar(WEEK[:6])
MIDWEEK = BusinessCalendar((DayOfWeek.WEDNESDAY,))
NEVER = BusinessCalendar(())
CALENDARS = st.builds(
    BusinessCalendar,
    st.lists(st.sampled_from(WEEK), min_size=1, unique=True).map(tuple),
    st.lists(st.dates(date(2026, 11, 1), date(2026, 12, 31)), max_size=9).map(tuple),
)
DATES = st.dates(date(2026, 11, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("calendar", "start", "end"),
    [
        (USUAL, "2026-11-23", "2026-11-23"),
        (USUAL, "2026-11-27", "2026-11-27"),
        (USUAL, "2026-11-28", "2026-11-30"),
        (USUAL, "2026-11-29", "2026-11-30"),
        (THANKSGIVING, "2026-11-25", "2026-11-25"),
        (THANKSGIVING, "2026-11-26", "2026-11-30"),
        (YEAR_END, "2026-12-24", "2026-12-28"),
        (YEAR_END, "2027-01-01", "2027-01-04"),
        (SIX_DAYS, "2026-11-28", "2026-11-28"),
        (SIX_DAYS, "2026-11-29", "2026-11-30"),
        (MIDWEEK, "2026-11-26", "2026-12-02"),
        (NEVER, "2026-11-28", "2026-11-28"),
    ],
)
def test_a_closed_day_moves_to_the_next_business_day(calendar: BusinessCalendar, start: str, end: str) -> None:
    assert calendar.on_or_after(day(start)) == day(end)


@pytest.mark.parametrize(
    ("calendar", "start", "business_days", "end"),
    [
        (USUAL, "2026-11-23", 0, "2026-11-23"),
        (USUAL, "2026-11-23", 1, "2026-11-24"),
        (USUAL, "2026-11-23", 4, "2026-11-27"),
        (USUAL, "2026-11-23", 5, "2026-11-30"),
        (USUAL, "2026-11-23", 7, "2026-12-02"),
        (USUAL, "2026-11-20", 5, "2026-11-27"),
        (USUAL, "2026-11-20", 7, "2026-12-01"),
        (USUAL, "2026-11-21", 1, "2026-11-23"),
        (USUAL, "2026-11-22", 5, "2026-11-27"),
        (THANKSGIVING, "2026-11-23", 5, "2026-12-02"),
        (THANKSGIVING, "2026-11-23", 7, "2026-12-04"),
        (THANKSGIVING, "2026-11-25", 1, "2026-11-30"),
        (YEAR_END, "2026-12-23", 5, "2027-01-04"),
        (YEAR_END, "2026-12-23", 7, "2027-01-06"),
        (SIX_DAYS, "2026-11-27", 2, "2026-11-30"),
        (MIDWEEK, "2026-11-23", 2, "2026-12-02"),
        (NEVER, "2026-11-27", 3, "2026-11-30"),
    ],
)
def test_business_days_are_counted_from_the_day_after(
    calendar: BusinessCalendar, start: str, business_days: int, end: str
) -> None:
    assert calendar.after(day(start), business_days) == day(end)


def test_a_closure_of_a_whole_year_is_looked_over_and_a_longer_one_is_not() -> None:
    closed = tuple(day("2026-11-23") + timedelta(days=n) for n in range(400))
    assert BusinessCalendar(holidays=closed[:300]).on_or_after(closed[0]) == day("2027-09-20")
    assert BusinessCalendar(holidays=closed).on_or_after(closed[0]) == closed[0]


@given(CALENDARS, DATES, st.integers(0, 12))
def test_as_many_business_days_lie_in_between_as_were_counted(
    calendar: BusinessCalendar, start: date, business_days: int
) -> None:
    end = calendar.after(start, business_days)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(calendar.is_business_day(each) for each in between) == business_days
    assert business_days == 0 or calendar.is_business_day(end)
