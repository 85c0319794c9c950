"""Category and days: what they say together, and what is never guessed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from skill.domain.policies import ReturnCategory
from tests.tools.policies.given import SCHEMA, read_policy

UNLIMITED, NOT_PERMITTED, UNSPECIFIED = (
    f"{SCHEMA}{name}"
    for name in ("MerchantReturnUnlimitedWindow", "MerchantReturnNotPermitted", "MerchantReturnUnspecified")
)


@pytest.mark.parametrize(
    "said",
    [
        30,
        "30",
        " 30 ",
        30.0,
        [30],
        {"@type": "QuantitativeValue", "value": 30, "unitCode": "DAY"},
        {"@type": "QuantitativeValue", "value": "30", "unitText": "days"},
    ],
)
def test_thirty_days_in_plain_ways(tmp_path: Path, said: Any) -> None:
    found = read_policy(tmp_path, merchantReturnDays=said)
    assert found.policy.merchant_return_days == 30
    assert found.warnings == ()


@pytest.mark.parametrize("said", ["30 days", "30 Days.", "30-day", "30 calendar days", "P30D"])
def test_thirty_days_in_words_are_read_and_told(tmp_path: Path, said: str) -> None:
    found = read_policy(tmp_path, merchantReturnDays=said)
    assert found.policy.merchant_return_days == 30
    place = "shop.jsonld, $.hasMerchantReturnPolicy.merchantReturnDays"
    assert found.warning == f'{place}: "{said}" is text; read as 30 days'


@pytest.mark.parametrize(
    "said",
    [
        -1,
        30.5,
        10**30,
        3651,
        "99999 days",
        True,
        False,
        "thirty",
        "30-60",
        "2 weeks",
        "14 business days",
        {"value": 1, "unitCode": "MON"},
        {"@type": "QuantitativeValue", "minValue": 30},
        "²",
    ],
)
def test_what_is_no_number_of_days_is_a_problem(tmp_path: Path, said: Any) -> None:
    problem = read_policy(tmp_path, merchantReturnDays=said).problem
    assert problem.startswith("shop.jsonld, $.hasMerchantReturnPolicy.merchantReturnDays")
    assert "is no number" in problem


@pytest.mark.parametrize("days", [1, 3650])
def test_the_shortest_and_the_longest_window(tmp_path: Path, days: int) -> None:
    assert read_policy(tmp_path, merchantReturnDays=days).policy.merchant_return_days == days


@pytest.mark.parametrize(
    "said", ["2027-01-31", "2027-01-31T23:59:59Z", "2027-01-31T00:00:00-08:00", "2027-01-31 12:00", "2027-01-31T12:00"]
)
def test_a_date_is_the_last_day_as_written(tmp_path: Path, said: str) -> None:
    policy = read_policy(tmp_path, merchantReturnDays=said).policy
    assert (policy.merchant_return_days, policy.merchant_return_until) == (None, date(2027, 1, 31))


@pytest.mark.parametrize("said", ["2027-02-29", "2027-13-01", "2027-01-31T25:00"])
def test_a_date_that_no_calendar_has_is_a_problem(tmp_path: Path, said: str) -> None:
    assert f'"{said}" is no date; write it as 2026-12-31' in read_policy(tmp_path, merchantReturnDays=said).problem


@pytest.mark.parametrize("said", [0, "0", "0 days"])
def test_zero_days_are_no_window(tmp_path: Path, said: Any) -> None:
    problems = read_policy(tmp_path, merchantReturnDays=said).problem
    assert "0 days are no window: the day of delivery alone, or nothing filled in?" in problems


@pytest.mark.parametrize("category", [UNLIMITED, NOT_PERMITTED, UNSPECIFIED])
@pytest.mark.parametrize("said", [7, "14", "2027-01-31"])
def test_days_beside_a_category_that_has_none_contradict_it(tmp_path: Path, category: str, said: Any) -> None:
    problem = read_policy(tmp_path, returnPolicyCategory=category, merchantReturnDays=said).problem
    assert problem == (
        f"shop.jsonld, $.hasMerchantReturnPolicy: {category.removeprefix(SCHEMA)} contradicts merchantReturnDays "
        f"({said}); leave merchantReturnDays out, or write MerchantReturnFiniteReturnWindow"
    )


def test_no_returns_in_no_days_is_no_contradiction(tmp_path: Path) -> None:
    found = read_policy(tmp_path, returnPolicyCategory=NOT_PERMITTED, merchantReturnDays=0)
    assert (found.policy.return_policy_category, found.warnings) == (ReturnCategory.NOT_PERMITTED, ())


@pytest.mark.parametrize("category", [UNLIMITED, UNSPECIFIED])
def test_zero_beside_another_category_is_read_as_not_said_and_told(tmp_path: Path, category: str) -> None:
    found = read_policy(tmp_path, returnPolicyCategory=category, merchantReturnDays=0)
    assert found.policy.return_policy_category == category.removeprefix(SCHEMA)
    assert "has 0 days; read as not said" in found.warning


@pytest.mark.parametrize("said", [None, ""])
def test_a_finite_window_needs_an_end(tmp_path: Path, said: str | None) -> None:
    problem = read_policy(tmp_path, merchantReturnDays=said).problem
    assert problem.endswith(
        "MerchantReturnFiniteReturnWindow has no merchantReturnDays; add merchantReturnDays, such as 30"
    )


def test_days_without_a_category_are_a_finite_window_and_told(tmp_path: Path) -> None:
    found = read_policy(tmp_path, returnPolicyCategory=None)
    assert found.policy.return_policy_category is ReturnCategory.FINITE
    assert "no returnPolicyCategory; read as MerchantReturnFiniteReturnWindow" in found.warning


def test_a_link_alone_leaves_the_answer_to_a_person_and_is_told(tmp_path: Path) -> None:
    link = "https://shop.example/returns"
    found = read_policy(tmp_path, returnPolicyCategory=None, merchantReturnDays=None, merchantReturnLink=link)
    assert found.policy.return_policy_category is ReturnCategory.UNSPECIFIED
    assert found.policy.merchant_return_link == link
    assert "read as MerchantReturnUnspecified: a person answers" in found.warning


def test_a_policy_that_says_nothing_is_a_problem(tmp_path: Path) -> None:
    found = read_policy(tmp_path, returnPolicyCategory=None, merchantReturnDays=None)
    assert "it has neither returnPolicyCategory nor merchantReturnDays" in found.problem


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("MerchantReturnUnlimitedWindow", ReturnCategory.UNLIMITED),
        ("MerchantReturnNotPermitted", ReturnCategory.NOT_PERMITTED),
        ("MerchantReturnUnspecified", ReturnCategory.UNSPECIFIED),
    ],
)
def test_the_categories_without_days(tmp_path: Path, name: str, category: ReturnCategory) -> None:
    found = read_policy(tmp_path, returnPolicyCategory=name, merchantReturnDays=None)
    assert (found.policy.return_policy_category, found.warnings) == (category, ())
