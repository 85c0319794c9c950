"""Days, times, counts and lists as people say them where the customer lives."""

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import available_timezones

import pytest

from skill.domain.files import CustomerFile
from skill.speech.catalogue import Catalogue
from skill.speech.phrases import Words
from tests.builders import NEW_YORK, NOW, a_customer, a_line, a_shop, an_order, at, day, files


@pytest.fixture
def words(catalogue: Catalogue) -> Words:
    """Ada's words on Monday, 2026-11-23."""
    return words_of(catalogue, a_customer())


def words_of(
    catalogue: Catalogue, customer: CustomerFile | None, now: datetime = NOW, shops_zone: str = NEW_YORK
) -> Words:
    return Words(catalogue, files(customer, a_shop(zone=shops_zone)), now)


@pytest.mark.parametrize(
    ("date", "by", "on", "until"),
    [
        ("2026-11-16", "by Monday, November 16", "on Monday, November 16", "Monday, November 16"),
        ("2026-11-17", "last Tuesday", "last Tuesday", "last Tuesday"),
        ("2026-11-21", "last Saturday", "last Saturday", "last Saturday"),
        ("2026-11-22", "yesterday", "yesterday", "yesterday"),
        ("2026-11-23", "today", "today", "midnight tonight"),
        ("2026-11-24", "tomorrow", "tomorrow", "tomorrow"),
        ("2026-11-25", "by this Wednesday", "on Wednesday", "this Wednesday"),
        ("2026-11-29", "by this Sunday", "on Sunday", "this Sunday"),
        ("2026-11-30", "by Monday, November 30", "on Monday, November 30", "Monday, November 30"),
        ("2026-12-31", "by Thursday, December 31", "on Thursday, December 31", "Thursday, December 31"),
    ],
)
def test_near_days_have_their_everyday_names_and_far_ones_their_date(
    words: Words, date: str, by: str, on: str, until: str
) -> None:
    said = [words.day(manner, day(date)) for manner in ("by_day", "on_day", "until_day")]
    assert said == [by, on, until]


@pytest.mark.parametrize(
    ("date", "now", "named"),
    [
        ("2027-01-15", "2026-11-23 14:00", True),
        ("2026-12-15", "2027-01-04 14:00", True),
        ("2026-12-15", "2026-11-23 14:00", False),
    ],
)
def test_the_year_is_named_only_when_it_is_another_one(catalogue: Catalogue, date: str, now: str, named: bool) -> None:
    words = words_of(catalogue, a_customer(), at(now))
    for said in (words.day("on_day", day(date)), words.full_date(day(date))):
        assert (date[:4] in said) is named


def test_a_day_of_next_week_is_not_this_weeks(catalogue: Catalogue) -> None:
    words = words_of(catalogue, a_customer(), at("2026-11-25 14:00"))
    assert [words.day("by_day", day(date)) for date in ("2026-11-29", "2026-11-30")] == ["by this Sunday", "by Monday"]
    assert words.day("plain_day", day("2026-11-30")) == "Monday"


def test_new_years_day_is_tomorrow_on_the_last_day_of_the_year(catalogue: Catalogue) -> None:
    words = words_of(catalogue, a_customer(), at("2026-12-31 14:00"))
    assert words.day("by_day", day("2027-01-01")) == "tomorrow"
    assert words.day("on_day", day("2027-01-02")) == "on Saturday"


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Tokyo", "today"),
        ("Pacific/Kiritimati", "today"),
        ("Australia/Lord_Howe", "today"),
        ("America/New_York", "tomorrow"),
        ("America/Los_Angeles", "tomorrow"),
    ],
)
def test_tomorrow_is_the_customers_tomorrow(catalogue: Catalogue, zone: str, said: str) -> None:
    words = words_of(catalogue, a_customer(zone=zone), at("2026-11-23 15:00"))
    assert words.day("on_day", day("2026-11-24")) == said


@pytest.mark.parametrize("date", ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25", "2026-12-24"])
def test_a_card_names_the_day_itself_because_it_is_read_later(words: Words, date: str) -> None:
    shown = words.full_date(day(date))
    assert shown == f"{day(date):%A, %B} {day(date).day}"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe", "Africa/Cairo"])
def test_a_date_is_the_same_date_in_every_zone(catalogue: Catalogue, zone: str) -> None:
    words = words_of(catalogue, a_customer(zone=zone))
    assert words.full_date(day("2026-12-24")) == "Thursday, December 24"


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        ("2026-11-23 09:00", "9 AM"),
        ("2026-11-23 09:30", "9:30 AM"),
        ("2026-11-23 17:05", "5:05 PM"),
        ("2026-11-23 12:00", "12 PM"),
        ("2026-11-01 00:30", "12:30 AM"),
        ("2026-11-01 08:00", "8 AM"),
    ],
)
def test_a_time_of_day_is_said_without_needless_minutes(words: Words, clock: str, said: str) -> None:
    assert words.clock_time(at(clock, NEW_YORK)) == said


@pytest.mark.parametrize(
    ("mine", "shops", "said"),
    [
        ("America/New_York", "Asia/Tokyo", "9 AM"),
        ("Asia/Tokyo", "America/New_York", "11 PM"),
        ("", "America/New_York", "9 AM Eastern Time"),
        ("", "America/Los_Angeles", "6 AM Pacific Time"),
        ("", "Asia/Tokyo", "11 PM Japan Time"),
        ("", "Australia/Lord_Howe", "1 AM Lord Howe Time"),
        ("", "Europe/London", "2 PM United Kingdom Time"),
        ("", "Asia/Kolkata", "7:30 PM India Time"),
        ("", "Europe/Kyiv", "4 PM Kyiv Time"),
        ("", "America/Argentina/Buenos_Aires", "11 AM Buenos Aires Time"),
        ("", "UTC", "2 PM UTC"),
        ("", "Etc/GMT+5", "9 AM our time"),
    ],
)
def test_whose_zone_it_is_is_said_only_when_it_is_the_shops(
    catalogue: Catalogue, mine: str, shops: str, said: str
) -> None:
    customer = a_customer(zone=mine)
    assert words_of(catalogue, customer, shops_zone=shops).clock_time(NOW) == said


def test_no_zone_is_called_by_its_offset(catalogue: Catalogue) -> None:
    """In summer and in winter: a zone may have a name for one of them only."""
    zones = [zone for zone in sorted(available_timezones()) if "/" in zone]
    assert len(zones) > 300
    for now in (at("2026-07-15 12:00"), at("2027-01-15 12:00")):
        for zone in zones:
            said = words_of(catalogue, None, now, zone).clock_time(now)
            name = re.sub(r"^(\d{1,2}(:\d\d)? [AP]M|midnight) ", "", said)
            assert re.fullmatch(r"our time|UTC|GMT|[^\W\d_][^\d+()/_]* Time", name), f"{zone}: {said}"


def test_a_guest_hears_whose_zone_it_is(catalogue: Catalogue) -> None:
    words = words_of(catalogue, None)
    assert words.clock_time(NOW) == "9 AM Eastern Time"
    assert words.moment(at("2026-11-24 09:30", NEW_YORK)) == "tomorrow at 9:30 AM Eastern Time"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-23 20:00", "today at 8 PM"),
        ("2026-11-24 09:00", "tomorrow at 9 AM"),
        ("2026-11-24 00:00", "tomorrow at midnight"),
        ("2026-11-24 00:30", "tomorrow at 12:30 AM"),
        ("2026-11-28 10:00", "on Saturday at 10 AM"),
        ("2026-12-01 09:00", "on Tuesday, December 1 at 9 AM"),
    ],
)
def test_a_moment_is_a_day_and_a_time(words: Words, moment: str, said: str) -> None:
    assert words.moment(at(moment, NEW_YORK)) == said


@pytest.mark.parametrize(
    ("noun", "number", "said"),
    [
        ("days", 0, "0 days"),
        ("days", 1, "1 day"),
        ("days", 2, "2 days"),
        ("business_days", 1, "1 business day"),
        ("business_days", 3, "3 business days"),
        ("things", 1, "1 item"),
        ("things", 21, "21 items"),
        ("more", 1, "1 more item"),
        ("more_kinds", 1, "one other kind"),
        ("more_kinds", 2, "2 other kinds"),
    ],
)
def test_one_is_counted_differently_from_many(words: Words, noun: str, number: int, said: str) -> None:
    assert words.count(noun, number) == said


@pytest.mark.parametrize(
    ("parts", "listed", "few"),
    [
        ([], "", ""),
        (["cup"], "cup", "cup"),
        (["cup", "plate"], "cup and plate", "cup and plate"),
        (["cup", "plate", "bowl"], "cup, plate, and bowl", "cup, plate, and bowl"),
        (["cup", "plate", "bowl", "jug"], "cup, plate, bowl, and jug", "cup, plate, bowl, and 1 more item"),
        (["a", "b", "c", "d", "e"], "a, b, c, d, and e", "a, b, c, and 2 more items"),
    ],
)
def test_a_list_is_said_in_full_or_three_and_how_many_more(
    words: Words, parts: Sequence[str], listed: str, few: str
) -> None:
    assert words.listed(parts) == listed
    assert words.few(parts, "more") == few


def test_two_of_the_same_name_are_named_once(words: Words) -> None:
    assert words.items(a_customer(an_order("cup", "cup", "plate")).lines) == "cup and plate"


def test_gifts_and_hidden_items_have_no_name(catalogue: Catalogue, words: Words) -> None:
    gift, lamp = a_line("pen", is_gift=True), a_line("lamp")
    hiding = words_of(catalogue, a_customer(lamp, hide_items=True))
    assert words.items([gift, lamp]) == "gift and lamp"
    assert hiding.items([gift, lamp]) == "gift and order of November 19"


def test_several_gifts_are_told_apart_by_the_day_they_were_ordered(catalogue: Catalogue) -> None:
    """The day where the customer lives: 2 AM in London is still the day before in New York."""
    gifts = (a_line("pen", is_gift=True, placed="2026-11-20 02:00"), a_line("book", is_gift=True, number="FF-2"))
    own = words_of(catalogue, a_customer(*gifts))
    assert own.items(gifts) == "gift ordered on November 19"
    assert own.items([a_line("pen", is_gift=True, placed="2025-11-20 15:00")]) == "gift ordered on November 20, 2025"
