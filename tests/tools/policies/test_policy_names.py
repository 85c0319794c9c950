"""schema.org's names, however a page spells them."""

from pathlib import Path
from typing import Any

import pytest

from skill.domain.policies import ReturnCategory, ReturnFees, ReturnMethod
from tests.tools.policies.given import FINITE, a_policy, an_organization, read_jsonld, read_policy

PREFIXES = (
    "",
    "http://schema.org/",
    "https://schema.org/",
    "http://www.schema.org/",
    "https://www.schema.org/",
    "//schema.org/",
    "schema.org/",
    "schema:",
)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_an_enumeration_is_known_by_its_name_whatever_stands_before_it(tmp_path: Path, prefix: str) -> None:
    found = read_policy(
        tmp_path,
        returnPolicyCategory=f"{prefix}MerchantReturnFiniteReturnWindow",
        returnFees=f" {prefix}FreeReturn ",
        returnMethod={"@id": f"{prefix}ReturnByMail"},
    )
    assert found.warnings == ()
    assert found.policy.return_policy_category is ReturnCategory.FINITE
    assert found.policy.terms.fees is ReturnFees.FREE
    assert found.policy.methods == (ReturnMethod.MAIL,)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_type_is_known_whatever_stands_before_it(tmp_path: Path, prefix: str) -> None:
    found = read_jsonld(tmp_path, a_policy(**{"@type": f"{prefix}MerchantReturnPolicy"}))
    assert found.warnings == ()
    assert found.policy.merchant_return_days == 30


@pytest.mark.parametrize("prefix", [prefix for prefix in PREFIXES if prefix != "//schema.org/"])
def test_a_property_is_known_whatever_stands_before_it(tmp_path: Path, prefix: str) -> None:
    policy = {
        "@type": "MerchantReturnPolicy",
        f"{prefix}merchantReturnDays": 14,
        f"{prefix}returnPolicyCategory": FINITE,
    }
    found = read_jsonld(tmp_path, {"@type": "Organization", f"{prefix}hasMerchantReturnPolicy": policy})
    assert found.policy.merchant_return_days == 14
    assert found.policy.unknown == ()


def test_a_type_may_be_one_of_several(tmp_path: Path) -> None:
    found = read_jsonld(tmp_path, a_policy(**{"@type": ["Intangible", "MerchantReturnPolicy"]}))
    assert found.warnings == ()
    assert found.policy.merchant_return_days == 30


def test_schema_orgs_own_context_lets_type_and_id_stand_without_the_sign(tmp_path: Path) -> None:
    policy = {"type": "MerchantReturnPolicy", "id": "https://shop.example/#returns", "merchantReturnDays": 14}
    found = read_jsonld(tmp_path, policy | {"returnPolicyCategory": FINITE})
    assert found.policy.policy_id == "https://shop.example/#returns"


@pytest.mark.parametrize(
    "context",
    [
        {"s": "https://schema.org/"},
        {"s": "http://schema.org#"},
        [{"s": "http://www.schema.org/"}, "https://schema.org"],
        {"@vocab": "https://schema.org/", "s": {"@id": "https://schema.org/"}},
    ],
)
def test_a_page_may_call_schema_org_by_a_prefix_of_its_own(tmp_path: Path, context: Any) -> None:
    policy = {
        "@type": "s:MerchantReturnPolicy",
        "s:merchantReturnDays": 14,
        "s:returnPolicyCategory": f"s:{FINITE[19:]}",
    }
    found = read_jsonld(tmp_path, {"@context": context, "@type": "s:Organization", "s:hasMerchantReturnPolicy": policy})
    assert found.warnings == ()
    assert found.policy.merchant_return_days == 14


def test_a_page_may_rename_a_property(tmp_path: Path) -> None:
    context = {"returns": "https://schema.org/hasMerchantReturnPolicy", "days": {"@id": "schema:merchantReturnDays"}}
    policy = a_policy(merchantReturnDays=None, days=14)
    found = read_jsonld(tmp_path, {"@context": context, "@type": "Organization", "returns": policy})
    assert found.policy.merchant_return_days == 14


def test_a_name_that_a_page_gives_to_another_vocabulary_is_not_schema_orgs(tmp_path: Path) -> None:
    context = {"merchantReturnDays": "https://other.example/days"}
    found = read_jsonld(tmp_path, {"@context": context, **a_policy()})
    assert "has no merchantReturnDays" in found.problem


def test_names_of_one_block_mean_nothing_in_another(tmp_path: Path) -> None:
    blocks = [{"@context": {"days": "schema:merchantReturnDays"}}, a_policy(merchantReturnDays=None, days=14)]
    assert "has no merchantReturnDays" in read_jsonld(tmp_path, blocks).problem


def test_a_context_that_is_not_schema_orgs_is_not_fetched_but_told(tmp_path: Path) -> None:
    found = read_jsonld(tmp_path, an_organization(a_policy()) | {"@context": "https://shop.example/context.jsonld"})
    assert found.warning == (
        'shop.jsonld, $["@context"]: the context "https://shop.example/context.jsonld" is not fetched; '
        "its names were read as schema.org's where they are the same, and kept unread otherwise"
    )


def test_a_foreign_context_of_something_else_is_nobodys_business(tmp_path: Path) -> None:
    other = {"@context": "https://json-ld.org/contexts/person.jsonld", "name": "Ada"}
    assert read_jsonld(tmp_path, [other, a_policy()]).warnings == ()


def test_wrappers_of_json_ld_are_taken_off(tmp_path: Path) -> None:
    found = read_policy(
        tmp_path,
        merchantReturnDays={"@value": "30", "@type": "xsd:integer"},
        returnMethod={"@set": ["ReturnByMail", {"@list": ["ReturnInStore"]}]},
        name={"@value": "Returns", "@language": "en"},
    )
    assert found.warnings == ()
    assert found.policy.merchant_return_days == 30
    assert found.policy.methods == (ReturnMethod.MAIL, ReturnMethod.STORE)
    assert found.policy.name == "Returns"


def test_a_property_spelled_in_two_ways_is_written_twice(tmp_path: Path) -> None:
    found = read_policy(tmp_path, **{"schema:merchantReturnDays": 14})
    assert found.problem.endswith('"merchantReturnDays" is written twice; leave one')
