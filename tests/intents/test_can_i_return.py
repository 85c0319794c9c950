"""Can I return this item? Until when, to the minute, in every zone; which item is meant; and what is offered next."""

from datetime import datetime, timedelta
from typing import get_args

import pytest

from skill.domain.files import CustomerFile, ShopFile
from skill.domain.orders import DeliveryStatus, Line, LineRef, OrderStatus
from skill.domain.policies import ReturnCategory, ReturnPolicy, ReturnReason
from skill.intents.asking import AccountNeeded, Answer, Ask, Mention, Offer, Which
from skill.intents.can_i_return import (
    INTENT,
    ItemNotFound,
    NothingToReturn,
    Outcome,
    ReturnAllowed,
    ReturnNeedsPerson,
    ReturnNotYet,
    ReturnRefused,
    WhichItem,
    decide,
)
from tests.builders import NOW, a_customer, a_line, a_parcel, a_policy, a_shop, at, day, files, meaning
from tests.intents.situations import CAN_I_RETURN, Situation

NOTHING_SAID = Mention()
SUPPORT = Offer("ContactSupport")
LAMP = a_line("lamp", number="1", parcel=a_parcel(delivered=at("2026-11-16 17:40")))
OLD = a_line("old", number="2", parcel=a_parcel(delivered=at("2026-10-06 18:00")))
SHOES = a_line("shoes", number="3", category="shoes", parcel=a_parcel(expected="2026-11-24"))
PACKED = a_line("packed", number="4")
UNDATED = a_line("undated", number="5", parcel=a_parcel(status=DeliveryStatus.DELIVERED))
STOVE = a_line("stove", number="6", status=OrderStatus.CANCELLED)
SHIRT = a_line("shirt", number="7", status=OrderStatus.RETURNED, parcel=a_parcel(delivered=at("2026-11-20 10:00")))
UNLIMITED, NOT_PERMITTED, UNSPECIFIED = (
    ReturnCategory.UNLIMITED,
    ReturnCategory.NOT_PERMITTED,
    ReturnCategory.UNSPECIFIED,
)


def ask(
    customer: CustomerFile | None,
    item: Mention = NOTHING_SAID,
    now: datetime = NOW,
    shop: ShopFile | None = None,
) -> Answer[Outcome]:
    return decide(files(customer, shop), Ask(item=item), now)


def refs(*lines: Line) -> tuple[LineRef, ...]:
    return tuple(line.ref for line in lines)


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in CAN_I_RETURN.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize("situation", CAN_I_RETURN.values(), ids=CAN_I_RETURN)
def test_only_the_customers_own_lines_are_ever_mentioned(situation: Situation) -> None:
    answer = decide(situation.files, situation.ask, situation.now)
    customer = situation.files.customer
    own = {line.ref for line in customer.lines()} if customer else set()
    assert set(answer.mentioned) <= own


# Thirty days; when it was delivered (UTC), a moment (UTC), and the last day there.
LAST_MINUTES = [
    ("America/New_York", "2026-10-24 03:59", "2026-11-23 04:59", "2026-11-22"),
    ("America/New_York", "2026-10-24 04:00", "2026-11-24 04:59", "2026-11-23"),
    ("America/Los_Angeles", "2026-11-01 07:30", "2026-12-02 07:59", "2026-12-01"),
    ("Asia/Tokyo", "2026-10-24 14:59", "2026-11-23 14:59", "2026-11-23"),
    ("Asia/Tokyo", "2026-10-24 15:00", "2026-11-24 14:59", "2026-11-24"),
    ("Pacific/Kiritimati", "2026-10-24 09:59", "2026-11-23 09:59", "2026-11-23"),
    ("Pacific/Kiritimati", "2026-10-24 10:00", "2026-11-24 09:59", "2026-11-24"),
    ("Australia/Lord_Howe", "2026-10-24 12:59", "2026-11-23 12:59", "2026-11-23"),
    ("Australia/Lord_Howe", "2026-10-24 13:00", "2026-11-24 12:59", "2026-11-24"),
    # The clock goes back between the delivery and the last day, and forward.
    ("America/New_York", "2026-10-20 03:30", "2026-11-19 04:59", "2026-11-18"),
    ("America/New_York", "2026-02-20 04:30", "2026-03-22 03:59", "2026-03-21"),
    ("Australia/Lord_Howe", "2026-03-20 13:30", "2026-04-20 13:29", "2026-04-20"),
    ("Australia/Lord_Howe", "2026-09-10 13:00", "2026-10-10 12:59", "2026-10-10"),
    # The last day is the very night of a change of the clock: 25 hours long, 23, half an hour longer.
    ("America/New_York", "2026-10-02 12:00", "2026-11-02 04:59", "2026-11-01"),
    ("America/New_York", "2026-02-06 12:00", "2026-03-09 03:59", "2026-03-08"),
    ("Australia/Lord_Howe", "2026-03-06 00:00", "2026-04-05 13:29", "2026-04-05"),
    # A leap day is the last day, or is counted on the way; without one the month ends sooner.
    ("America/New_York", "2028-01-30 12:00", "2028-03-01 04:59", "2028-02-29"),
    ("America/New_York", "2028-02-10 12:00", "2028-03-12 04:59", "2028-03-11"),
    ("America/New_York", "2028-02-29 12:00", "2028-03-31 03:59", "2028-03-30"),
    ("America/New_York", "2027-01-30 12:00", "2027-03-02 04:59", "2027-03-01"),
    # Nobody knows where the customer lives: the shop's zone, New York, counts.
    ("", "2026-10-24 03:59", "2026-11-23 04:59", "2026-11-22"),
]


@pytest.mark.parametrize(("zone", "delivered", "last_minute", "last_day"), LAST_MINUTES)
def test_the_answer_is_yes_until_the_last_minute_of_day_30_and_no_from_the_first_of_day_31(
    zone: str, delivered: str, last_minute: str, last_day: str
) -> None:
    line, until = a_line(parcel=a_parcel(delivered=at(delivered))), at(last_minute)
    customer = a_customer(line, zone=zone)
    assert ask(customer, now=until).outcome == ReturnAllowed(line, day(last_day), 0, "general")
    assert ask(customer, now=until.replace(second=59)).outcome == ReturnAllowed(line, day(last_day), 0, "general")
    after = until + timedelta(minutes=1)
    assert ask(customer, now=after).outcome == ReturnRefused(line, ReturnReason.RETURN_WINDOW_EXPIRED, day(last_day))


@pytest.mark.parametrize(
    ("now", "left"),
    [("2026-11-16 17:41", 30), ("2026-11-17 12:00", 29), ("2026-12-15 12:00", 1), ("2026-12-16 12:00", 0)],
)
def test_the_days_left_are_those_after_today(now: str, left: int) -> None:
    assert ask(a_customer(LAMP), now=at(now)) == Answer(
        ReturnAllowed(LAMP, day("2026-12-16"), left, "general"), refs(LAMP), SUPPORT
    )


def test_the_shops_zone_counts_only_where_the_customers_is_unknown() -> None:
    line = a_line(parcel=a_parcel(delivered=at("2026-10-24 14:30")))
    tokyo = a_shop(zone="Asia/Tokyo")
    now = at("2026-11-23 15:30")  # the 24th in Tokyo, the 23rd in New York
    assert isinstance(ask(a_customer(line, zone=""), now=now, shop=tokyo).outcome, ReturnRefused)
    assert isinstance(ask(a_customer(line), now=now, shop=tokyo).outcome, ReturnAllowed)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (STOVE, ReturnReason.CANCELLED),
        (SHIRT, ReturnReason.RETURNED),
        (a_line(final_sale=True, parcel=a_parcel(delivered=NOW)), ReturnReason.FINAL_SALE),
        (a_line(final_sale=True), ReturnReason.FINAL_SALE),
    ],
)
def test_some_items_never_go_back(line: Line, reason: ReturnReason) -> None:
    assert ask(a_customer(line), meaning(line)) == Answer(ReturnRefused(line, reason), refs(line), SUPPORT)


@pytest.mark.parametrize(
    ("days", "kind", "outcome"),
    [
        (30, ReturnCategory.FINITE, ReturnAllowed(LAMP, day("2026-12-16"), 23, "general")),
        (None, ReturnCategory.FINITE, ReturnNeedsPerson(LAMP, ReturnReason.OTHER)),
        (None, UNLIMITED, ReturnAllowed(LAMP, None, None, "general")),
        (None, NOT_PERMITTED, ReturnRefused(LAMP, ReturnReason.NOT_RETURNABLE)),
        (None, UNSPECIFIED, ReturnNeedsPerson(LAMP, ReturnReason.OTHER)),
    ],
)
def test_the_shops_policy_decides(days: int | None, kind: ReturnCategory, outcome: Outcome) -> None:
    shop = a_shop(policies=[a_policy(days, kind=kind)])
    assert ask(a_customer(LAMP), shop=shop) == Answer(outcome, refs(LAMP), SUPPORT)


def test_without_any_policy_a_person_decides() -> None:
    outcome = ask(a_customer(LAMP), shop=a_shop(policies=())).outcome
    assert outcome == ReturnNeedsPerson(LAMP, ReturnReason.OTHER)


@pytest.mark.parametrize("category", ["gift cards", "Gift Cards", "gift-cards", "GIFT-CARDS"])
@pytest.mark.parametrize("own", ["gift cards", "gift-cards"])
def test_the_items_category_has_its_own_rule_however_it_is_spelt(category: str, own: str) -> None:
    line = a_line(category=category, parcel=a_parcel(delivered=at("2026-11-16 17:40")))
    shop = a_shop(policies=[a_policy(30), a_policy(7, category=own, policy_id="cards")])
    assert ask(a_customer(line), shop=shop).outcome == ReturnAllowed(line, day("2026-11-23"), 0, "cards")


@pytest.mark.parametrize(("policy", "days"), [(a_policy(30), 30), (a_policy(kind=UNLIMITED), None)])
@pytest.mark.parametrize("line", [SHOES, PACKED])
def test_what_has_not_come_yet_can_be_asked_about_again(line: Line, policy: ReturnPolicy, days: int | None) -> None:
    shop = a_shop(policies=[policy])
    assert ask(a_customer(line), shop=shop) == Answer(
        ReturnNotYet(line, days), refs(line), Offer("WhereIsMyOrder", refs(line))
    )


@pytest.mark.parametrize(
    "line",
    [
        UNDATED,
        a_line(parcel=a_parcel(delivered=at("2026-11-24 05:00"))),
        a_line(parcel=a_parcel(delivered=at("2027-01-01 12:00"))),
    ],
)
def test_a_day_of_delivery_that_is_unknown_or_to_come_is_for_a_person(line: Line) -> None:
    assert ask(a_customer(line)) == Answer(ReturnNeedsPerson(line, ReturnReason.UNKNOWN_DELIVERY), refs(line), SUPPORT)


def test_a_delivery_later_on_the_same_day_is_day_0() -> None:
    line = a_line(parcel=a_parcel(delivered=at("2026-11-24 04:59")))
    assert ask(a_customer(line)).outcome == ReturnAllowed(line, day("2026-12-23"), 30, "general")


def test_a_guest_is_asked_to_link_an_account() -> None:
    assert ask(None, meaning(LAMP)) == Answer(AccountNeeded())


@pytest.mark.parametrize("item", [NOTHING_SAID, Mention("the lamp")])
def test_somebody_who_never_ordered_hears_so(item: Mention) -> None:
    assert ask(a_customer(), item) == Answer(NothingToReturn(), asks=SUPPORT)


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        ((SHOES, OLD, LAMP), LAMP),
        ((LAMP, OLD, SHOES), LAMP),
        ((SHOES, UNDATED), UNDATED),
        ((SHOES, PACKED), SHOES),
        ((PACKED, SHOES), PACKED),
        ((STOVE, SHIRT), STOVE),
        ((SHIRT, OLD), OLD),
    ],
)
def test_this_item_is_what_arrived_last_else_what_was_ordered_last(lines: tuple[Line, ...], meant: Line) -> None:
    assert ask(a_customer(*lines)).mentioned == refs(meant)


def test_this_item_is_what_was_last_spoken_of() -> None:
    assert ask(a_customer(LAMP, OLD), Mention("", (OLD.ref,))).mentioned == refs(OLD)


def test_what_was_last_spoken_of_gives_way_to_what_arrived_last_when_it_is_not_the_customers() -> None:
    assert ask(a_customer(LAMP), Mention("", (OLD.ref,))).mentioned == refs(LAMP)


def test_when_several_fit_the_customer_chooses_among_three() -> None:
    customer = a_customer(LAMP, OLD, SHOES, PACKED)
    assert ask(customer, meaning(LAMP, OLD, SHOES, PACKED)) == Answer(
        WhichItem((LAMP, OLD, SHOES)), refs(LAMP, OLD, SHOES), Which(INTENT)
    )


def test_what_nobody_ordered_is_not_found_and_the_likeliest_three_are_named() -> None:
    assert ask(a_customer(SHOES, OLD, LAMP, UNDATED), Mention("my phone")) == Answer(
        ItemNotFound((LAMP, OLD, UNDATED)), refs(LAMP, OLD, UNDATED), Which(INTENT)
    )


def test_the_only_thing_that_it_could_be_is_offered() -> None:
    assert ask(a_customer(LAMP), Mention("my phone")) == Answer(
        ItemNotFound((LAMP,)), refs(LAMP), Offer(INTENT, refs(LAMP))
    )


def test_somebody_elses_line_is_one_that_is_not_found() -> None:
    stranger = a_line("secret", number="not Ada's")
    assert ask(a_customer(LAMP), meaning(stranger)) == ask(a_customer(LAMP), Mention("secret"))


def test_gifts_and_items_whose_names_are_hidden_are_judged_like_any_other() -> None:
    gift = a_line("pen", is_gift=True, parcel=a_parcel(delivered=at("2026-11-16 17:40")))
    assert ask(a_customer(gift)).outcome == ReturnAllowed(gift, day("2026-12-16"), 23, "general")
    assert ask(a_customer(LAMP, hide_items=True)) == ask(a_customer(LAMP))
