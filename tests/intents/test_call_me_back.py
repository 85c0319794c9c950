"""Call me back: within the hours of a line that does, at the customer's own number, after a yes, and once."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any, get_args

import pytest

from skill.domain.contact import Channel, ContactPoint
from skill.domain.files import CustomerFile, Files
from skill.domain.opening import WEEK, SpecialHours
from skill.domain.people import Role
from skill.domain.policies import Fact
from skill.domain.returns import Cause
from skill.domain.tickets import CallBack, Topic
from skill.intents.asking import AccountNeeded, Answer, Ask, Confirm, Mention, Offer, Wish
from skill.intents.call_me_back import (
    INTENT,
    AlreadyBooked,
    CallBackBooked,
    CannotCallOff,
    Lead,
    NoCallBacks,
    NotSoon,
    NumberUnknown,
    OfferWindows,
    Outcome,
    decide,
)
from skill.intents.calling import LONG, Window, windows
from skill.intents.effects import BookCallBack
from tests.builders import (
    NEW_YORK,
    NOW,
    a_call_back,
    a_contact_point,
    a_customer,
    a_line,
    a_parcel,
    a_shop,
    at,
    day,
    files,
    hours,
)
from tests.domain.opened import closes_at, is_open
from tests.intents.situations import CALL_ME_BACK, Situation

LINE = a_contact_point(Channel.PHONE, hours("09:00", "20:00"), calls_back=True)
LAMP = a_line(parcel=a_parcel(delivered=at("2026-11-16 17:40")))
SHOES = a_line("trail running shoes", number="FF-2", parcel=a_parcel(expected="2026-11-24"))
ANN = a_customer(LAMP, SHOES, phone="+12125550142")
TEN, ELEVEN, NOON = (at(f"2026-11-23 {clock}", NEW_YORK) for clock in ("10:00", "11:00", "12:00"))
BOOKED = a_call_back(begins=NOON, ends=NOON + LONG)


def here(moment: str) -> datetime:
    return at(moment, NEW_YORK)


def desk(customer: CustomerFile | None = ANN, *points: ContactPoint) -> Files:
    return files(customer, a_shop(contact_points=points or (LINE,)))


def ask(
    customer: CustomerFile | None = ANN, now: datetime = NOW, *points: ContactPoint, **said: Any
) -> Answer[Outcome]:
    return decide(desk(customer, *points), Ask(**said), now)


def offered(answer: Answer[Outcome]) -> tuple[datetime, ...]:
    """When a call is offered, as told and as kept for a yes."""
    assert isinstance(answer.outcome, OfferWindows), answer
    assert isinstance(answer.asks, Confirm)
    begins = tuple(window.begins for window in answer.outcome.windows)
    assert (answer.asks.intent, answer.asks.ask.windows, answer.effects) == (INTENT, begins, ())
    return begins


def yes(
    question: Answer[Outcome], customer: CustomerFile = ANN, now: datetime = NOW, **changes: Any
) -> Answer[Outcome]:
    assert isinstance(question.asks, Confirm)
    return decide(desk(customer), replace(question.asks.ask, nonce="n1", **changes), now)


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in CALL_ME_BACK.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize("situation", CALL_ME_BACK.values(), ids=CALL_ME_BACK)
def test_nothing_is_booked_without_a_yes(situation: Situation) -> None:
    assert decide(situation.files, replace(situation.ask, nonce=""), situation.now).effects == ()


# ---- when


@pytest.mark.parametrize(
    ("now", "first"),
    [
        ("2026-11-23 09:00", "2026-11-23 10:00"),  # somebody has to be found first
        ("2026-11-23 08:45", "2026-11-23 09:00"),
        ("2026-11-23 08:46", "2026-11-23 10:00"),
        ("2026-11-23 18:45", "2026-11-23 19:00"),
        ("2026-11-23 18:46", "2026-11-24 09:00"),
        ("2026-11-23 23:59", "2026-11-24 09:00"),
        ("2026-12-31 21:00", "2027-01-01 09:00"),
    ],
)
def test_the_next_two_whole_hours_that_the_line_is_open_are_offered(now: str, first: str) -> None:
    begins = offered(ask(now=here(now)))
    assert begins[0] == here(first)
    assert len(begins) == 2
    assert all(is_open(LINE, each) and closes_at(LINE, each) >= each + LONG for each in begins)  # type: ignore[operator]


def test_the_last_hour_of_a_day_and_the_first_of_the_next_go_together() -> None:
    assert offered(ask(now=here("2026-11-23 18:00"))) == (here("2026-11-23 19:00"), here("2026-11-24 09:00"))


def test_hours_that_do_not_begin_on_the_hour_are_counted_from_their_beginning() -> None:
    line = a_contact_point(Channel.PHONE, hours("09:30", "12:00"), calls_back=True)
    assert offered(ask(ANN, here("2026-11-23 08:00"), line)) == (here("2026-11-23 09:30"), here("2026-11-23 10:30"))


def test_a_special_day_is_passed_over() -> None:
    shut = replace(LINE, special_opening_hours_specification=(SpecialHours(day("2026-11-24")),))
    assert offered(ask(ANN, here("2026-11-23 21:00"), shut))[0] == here("2026-11-25 09:00")


def test_a_line_that_is_open_day_and_night_calls_in_the_next_whole_hour() -> None:
    always = a_contact_point(Channel.PHONE, calls_back=True)
    assert offered(ask(ANN, here("2026-11-23 23:30"), always)) == (here("2026-11-24 00:00"), here("2026-11-24 01:00"))


@pytest.mark.parametrize("now", ["2026-03-07 20:00", "2026-10-31 20:00"])
def test_windows_are_an_hour_each_and_within_the_hours_when_the_clock_changes(now: str) -> None:
    night = a_contact_point(Channel.PHONE, hours("00:00", "06:00"), calls_back=True)
    found = [*windows(night, here(now))][:7]
    assert all(window.ends - window.begins == timedelta(hours=1) for window in found)
    assert all(is_open(night, window.begins) and is_open(night, window.ends - timedelta(seconds=1)) for window in found)
    assert len({window.begins for window in found}) == 7


def test_an_opening_shorter_than_a_call_is_none() -> None:
    brief = a_contact_point(Channel.PHONE, hours("09:00", "09:59"), calls_back=True)
    assert ask(ANN, NOW, brief).outcome == NotSoon(14)


WEEKDAYS = replace(LINE, hours_available=(hours("09:00", "20:00", *WEEK[:5]),))
MONDAY, TUESDAY, SUNDAY = (day(f"2026-11-{date}") for date in (23, 24, 29))


@pytest.mark.parametrize(
    ("wish", "first", "lead"),
    [
        (Wish((TUESDAY, TUESDAY)), "2026-11-24 09:00", Lead.NOTHING),
        (Wish((TUESDAY, TUESDAY), (time(15), time(15))), "2026-11-24 15:00", Lead.NOTHING),
        (Wish(None, (time(15, 30), time(15, 30))), "2026-11-23 15:00", Lead.NOTHING),
        (Wish(None, (time(3), time(3))), "2026-11-23 15:00", Lead.NOTHING),  # nobody means three at night
        (Wish(None, (time(12), time(16, 59))), "2026-11-23 12:00", Lead.NOTHING),
        (Wish((MONDAY, MONDAY), (time(6), time(11, 59))), "2026-11-23 10:00", Lead.NOTHING),
        (Wish((MONDAY, MONDAY), (time(9), time(9))), "2026-11-23 10:00", Lead.NOT_THEN),  # too soon
        (Wish((TUESDAY, TUESDAY), (time(22), time(22))), "2026-11-24 19:00", Lead.NOT_THEN),  # as late as can be
        (Wish(None, (time(22), time(22))), "2026-11-23 10:00", Lead.NOT_THEN),
        (Wish((SUNDAY, SUNDAY)), "2026-11-30 09:00", Lead.NOT_THAT_DAY),
        (Wish((SUNDAY, SUNDAY), (time(15), time(15))), "2026-11-30 15:00", Lead.NOT_THAT_DAY),
        (Wish((SUNDAY, SUNDAY), (time(22), time(22))), "2026-11-30 09:00", Lead.NOT_THAT_DAY),
        (Wish((day("2026-11-22"),) * 2), "2026-11-23 10:00", Lead.NOT_THEN),  # yesterday
        (Wish((day("2027-11-24"),) * 2), "2026-11-23 10:00", Lead.NOT_THEN),
    ],
)
def test_a_time_that_was_wished_for_is_offered_or_the_nearest_and_that_is_said(
    wish: Wish, first: str, lead: Lead
) -> None:
    answer = ask(ANN, NOW, WEEKDAYS, wish=wish)
    assert offered(answer)[0] == here(first)
    assert isinstance(answer.outcome, OfferWindows)
    assert (answer.outcome.lead, answer.outcome.day) == (lead, SUNDAY if lead is Lead.NOT_THAT_DAY else None)


@pytest.mark.parametrize(
    ("named", "first"),
    [(time(15), "2026-11-24 15:00"), (time(22), "2026-11-24 19:00"), (time(9), "2026-11-24 09:00")],
)
def test_a_time_that_is_named_after_an_offer_is_of_the_day_that_was_offered(named: time, first: str) -> None:
    answer = ask(windows=(here("2026-11-24 11:00"),), wish=Wish(None, (named, named)))
    assert offered(answer)[0] == here(first)


def test_a_time_that_is_over_on_the_day_that_was_offered_is_looked_for_on_the_next() -> None:
    answer = ask(now=here("2026-11-23 13:00"), windows=(here("2026-11-23 14:00"),), wish=Wish(None, (time(10),) * 2))
    assert offered(answer)[0] == here("2026-11-24 10:00")
    assert isinstance(answer.outcome, OfferWindows)
    assert answer.outcome.lead is Lead.NOTHING


def test_wishes_are_of_the_customers_clock_not_of_the_lines() -> None:
    tokyo = replace(ANN, zone="Asia/Tokyo")
    wish = Wish((day("2026-11-24"),) * 2, (time(6), time(11, 59)))
    assert offered(ask(tokyo, wish=wish))[0] == at("2026-11-24 06:00", "Asia/Tokyo")


# ---- choosing and confirming


@pytest.mark.parametrize(("place", "chosen"), [(1, TEN), (2, ELEVEN), (-1, ELEVEN)])
def test_one_of_those_that_were_offered_is_chosen_by_its_place(place: int, chosen: datetime) -> None:
    answer = ask(windows=(TEN, ELEVEN), place=place)
    assert offered(answer) == (chosen,)
    assert isinstance(answer.outcome, OfferWindows)
    assert answer.outcome.lead is Lead.CHOSEN


@pytest.mark.parametrize("before", [(TEN, ELEVEN), (here("2026-11-24 15:00"),)])
def test_a_place_that_there_was_none_in_gets_the_same_offer_again(before: tuple[datetime, ...]) -> None:
    answer = ask(windows=before, place=3)
    assert offered(answer) == before
    assert isinstance(answer.outcome, OfferWindows)
    assert answer.outcome.lead is Lead.ONLY_THESE


def test_a_yes_books_the_first_at_the_customers_number_and_tells_what_is_known() -> None:
    facts = ((Fact.UNOPENED, False),)
    question = ask(item=Mention("", (LAMP.ref,)), cause=Cause.DEFECT, facts=facts)
    answer = yes(question)
    [effect] = answer.effects
    assert isinstance(effect, BookCallBack)
    made = effect.call_back
    assert answer.outcome == CallBackBooked(made)
    assert (made.begins, made.ends, made.telephone, made.last_two) == (TEN, ELEVEN, "+12125550142", "42")
    assert (made.topic, made.order_number, made.line_id) == (Topic.RETURN, LAMP.ref.order_number, "1")
    assert made.told == (("cause", "defect"), ("unopened", "no"))
    assert (made.nonce, made.opened_at, effect.instead_of) == ("n1", NOW, None)
    assert made.reference.isdecimal()
    assert len(made.reference) == 9


@pytest.mark.parametrize(
    ("said", "topic", "line_id"),
    [
        ({}, Topic.OTHER, ""),
        ({"concern": Topic.PAYMENT}, Topic.PAYMENT, ""),
        ({"concern": Topic.ACCOUNT, "cause": Cause.DEFECT}, Topic.ACCOUNT, ""),
        ({"item": Mention("", (SHOES.ref,))}, Topic.DELIVERY, "1"),
        ({"item": Mention("", (LAMP.ref,))}, Topic.OTHER, "1"),
        ({"item": Mention("", (LAMP.ref, SHOES.ref))}, Topic.OTHER, ""),  # of a list that was read out, none is meant
        ({"item": Mention("", (a_line(number="FF-9").ref,))}, Topic.OTHER, ""),  # not the customer's
    ],
)
def test_what_it_is_about_is_what_was_said_else_what_was_talked_about(
    said: dict[str, Any], topic: Topic, line_id: str
) -> None:
    [effect] = yes(ask(**said)).effects
    assert isinstance(effect, BookCallBack)
    assert (effect.call_back.topic, effect.call_back.line_id) == (topic, line_id)


def test_the_same_yes_again_is_the_same_call() -> None:
    question = ask()
    [effect] = yes(question).effects
    assert isinstance(effect, BookCallBack)
    again = yes(question, replace(ANN, call_backs=(effect.call_back,)))
    assert again == Answer(CallBackBooked(effect.call_back))
    late = yes(question, replace(ANN, call_backs=(effect.call_back,)), NOW + timedelta(days=30))
    assert late == again


def test_a_yes_that_comes_too_late_gets_another_offer_and_books_nothing() -> None:
    answer = yes(ask(), now=TEN)
    assert offered(answer)[0] == ELEVEN
    assert isinstance(answer.outcome, OfferWindows)
    assert answer.outcome.lead is Lead.NOT_THEN
    assert answer.asks
    assert answer.asks.ask.nonce == ""  # type: ignore[union-attr]


@pytest.mark.parametrize("moment", ["2026-11-23 03:00", "2026-11-23 10:30", "2026-11-22 10:00", "2030-01-01 10:00"])
def test_a_time_that_nobody_offered_is_never_booked_whatever_the_session_says(moment: str) -> None:
    answer = ask(windows=(here(moment),), nonce="n1")
    assert answer.effects == ()
    assert offered(answer) == (TEN, ELEVEN)


def test_a_yes_without_a_time_books_nothing() -> None:
    assert ask(nonce="n1").effects == ()


# ---- one that is booked already


@pytest.mark.parametrize(("now", "is_known"), [(NOW, True), (NOON, True), (NOON + LONG, False)])
def test_one_call_at_a_time_until_it_is_over(now: datetime, is_known: bool) -> None:
    answer = ask(replace(ANN, call_backs=(BOOKED,)), now)
    assert isinstance(answer.outcome, AlreadyBooked) is is_known
    if is_known:
        assert answer.asks == Offer(INTENT, Ask(instead=True))


def test_another_time_takes_the_place_of_the_one_that_is_booked() -> None:
    ann = replace(ANN, call_backs=(BOOKED,))
    offer = ask(ann, concern=Topic.PAYMENT).asks
    assert isinstance(offer, Offer)
    question = decide(desk(ann), offer.ask, NOW)
    assert offered(question) == (TEN, ELEVEN)
    [effect] = yes(question, ann).effects
    assert isinstance(effect, BookCallBack)
    assert effect.instead_of == BOOKED
    assert effect.call_back.topic is Topic.PAYMENT


def test_the_hour_that_is_booked_is_not_offered_instead_of_itself() -> None:
    assert offered(ask(replace(ANN, call_backs=(replace(BOOKED, begins=TEN, ends=ELEVEN),)), instead=True))[0] == ELEVEN


def test_a_time_that_is_named_while_one_is_booked_is_offered_instead_at_once() -> None:
    ann = replace(ANN, call_backs=(BOOKED,))
    question = ask(ann, wish=Wish((TUESDAY, TUESDAY)))
    assert offered(question)[0] == here("2026-11-24 09:00")
    assert isinstance(question.outcome, OfferWindows)
    assert question.outcome.instead_of == BOOKED
    [effect] = yes(question, ann).effects
    assert isinstance(effect, BookCallBack)
    assert effect.instead_of == BOOKED


@pytest.mark.parametrize("wish", [Wish((MONDAY, MONDAY)), Wish(None, (time(12),) * 2)])
def test_a_time_that_is_booked_already_needs_no_other(wish: Wish) -> None:
    assert ask(replace(ANN, call_backs=(BOOKED,)), wish=wish).outcome == AlreadyBooked(BOOKED)


@pytest.mark.parametrize(("now", "booked"), [(NOW, BOOKED), (NOON + LONG, None)])
def test_a_call_can_not_be_called_off_by_voice(now: datetime, booked: CallBack | None) -> None:
    answer = ask(replace(ANN, call_backs=(BOOKED,)), now, calls_off=True)
    assert answer == Answer(CannotCallOff(booked), asks=Offer("ContactSupport") if booked else None)


def test_a_call_that_was_booked_meanwhile_is_not_replaced_unasked() -> None:
    answer = yes(ask(), replace(ANN, call_backs=(BOOKED,)))
    assert (answer.outcome, answer.effects) == (AlreadyBooked(BOOKED), ())


# ---- what keeps the shop from calling


def test_nobody_who_is_not_linked_is_called() -> None:
    assert ask(None, phone="+12125550199") == Answer(AccountNeeded())


@pytest.mark.parametrize(
    ("profile", "alexas", "last_two"),
    [("+12125550142", None, "42"), ("", "+442079460199", "99"), ("+1212", "+4", "12")],
)
def test_the_shops_number_goes_before_alexas(profile: str, alexas: str | None, last_two: str) -> None:
    answer = ask(replace(ANN, phone=profile), phone=alexas)
    assert isinstance(answer.outcome, OfferWindows)
    assert answer.outcome.last_two == last_two


@pytest.mark.parametrize(("alexas", "may_ask"), [(None, True), ("", False)])
def test_without_a_number_it_is_asked_for_or_missing(alexas: str | None, may_ask: bool) -> None:
    answer = ask(replace(ANN, phone=""), phone=alexas, concern=Topic.PAYMENT)
    assert answer == Answer(NumberUnknown(may_ask), asks=Offer("ContactSupport", Ask(concern=Topic.PAYMENT)))


@pytest.mark.parametrize(
    "points",
    [
        (replace(LINE, calls_back=False),),
        (replace(LINE, area_served=("GB",)),),
        (replace(LINE, audience=Role.SELLER),),
        (a_contact_point(Channel.CHAT, calls_back=True),),
    ],
)
def test_only_a_phone_line_that_calls_back_and_is_for_this_customer_does(points: tuple[ContactPoint, ...]) -> None:
    assert ask(ANN, NOW, *points) == Answer(NoCallBacks(), asks=Offer("ContactSupport"))


def test_a_seller_is_called_by_the_sellers_line() -> None:
    theirs = a_contact_point(Channel.PHONE, hours("14:00", "16:00"), calls_back=True, audience=Role.SELLER)
    assert offered(ask(replace(ANN, role=Role.SELLER), NOW, LINE, theirs))[0] == here("2026-11-23 14:00")
    assert offered(ask(ANN, NOW, theirs, LINE))[0] == TEN


def test_the_line_that_is_for_the_concern_calls() -> None:
    money = a_contact_point(Channel.PHONE, hours("13:00", "17:00"), calls_back=True, contact_type=(Topic.PAYMENT,))
    assert offered(ask(ANN, NOW, LINE, money, concern=Topic.PAYMENT))[0] == here("2026-11-23 13:00")
    assert offered(ask(ANN, NOW, LINE, money))[0] == TEN


def test_a_window_is_told_by_its_beginning() -> None:
    assert Window(TEN).ends == ELEVEN
