"""Saved web pages: JSON-LD blocks, microdata, and pages that hold neither."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from skill.domain.money import Money
from skill.domain.policies import ReturnCategory, ReturnFees, ReturnMethod
from tests.tools.policies.given import a_page, a_policy, an_organization, read_page

SHOP = an_organization(a_policy())


def test_a_block_is_found_among_others_and_its_place_names_it(tmp_path: Path) -> None:
    page = a_page({"@type": "WebSite"}, an_organization(a_policy(merchantReturnDays=0)))
    assert read_page(tmp_path, page).problem.startswith(
        "page.html, script 2, $.hasMerchantReturnPolicy.merchantReturnDays: 0 days"
    )


@pytest.mark.parametrize(
    "opening",
    [
        '<script type="application/ld+json">',
        "<SCRIPT TYPE=application/ld+json>",
        '<script id="x" type=" Application/LD+JSON; charset=utf-8 ">',
        '<script type="application/ld+json">//<![CDATA[\n',
        '<script type="application/ld+json"><!--\n',
    ],
)
def test_a_block_is_told_by_its_type(tmp_path: Path, opening: str) -> None:
    closing = "\n//]]></script>" if "CDATA" in opening else "\n--></script>" if "<!--" in opening else "</script>"
    assert read_page(tmp_path, f"<html><body>{opening}{json.dumps(SHOP)}{closing}").policy.merchant_return_days == 30


def test_entities_in_a_block_are_text_since_scripts_have_none(tmp_path: Path) -> None:
    assert read_page(tmp_path, a_page(an_organization(a_policy(name="A &amp; B")))).policy.name == "A &amp; B"


def test_a_broken_block_is_told_with_the_line_of_the_page(tmp_path: Path) -> None:
    block = '\n{"@type": "MerchantReturnPolicy"\n "merchantReturnDays": 30}'
    problem = read_page(tmp_path, a_page({"@type": "WebSite"}, block)).problem
    assert problem.startswith("page.html, script 2: it is no JSON at line 6, column 2 (")
    assert problem.endswith("put a comma at the end of line 5")


def test_a_broken_block_about_something_else_stops_nobody_but_is_told(tmp_path: Path) -> None:
    found = read_page(tmp_path, a_page('{"@type": "BreadcrumbList",}', SHOP))
    assert found.policy.merchant_return_days == 30
    assert found.warning.startswith("page.html, script 1: it is no JSON at line 3, column 28 (")
    assert found.warning.endswith("left out: it says nothing of return policies")


MICRODATA = """
<div itemscope itemtype="https://schema.org/OnlineStore" itemid="#shop">
  <span itemprop="name">Fern &amp; Fable</span>
  <div itemprop="hasMerchantReturnPolicy" itemscope itemtype="http://schema.org/MerchantReturnPolicy">
    <link itemprop="returnPolicyCategory" href="https://schema.org/MerchantReturnFiniteReturnWindow">
    Within <span itemprop="merchantReturnDays">30</span> days
    <meta itemprop="applicableCountry" content="US"><meta itemprop="applicableCountry" content="CA">
    <meta itemprop="returnMethod" content="ReturnByMail">
    <link itemprop="returnFees" href="https://schema.org/ReturnShippingFees">
    <div itemprop="returnShippingFeesAmount" itemscope itemtype="https://schema.org/MonetaryAmount">
      <meta itemprop="value" content="4.95"><meta itemprop="currency" content="USD">
    </div>
    <a itemprop="merchantReturnLink" href="/returns">more</a>
  </div>
</div>
"""


def test_microdata_is_read_like_json_ld(tmp_path: Path) -> None:
    found = read_page(tmp_path, a_page(body=MICRODATA, head='<base href="https://shop.example/">'))
    policy = found.policy
    assert found.warnings == ()
    assert (policy.return_policy_category, policy.merchant_return_days) == (ReturnCategory.FINITE, 30)
    assert policy.scope.countries == ("US", "CA")
    assert policy.methods == (ReturnMethod.MAIL,)
    assert (policy.terms.fees, policy.terms.shipping) == (ReturnFees.SHIPPING, Money(Decimal("4.95"), "USD"))
    assert policy.merchant_return_link == "https://shop.example/returns"


def test_a_problem_in_microdata_is_told_with_its_place(tmp_path: Path) -> None:
    page = a_page(body="<p itemscope>x</p>" + MICRODATA.replace(">30<", ">a month<"))
    assert any(
        told.startswith("page.html, microdata item 2, $.hasMerchantReturnPolicy.merchantReturnDays: ")
        for told in read_page(tmp_path, page.replace('href="/returns"', 'href="https://shop.example/r"')).problems
    )


def test_a_products_microdata_is_for_its_sku(tmp_path: Path) -> None:
    body = """<div itemscope itemtype="https://schema.org/Product"><meta itemprop="sku" content="LAMP-1">
    <div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
    <div itemprop="hasMerchantReturnPolicy" itemscope itemtype="https://schema.org/MerchantReturnPolicy">
    <meta itemprop="returnPolicyCategory" content="MerchantReturnNotPermitted"></div></div></div>"""
    assert read_page(tmp_path, a_page(body=body)).policy.scope.skus == ("LAMP-1",)


def test_json_ld_and_microdata_that_say_the_same_are_one(tmp_path: Path) -> None:
    body = """<div itemscope itemtype="https://schema.org/Organization">
    <div itemprop="hasMerchantReturnPolicy" itemscope itemtype="https://schema.org/MerchantReturnPolicy">
    <meta itemprop="returnPolicyCategory" content="MerchantReturnFiniteReturnWindow">
    <meta itemprop="merchantReturnDays" content="30"></div></div>"""
    assert read_page(tmp_path, a_page(SHOP, body=body)).policy.merchant_return_days == 30


SAVE = "wait until it is complete, and save it again"


@pytest.mark.parametrize(
    ("page", "what", "remedy"),
    [
        (
            "<script>add({'@type': 'MerchantReturnPolicy'})</script>",
            "only a script knows its return policy: it has no JSON-LD block and no microdata",
            SAVE,
        ),
        ('<div id="root"></div><script src="app.js"></script>', "if the shop has one, a script writes it", SAVE),
        ("<p>Thirty days.</p>", "it has no JSON-LD block and no microdata", "give the page that has them"),
        ('<div vocab="https://schema.org/" typeof="MerchantReturnPolicy"></div>', "RDFa", "publish it as JSON-LD"),
        ("  \n", "it is no web page", SAVE),
        ("<!-- nothing -->", "it is no web page", SAVE),
    ],
)
def test_a_page_without_anything_to_read_says_why_and_what_to_do(
    tmp_path: Path, page: str, what: str, remedy: str
) -> None:
    problem = read_page(tmp_path, page).problem
    assert problem.startswith("page.html: ")
    assert what in problem
    assert remedy in problem


def test_a_page_of_zeros_is_no_crash(tmp_path: Path) -> None:
    assert read_page(tmp_path, b"\x00" * 100).problem
