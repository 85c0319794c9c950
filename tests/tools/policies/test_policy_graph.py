"""Where a policy stands in a document, and what it refers to, in this file and in others."""

from pathlib import Path
from typing import Any

import pytest

from tests.tools.policies.given import (
    a_file,
    a_jsonld_file,
    a_page,
    a_policy,
    an_organization,
    read,
    read_jsonld,
    read_page,
)


@pytest.mark.parametrize(
    "content",
    [
        a_policy(),
        [a_policy()],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, a_policy()]},
        {"@graph": {"@graph": [[a_policy()]]}},
        an_organization(a_policy()),
        an_organization([a_policy()]),
        an_organization(a_policy()) | {"@type": "OnlineStore"},
        an_organization(a_policy()) | {"@type": ["Store", "Organization"]},
        {"@type": "WebSite", "publisher": an_organization(a_policy())},
        {"@type": "WebPage", "mainEntity": {"@type": "Thing", "about": a_policy()}},
        {"@type": "Organization", "department": {"@type": "ShoeStore", "hasMerchantReturnPolicy": a_policy()}},
    ],
)
def test_a_shops_policy_is_found_wherever_it_stands(tmp_path: Path, content: Any) -> None:
    found = read_jsonld(tmp_path, content)
    assert found.warnings == ()
    assert found.policy.merchant_return_days == 30
    assert found.policy.scope.skus == ()


def test_several_policies_are_all_read(tmp_path: Path) -> None:
    us, de = a_policy(applicableCountry="US"), a_policy(applicableCountry="DE", merchantReturnDays=14)
    found = read_jsonld(tmp_path, an_organization(us, de))
    assert {p.scope.countries: p.merchant_return_days for p in found.policies} == {("US",): 30, ("DE",): 14}
    assert found.warnings == ()


def test_a_reference_is_resolved_within_the_file(tmp_path: Path) -> None:
    shop = an_organization({"@id": "#returns"})
    found = read_jsonld(tmp_path, {"@graph": [shop, a_policy(**{"@id": "#returns"})]})
    assert found.policy.policy_id == "#returns"
    assert found.policy.merchant_return_days == 30


def test_an_address_given_as_text_may_be_a_reference(tmp_path: Path) -> None:
    shop = an_organization("https://shop.example/#returns")
    found = read_jsonld(tmp_path, [shop, a_policy(**{"@id": "https://shop.example/#returns"})])
    assert found.policy.merchant_return_days == 30


@pytest.mark.parametrize("value", ["https://shop.example/returns", "Within 30 days", 30, True])
def test_anything_else_in_a_policys_place_is_a_problem(tmp_path: Path, value: Any) -> None:
    problem = read_jsonld(tmp_path, an_organization(value)).problem
    assert problem.startswith("shop.jsonld, $.hasMerchantReturnPolicy: ")
    assert "stands where a policy belongs; write the MerchantReturnPolicy" in problem


@pytest.mark.parametrize("more", [{}, {"@type": "MerchantReturnPolicy"}])
def test_a_reference_that_another_page_defines_names_it_and_asks_for_that_page(
    tmp_path: Path, more: dict[str, str]
) -> None:
    shop = an_organization({"@id": "https://shop.example/#returns", **more})
    assert read_jsonld(tmp_path, shop).problem == (
        'shop.jsonld, $.hasMerchantReturnPolicy: it says only that the policy is "https://shop.example/#returns", and '
        "none of the given files says what that is; give the page too that defines it (import takes several files)"
    )


def test_given_together_two_files_explain_each_other(tmp_path: Path) -> None:
    name = {"@id": "https://shop.example/#returns"}
    shop = a_jsonld_file(tmp_path, an_organization(name), "shop.jsonld")
    returns = a_jsonld_file(tmp_path, a_policy(**name), "returns.jsonld")
    for order in ((shop, returns), (returns, shop)):
        assert read(*order).policy.merchant_return_days == 30


def test_a_relative_id_is_relative_to_its_page(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://shop.example/returns">'
    returns = a_file(tmp_path, "returns.html", a_page(a_policy(**{"@id": "#policy"}), head=head))
    shop = a_jsonld_file(tmp_path, an_organization({"@id": "https://shop.example/returns#policy"}))
    assert read(shop, returns).policy.policy_id == "https://shop.example/returns#policy"


def test_a_page_may_say_its_address_in_base(tmp_path: Path) -> None:
    head = '<base href="https://shop.example/"><link rel="canonical" href="https://other.example/">'
    page = a_page(a_policy(**{"@id": "/returns#policy"}), head=head)
    assert read_page(tmp_path, page).policy.policy_id == "https://shop.example/returns#policy"


def test_a_blank_id_means_something_in_its_own_block_only(tmp_path: Path) -> None:
    own = {"@graph": [an_organization({"@id": "_:b0"}), a_policy(**{"@id": "_:b0"})]}
    other = a_policy(**{"@id": "_:b0"}, merchantReturnDays=14, applicableCountry="DE")
    found = read_page(tmp_path, a_page(own, other))
    assert {(p.policy_id, p.merchant_return_days) for p in found.policies} == {("shop", 30), ("shop-de", 14)}


def test_what_is_said_in_two_places_of_one_id_is_put_together(tmp_path: Path) -> None:
    one = a_policy(**{"@id": "#returns"}, merchantReturnDays=None)
    two = {"@id": "#returns", "merchantReturnDays": 14, "name": "Returns"}
    found = read_jsonld(tmp_path, [one, two])
    assert (found.policy.merchant_return_days, found.policy.name) == (14, "Returns")


def test_two_values_for_one_thing_are_never_chosen_from(tmp_path: Path) -> None:
    one, two = a_policy(**{"@id": "#returns"}), a_policy(**{"@id": "#returns"}, merchantReturnDays=14)
    assert read_jsonld(tmp_path, [one, two]).problem == (
        "shop.jsonld, $[0].merchantReturnDays: it says two things: 30 ($[0].merchantReturnDays) and "
        "14 ($[1].merchantReturnDays); leave one"
    )


def test_what_is_missing_in_both_places_is_told_at_the_first(tmp_path: Path) -> None:
    one, two = a_policy(**{"@id": "#returns"}, merchantReturnDays=None), {"@id": "#returns", "name": "Returns"}
    assert read_jsonld(tmp_path, [one, two]).problem.startswith(
        "shop.jsonld, $[0]: MerchantReturnFiniteReturnWindow has no"
    )


def test_a_list_of_two_days_is_two_values(tmp_path: Path) -> None:
    assert "it says two things: 30" in read_jsonld(tmp_path, a_policy(merchantReturnDays=[30, 60])).problem


def test_a_list_of_one_is_that_one(tmp_path: Path) -> None:
    assert read_jsonld(tmp_path, a_policy(merchantReturnDays=[30, None, ""])).policy.merchant_return_days == 30


def test_the_same_policy_twelve_times_on_a_page_is_one_and_its_findings_too(tmp_path: Path) -> None:
    policy = a_policy(merchantReturnDays="30 days", description="As ever")
    found = read_page(tmp_path, a_page(*(an_organization(policy) for _ in range(12))))
    assert found.policy.merchant_return_days == 30
    assert len(found.warnings) == 2


def test_what_is_spelled_differently_but_says_the_same_is_one(tmp_path: Path) -> None:
    long, short = a_policy(), a_policy(returnPolicyCategory="MerchantReturnFiniteReturnWindow")
    found = read_jsonld(tmp_path, [an_organization(long), an_organization(short)])
    assert found.policy.merchant_return_days == 30
    assert found.warnings == ()


def test_things_that_refer_to_each_other_in_a_circle_end_nowhere(tmp_path: Path) -> None:
    policy = a_policy(**{"@id": "#a"}, returnPolicySeasonalOverride={"@id": "#b"})
    season = {"@id": "#b", "startDate": "2026-11-01", "endDate": "2026-12-25", "merchantReturnDays": 60}
    circle = season | {"returnPolicySeasonalOverride": {"@id": "#b"}, "publisher": {"@id": "#a"}}
    found = read_jsonld(tmp_path, [policy, circle])
    assert found.policy.seasonal[0].days == 60


@pytest.mark.parametrize("kind", ["ReturnPolicy", "ProductReturnPolicy", None])
def test_a_policy_under_another_type_is_read_and_told(tmp_path: Path, kind: str | None) -> None:
    policy = a_policy(**{"@type": kind})
    for content in (an_organization(policy), {"@type": "WebPage", "mainEntity": policy}):
        assert (
            f"its @type says {kind or 'nothing'}; read as a MerchantReturnPolicy"
            in read_jsonld(tmp_path, content).warning
        )


def test_a_season_that_stands_alone_is_no_policy(tmp_path: Path) -> None:
    season = {"@type": "MerchantReturnPolicySeasonalOverride", "merchantReturnDays": 60}
    assert "no return policy is in it" in read_jsonld(tmp_path, season).problem


@pytest.mark.parametrize("said", [7, None, ["#a"], {}])
def test_an_id_that_is_no_text_names_nothing(tmp_path: Path, said: Any) -> None:
    assert read_jsonld(tmp_path, a_policy(**{"@id": said})).policy.policy_id in ("shop", "#a")
