"""Which rule counts for an item, and what the rules say of it. Days here are already the customer's own."""

from datetime import date

import pytest

from skill.domain.orders import DeliveryStatus, Line, OrderStatus
from skill.domain.policies import (
    RULES,
    Decision,
    ReturnCase,
    ReturnCategory,
    ReturnPolicy,
    ReturnReason,
    Verdict,
    judge,
    policy_for,
)
from tests.builders import a_line, a_parcel, a_policy, at, day

HERE = a_line(parcel=a_parcel(delivered=at("2026-11-01 12:00")))
ON_THE_WAY = a_line(parcel=a_parcel())
UNDATED = a_line(parcel=a_parcel(status=DeliveryStatus.DELIVERED))
FINAL = a_line(parcel=a_parcel(delivered=at("2026-11-01 12:00")), final_sale=True)
CANCELLED = a_line(status=OrderStatus.CANCELLED)
RETURNED = a_line(status=OrderStatus.RETURNED, parcel=a_parcel(delivered=at("2026-11-01 12:00")))
DAYS_30, WITHOUT_DAYS = a_policy(30), a_policy(None)
UNLIMITED = a_policy(kind=ReturnCategory.UNLIMITED)
NOT_PERMITTED = a_policy(kind=ReturnCategory.NOT_PERMITTED)
UNSPECIFIED = a_policy(kind=ReturnCategory.UNSPECIFIED)
YES, NO, PERSON = Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE, Verdict.NEEDS_PERSON


def case(line: Line = HERE, policy: ReturnPolicy | None = DAYS_30, today: str = "2026-11-23") -> ReturnCase:
    delivered = date(2026, 11, 1) if line.delivered_at else None
    return ReturnCase(line, policy, day(today), delivered)


@pytest.mark.parametrize(
    ("line", "policy", "verdict", "reason"),
    [
        (HERE, DAYS_30, YES, ReturnReason.IN_WINDOW),
        (HERE, UNLIMITED, YES, ReturnReason.NO_LIMIT),
        (HERE, NOT_PERMITTED, NO, ReturnReason.NOT_RETURNABLE),
        (HERE, UNSPECIFIED, PERSON, ReturnReason.OTHER),
        (HERE, WITHOUT_DAYS, PERSON, ReturnReason.OTHER),
        (HERE, None, PERSON, ReturnReason.OTHER),
        (HERE, a_policy(0), NO, ReturnReason.RETURN_WINDOW_EXPIRED),
        (ON_THE_WAY, DAYS_30, NO, ReturnReason.UNFULFILLED),
        (ON_THE_WAY, UNLIMITED, NO, ReturnReason.UNFULFILLED),
        (UNDATED, DAYS_30, PERSON, ReturnReason.UNKNOWN_DELIVERY),
        (UNDATED, UNLIMITED, YES, ReturnReason.NO_LIMIT),
        (FINAL, DAYS_30, NO, ReturnReason.FINAL_SALE),
        (CANCELLED, DAYS_30, NO, ReturnReason.CANCELLED),
        (RETURNED, DAYS_30, NO, ReturnReason.RETURNED),
    ],
)
def test_an_item_is_judged(line: Line, policy: ReturnPolicy | None, verdict: Verdict, reason: ReturnReason) -> None:
    decision = judge(case(line, policy))
    assert (decision.verdict, decision.reason) == (verdict, reason)


def test_every_reason_is_given_by_some_case() -> None:
    lines = (HERE, ON_THE_WAY, UNDATED, FINAL, CANCELLED, RETURNED)
    policies = (DAYS_30, WITHOUT_DAYS, UNLIMITED, NOT_PERMITTED, UNSPECIFIED, a_policy(0), None)
    assert {judge(case(line, policy)).reason for line in lines for policy in policies} == set(ReturnReason)


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        (ReturnReason.CANCELLED, case(a_line(status=OrderStatus.CANCELLED, final_sale=True), NOT_PERMITTED)),
        (ReturnReason.RETURNED, case(a_line(status=OrderStatus.RETURNED, final_sale=True), None)),
        (ReturnReason.FINAL_SALE, case(FINAL, UNLIMITED)),
        (ReturnReason.FINAL_SALE, case(FINAL, NOT_PERMITTED)),
        (ReturnReason.FINAL_SALE, case(FINAL, None)),
        (ReturnReason.FINAL_SALE, case(a_line(final_sale=True, parcel=a_parcel()))),
        (ReturnReason.NOT_RETURNABLE, case(ON_THE_WAY, NOT_PERMITTED)),
        (ReturnReason.OTHER, case(ON_THE_WAY, UNSPECIFIED)),
        (ReturnReason.UNKNOWN_DELIVERY, case(UNDATED, WITHOUT_DAYS)),
    ],
)
def test_the_rule_that_can_never_change_speaks_first(stronger: ReturnReason, weaker: ReturnCase) -> None:
    assert judge(weaker).reason is stronger


@pytest.mark.parametrize(
    ("days", "today", "verdict", "last_day"),
    [
        (30, "2026-11-01", YES, "2026-12-01"),
        (30, "2026-12-01", YES, "2026-12-01"),
        (30, "2026-12-02", NO, "2026-12-01"),
        (1, "2026-11-02", YES, "2026-11-02"),
        (1, "2026-11-03", NO, "2026-11-02"),
        (0, "2026-11-01", YES, "2026-11-01"),
        (0, "2026-11-02", NO, "2026-11-01"),
        (365, "2027-11-01", YES, "2027-11-01"),
    ],
)
def test_the_delivery_day_is_day_0_and_the_last_day_counts(
    days: int, today: str, verdict: Verdict, last_day: str
) -> None:
    decision = judge(case(policy=a_policy(days), today=today))
    assert (decision.verdict, decision.last_day, decision.policy_id) == (verdict, day(last_day), "general")


@pytest.mark.parametrize(
    ("delivered", "days", "last_day"),
    [
        ("2028-01-30", 30, "2028-02-29"),
        ("2027-01-30", 30, "2027-03-01"),
        ("2028-02-29", 365, "2029-02-28"),
        ("2028-02-28", 1, "2028-02-29"),
        ("2026-12-15", 30, "2027-01-14"),
    ],
)
def test_the_last_day_keeps_to_the_calendar(delivered: str, days: int, last_day: str) -> None:
    decision = judge(ReturnCase(HERE, a_policy(days), day(delivered), day(delivered)))
    assert decision.last_day == day(last_day)


@pytest.mark.parametrize(
    ("today", "reason"),
    [("2026-10-31", ReturnReason.UNKNOWN_DELIVERY), ("2026-11-01", ReturnReason.IN_WINDOW)],
)
def test_a_delivery_on_a_day_to_come_is_no_delivery_to_count_from(today: str, reason: ReturnReason) -> None:
    assert judge(case(today=today)).reason is reason


def test_without_rules_a_person_decides() -> None:
    assert judge(case(), rules=()) == Decision(PERSON, ReturnReason.OTHER)


def test_a_rule_of_the_shops_own_can_be_put_in_front() -> None:
    generous = Decision(YES, ReturnReason.OTHER)
    assert judge(case(FINAL), rules=(lambda _: generous, *RULES)) == generous


SHOES, GIFTS, DEFAULT = a_policy(60, category="Shoes"), a_policy(0, category="gift-cards"), a_policy(30)
ALL = (SHOES, DEFAULT, GIFTS)


@pytest.mark.parametrize(
    ("category", "policy"),
    [
        ("Shoes", SHOES),
        ("shoes", SHOES),
        ("SHOES", SHOES),
        ("gift-cards", GIFTS),
        ("gift cards", GIFTS),
        ("Gift Cards", GIFTS),
        ("books", DEFAULT),
        ("shoe", DEFAULT),
        ("", DEFAULT),
    ],
)
def test_a_categorys_own_rule_counts_over_the_default(category: str, policy: ReturnPolicy) -> None:
    assert policy_for(ALL, category) is policy
    assert policy_for(ALL[::-1], category) is policy


@pytest.mark.parametrize("category", ["books", ""])
def test_without_a_default_what_has_no_rule_of_its_own_has_none(category: str) -> None:
    assert policy_for((SHOES,), category) is None
    assert policy_for((), category) is None
