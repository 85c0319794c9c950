"""How far is my return, and when does the money come? Business days, zones, and which return is meant."""

from decimal import Decimal
from typing import Any, get_args

import pytest

from skill.domain.calendar import BusinessCalendar
from skill.domain.files import CustomerFile, ShopFile
from skill.domain.opening import WEEK
from skill.domain.orders import OrderStatus
from skill.domain.policies import RefundType, ReturnFees, ReturnTerms
from skill.domain.return_case import ReturnSettings
from skill.domain.returns import Return, ReturnStatus
from skill.intents.asking import AccountNeeded, Answer, Ask, Mention, Offer, Which, about
from skill.intents.return_status import INTENT, IsOver, NoReturns, Outcome, ReturnIs, SeveralReturns, decide
from tests.builders import (
    NOW,
    a_customer,
    a_line,
    a_parcel,
    a_policy,
    a_return,
    a_shop,
    at,
    day,
    files,
    meaning,
    money,
    received,
)
from tests.intents.situations import RETURN_STATUS, Situation

SUPPORT = Offer("ContactSupport")
ASK_FIRST = Offer("CanIReturn")
ARRIVED = a_parcel(delivered=at("2026-11-10 17:40"))
LAMP, CUPS, SHOES, PEN = (
    a_line(name, number=name, parcel=ARRIVED, quantity=3) for name in ("lamp", "cups", "shoes", "pen")
)
FIVE_TO_SEVEN = ReturnSettings(refund_days=(5, 7))
NOTHING_SAID = Mention()


def ask(
    *returns: Return,
    item: Mention = NOTHING_SAID,
    now: str = "2026-11-23 14:00",
    shop: ShopFile | None = None,
    **who: Any,
) -> Answer[Outcome]:
    customer: CustomerFile = a_customer(LAMP, CUPS, SHOES, PEN, returns=returns, **who)
    return decide(files(customer, shop or a_shop(settings=FIVE_TO_SEVEN)), Ask(item=item), at(now))


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in RETURN_STATUS.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize("situation", RETURN_STATUS.values(), ids=RETURN_STATUS)
def test_it_changes_nothing_and_mentions_only_the_customers_own_lines(situation: Situation) -> None:
    answer = decide(situation.files, situation.ask, situation.now)
    customer = situation.files.customer
    assert answer.effects == ()
    assert set(answer.mentioned) <= ({line.ref for line in customer.lines} if customer else set())


@pytest.mark.parametrize(
    ("status", "asks"),
    [
        (ReturnStatus.REQUESTED, None),
        (ReturnStatus.LABEL_SENT, None),
        (ReturnStatus.RECEIVED, None),
        (ReturnStatus.REFUNDED, None),
        (ReturnStatus.CANCELLED, None),
        (ReturnStatus.REJECTED, SUPPORT),
    ],
)
def test_the_status_is_told_with_the_promise_and_a_rejected_one_offers_a_person(
    status: ReturnStatus, asks: Offer | None
) -> None:
    record = a_return(LAMP, status=status)
    assert ask(record) == Answer(ReturnIs(LAMP, record, None, (5, 7)), (LAMP.ref,), asks)


# Five to seven business days. 2026-11-23 is a Monday.
REFUNDS = [
    ("2026-11-13 15:00", (), "2026-11-20", "2026-11-24"),
    ("2026-11-14 15:00", (), "2026-11-20", "2026-11-24"),
    ("2026-11-15 15:00", (), "2026-11-20", "2026-11-24"),
    ("2026-11-16 15:00", (), "2026-11-23", "2026-11-25"),
    ("2026-11-20 15:00", (), "2026-11-27", "2026-12-01"),
    ("2026-11-20 15:00", ("2026-11-26",), "2026-11-30", "2026-12-02"),
    ("2026-11-20 15:00", ("2026-11-26", "2026-11-27"), "2026-12-01", "2026-12-03"),
    ("2026-11-20 15:00", ("2026-11-28",), "2026-11-27", "2026-12-01"),
    ("2026-12-23 15:00", ("2026-12-24", "2026-12-25", "2027-01-01"), "2027-01-04", "2027-01-06"),
]


@pytest.mark.parametrize(("came", "holidays", "least", "most"), REFUNDS)
def test_a_refund_comes_so_many_business_days_after_the_receipt(
    came: str, holidays: tuple[str, ...], least: str, most: str
) -> None:
    calendar = BusinessCalendar(holidays=tuple(map(day, holidays)))
    shop = a_shop(settings=ReturnSettings(calendar, refund_days=(5, 7)))
    record = received(LAMP, came)
    assert ask(record, now=came, shop=shop).outcome == ReturnIs(LAMP, record, (day(least), day(most)), (5, 7))


@pytest.mark.parametrize(
    ("came", "zone", "least"),
    [
        ("2026-11-20 04:59", "America/New_York", "2026-11-26"),
        ("2026-11-20 05:00", "America/New_York", "2026-11-27"),
        ("2026-11-20 14:59", "Asia/Tokyo", "2026-11-27"),
        ("2026-11-20 15:00", "Asia/Tokyo", "2026-11-27"),  # a Saturday there
        ("2026-11-22 15:00", "Asia/Tokyo", "2026-11-30"),  # a Monday there
        ("2026-11-20 15:00", "", "2026-11-27"),
    ],
)
def test_the_day_of_the_receipt_is_one_of_the_customers_clock(came: str, zone: str, least: str) -> None:
    outcome = ask(received(LAMP, came), now=came, zone=zone).outcome
    assert isinstance(outcome, ReturnIs)
    assert outcome.due
    assert outcome.due[0] == day(least)


def test_a_policys_own_promise_goes_before_the_shops() -> None:
    record = received(LAMP)
    shop = a_shop(policies=[a_policy(refund_days=(1, 2))], settings=FIVE_TO_SEVEN)
    assert ask(record, shop=shop).outcome == ReturnIs(LAMP, record, (day("2026-11-23"), day("2026-11-24")), (1, 2))


def test_a_shop_that_works_every_day_refunds_on_every_day() -> None:
    record = received(LAMP)
    shop = a_shop(settings=ReturnSettings(BusinessCalendar(WEEK), refund_days=(1, 2)))
    due = (day("2026-11-21"), day("2026-11-22"))
    assert ask(record, shop=shop).outcome == ReturnIs(LAMP, record, due, (1, 2), is_overdue=True)


@pytest.mark.parametrize(
    ("record", "days"),
    [(received(LAMP), None), (a_return(LAMP, status=ReturnStatus.RECEIVED), (5, 7))],
    ids=["nobody promised", "nobody noted the receipt"],
)
def test_no_day_is_told_that_nobody_knows(record: Return, days: tuple[int, int] | None) -> None:
    answer = ask(record, shop=a_shop(settings=ReturnSettings(refund_days=days)))
    assert answer == Answer(ReturnIs(LAMP, record, None, days), (LAMP.ref,))


@pytest.mark.parametrize(
    ("now", "status", "asks"),
    [
        ("2026-12-02 04:59", ReturnStatus.RECEIVED, None),  # the last minute of the last day in New York
        ("2026-12-02 05:00", ReturnStatus.RECEIVED, SUPPORT),
        ("2027-03-01 15:00", ReturnStatus.RECEIVED, SUPPORT),
        ("2027-03-01 15:00", ReturnStatus.REFUNDED, None),
        ("2027-03-01 15:00", ReturnStatus.CANCELLED, None),
    ],
)
def test_a_refund_that_is_overdue_offers_a_person(now: str, status: ReturnStatus, asks: Offer | None) -> None:
    assert ask(received(LAMP, "2026-11-20 15:00", status=status), now=now).asks == asks


def test_a_guest_is_asked_to_link_an_account() -> None:
    assert decide(files(), Ask(item=meaning(LAMP)), NOW) == Answer(AccountNeeded())


def test_without_returns_it_offers_to_look_whether_something_can_go_back() -> None:
    assert ask() == Answer(NoReturns(), asks=ASK_FIRST)
    assert ask(item=meaning(LAMP)) == Answer(NoReturns(LAMP), (LAMP.ref,), Offer("CanIReturn", about(LAMP.ref)))
    assert ask(a_return(LAMP), item=Mention("cups", (CUPS.ref,))).outcome == NoReturns(CUPS)
    assert ask(a_return(LAMP), item=Mention("it", (CUPS.ref, SHOES.ref))) == Answer(NoReturns(), asks=ASK_FIRST)


@pytest.mark.parametrize(
    "item", [Mention("my phone"), Mention(lines=(CUPS.ref,)), Mention(lines=(CUPS.ref, SHOES.ref))]
)
def test_what_fits_nothing_or_was_only_talked_about_hides_no_return(item: Mention) -> None:
    assert ask(a_return(LAMP), item=item) == ask(a_return(LAMP))


def test_somebody_elses_return_is_none() -> None:
    stranger = a_line("secret", number="not Ada's")
    assert ask(item=meaning(stranger)) == ask(item=Mention("secret")) == ask()


def test_of_what_cannot_go_back_no_return_is_offered() -> None:
    coming = a_line("boots", number="9", parcel=a_parcel(expected="2026-11-25"))
    stove = a_line("stove", number="8", status=OrderStatus.CANCELLED)
    for line, outcome in ((coming, NoReturns(coming, returnable=False)), (stove, IsOver(stove, refunded=False))):
        told = decide(files(a_customer(line)), Ask(item=Mention(lines=(line.ref,))), NOW)
        assert told == Answer(outcome, (line.ref,), SUPPORT)
    assert ask(item=meaning(LAMP)) == Answer(NoReturns(LAMP), (LAMP.ref,), Offer("CanIReturn", about(LAMP.ref)))


def test_where_nothing_is_meant_what_went_back_otherwise_is_told() -> None:
    shirt = a_line("shirt", number="7", status=OrderStatus.RETURNED)
    answer = decide(files(a_customer(LAMP, shirt)), Ask(), NOW)
    assert answer == Answer(IsOver(shirt, refunded=False), (shirt.ref,), SUPPORT)


@pytest.mark.parametrize(
    ("rules", "amount"),
    [
        ({}, "40.00 USD"),
        ({"terms": ReturnTerms(ReturnFees.CUSTOMER_PAYS)}, "40.00 USD"),
        ({"terms": ReturnTerms(restocking_percent=Decimal(15))}, "34.00 USD"),
        ({"terms": ReturnTerms(restocking=money("50.00 USD"))}, ""),
        ({"terms": ReturnTerms(restocking=money("5.00 EUR"))}, ""),
        ({"terms": ReturnTerms(ReturnFees.SHIPPING, money("4.95 USD"))}, ""),
        ({"terms": ReturnTerms(ReturnFees.RESTOCKING)}, ""),
        ({"refund_types": (RefundType.STORE_CREDIT,)}, ""),
    ],
)
def test_the_amount_is_told_where_it_is_certain(rules: dict[str, Any], amount: str) -> None:
    cups = a_line("cups", quantity=3, price=money("20.00 USD"), parcel=ARRIVED)
    customer = a_customer(cups, returns=(a_return(cups, 2),))
    outcome = decide(files(customer, a_shop(policies=[a_policy(**rules)])), Ask(), NOW).outcome
    assert isinstance(outcome, ReturnIs)
    assert outcome.amount == (money(amount) if amount else None)


EARLY, LATE = "2026-11-17 15:00", "2026-11-19 15:00"
CANCELLED: dict[str, Any] = {"status": ReturnStatus.CANCELLED}
REFUNDED: dict[str, Any] = {"status": ReturnStatus.REFUNDED}


@pytest.mark.parametrize(
    ("returns", "item", "meant"),
    [
        ([a_return(LAMP, requested=LATE, **REFUNDED), a_return(CUPS, requested=EARLY)], NOTHING_SAID, 1),
        ([a_return(LAMP, requested=EARLY, **REFUNDED), a_return(CUPS, requested=LATE, **REFUNDED)], NOTHING_SAID, 1),
        ([a_return(LAMP, requested=EARLY), a_return(CUPS, requested=LATE)], meaning(LAMP), 0),
        ([a_return(LAMP, requested=EARLY, **REFUNDED), a_return(CUPS, requested=LATE)], meaning(LAMP), 0),
        # Several of one item: the one that is not settled, else the newest.
        ([a_return(LAMP, requested=EARLY), a_return(LAMP, number=2, requested=LATE, **CANCELLED)], meaning(LAMP), 0),
        ([a_return(LAMP, requested=EARLY), a_return(LAMP, number=2, requested=LATE)], meaning(LAMP), 1),
        ([a_return(LAMP, requested=EARLY), a_return(LAMP, number=2, requested=LATE)], NOTHING_SAID, 1),
        (
            [a_return(LAMP, requested=EARLY, **REFUNDED), a_return(LAMP, number=2, requested=LATE, **CANCELLED)],
            meaning(LAMP),
            1,
        ),
        ([a_return(LAMP, requested=EARLY), a_return(CUPS, requested=LATE, **REFUNDED)], meaning(LAMP, CUPS), 0),
    ],
)
def test_it_is_about_the_item_meant_else_what_is_not_settled_else_the_newest(
    returns: list[Return], item: Mention, meant: int
) -> None:
    for order in (returns, returns[::-1]):
        outcome = ask(*order, item=item).outcome
        assert isinstance(outcome, ReturnIs)
        assert outcome.record == returns[meant]


def test_several_that_are_not_settled_are_listed_newest_first_three_at_most() -> None:
    times = ("2026-11-17 15:00", "2026-11-20 15:00", "2026-11-18 15:00", "2026-11-19 15:00")
    returns = [a_return(line, requested=when) for line, when in zip((LAMP, CUPS, SHOES, PEN), times, strict=True)]
    assert ask(*returns) == Answer(
        SeveralReturns((CUPS, PEN, SHOES), 4), (CUPS.ref, PEN.ref, SHOES.ref), Which(INTENT, rest=(LAMP.ref,))
    )


def test_several_settled_ones_that_were_named_are_listed_too() -> None:
    outcome = ask(a_return(LAMP, **REFUNDED), a_return(CUPS, **REFUNDED), item=meaning(LAMP, CUPS)).outcome
    assert isinstance(outcome, SeveralReturns)
    assert outcome.total == 2
