"""Seasonal overrides: dates, what they change, and what they can't."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from skill.domain.money import Money
from skill.domain.policies import RefundType, ReturnCategory, ReturnFees, ReturnMethod, ReturnTerms, SeasonalOverride
from tests.tools.policies.given import Json, Read, read_policy

PLACE = "shop.jsonld, $.hasMerchantReturnPolicy.returnPolicySeasonalOverride"
NOVEMBER, CHRISTMAS = date(2026, 11, 1), date(2026, 12, 25)


def a_season(**more: Any) -> Json:
    season = {
        "@type": "MerchantReturnPolicySeasonalOverride",
        "startDate": "2026-11-01",
        "endDate": "2026-12-25",
        "merchantReturnDays": 60,
    } | more
    return {name: value for name, value in season.items() if value is not None}


def read_season(folder: Path, **more: Any) -> Read:
    return read_policy(folder, returnPolicySeasonalOverride=a_season(**more))


def test_a_season_may_be_one_or_several(tmp_path: Path) -> None:
    summer = a_season(startDate="2026-06-01T00:00:00Z", endDate="2026-06-30T23:59:59+02:00", merchantReturnDays="45")
    one = read_season(tmp_path)
    two = read_policy(tmp_path, returnPolicySeasonalOverride=[a_season(), summer])
    assert one.policy.seasonal == (SeasonalOverride(NOVEMBER, CHRISTMAS, days=60),)
    assert two.policy.seasonal[1] == SeasonalOverride(date(2026, 6, 1), date(2026, 6, 30), days=45)
    assert one.warnings == two.warnings == ()


def test_a_season_may_end_on_a_day(tmp_path: Path) -> None:
    policy = read_season(tmp_path, merchantReturnDays="2027-01-31").policy
    assert (policy.seasonal[0].days, policy.seasonal[0].until) == (None, date(2027, 1, 31))


def test_a_season_changes_all_that_schema_org_lets_it(tmp_path: Path) -> None:
    found = read_season(
        tmp_path,
        returnPolicyCategory="MerchantReturnUnlimitedWindow",
        merchantReturnDays=None,
        returnMethod=["ReturnInStore", "ReturnByMail"],
        refundType="StoreCreditRefund",
        returnFees="ReturnShippingFees",
        returnShippingFeesAmount={"value": 5, "currency": "USD"},
        restockingFee=10,
    )
    assert found.warnings == ()
    assert found.policy.seasonal[0] == SeasonalOverride(
        NOVEMBER,
        CHRISTMAS,
        category=ReturnCategory.UNLIMITED,
        methods=(ReturnMethod.STORE, ReturnMethod.MAIL),
        refund_types=(RefundType.STORE_CREDIT,),
        terms=ReturnTerms(ReturnFees.SHIPPING, Money(Decimal(5), "USD"), restocking_percent=Decimal(10)),
    )


def test_a_season_that_ends_before_it_starts_is_a_problem(tmp_path: Path) -> None:
    problem = read_season(tmp_path, startDate="2025-12-01", endDate="2025-01-05").problem
    assert problem == (
        f"{PLACE}: the season ends (2025-01-05) before it starts (2025-12-01); mend the dates (is a year missing?)"
    )


def test_a_season_of_one_day_is_one(tmp_path: Path) -> None:
    assert read_season(tmp_path, startDate="2026-12-25").policy.seasonal[0].start == CHRISTMAS


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("startDate", "the season has no startDate; read as a season without a startDate"),
        ("endDate", "the season has no endDate; read as a season without an endDate"),
    ],
)
def test_a_season_that_is_open_at_one_end_is_told(tmp_path: Path, missing: str, told: str) -> None:
    assert read_season(tmp_path, **{missing: None}).warning == f"{PLACE}: {told}"


def test_a_season_without_dates_is_a_problem(tmp_path: Path) -> None:
    assert "neither startDate nor endDate" in read_season(tmp_path, startDate=None, endDate=None).problem


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"startDate": "November"}, '.startDate: "November" is no date'),
        ({"endDate": 2026}, ".endDate: 2026 is no date"),
        ({"merchantReturnDays": 0}, ".merchantReturnDays: 0 days are no window"),
        ({"merchantReturnDays": "soon"}, '.merchantReturnDays: "soon" is no number'),
        ({"returnPolicyCategory": "MerchantReturnUnlimitedWindow"}, "contradicts merchantReturnDays (60)"),
        ({"returnFees": "Free"}, ".returnFees: there is no Free"),
        ({"returnShippingFeesAmount": {"value": 5}}, "the sum has no currency"),
    ],
)
def test_what_is_wrong_in_a_season_is_a_problem_with_its_place(tmp_path: Path, more: Json, told: str) -> None:
    problem = read_season(tmp_path, **more).problem
    assert problem.startswith(PLACE)
    assert told in problem


@pytest.mark.parametrize("said", ["Only at the door", True, {"@id": "#christmas"}])
def test_what_is_no_season_is_a_problem(tmp_path: Path, said: Any) -> None:
    problem = read_policy(tmp_path, returnPolicySeasonalOverride=said).problem
    assert "stands where a season belongs; write startDate, endDate and merchantReturnDays" in problem


@pytest.mark.parametrize(
    "more",
    [{"merchantReturnDays": 14}, {"returnPolicyCategory": "MerchantReturnNotPermitted", "merchantReturnDays": None}],
)
def test_a_season_that_shortens_is_not_applied_and_told(tmp_path: Path, more: Json) -> None:
    found = read_season(tmp_path, **more)
    assert found.policy.seasonal[0].shortens is False
    assert found.warning == (
        f"{PLACE}: the season would leave less time than the policy does; not applied: a season only lengthens, unless "
        "Careline's own YAML says `shortens: true`"
    )


def test_a_season_as_long_as_the_policy_shortens_nothing(tmp_path: Path) -> None:
    assert read_season(tmp_path, merchantReturnDays=30).warnings == ()


def test_in_an_unlimited_policy_every_window_shortens(tmp_path: Path) -> None:
    found = read_policy(
        tmp_path,
        returnPolicyCategory="MerchantReturnUnlimitedWindow",
        merchantReturnDays=None,
        returnPolicySeasonalOverride=a_season(returnPolicyCategory="MerchantReturnFiniteReturnWindow"),
    )
    assert "would leave less time" in found.warning


def test_only_carelines_yaml_shortens_on_purpose(tmp_path: Path) -> None:
    found = read_season(tmp_path, merchantReturnDays=14, shortens=True)
    assert found.policy.seasonal[0].shortens is False
    assert found.policy.unknown == ("returnPolicySeasonalOverride.shortens: true",)
