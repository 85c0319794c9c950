"""When a way to reach the shop is open: nights, weekends, both changes of the clock, several zones."""

from collections.abc import Sequence
from datetime import datetime, time

import pytest

from skill.domain.contact import Channel, ContactPoint, Seeker, suited
from skill.domain.opening import DayOfWeek, OpeningHours
from skill.domain.people import Role
from skill.domain.tickets import Topic
from tests.builders import NEW_YORK, a_contact_point, at, hours
from tests.domain.opened import closes_at, is_open

MONDAY, FRIDAY, SATURDAY, SUNDAY = DayOfWeek.MONDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY
WORKDAYS = tuple(d for d in DayOfWeek if d not in (SATURDAY, SUNDAY))
OFFICE = a_contact_point(Channel.PHONE, hours("09:00", "20:00", *WORKDAYS), hours("10:00", "16:00", SATURDAY))
NIGHT_BAR = a_contact_point(Channel.CHAT, hours("22:00", "02:00", FRIDAY, SATURDAY))


def here(moment: str) -> datetime:
    return at(moment, NEW_YORK)


@pytest.mark.parametrize(
    ("now", "closes"),
    [
        ("2026-11-23 08:59", None),
        ("2026-11-23 09:00", "2026-11-23 20:00"),
        ("2026-11-23 19:59", "2026-11-23 20:00"),
        ("2026-11-23 20:00", None),
        ("2026-11-28 10:00", "2026-11-28 16:00"),
        ("2026-11-28 16:00", None),
        ("2026-11-29 12:00", None),
    ],
)
def test_office_hours_hold_from_opening_until_the_closing_moment_itself(now: str, closes: str | None) -> None:
    assert closes_at(OFFICE, here(now)) == (here(closes) if closes else None)
    assert is_open(OFFICE, here(now)) is (closes is not None)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-23 08:59", "2026-11-23 09:00"),
        ("2026-11-23 20:00", "2026-11-24 09:00"),
        ("2026-11-27 21:00", "2026-11-28 10:00"),
        ("2026-11-28 16:00", "2026-11-30 09:00"),
        ("2026-11-29 23:59", "2026-11-30 09:00"),
        ("2026-12-31 23:59", "2027-01-01 09:00"),
    ],
)
def test_the_next_opening_may_be_today_tomorrow_or_after_the_weekend(now: str, opens: str) -> None:
    assert OFFICE.next_opening(here(now)) == here(opens)


@pytest.mark.parametrize(
    ("now", "closes"),
    [
        ("2026-11-27 21:59", None),
        ("2026-11-27 22:00", "2026-11-28 02:00"),
        ("2026-11-28 01:59", "2026-11-28 02:00"),
        ("2026-11-28 02:00", None),
        ("2026-11-29 01:00", "2026-11-29 02:00"),
        ("2026-11-30 01:00", None),
    ],
)
def test_hours_over_midnight_belong_to_the_day_on_which_they_began(now: str, closes: str | None) -> None:
    assert closes_at(NIGHT_BAR, here(now)) == (here(closes) if closes else None)


def test_a_whole_day_is_from_midnight_to_midnight() -> None:
    sundays = a_contact_point(Channel.CHAT, hours("00:00", "00:00", SUNDAY))
    assert not is_open(sundays, here("2026-11-28 23:59"))
    assert closes_at(sundays, here("2026-11-29 00:00")) == here("2026-11-30 00:00")
    assert not is_open(sundays, here("2026-11-30 00:00"))


def test_of_hours_that_overlap_the_longer_counts() -> None:
    point = a_contact_point(Channel.PHONE, hours("09:00", "13:00"), hours("12:00", "17:00"))
    assert closes_at(point, here("2026-11-23 12:30")) == here("2026-11-23 17:00")


@pytest.mark.parametrize(
    ("open_at", "now", "opens", "closes"),
    [
        # New York's clocks go from 2 to 3 on 2026-03-08 and from 2 back to 1 on 2026-11-01.
        ([hours("22:00", "06:00")], "2026-03-08 04:00", "2026-03-08 03:00", "2026-03-08 10:00"),
        ([hours("22:00", "06:00")], "2026-11-01 08:00", "2026-11-01 02:00", "2026-11-01 11:00"),
        ([hours("09:00", "17:00")], "2026-03-08 13:30", "2026-03-08 13:00", "2026-03-08 21:00"),
        ([hours("09:00", "17:00")], "2026-11-01 14:30", "2026-11-01 14:00", "2026-11-01 22:00"),
    ],
)
def test_on_the_night_of_a_clock_change_the_wall_clock_counts(
    open_at: Sequence[OpeningHours], now: str, opens: str, closes: str
) -> None:
    point = a_contact_point(Channel.PHONE, *open_at)
    assert closes_at(point, at(now)) == at(closes)
    assert is_open(point, at(opens))
    assert not is_open(point, at(closes))
    assert closes_at(point, at(opens)) == at(closes)


def test_an_opening_in_the_hour_that_the_clock_skips_is_one_hour_late_on_the_wall() -> None:
    point = a_contact_point(Channel.PHONE, hours("02:30", "09:00"))
    assert point.next_opening(at("2026-03-08 06:00")) == at("2026-03-08 07:30")  # 3:30 on the wall


@pytest.mark.parametrize(
    ("zone", "opens", "closes"),
    [
        ("America/New_York", "2026-11-24 14:00", "2026-11-24 22:00"),
        ("Europe/London", "2026-11-24 09:00", "2026-11-24 17:00"),
        ("Asia/Tokyo", "2026-11-24 00:00", "2026-11-24 08:00"),
        ("Pacific/Kiritimati", "2026-11-23 19:00", "2026-11-24 03:00"),
        ("Australia/Lord_Howe", "2026-11-23 22:00", "2026-11-24 06:00"),
    ],
)
def test_hours_are_those_of_the_contact_points_own_clock(zone: str, opens: str, closes: str) -> None:
    point = a_contact_point(Channel.PHONE, hours("09:00", "17:00", DayOfWeek.TUESDAY), zone=zone)
    assert point.next_opening(at("2026-11-23 14:00")) == at(opens)
    assert closes_at(point, at(opens)) == at(closes)


@pytest.mark.parametrize("channel", [Channel.FORM, Channel.EMAIL, Channel.PHONE])
def test_what_has_no_hours_is_always_open(channel: Channel) -> None:
    point = a_contact_point(channel)
    assert point.is_always_open
    assert is_open(point, here("2026-11-29 03:00"))
    assert closes_at(point, here("2026-11-29 03:00")) is None
    assert point.next_opening(here("2026-11-29 03:00")) is None


def test_a_line_that_opens_on_one_day_of_the_week_opens_again_in_a_week() -> None:
    mondays = a_contact_point(Channel.PHONE, hours("09:00", "10:00", MONDAY))
    assert mondays.next_opening(here("2026-11-23 10:00")) == here("2026-11-30 09:00")


def test_hours_without_a_day_never_open() -> None:
    shut = a_contact_point(Channel.PHONE, OpeningHours((), time(9), time(17)))
    assert not shut.is_always_open
    assert not is_open(shut, here("2026-11-23 12:00"))
    assert shut.next_opening(here("2026-11-23 12:00")) is None


@pytest.mark.parametrize(
    ("served", "country", "serves"),
    [
        ((), "JP", True),
        ((), "", True),
        (("US", "CA"), "US", True),
        (("US", "CA"), "ca", True),
        (("US", "CA"), "GB", False),
        (("US", "CA"), "", False),
    ],
)
def test_a_contact_point_serves_the_countries_it_names_or_all(
    served: tuple[str, ...], country: str, serves: bool
) -> None:
    assert a_contact_point(area_served=served).serves(country) is serves


@pytest.mark.parametrize(
    ("spoken", "language", "speaks"),
    [
        ((), "es", True),
        (("es",), "", True),
        (("en-US", "es"), "es-MX", True),
        (("EN",), "en-GB", True),
        (("es",), "en-US", False),
        (("est",), "es", False),
    ],
)
def test_a_contact_point_is_answered_in_its_languages_whatever_the_region(
    spoken: tuple[str, ...], language: str, speaks: bool
) -> None:
    assert a_contact_point(available_language=spoken).speaks(language) is speaks


ANY = a_contact_point()
SPANISH = a_contact_point(telephone="+1 800 555 0178", available_language=("es",))
MONEY = a_contact_point(telephone="+1 800 555 0163", contact_type=(Topic.PAYMENT, Topic.PRICE))
SPANISH_MONEY = a_contact_point(available_language=("es",), contact_type=(Topic.PAYMENT,))
SELLERS = a_contact_point(telephone="+1 800 555 0199", audience=Role.SELLER)
BRITISH = a_contact_point(telephone="+44 20 7946 0142", area_served=("GB",))
EVERY = (ANY, SPANISH, MONEY, SPANISH_MONEY, SELLERS, BRITISH)


@pytest.mark.parametrize(
    ("points", "seeker", "found"),
    [
        (EVERY, Seeker("US"), (ANY, SPANISH)),
        (EVERY, Seeker("US", "en-US"), (ANY,)),
        (EVERY, Seeker("US", "es"), (ANY, SPANISH)),
        (EVERY, Seeker("GB", "en"), (ANY, BRITISH)),
        (EVERY, Seeker("US", "en", concern=Topic.PAYMENT), (MONEY, ANY)),
        (EVERY, Seeker("US", "es", concern=Topic.PAYMENT), (MONEY, SPANISH_MONEY, ANY, SPANISH)),
        (EVERY, Seeker("US", "en", concern=Topic.RETURN), (ANY,)),
        (EVERY, Seeker("US", "en", Role.SELLER), (SELLERS,)),
        (EVERY, Seeker("US", "en", Role.SELLER, Topic.PAYMENT), (SELLERS,)),
        ((SPANISH, SELLERS), Seeker("US", "en"), (SPANISH,)),  # nothing in theirs
        ((SPANISH_MONEY, ANY), Seeker("US", "en", concern=Topic.PAYMENT), (ANY,)),  # their language before the concern
        ((MONEY,), Seeker("US", "en", concern=Topic.RETURN), (MONEY,)),  # better than nobody
        ((MONEY,), Seeker("US", "en"), (MONEY,)),
        ((SELLERS,), Seeker("US", "en"), ()),
        ((ANY, MONEY), Seeker("US", "en", Role.SELLER), ()),
        ((BRITISH,), Seeker("US", "en"), ()),
        ((), Seeker("US"), ()),
    ],
)
def test_who_asks_gets_what_is_for_them_their_language_and_their_concern(
    points: tuple[ContactPoint, ...], seeker: Seeker, found: tuple[ContactPoint, ...]
) -> None:
    assert suited(points, seeker) == found
