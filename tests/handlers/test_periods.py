"""Days as Alexa writes them, and the ones that a customer means when an order was placed on them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.handlers.periods import hours, in_the_past, period

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2026-11-24", date(2026, 11, 24), date(2026, 11, 24)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2026-W48", date(2026, 11, 23), date(2026, 11, 29)),
        ("2026-W48-WE", date(2026, 11, 28), date(2026, 11, 29)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-SP", date(2026, 3, 1), date(2026, 5, 31)),
        ("2026-SU", date(2026, 6, 1), date(2026, 8, 31)),
        ("2026-FA", date(2026, 9, 1), date(2026, 11, 30)),
        ("2026-WI", date(2025, 12, 1), date(2026, 2, 28)),
    ],
)
def test_every_form_of_a_day_is_read(said: str, first: date, last: date) -> None:
    assert period(said) == (first, last)


@pytest.mark.parametrize(
    "said",
    [*("", "?", "PRESENT_REF", "202X", "2026-13", "2026-02-30", "2026-W54", "2025-W53"), "2026-XX", "0000", "٢٠٢٦"],
)
def test_what_names_no_days_is_none(said: str) -> None:
    assert period(said) is None


@given(st.text(max_size=12))
def test_nothing_that_is_said_is_an_error(said: str) -> None:
    period(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-11-23", "2026-11-23"),  # today
        ("2026-11-24", "2026-11-17"),  # "Tuesday" is the last one
        ("2026-11-30", "2026-11-23"),  # "Monday", said on a Monday, is today's
        ("2026-12-01", "2025-12-01"),
        ("2028-02-29", "2026-02-28"),
    ],
)
def test_a_day_that_is_yet_to_come_is_the_last_one_like_it(said: str, meant: str) -> None:
    day = date.fromisoformat(said)
    assert in_the_past((day, day), TODAY) == (date.fromisoformat(meant),) * 2


def test_a_month_that_is_yet_to_come_is_last_years_and_one_that_has_begun_is_this_ones() -> None:
    december, november = (date(2026, 12, 1), date(2026, 12, 31)), (date(2026, 11, 1), date(2026, 11, 30))
    assert in_the_past(december, TODAY) == (date(2025, 12, 1), date(2025, 12, 31))
    assert in_the_past(november, TODAY) == november
    assert in_the_past((date(2036, 10, 1), date(2036, 10, 31)), TODAY) == (date(2026, 10, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("said", "within"),
    [
        ("15:00", (time(15), time(15))),
        ("00:00", (time(), time())),
        ("23:59", (time(23, 59), time(23, 59))),
        ("MO", (time(6), time(11, 59))),
        ("NI", (time(21), time(23, 59))),
        ("24:00", None),
        ("3pm", None),
        ("15", None),
        ("15:00:00", None),
        ("\u0660\u0663:\u0660\u0660", None),
        ("", None),
        ("mo", None),
    ],
)
def test_a_time_of_day_is_one_moment_or_a_part_of_the_day(said: str, within: tuple[time, time] | None) -> None:
    assert hours(said) == within
