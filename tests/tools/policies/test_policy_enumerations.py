"""Enumerations: what is no member is a problem that says what was probably meant."""

from pathlib import Path
from typing import Any

import pytest

from skill.domain.policies import ItemCondition, RefundType, ReturnLabelSource, ReturnMethod
from tests.tools.policies.given import SCHEMA, read_policy


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("returnPolicyCategory", "FinitePolicy", "there is no FinitePolicy; known are MerchantReturnFinite"),
        ("returnPolicyCategory", f"{SCHEMA}MerchantReturnFinite", "did you mean MerchantReturn"),
        ("returnPolicyCategory", "merchantreturnnotpermitted", "did you mean MerchantReturnNotPermitted?"),
        ("returnPolicyCategory", "ProductReturnFiniteReturnWindow", "did you mean MerchantReturnFiniteReturnWindow?"),
        ("returnFees", "FreeReturns", "there is no FreeReturns; did you mean FreeReturn?"),
        ("returnMethod", "ReturnByPost", "known are ReturnByMail, ReturnInStore, ReturnAtKiosk, KeepProduct"),
        ("refundType", "FullRefunds", "did you mean FullRefund?"),
        ("itemCondition", "NewCondtion", "did you mean NewCondition?"),
        ("returnLabelSource", "ReturnLabelInTheBox", "did you mean ReturnLabelInBox?"),
        ("customerRemorseReturnFees", "Free", "there is no Free;"),
        ("itemDefectReturnLabelSource", "LabelInBox", "there is no LabelInBox;"),
    ],
)
def test_an_invented_name_is_a_problem(tmp_path: Path, name: str, said: str, told: str) -> None:
    problem = read_policy(tmp_path, **{name: said}).problem
    assert problem.startswith(f"shop.jsonld, $.hasMerchantReturnPolicy.{name}: ")
    assert told in problem


@pytest.mark.parametrize(
    ("name", "said", "home"),
    [
        ("returnPolicyCategory", f"{SCHEMA}FreeReturn", "returnFees"),
        ("returnFees", "ReturnByMail", "returnMethod"),
        ("refundType", "NewCondition", "itemCondition"),
        ("returnMethod", "MerchantReturnNotPermitted", "returnPolicyCategory"),
    ],
)
def test_a_name_in_the_wrong_field_is_a_problem_that_says_where_it_belongs(
    tmp_path: Path, name: str, said: str, home: str
) -> None:
    problem = read_policy(tmp_path, **{name: said}).problem
    assert f"{name}: {said.removeprefix(SCHEMA)} belongs in {home}; here stands one of " in problem


@pytest.mark.parametrize(
    "said", ["Within 30 days", "https://shop.example/returns", 30, True, {}, {"name": "x"}, {"@id": "#x"}]
)
def test_free_text_and_links_are_no_enumeration(tmp_path: Path, said: Any) -> None:
    problem = read_policy(tmp_path, returnMethod=said).problem
    assert "is free text where one name belongs; write one of ReturnByMail, ReturnInStore" in problem


@pytest.mark.parametrize("said", ["", " \n", ["", "ReturnByMail"]])
def test_a_text_without_text_is_no_value_and_told(tmp_path: Path, said: Any) -> None:
    found = read_policy(tmp_path, returnMethod=said)
    assert found.policy.methods == ((ReturnMethod.MAIL,) if isinstance(said, list) else ())
    assert found.warning.endswith(": it says nothing; read as if it were not there")


def test_lists_are_read_whole_each_member_once(tmp_path: Path) -> None:
    policy = read_policy(
        tmp_path,
        returnMethod=["ReturnByMail", f"{SCHEMA}ReturnInStore", "ReturnAtKiosk", "KeepProduct", "ReturnByMail"],
        refundType=["FullRefund", "ExchangeRefund", "StoreCreditRefund"],
        itemCondition=["NewCondition", "UsedCondition", "RefurbishedCondition", "DamagedCondition"],
        returnLabelSource="ReturnLabelDownloadAndPrint",
    ).policy
    assert policy.methods == tuple(ReturnMethod)
    assert policy.refund_types == tuple(RefundType)
    assert policy.item_conditions == tuple(ItemCondition)
    assert policy.terms.label_source is ReturnLabelSource.DOWNLOAD
    assert policy.defects_only is False


def test_one_bad_member_of_a_list_is_told_with_its_place(tmp_path: Path) -> None:
    problem = read_policy(tmp_path, returnMethod=["ReturnByMail", "ReturnByPigeon"]).problem
    assert problem.startswith("shop.jsonld, $.hasMerchantReturnPolicy.returnMethod[1]: there is no ReturnByPigeon")


def test_a_field_for_one_takes_no_two(tmp_path: Path) -> None:
    assert "it says two things" in read_policy(tmp_path, returnFees=["FreeReturn", "RestockingFees"]).problem


def test_a_policy_for_damaged_goods_alone_is_no_yes_for_a_change_of_mind(tmp_path: Path) -> None:
    found = read_policy(tmp_path, itemCondition=f"{SCHEMA}DamagedCondition")
    assert found.policy.defects_only is True
    assert "read as: only for defects, never for a change of mind" in found.warning


def test_a_policy_for_exchange_alone_says_so(tmp_path: Path) -> None:
    found = read_policy(tmp_path, refundType="ExchangeRefund")
    assert (found.policy.refund_types, found.warnings) == ((RefundType.EXCHANGE,), ())


@pytest.mark.parametrize(
    ("said", "flag"),
    [(True, True), (False, False), ("true", True), ("False", False), (f"{SCHEMA}True", True), (None, None)],
)
def test_in_store_returns_are_offered_or_not_or_nobody_says(tmp_path: Path, said: Any, flag: bool | None) -> None:
    found = read_policy(tmp_path, inStoreReturnsOffered=said)
    assert (found.policy.in_store_returns_offered, found.warnings) == (flag, ())


@pytest.mark.parametrize("said", ["yes", 1, "maybe", {}])
def test_anything_else_is_neither_true_nor_false(tmp_path: Path, said: Any) -> None:
    assert "is neither true nor false" in read_policy(tmp_path, inStoreReturnsOffered=said).problem


@pytest.mark.parametrize("said", [" https://shop.example/r?a=b#c ", {"@id": "http://shop.example/r"}])
def test_the_link_is_kept(tmp_path: Path, said: Any) -> None:
    link = read_policy(tmp_path, merchantReturnLink=said).policy.merchant_return_link
    assert link == (said["@id"] if isinstance(said, dict) else said.strip())


@pytest.mark.parametrize("said", ["/returns", "shop.example", "javascript:alert(1)", "https://", "https://a b", 7])
def test_what_no_browser_opens_is_no_link(tmp_path: Path, said: Any) -> None:
    assert "is no web address; write it with https://" in read_policy(tmp_path, merchantReturnLink=said).problem


def test_the_name_is_kept_and_must_be_text(tmp_path: Path) -> None:
    assert read_policy(tmp_path, name=" Returns ").policy.name == "Returns"
    assert "7 is no text" in read_policy(tmp_path, name=7).problem
