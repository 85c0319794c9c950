"""Whose a policy is: the shop's, a product's, a seller's."""

from pathlib import Path
from typing import Any

import pytest

from skill.domain.policies import ReturnCategory
from tests.tools.policies.given import Json, a_policy, an_organization, read_jsonld

NONE = "https://schema.org/MerchantReturnNotPermitted"
NO_RETURNS = {"@type": "MerchantReturnPolicy", "returnPolicyCategory": NONE}
SHOP = an_organization(a_policy())


def an_offer(policy: Any = NO_RETURNS, **more: Any) -> Json:
    return {"@type": "Offer", "price": "9.95", "hasMerchantReturnPolicy": policy, **more}


def a_product(**more: Any) -> Json:
    return {"@type": "Product", "name": "Lamp", **more}


@pytest.mark.parametrize(
    "content",
    [
        a_product(sku="LAMP-1", offers=an_offer()),
        a_product(sku="LAMP-1", offers=[an_offer()]),
        a_product(sku="LAMP-1", offers={"@type": "AggregateOffer", "offers": [an_offer()]}),
        a_product(sku="LAMP-1", offers={"@type": "AggregateOffer", "hasMerchantReturnPolicy": NO_RETURNS}),
        a_product(sku="LAMP-1", hasMerchantReturnPolicy=NO_RETURNS),
        a_product(sku=[" LAMP-1 ", "LAMP-1"], hasMerchantReturnPolicy=NO_RETURNS),
        a_product(offers=an_offer(sku="LAMP-1")),
        a_product(offers=[{"sku": "LAMP-1"}], hasMerchantReturnPolicy=NO_RETURNS),
        {"@type": "Book", "sku": "LAMP-1", "hasMerchantReturnPolicy": NO_RETURNS},
        an_offer(itemOffered=a_product(sku="LAMP-1")),
        {"@graph": [a_product(sku="LAMP-1", offers={"@id": "#o"}), an_offer(**{"@id": "#o"})]},
        {"@graph": [an_offer(itemOffered={"@id": "#p"}), a_product(**{"@id": "#p"}, sku="LAMP-1")]},
        {"@graph": [a_product(**{"@id": "#p"}, sku="LAMP-1"), {"@id": "#p", "offers": an_offer()}]},
        {"@type": "ItemList", "itemListElement": [{"item": a_product(sku="LAMP-1", offers=an_offer())}]},
    ],
)
def test_an_offers_or_a_products_own_policy_is_for_its_sku(tmp_path: Path, content: Any) -> None:
    found = read_jsonld(tmp_path, [SHOP, content])
    assert found.problems == found.warnings == ()
    general, own = found.policies
    assert (general.scope.skus, general.merchant_return_days) == ((), 30)
    assert (own.scope.skus, own.return_policy_category) == (("LAMP-1",), ReturnCategory.NOT_PERMITTED)
    assert own.policy_id == "sku-lamp-1"


def test_a_product_groups_policy_is_for_all_its_variants(tmp_path: Path) -> None:
    variants = [a_product(sku="A"), a_product(sku="B"), {"@id": "#c"}]
    group = {"@type": "ProductGroup", "hasVariant": variants, "hasMerchantReturnPolicy": NO_RETURNS}
    found = read_jsonld(tmp_path, [SHOP, group, a_product(**{"@id": "#c"}, sku=4711)])
    assert found.policies[1].scope.skus == ("A", "B", "4711")


def test_twelve_offers_with_one_policy_are_one_policy_for_twelve_skus(tmp_path: Path) -> None:
    skus = tuple(f"S{n}" for n in range(12))
    found = read_jsonld(tmp_path, [SHOP, *(a_product(sku=sku, offers=an_offer()) for sku in skus)])
    assert found.warnings == ()
    assert [policy.scope.skus for policy in found.policies] == [(), skus]


def test_a_product_without_sku_is_a_problem_since_nobody_could_tell_its_items(tmp_path: Path) -> None:
    assert read_jsonld(tmp_path, [SHOP, a_product(offers=an_offer())]).problem == (
        "shop.jsonld, $[1].offers.hasMerchantReturnPolicy: it is the policy of a product that has no sku, so nobody "
        "can tell of which items; give the products their sku, or say it in Careline's own YAML (`for: sku`)"
    )


def test_twelve_products_without_sku_are_one_problem(tmp_path: Path) -> None:
    found = read_jsonld(tmp_path, [SHOP, *(a_product(name=f"Lamp {n}", offers=an_offer()) for n in range(12))])
    assert "the policy of 12 products that have no sku" in found.problem


def test_a_product_without_sku_that_repeats_the_shops_policy_is_harmless(tmp_path: Path) -> None:
    found = read_jsonld(tmp_path, [SHOP, a_product(offers=an_offer(a_policy()))])
    assert found.policy.scope.skus == ()
    assert found.warnings == ()


def test_a_products_page_alone_leaves_the_rest_of_the_shop_open(tmp_path: Path) -> None:
    found = read_jsonld(tmp_path, a_product(sku="LAMP-1", offers=an_offer()))
    assert found.warning == (
        "policies: every policy is for some items only; for any other item a person answers, until the shop's own "
        "policy is given too"
    )


JUNIPER = {"@type": "Organization", "name": "Juniper"}


def test_a_sellers_own_policy_is_for_what_it_sells(tmp_path: Path) -> None:
    seller = JUNIPER | {"hasMerchantReturnPolicy": NO_RETURNS}
    found = read_jsonld(tmp_path, [SHOP, a_product(sku="LAMP-1", offers={"@type": "Offer", "seller": seller})])
    assert [(p.scope.seller, p.scope.skus) for p in found.policies] == [("", ()), ("Juniper", ())]
    assert 'the policy is that of the seller "Juniper"; read as the policy of a third party' in found.warning


def test_an_offer_of_a_third_party_is_for_sku_and_seller(tmp_path: Path) -> None:
    found = read_jsonld(tmp_path, [SHOP, a_product(sku="LAMP-1", offers=an_offer(seller=JUNIPER))])
    assert (found.policies[1].scope.skus, found.policies[1].scope.seller) == (("LAMP-1",), "Juniper")
    assert '--shop-name "Juniper"' in found.warning


def test_a_shop_that_names_itself_as_seller_is_no_third_party(tmp_path: Path) -> None:
    itself = {"@type": "Organization", "name": "fern & fable"}
    found = read_jsonld(tmp_path, [SHOP, a_product(sku="LAMP-1", offers=an_offer(seller=itself))])
    assert found.policies[1].scope.seller == ""
    assert found.warnings == ()


def test_a_shop_that_is_referred_to_as_seller_stays_the_shop(tmp_path: Path) -> None:
    shop = SHOP | {"@id": "#shop"}
    found = read_jsonld(tmp_path, [shop, a_product(sku="L", offers=an_offer(seller={"@id": "#shop"}))])
    assert [p.scope.seller for p in found.policies] == ["", ""]
    assert found.warnings == ()


def test_of_two_organizations_the_one_that_sells_by_the_other_is_the_third_party(tmp_path: Path) -> None:
    juniper = JUNIPER | {"@id": "#juniper", "hasMerchantReturnPolicy": NO_RETURNS}
    offer = {"@type": "Offer", "seller": {"@id": "#juniper"}}
    found = read_jsonld(tmp_path, {"@graph": [juniper, SHOP, a_product(sku="L", offers=offer)]})
    assert {p.return_policy_category: p.scope.seller for p in found.policies} == {
        ReturnCategory.NOT_PERMITTED: "Juniper",
        ReturnCategory.FINITE: "",
    }


def test_a_brand_is_not_mistaken_for_the_shop(tmp_path: Path) -> None:
    maker = {"@type": "Organization", "name": "Lumen Works"}
    product = a_product(sku="L", brand=maker, manufacturer=maker, offers=an_offer(seller=JUNIPER))
    found = read_jsonld(tmp_path, product)
    assert found.policy.scope.seller == ""
    assert any('nothing says whether the seller "Juniper" is this shop itself' in told for told in found.warnings)


def test_where_nobody_knows_the_shop_a_sellers_own_policy_is_never_taken_for_everybodys(tmp_path: Path) -> None:
    seller = JUNIPER | {"hasMerchantReturnPolicy": NO_RETURNS}
    found = read_jsonld(tmp_path, a_product(sku="L", offers={"@type": "Offer", "offeredBy": seller}))
    assert found.policy.scope.seller == "Juniper"


def test_the_shops_name_settles_who_a_seller_is(tmp_path: Path) -> None:
    seller = JUNIPER | {"hasMerchantReturnPolicy": a_policy()}
    content = a_product(sku="L", offers=an_offer(seller=seller))
    ours = read_jsonld(tmp_path, content, shop_name="JUNIPER")
    assert ours.warnings == ()
    assert [p.scope.seller for p in ours.policies] == ["", ""]
    theirs = read_jsonld(tmp_path, content, shop_name="Fern & Fable")
    assert [p.scope.seller for p in theirs.policies] == ["Juniper", "Juniper"]
    assert not any("--shop-name" in told for told in theirs.warnings)


def test_a_seller_without_a_name_is_a_problem(tmp_path: Path) -> None:
    seller = {"@type": "Organization", "hasMerchantReturnPolicy": NO_RETURNS}
    found = read_jsonld(tmp_path, [SHOP, a_product(sku="L", offers={"@type": "Offer", "seller": seller})])
    assert found.problem.endswith('a seller has a policy but no name; give it its "name"')


def test_a_sku_that_a_template_should_have_filled_in_is_a_problem(tmp_path: Path) -> None:
    found = read_jsonld(tmp_path, [SHOP, a_product(sku="{{ product.sku }}", offers=an_offer())])
    assert any("$[1].sku: the template was not filled in: {{ product.sku }}" in told for told in found.problems)
