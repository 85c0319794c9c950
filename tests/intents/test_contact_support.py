"""How do I contact customer service? The best way right now, the one asked for, and the others; for everybody."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, get_args

import pytest

from skill.domain.contact import Channel, ContactPoint
from skill.domain.files import Files
from skill.domain.opening import WEEK, DayOfWeek, OpeningHours, SpecialHours
from skill.domain.tickets import Topic
from skill.intents.asking import Answer, Ask, Offer, Wish
from skill.intents.contact_support import (
    INTENT,
    BestChannel,
    ChannelAsked,
    ChannelNotOffered,
    Next,
    NoChannels,
    NumberAgain,
    OpenAllWeek,
    OpenOn,
    OtherChannels,
    Outcome,
    decide,
)
from skill.intents.reaching import ChannelNow
from tests.builders import NEW_YORK, NOW, a_contact_point, a_customer, a_shop, at, day, files, hours
from tests.intents.situations import CONTACT_SUPPORT

PHONE = a_contact_point(Channel.PHONE, hours("09:00", "20:00"))
CHAT = a_contact_point(Channel.CHAT, hours("08:00", "23:00"))
FORM = a_contact_point(Channel.FORM, answer_days=(1, 3))
EMAIL = a_contact_point(Channel.EMAIL, answer_days=(1, 2))
ALL = (PHONE, CHAT, FORM, EMAIL)
MORNING, EVENING, NIGHT = (at(f"2026-11-23 {clock}", NEW_YORK) for clock in ("10:00", "21:00", "23:30"))
NUMBER_AGAIN, NUMBER, OTHER_WAYS = "the number again", "the number", "other ways"


def ask(
    *points: ContactPoint,
    now: datetime = MORNING,
    channel: str = "",
    besides: tuple[str, ...] = (),
) -> Answer[Outcome]:
    return decide(files(shop=a_shop(contact_points=points)), Ask(channel=channel, besides=besides), now)


def spoken(answer: Answer[Outcome]) -> tuple[ContactPoint | None, ...]:
    """What is named aloud: the channel itself, and the one that stands in or that is shut."""
    match answer.outcome:
        case BestChannel(best, closed):
            return best.point, closed.point if closed else None
        case ChannelAsked(asked, instead):
            return asked.point, instead.point if instead else None
        case ChannelNotOffered(best):
            return (best.point,)
        case OtherChannels(others):
            return tuple(other.point for other in others)
    return ()


def offered(answer: Answer[Outcome]) -> str:
    """What "yes" would bring next."""
    match answer.asks:
        case Offer(intent, Ask(channel=Channel.PHONE, besides=(Channel.PHONE,))) if intent == INTENT:
            return NUMBER_AGAIN
        case Offer(intent, Ask(channel=Channel.PHONE, besides=())) if intent == INTENT:
            return NUMBER
        case Offer(intent, Ask(channel="")) if intent == INTENT:
            return OTHER_WAYS
    return str(answer.asks or "")


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in CONTACT_SUPPORT.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize(
    ("now", "best", "shut", "asks"),
    [
        (MORNING, PHONE, None, NUMBER_AGAIN),
        (at("2026-11-23 19:59", NEW_YORK), PHONE, None, NUMBER_AGAIN),
        (at("2026-11-23 20:00", NEW_YORK), CHAT, PHONE, OTHER_WAYS),
        (at("2026-11-23 08:59", NEW_YORK), CHAT, PHONE, OTHER_WAYS),
        (at("2026-11-23 09:00", NEW_YORK), PHONE, None, NUMBER_AGAIN),
        (at("2026-11-23 22:59", NEW_YORK), CHAT, PHONE, OTHER_WAYS),
        (at("2026-11-23 23:00", NEW_YORK), FORM, PHONE, OTHER_WAYS),
        (at("2026-11-23 07:59", NEW_YORK), FORM, PHONE, OTHER_WAYS),
    ],
)
def test_the_best_way_is_the_first_that_is_open_and_a_better_liked_one_that_is_shut_is_told(
    now: datetime, best: ContactPoint, shut: ContactPoint | None, asks: str
) -> None:
    answer = ask(*ALL, now=now)
    assert spoken(answer) == (best, shut)
    assert offered(answer) == asks


def test_the_shops_own_preference_counts() -> None:
    assert spoken(ask(FORM, PHONE)) == (FORM, None)


def test_a_channel_is_told_with_when_it_closes_or_opens() -> None:
    outcome = ask(PHONE, CHAT, now=EVENING).outcome
    assert isinstance(outcome, BestChannel)
    closes, opens = at("2026-11-23 23:00", NEW_YORK), at("2026-11-24 09:00", NEW_YORK)
    assert (outcome.best.is_open, outcome.best.closes) == (True, closes)
    assert outcome.closed == ChannelNow(PHONE, is_open=False, closes=None, opens=opens)


def test_what_is_always_open_has_neither_a_closing_nor_an_opening() -> None:
    form = ChannelNow(FORM, is_open=True, closes=None, opens=None)
    assert ask(FORM).outcome == BestChannel(form, None, (form,), Next.NOTHING)


def test_when_nothing_is_open_the_first_is_told_with_its_opening() -> None:
    answer = ask(PHONE, CHAT, now=NIGHT)
    assert spoken(answer) == (PHONE, None)
    assert offered(answer) == OTHER_WAYS


def test_a_line_that_is_shut_all_week_has_no_next_opening() -> None:
    phone = ChannelNow(a_contact_point(Channel.PHONE, OpeningHours((), time(9), time(17))), is_open=False)
    assert ask(phone.point) == Answer(BestChannel(phone, None, (phone,), Next.NOTHING))


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        ("2026-10-31 23:30", True),
        ("2026-11-01 05:30", True),  # 1:30 in New York for the first time
        ("2026-11-01 06:30", True),  # and again
        ("2026-11-01 06:59", True),
        ("2026-11-01 07:00", False),  # two o'clock
    ],
)
def test_a_night_line_is_open_through_the_hour_that_comes_twice(now: str, is_open: bool) -> None:
    night = a_contact_point(Channel.PHONE, hours("18:00", "02:00", DayOfWeek.SATURDAY))
    outcome = ask(night, now=at(now)).outcome
    assert isinstance(outcome, BestChannel)
    assert outcome.best.is_open is is_open


def test_hours_count_in_the_zone_of_each_channel() -> None:
    london = a_contact_point(Channel.PHONE, hours("09:00", "17:30"), zone="Europe/London")
    tokyo = a_contact_point(Channel.CHAT, hours("09:00", "17:30"), zone="Asia/Tokyo")
    assert spoken(ask(london, tokyo, now=at("2026-11-23 10:00"))) == (london, None)
    assert spoken(ask(london, tokyo, now=at("2026-11-23 01:00"))) == (tokyo, london)


US = a_contact_point(Channel.PHONE, area_served=("US", "CA"))
GB = a_contact_point(Channel.PHONE, area_served=("GB",), telephone="+44 20 7946 0142")


@pytest.mark.parametrize(
    ("customer", "device", "shop", "served"),
    [
        ("GB", "US", "US", GB),
        ("gb", "US", "US", GB),
        ("CA", "GB", "GB", US),
        ("", "GB", "US", GB),
        ("", "", "GB", GB),
        (None, "GB", "US", GB),
        (None, "", "US", US),
    ],
)
def test_the_country_is_the_customers_else_the_devices_else_the_shops(
    customer: str | None, device: str, shop: str, served: ContactPoint
) -> None:
    known = None if customer is None else a_customer(country=customer)
    at_shop = Files(a_shop(contact_points=(US, GB), country=shop), known)
    assert spoken(decide(at_shop, Ask(country=device), NOW)) == (served, None)


def test_where_no_channel_serves_the_country_there_is_none_and_no_question() -> None:
    shop = a_shop(contact_points=(US, GB))
    assert decide(files(a_customer(country="JP"), shop), Ask(), NOW) == Answer(NoChannels())
    assert decide(files(a_customer(country="JP"), shop), Ask(channel="phone", besides=("chat",)), NOW) == Answer(
        NoChannels()
    )


@pytest.mark.parametrize(
    ("channel", "now", "asked", "instead", "asks"),
    [
        ("phone", MORNING, PHONE, None, NUMBER_AGAIN),
        ("phone", EVENING, PHONE, CHAT, OTHER_WAYS),
        ("phone", NIGHT, PHONE, FORM, OTHER_WAYS),
        ("chat", MORNING, CHAT, None, OTHER_WAYS),
        ("chat", NIGHT, CHAT, FORM, OTHER_WAYS),
        ("form", NIGHT, FORM, None, OTHER_WAYS),
        ("email", MORNING, EMAIL, None, OTHER_WAYS),
    ],
)
def test_the_channel_asked_for_is_told_and_when_it_is_shut_the_best_one_instead(
    channel: str, now: datetime, asked: ContactPoint, instead: ContactPoint | None, asks: str
) -> None:
    answer = ask(*ALL, now=now, channel=channel)
    assert isinstance(answer.outcome, ChannelAsked)
    assert spoken(answer) == (asked, instead)
    assert offered(answer) == asks


def test_when_everything_is_shut_nothing_stands_in_for_the_channel_asked_for() -> None:
    assert spoken(ask(PHONE, CHAT, now=NIGHT, channel="chat")) == (CHAT, None)


def test_of_two_lines_the_open_one_is_told() -> None:
    early = a_contact_point(Channel.PHONE, hours("06:00", "08:00"), telephone="+1 800 555 0100")
    assert spoken(ask(early, PHONE, channel="phone")) == (PHONE, None)


@pytest.mark.parametrize("channel", ["email", "fax", "carrier pigeon"])
def test_a_channel_that_the_shop_does_not_have_is_told_with_the_best_one(channel: str) -> None:
    answer = ask(CHAT, FORM, channel=channel)
    assert isinstance(answer.outcome, ChannelNotOffered)
    assert spoken(answer) == (CHAT,)
    assert offered(answer) == OTHER_WAYS


@pytest.mark.parametrize(
    ("first", "others"),
    [
        ({"now": MORNING, "channel": "email"}, (PHONE, CHAT, FORM)),
        ({"now": EVENING}, (FORM, EMAIL)),  # the phone, which is shut, and the chat were named
        ({"now": EVENING, "channel": "phone"}, (FORM, EMAIL)),
        ({"now": NIGHT, "channel": "chat"}, (PHONE, EMAIL)),  # and the form was named instead
    ],
)
def test_other_ways_are_those_that_were_not_named_in_the_shops_order(
    first: Mapping[str, Any], others: tuple[ContactPoint, ...]
) -> None:
    offer = ask(*ALL, **first).asks
    assert isinstance(offer, Offer)
    answer = ask(*ALL, now=first["now"], besides=offer.ask.besides)
    assert isinstance(answer.outcome, OtherChannels)
    assert spoken(answer) == others
    assert answer.asks is None


def test_the_number_once_more_is_only_the_number() -> None:
    offer = ask(*ALL).asks
    assert isinstance(offer, Offer)
    again = ask(*ALL, channel=offer.ask.channel, besides=offer.ask.besides)
    assert again.outcome == NumberAgain(PHONE)
    assert again.asks == offer


@pytest.mark.parametrize("channel", ["fax", "chat"])
def test_a_number_that_was_not_said_yet_is_offered_for_the_first_time(channel: str) -> None:
    """A channel that there is none of, and one that is shut while the phone is open."""
    points = (a_contact_point(Channel.CHAT, hours("12:00", "13:00")), PHONE)
    answer = ask(*points, channel=channel)
    assert offered(answer) == NUMBER
    assert isinstance(answer.asks, Offer)
    assert offered(ask(*points, channel=answer.asks.ask.channel, besides=answer.asks.ask.besides)) == NUMBER_AGAIN


def test_where_every_channel_was_named_nothing_is_offered() -> None:
    assert ask(FORM).asks is None
    assert ask(PHONE, CHAT, now=EVENING).asks is None
    assert spoken(ask(FORM, besides=("form",))) == (FORM, None)


@pytest.mark.parametrize("besides", [(), ("phone", "chat")])
@pytest.mark.parametrize("channel", ["", "phone", "chat", "fax"])
@pytest.mark.parametrize("now", [MORNING, EVENING, NIGHT])
def test_the_card_gets_every_channel_in_the_shops_order(now: datetime, channel: str, besides: tuple[str, ...]) -> None:
    outcome = ask(*ALL, now=now, channel=channel, besides=besides).outcome
    if isinstance(outcome, NumberAgain):
        return  # the card came with the number
    assert not isinstance(outcome, NoChannels)
    assert tuple(c.point for c in outcome.all) == ALL


# ---- about what, and in which language

MONEY = a_contact_point(Channel.PHONE, hours("09:00", "17:00"), contact_type=(Topic.PAYMENT,))
SPANISH = a_contact_point(Channel.PHONE, available_language=("es-MX", "es"))


def test_a_line_for_the_concern_goes_first_and_says_what_it_is_for() -> None:
    outcome = decide(files(shop=a_shop(contact_points=(PHONE, MONEY, FORM))), Ask(concern=Topic.PAYMENT), NOW).outcome
    assert isinstance(outcome, BestChannel)
    assert (outcome.best.point, outcome.best.about) == (MONEY, Topic.PAYMENT)
    assert [channel.about for channel in outcome.all] == [Topic.PAYMENT, None, None]


@pytest.mark.parametrize("concern", [None, Topic.OTHER, Topic.RETURN])
def test_without_a_line_for_it_the_general_one_is_told_and_the_other_concerns_is_not(concern: Topic | None) -> None:
    answer = decide(files(shop=a_shop(contact_points=(MONEY, PHONE))), Ask(concern=concern), MORNING)
    assert isinstance(answer.outcome, BestChannel)
    assert (answer.outcome.best.point, answer.outcome.best.about) == (PHONE, None)
    assert len(answer.outcome.all) == 1


@pytest.mark.parametrize("channel", ["", "phone", "fax", "chat"])
@pytest.mark.parametrize("now", [MORNING, NIGHT])
def test_what_it_is_about_is_kept_for_the_next_step(channel: str, now: datetime) -> None:
    shop = a_shop(contact_points=(MONEY, PHONE, CHAT, FORM))
    asks = decide(files(shop=shop), Ask(channel=channel, concern=Topic.PAYMENT), now).asks
    assert isinstance(asks, Offer)
    assert asks.ask.concern is Topic.PAYMENT


@pytest.mark.parametrize(
    ("known", "device", "best", "foreign"),
    [
        ("", "en-US", PHONE, ""),
        ("es", "en-US", SPANISH, ""),
        ("en", "es-ES", PHONE, ""),
        ("fr", "fr-FR", PHONE, ""),
    ],
)
def test_the_customers_language_goes_before_the_devices(
    known: str, device: str, best: ContactPoint, foreign: str
) -> None:
    english = replace(PHONE, available_language=("en",))
    ask_ = Ask(language=device)
    outcome = decide(
        files(a_customer(language=known), a_shop(contact_points=(english, SPANISH))), ask_, MORNING
    ).outcome
    assert isinstance(outcome, BestChannel)
    assert outcome.best.point == (english if best == PHONE else SPANISH)
    assert outcome.best.foreign == ("en" if known == "fr" else foreign)


def test_another_language_is_better_than_nobody_and_is_told() -> None:
    outcome = decide(files(shop=a_shop(contact_points=(SPANISH,))), Ask(language="en-US"), MORNING).outcome
    assert isinstance(outcome, BestChannel)
    assert outcome.best.foreign == "es-MX"


# ---- opening hours that are asked for

WEEKDAYS = a_contact_point(Channel.PHONE, hours("09:00", "20:00", *WEEK[:5]))
THURSDAY, SUNDAY = day("2026-11-26"), day("2026-11-29")
CLOSED = replace(WEEKDAYS, special_opening_hours_specification=(SpecialHours(THURSDAY),))


def hours_asked(*points: ContactPoint, on: date | None = None, channel: str = "") -> Outcome:
    said = Ask(hours=True, wish=Wish((on, on)) if on else None, channel=channel)
    return decide(files(shop=a_shop(contact_points=points)), said, MORNING).outcome


def test_a_day_is_answered_for_that_day() -> None:
    told = hours_asked(WEEKDAYS, CHAT, on=day("2026-11-27"))
    assert isinstance(told, OpenOn)
    nine_to_eight = (at("2026-11-27 09:00", NEW_YORK), at("2026-11-27 20:00", NEW_YORK))
    assert (told.asked.point, told.openings, told.instead) == (WEEKDAYS, (nine_to_eight,), None)


@pytest.mark.parametrize(
    ("points", "instead"), [((WEEKDAYS, CHAT), CHAT), ((WEEKDAYS, FORM), FORM), ((WEEKDAYS,), None)]
)
def test_on_a_day_that_is_shut_the_first_that_is_open_then_is_told(
    points: tuple[ContactPoint, ...], instead: ContactPoint | None
) -> None:
    told = hours_asked(*points, on=SUNDAY)
    assert isinstance(told, OpenOn)
    assert told.openings == ()
    assert (told.instead.point if told.instead else None) == instead


def test_a_special_day_is_answered_as_it_is() -> None:
    told = hours_asked(CLOSED, on=THURSDAY)
    assert isinstance(told, OpenOn)
    assert told.openings == ()


@pytest.mark.parametrize("on", [None, day("2026-11-22")])
def test_without_a_day_to_come_the_week_is_told_and_the_day_that_is_unlike_it(on: date | None) -> None:
    told = hours_asked(CLOSED, on=on)
    assert isinstance(told, OpenAllWeek)
    assert (told.day, told.openings) == (THURSDAY, ())
    usual = hours_asked(WEEKDAYS, on=on)
    assert isinstance(usual, OpenAllWeek)
    assert usual.day is None


def test_the_hours_are_those_of_the_channel_asked_for_and_a_way_there_is_none_of_has_none() -> None:
    told = hours_asked(PHONE, CHAT, channel="chat")
    assert isinstance(told, OpenAllWeek)
    assert told.asked.point == CHAT
    assert isinstance(hours_asked(PHONE, channel="fax"), ChannelNotOffered)


TOKYO = "Asia/Tokyo"


@pytest.mark.parametrize(
    ("now", "openings"),
    [
        ("2026-11-29 09:30", [("2026-11-28 22:00", "2026-11-29 13:00"), ("2026-11-29 22:00", "2026-11-30 13:00")]),
        ("2026-11-29 12:59", [("2026-11-28 22:00", "2026-11-29 13:00"), ("2026-11-29 22:00", "2026-11-30 13:00")]),
        ("2026-11-29 13:00", [("2026-11-29 22:00", "2026-11-30 13:00")]),
        ("2026-11-29 23:00", [("2026-11-29 22:00", "2026-11-30 13:00")]),
    ],
)
def test_a_day_is_the_customers_own_where_the_channel_is_far_away(now: str, openings: list[tuple[str, str]]) -> None:
    far = files(a_customer(zone=TOKYO), a_shop(contact_points=(CHAT,)))
    told = decide(far, Ask(hours=True, wish=Wish((SUNDAY, SUNDAY))), at(now, TOKYO)).outcome
    assert isinstance(told, OpenOn)
    assert told.openings == tuple((at(opens, TOKYO), at(closes, TOKYO)) for opens, closes in openings)


def test_a_day_is_unlike_the_others_where_the_customer_lives() -> None:
    far = files(a_customer(zone=TOKYO), a_shop(contact_points=(CLOSED,)))
    told = decide(far, Ask(hours=True), at("2026-11-23 12:00", TOKYO)).outcome
    assert isinstance(told, OpenAllWeek)
    first = (at("2026-11-25 23:00", TOKYO), at("2026-11-26 10:00", TOKYO))
    assert (told.day, told.openings) == (THURSDAY, (first,)), "that Thursday begins late there, and ends the day after"
