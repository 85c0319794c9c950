"""What is promised for what is bought on a day: the policy's own window, and another one while a season has it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from skill.domain.policies import Fact, ItemCondition, ReturnCategory, ReturnFees, ReturnTerms, SeasonalOverride
from skill.domain.published_rule import Rule, rule_of
from skill.domain.return_plan import Fee
from skill.domain.return_promise import Promise, promised
from tests.builders import TODAY, a_policy, a_season, day

JANUARY_31 = day("2027-01-31")
THIRTY = Promise(ReturnCategory.FINITE, days=30)
UNLIMITED, NEVER, NOTHING = (
    Promise(kind) for kind in (ReturnCategory.UNLIMITED, ReturnCategory.NOT_PERMITTED, ReturnCategory.UNSPECIFIED)
)


def until(last: date, or_days: int | None = None) -> Promise:
    return Promise(ReturnCategory.FINITE, until=last, or_days=or_days)


@pytest.mark.parametrize(
    ("policy", "promise"),
    [
        (a_policy(30), THIRTY),
        (a_policy(None, merchant_return_until=JANUARY_31), until(JANUARY_31)),
        (a_policy(None, merchant_return_until=TODAY), until(TODAY)),
        (a_policy(None, merchant_return_until=TODAY - timedelta(days=1)), NOTHING),
        (a_policy(60, merchant_return_until=JANUARY_31), until(JANUARY_31, 60)),
        (a_policy(70, merchant_return_until=JANUARY_31), Promise(ReturnCategory.FINITE, days=70)),
        (a_policy(None), NOTHING),
        (a_policy(None, defect_days=90), NOTHING),
        (a_policy(kind=ReturnCategory.UNLIMITED), UNLIMITED),
        (a_policy(kind=ReturnCategory.NOT_PERMITTED), NEVER),
    ],
)
def test_a_policy_promises_days_or_a_day_or_neither(policy: Any, promise: Promise) -> None:
    assert promised(policy, TODAY, None) == promise
    assert rule_of(policy, TODAY) == Rule("", promise)


@pytest.mark.parametrize(
    ("season", "now", "shorter"),
    [
        (a_season(until=JANUARY_31), until(JANUARY_31, 30), False),
        (a_season(until=JANUARY_31, days=60), until(JANUARY_31, 60), False),
        (a_season(days=60), Promise(ReturnCategory.FINITE, days=60), False),
        (a_season(category=ReturnCategory.UNLIMITED), UNLIMITED, False),
        (a_season(days=14, shortens=True), Promise(ReturnCategory.FINITE, days=14), True),
        (a_season(until=day("2026-12-01"), shortens=True), until(day("2026-12-01")), True),
        (a_season(category=ReturnCategory.NOT_PERMITTED, shortens=True), NEVER, True),
        (a_season(start=None, end=None, days=60), Promise(ReturnCategory.FINITE, days=60), False),
    ],
)
def test_a_season_of_today_that_says_something_else_is_told(
    season: SeasonalOverride, now: Promise, shorter: bool
) -> None:
    assert rule_of(a_policy(30, seasonal=(season,)), TODAY) == Rule("", THIRTY, now, season, shorter)


@pytest.mark.parametrize(
    "season",
    [
        a_season(days=30),
        a_season(days=14),
        a_season(until=day("2026-12-23")),
        a_season(category=ReturnCategory.NOT_PERMITTED),
        a_season(category=ReturnCategory.FINITE),
    ],
    ids=["the same", "fewer days", "a day that the days reach", "less, but not on purpose", "no window"],
)
def test_a_season_that_leaves_the_window_as_it_is_is_not_told(season: SeasonalOverride) -> None:
    assert rule_of(a_policy(30, seasonal=(season,)), TODAY) == Rule("", THIRTY)


@pytest.mark.parametrize(
    ("bought", "told"),
    [("2026-11-19", False), ("2026-11-20", True), ("2026-12-25", True), ("2026-12-26", False)],
)
def test_a_season_is_told_from_its_first_day_to_its_last(bought: str, told: bool) -> None:
    rule = rule_of(a_policy(30, seasonal=(a_season(until=JANUARY_31),)), day(bought))
    assert (rule.now is not None) is told


def test_a_season_may_permit_what_the_policy_does_not() -> None:
    season = a_season(until=JANUARY_31)
    for kind, usual in ((ReturnCategory.NOT_PERMITTED, NEVER), (ReturnCategory.UNSPECIFIED, NOTHING)):
        policy = a_policy(kind=kind, category="gift cards", seasonal=(season,))
        assert rule_of(policy, TODAY) == Rule("gift cards", usual, until(JANUARY_31), season)


def test_more_time_is_kinder() -> None:
    promises = [NEVER, NOTHING, THIRTY, until(JANUARY_31), Promise(ReturnCategory.FINITE, days=70), UNLIMITED]
    kindness = [promise.kindness(TODAY) for promise in promises]
    assert kindness == sorted(set(kindness))


def test_a_rule_says_what_a_change_of_mind_requires() -> None:
    complete = a_policy(15, requires=(Fact.COMPLETE,), item_conditions=(ItemCondition.NEW,))
    assert rule_of(complete, TODAY).requires == (Fact.COMPLETE, Fact.UNUSED)
    for nobody_asks in ({"defects_only": True}, {"final_sale": True}, {"kind": ReturnCategory.NOT_PERMITTED}):
        assert rule_of(a_policy(15, requires=(Fact.UNUSED,), **nobody_asks), TODAY).requires == ()


def test_a_rule_says_what_a_return_costs_unless_a_season_changes_that() -> None:
    percent = ReturnTerms(ReturnFees.RESTOCKING, restocking_percent=Decimal(15))
    free = ReturnTerms(ReturnFees.FREE)
    kept = Fee(ReturnFees.RESTOCKING, restocking_percent=Decimal(15))
    assert rule_of(a_policy(15, terms=percent), TODAY).fee == kept
    assert rule_of(a_policy(15, terms=percent, defect=free, defects_only=True), TODAY).fee == Fee(ReturnFees.FREE)
    season = a_season(terms=ReturnTerms(ReturnFees.CUSTOMER_PAYS))
    assert rule_of(a_policy(15, terms=percent, seasonal=(season,)), TODAY).fee is None
