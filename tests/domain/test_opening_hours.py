"""Days that are unlike the week, and what is open for days on end: over midnight, on both changes of the clock."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.contact import Channel, ContactPoint
from skill.domain.opening import LOOKED_AHEAD, DayOfWeek, SpecialHours, Timetable
from tests.builders import NEW_YORK, a_contact_point, at, day, hours
from tests.domain.opened import closes_at, is_open


def here(moment: str) -> datetime:
    return at(moment, NEW_YORK)


def special(first: str, last: str = "", opens: str = "", closes: str = "") -> SpecialHours:
    """Other hours from that day on; without hours it is shut."""
    times = [time.fromisoformat(text) if text else None for text in (opens, closes)]
    return SpecialHours(day(first), day(last) if last else None, *times)


def with_special(*days: SpecialHours, week: str = "09:00 20:00") -> ContactPoint:
    """A line with these hours every day ("" = day and night), but for the special days."""
    opens, _, closes = week.partition(" ")
    weekly = [hours(opens, closes)] if week else []
    return a_contact_point(Channel.PHONE, *weekly, special_opening_hours_specification=days)


THANKSGIVING = special("2026-11-26")
EVE = special("2026-12-24", opens="09:00", closes="14:00")
CHRISTMAS = special("2026-12-25", "2026-12-26")


@pytest.mark.parametrize(
    ("now", "closes", "opens"),
    [
        ("2026-11-25 19:59", "2026-11-25 20:00", "2026-11-27 09:00"),
        ("2026-11-25 20:00", None, "2026-11-27 09:00"),
        ("2026-11-26 12:00", None, "2026-11-27 09:00"),
        ("2026-11-27 09:00", "2026-11-27 20:00", "2026-11-28 09:00"),
        ("2026-12-24 13:59", "2026-12-24 14:00", "2026-12-27 09:00"),
        ("2026-12-24 14:00", None, "2026-12-27 09:00"),
        ("2026-12-26 23:59", None, "2026-12-27 09:00"),
        ("2027-12-24 15:00", "2027-12-24 20:00", "2027-12-25 09:00"),  # they are of one year
    ],
)
def test_a_special_day_has_its_own_hours_or_none(now: str, closes: str | None, opens: str) -> None:
    line = with_special(THANKSGIVING, EVE, CHRISTMAS)
    assert closes_at(line, here(now)) == (here(closes) if closes else None)
    assert is_open(line, here(now)) is (closes is not None)
    assert line.next_opening(here(now)) == here(opens)


@pytest.mark.parametrize(
    ("now", "closes"),
    [
        ("2026-12-31 18:00", "2027-01-01 02:00"),
        ("2027-01-01 01:59", "2027-01-01 02:00"),  # though January 1 is shut
        ("2027-01-01 02:00", None),
        ("2027-01-01 12:00", None),
    ],
)
def test_special_hours_over_midnight_belong_to_the_day_on_which_they_begin(now: str, closes: str | None) -> None:
    party = with_special(special("2026-12-31", opens="18:00", closes="02:00"), special("2027-01-01"))
    assert closes_at(party, here(now)) == (here(closes) if closes else None)


def test_a_night_of_the_week_runs_on_into_a_special_day() -> None:
    night = with_special(THANKSGIVING, week="22:00 03:00")
    assert closes_at(night, here("2026-11-26 02:00")) == here("2026-11-26 03:00")
    assert night.next_opening(here("2026-11-26 03:00")) == here("2026-11-27 22:00")


def test_several_special_hours_of_a_day_are_all_open_and_a_shut_one_beside_them_is_nothing() -> None:
    day_off = "2026-12-24"
    parts = (special(day_off, opens="08:00", closes="10:00"), special(day_off, opens="15:00", closes="17:00"))
    line = with_special(special(day_off, "2026-12-26"), *parts)
    assert closes_at(line, here("2026-12-24 09:00")) == here("2026-12-24 10:00")
    assert line.next_opening(here("2026-12-24 12:00")) == here("2026-12-24 15:00")
    assert not is_open(line, here("2026-12-25 09:00"))


@pytest.mark.parametrize(
    ("now", "closes", "opens"),
    [
        ("2026-12-10 12:00", None, None),  # it closes only in two weeks: to whoever asks now, it is open
        ("2026-12-20 12:00", "2026-12-25 00:00", "2026-12-26 00:00"),
        ("2026-12-24 23:59", "2026-12-25 00:00", "2026-12-26 00:00"),
        ("2026-12-26 00:00", None, None),
    ],
)
def test_what_is_always_open_is_shut_on_its_special_day_alone(now: str, closes: str | None, opens: str | None) -> None:
    line = with_special(special("2026-12-25"), week="")
    assert not line.is_always_open
    assert is_open(line, here(now))
    assert closes_at(line, here(now)) == (here(closes) if closes else None)
    if opens:
        assert line.next_opening(here(now)) == here(opens)


def test_what_is_always_open_opens_again_after_its_special_day() -> None:
    line = with_special(special("2026-12-25"), week="")
    assert not is_open(line, here("2026-12-25 12:00"))
    assert line.next_opening(here("2026-12-25 12:00")) == here("2026-12-26 00:00")


@given(
    st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: at("2026-01-01 00:00") + timedelta(minutes=minutes)),
    st.lists(st.tuples(st.integers(-12, 12), st.integers(0, 2)), max_size=2),
    st.sampled_from(["America/New_York", "Europe/London", "Pacific/Apia", "Africa/Cairo"]),
)
def test_day_and_night_holds_as_long_as_its_days_do_put_together(
    now: datetime, shut: list[tuple[int, int]], zone: str
) -> None:
    days = [(now.date() + timedelta(ahead), timedelta(more)) for ahead, more in shut]
    timetable = Timetable((), tuple(SpecialHours(first, first + more) for first, more in days), zone)
    in_turn = (opening for opening in timetable.openings(now, range(-1, 9)) if opening[0] <= now < opening[1])
    assert timetable.holding(now) == next(in_turn, None)


@pytest.mark.parametrize("closes", ["23:59", "23:59:59", "00:00"])
def test_day_and_night_may_be_written_as_whole_days(closes: str) -> None:
    line = a_contact_point(Channel.CHAT, hours("00:00", closes))
    for moment in ("2026-11-23 12:00", "2026-11-23 23:59", "2026-11-24 00:00", "2026-03-08 02:30", "2026-11-01 01:30"):
        assert is_open(line, here(moment))
        assert closes_at(line, here(moment)) is None


def test_hours_that_touch_are_one_opening() -> None:
    line = a_contact_point(Channel.PHONE, hours("09:00", "13:00"), hours("13:00", "17:00"))
    assert closes_at(line, here("2026-11-23 10:00")) == here("2026-11-23 17:00")
    lunch = a_contact_point(Channel.PHONE, hours("09:00", "12:00"), hours("13:00", "17:00"))
    assert closes_at(lunch, here("2026-11-23 10:00")) == here("2026-11-23 12:00")
    assert lunch.next_opening(here("2026-11-23 12:30")) == here("2026-11-23 13:00")


def test_a_special_day_on_which_the_clock_changes_counts_on_the_wall() -> None:
    line = with_special(special("2026-03-08", opens="01:00", closes="04:00"), week="09:00 17:00")
    assert closes_at(line, at("2026-03-08 06:30")) == at("2026-03-08 08:00")  # two hours, for one is skipped
    twice = with_special(special("2026-11-01", opens="00:30", closes="03:00"), week="09:00 17:00")
    assert closes_at(twice, at("2026-11-01 05:00")) == at("2026-11-01 08:00")  # three and a half


@pytest.mark.parametrize("zone", ["Africa/Cairo", "America/Asuncion", "Asia/Beirut"])
def test_whole_days_leave_no_gap_where_midnight_itself_is_skipped(zone: str) -> None:
    line = a_contact_point(Channel.PHONE, hours("00:00", "00:00"), zone=zone)
    assert all(is_open(line, at(f"2026-{month:02}-{date:02} 22:00")) for month in range(1, 13) for date in range(1, 29))


def test_shut_all_week_is_told_with_the_opening_after_it() -> None:
    holidays = with_special(special("2026-12-21", "2027-01-03"))
    assert holidays.next_opening(here("2026-12-22 12:00")) == here("2027-01-04 09:00")


def test_shut_for_longer_than_anybody_waits_has_no_opening() -> None:
    gone = with_special(special("2026-01-01", "2199-12-31"))
    assert gone.next_opening(here("2026-11-23 12:00")) is None
    assert not is_open(gone, here("2026-11-23 12:00"))
    assert LOOKED_AHEAD >= 31


@pytest.mark.parametrize(
    ("day_", "holds"), [("2026-12-24", False), ("2026-12-25", True), ("2026-12-26", True), ("2026-12-27", False)]
)
def test_special_hours_hold_from_their_first_to_their_last_day(day_: str, holds: bool) -> None:
    assert CHRISTMAS.holds_on(day(day_)) is holds


def test_a_special_day_is_one_of_the_contact_points_own_clock() -> None:
    tokyo = with_special(special("2026-11-24"))
    there = a_contact_point(
        *(Channel.PHONE, hours("09:00", "17:00", DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY)),
        zone="Asia/Tokyo",
        special_opening_hours_specification=tokyo.special_opening_hours_specification,
    )
    assert there.next_opening(at("2026-11-23 14:00")) == at("2026-11-25 00:00")


@pytest.mark.parametrize(
    ("week", "zone", "openings"),
    [
        ("09:00 20:00", NEW_YORK, ["2026-11-29 09:00 2026-11-29 20:00"]),
        ("08:00 00:00", NEW_YORK, ["2026-11-29 08:00 2026-11-30 00:00"]),
        ("18:00 02:00", NEW_YORK, ["2026-11-28 18:00 2026-11-29 02:00", "2026-11-29 18:00 2026-11-30 02:00"]),
        ("08:00 23:00", "Asia/Tokyo", ["2026-11-28 08:00 2026-11-28 23:00", "2026-11-29 08:00 2026-11-29 23:00"]),
        ("10:00 20:00", "Asia/Tokyo", ["2026-11-28 10:00 2026-11-28 20:00"]),
        ("08:00 23:00", "Pacific/Kiritimati", ["2026-11-28 08:00 2026-11-28 23:00"]),
        ("08:00 23:00", "Pacific/Pago_Pago", ["2026-11-29 08:00 2026-11-29 23:00"]),
    ],
)
def test_a_day_elsewhere_has_all_that_is_open_at_some_time_of_it(week: str, zone: str, openings: list[str]) -> None:
    found = with_special(week=week).timetable.within(day("2026-11-29"), ZoneInfo(zone))
    assert found == tuple((here(text[:16]), here(text[17:])) for text in openings)


def test_what_never_shuts_is_open_all_of_a_day_anywhere() -> None:
    ((opens, closes),) = with_special(week="").timetable.within(day("2026-11-29"), ZoneInfo("Asia/Tokyo"))
    assert opens <= at("2026-11-29 00:00", "Asia/Tokyo")
    assert closes >= at("2026-11-30 00:00", "Asia/Tokyo")
