"""What a return costs: sums, percentages, and kinds that contradict them."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from skill.domain.money import Money
from skill.domain.policies import ReturnFees, ReturnLabelSource, ReturnTerms
from tests.tools.policies.given import read_policy

FIVE = {"@type": "MonetaryAmount", "value": 5, "currency": "USD"}
PLACE = "shop.jsonld, $.hasMerchantReturnPolicy"


@pytest.mark.parametrize(
    "said",
    [
        FIVE,
        {"value": "5.00", "currency": "USD"},
        {"value": {"@type": "QuantitativeValue", "value": "5.0"}, "currency": "USD"},
        {"schema:value": 5, "schema:currency": "USD"},
        [FIVE],
    ],
)
def test_a_sum_of_money_is_read_exactly(tmp_path: Path, said: Any) -> None:
    found = read_policy(tmp_path, returnFees="ReturnShippingFees", returnShippingFeesAmount=said)
    assert found.policy.terms.shipping == Money(Decimal(5), "USD")
    assert found.warnings == ()


def test_cents_stay_cents(tmp_path: Path) -> None:
    shipping = {"value": 4.95, "currency": "EUR"}
    policy = read_policy(tmp_path, returnFees="ReturnShippingFees", returnShippingFeesAmount=shipping).policy
    assert policy.terms.shipping == Money(Decimal("4.95"), "EUR")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"value": 5}, "the sum has no currency"),
        ({"currency": "USD"}, "the sum has no value"),
        ({"price": 5, "priceCurrency": "USD", "value": 5}, "the sum has no currency"),
        ({"value": 5, "currency": ""}, "the sum has no currency"),
        ({"value": 5, "currency": "$"}, '"$" is no currency'),
        ({"value": 5, "currency": "ZZZ"}, '"ZZZ" is no currency'),
        ({"value": 5, "currency": 840}, "840 is no currency"),
        ({"value": -5, "currency": "USD"}, "-5 is no sum that anybody pays"),
        ({"value": "5,00", "currency": "USD"}, '"5,00" is no number'),
        ({"value": "1e3", "currency": "USD"}, '"1e3" is no number'),
        ({"value": True, "currency": "USD"}, "true is no number"),
        ({"value": 10**12, "currency": "USD"}, "is no sum that anybody pays"),
        ({"value": {"minValue": 1, "maxValue": 2}, "currency": "USD"}, "is no number"),
        ({"value": [5, 6], "currency": "USD"}, "it says two things"),
        (4.95, "4.95 is no sum of money: it has no currency"),
        ("5 USD", "it has no currency"),
        ("free", "it has no currency"),
    ],
)
def test_what_is_no_sum_is_a_problem(tmp_path: Path, said: Any, told: str) -> None:
    problem = read_policy(tmp_path, returnFees="ReturnShippingFees", returnShippingFeesAmount=said).problem
    assert problem.startswith(f"{PLACE}.returnShippingFeesAmount")
    assert told in problem


def test_a_currency_in_small_letters_is_read_and_told(tmp_path: Path) -> None:
    shipping = {"value": 5, "currency": "usd"}
    found = read_policy(tmp_path, returnFees="ReturnShippingFees", returnShippingFeesAmount=shipping)
    assert found.policy.terms.shipping == Money(Decimal(5), "USD")
    assert found.warning.endswith('"usd" is not in capitals; read as USD')


@pytest.mark.parametrize("said", [15, "15", 15.0])
def test_a_number_is_a_percentage(tmp_path: Path, said: Any) -> None:
    found = read_policy(tmp_path, restockingFee=said)
    assert (found.policy.terms.restocking, found.policy.terms.restocking_percent) == (None, Decimal(15))
    assert found.warnings == ()


def test_a_sum_is_a_sum(tmp_path: Path) -> None:
    terms = read_policy(tmp_path, restockingFee=FIVE).policy.terms
    assert (terms.restocking, terms.restocking_percent) == (Money(Decimal(5), "USD"), None)


def test_a_percentage_in_words_is_read_and_told(tmp_path: Path) -> None:
    found = read_policy(tmp_path, restockingFee="12.5 %")
    assert found.policy.terms.restocking_percent == Decimal("12.5")
    assert found.warning == f'{PLACE}.restockingFee: "12.5 %" is text; read as a percentage, 12.5'


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (0.15, "0.15 could be a fraction or less than one percent; write 15.00 for 15.00 percent of the price"),
        (101, "101 is no percentage"),
        (-1, "-1 is no percentage"),
        ("$5", '"$5" is no number'),
        ("a little", '"a little" is no number'),
        ("%", '"%" is no number'),
        (True, "true is no number"),
        ({"value": 5}, "the sum has no currency"),
        ([10, 15], "it says two things"),
    ],
)
def test_what_is_no_restocking_fee_is_a_problem(tmp_path: Path, said: Any, told: str) -> None:
    problem = read_policy(tmp_path, restockingFee=said).problem
    assert problem.startswith(f"{PLACE}.restockingFee")
    assert told in problem


@pytest.mark.parametrize("percent", [0, 1, 100])
def test_the_least_and_the_most_percentage(tmp_path: Path, percent: int) -> None:
    assert read_policy(tmp_path, restockingFee=percent).policy.terms.restocking_percent == percent


def test_each_cause_has_its_own_fees_sums_and_labels(tmp_path: Path) -> None:
    found = read_policy(
        tmp_path,
        returnFees="ReturnFeesCustomerResponsibility",
        returnLabelSource="ReturnLabelCustomerResponsibility",
        customerRemorseReturnFees="ReturnShippingFees",
        customerRemorseReturnShippingFeesAmount=FIVE,
        customerRemorseReturnLabelSource="ReturnLabelDownloadAndPrint",
        itemDefectReturnFees="FreeReturn",
        itemDefectReturnShippingFeesAmount={"value": 0, "currency": "USD"},
        itemDefectReturnLabelSource="ReturnLabelInBox",
    )
    policy = found.policy
    assert found.warnings == ()
    assert policy.terms == ReturnTerms(ReturnFees.CUSTOMER_PAYS, label_source=ReturnLabelSource.CUSTOMER)
    assert policy.remorse == ReturnTerms(ReturnFees.SHIPPING, Money(Decimal(5), "USD"), ReturnLabelSource.DOWNLOAD)
    assert policy.defect == ReturnTerms(ReturnFees.FREE, Money(Decimal(0), "USD"), ReturnLabelSource.IN_BOX)


@pytest.mark.parametrize("kind", ["FreeReturn", "OriginalShippingFees", "ReturnFeesCustomerResponsibility"])
@pytest.mark.parametrize("cause", ["", "customerRemorse", "itemDefect"])
def test_a_sum_beside_a_kind_that_has_none_counts_and_is_told(tmp_path: Path, kind: str, cause: str) -> None:
    fees, amount = (f"{cause}{name}" for name in ("ReturnFees", "ReturnShippingFeesAmount"))
    fees, amount = fees[0].lower() + fees[1:], amount[0].lower() + amount[1:]
    found = read_policy(tmp_path, **{fees: kind, amount: FIVE})
    terms = {"": found.policy.terms, "customerRemorse": found.policy.remorse, "itemDefect": found.policy.defect}[cause]
    assert terms.fees is ReturnFees.SHIPPING
    assert (
        found.warning == f"{PLACE}: {fees} is {kind}, yet {amount} is 5 USD; the sum counts: read as ReturnShippingFees"
    )


def test_shipping_fees_of_nothing_are_free(tmp_path: Path) -> None:
    nothing = {"value": 0, "currency": "USD"}
    found = read_policy(tmp_path, returnFees="ReturnShippingFees", returnShippingFeesAmount=nothing)
    assert found.policy.terms.fees is ReturnFees.FREE
    assert "the sum counts: read as FreeReturn" in found.warning


@pytest.mark.parametrize("fee", [15, FIVE])
@pytest.mark.parametrize("free", ["FreeReturn", {"@id": "schema:FreeReturn"}])
def test_free_with_a_restocking_fee_is_not_free_and_a_defect_still_is(tmp_path: Path, fee: Any, free: Any) -> None:
    found = read_policy(tmp_path, returnFees=free, restockingFee=fee)
    assert found.policy.terms.fees is ReturnFees.RESTOCKING
    assert found.policy.defect.fees is ReturnFees.FREE
    assert "returnFees is FreeReturn, yet there is a restockingFee; the fee counts" in found.warning


@pytest.mark.parametrize(
    ("said", "defect"),
    [
        ({"returnFees": "FreeReturn"}, None),
        ({"returnFees": "RestockingFees", "restockingFee": 15}, None),
        (
            {"returnFees": "FreeReturn", "restockingFee": 15, "itemDefectReturnFees": "OriginalShippingFees"},
            ReturnFees.ORIGINAL_SHIPPING,
        ),
    ],
)
def test_of_a_defect_no_more_is_said_than_was_published(
    tmp_path: Path, said: dict[str, Any], defect: ReturnFees | None
) -> None:
    assert read_policy(tmp_path, **said).policy.defect == ReturnTerms(defect)


def test_a_change_of_mind_is_not_free_either_where_there_is_a_restocking_fee(tmp_path: Path) -> None:
    found = read_policy(tmp_path, customerRemorseReturnFees="FreeReturn", restockingFee=15)
    assert found.policy.remorse == ReturnTerms(ReturnFees.RESTOCKING)
    assert found.policy.terms.restocking_percent == 15


def test_a_restocking_fee_of_nothing_contradicts_nobody(tmp_path: Path) -> None:
    found = read_policy(tmp_path, returnFees="FreeReturn", restockingFee=0)
    assert (found.policy.terms.fees, found.warnings) == (ReturnFees.FREE, ())


@pytest.mark.parametrize(
    ("kind", "missing"), [("ReturnShippingFees", "returnShippingFeesAmount"), ("RestockingFees", "restockingFee")]
)
def test_a_fee_without_its_sum_is_told(tmp_path: Path, kind: str, missing: str) -> None:
    found = read_policy(tmp_path, returnFees=kind)
    assert found.warning == f"{PLACE}: {kind} without {missing}; customers hear that it costs, not how much"


def test_the_sum_may_stand_with_another_cause(tmp_path: Path) -> None:
    found = read_policy(tmp_path, customerRemorseReturnFees="ReturnShippingFees", returnShippingFeesAmount=FIVE)
    assert found.warnings == ()


def test_fees_of_what_never_comes_back_are_told(tmp_path: Path) -> None:
    nothing = "MerchantReturnNotPermitted"
    found = read_policy(tmp_path, returnPolicyCategory=nothing, merchantReturnDays=None, returnFees="FreeReturn")
    assert "yet returnFees says what a return costs; the category counts: read as not returnable" in found.warning
