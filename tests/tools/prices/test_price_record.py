"""A price as a file says it, in schema.org's names: read whole, or refused with everything that is wrong."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from skill.domain.prices import PriceRecord
from skill.incoming.received import OrderRejected
from skill.tools.prices.record import read
from tests.builders import NEW_YORK, at, money
from tests.tools.people.test_record import JSON

ZONE = ZoneInfo(NEW_YORK)
LEAST = {"sku": "A-1", "price": "19.90", "priceCurrency": "USD", "validFrom": "2026-11-20T05:00:00Z"}
PLAIN = PriceRecord("A-1", money("19.90 USD"), at("2026-11-20 05:00"))


def why(held: object) -> str:
    with pytest.raises(OrderRejected) as refused:
        read(held, ZONE)
    return str(refused.value)


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"price": 19.90},
        {"price": "$19.90", "priceCurrency": " usd "},
        {"validFrom": "2026-11-20"},
        {"validFrom": "2026-11-20T00:00:00-05:00"},
        {"validThrough": None, "availability": "", "tags": None},
        {"availability": "https://schema.org/InStock", "@type": "Offer", "url": "https://x.example", "seller": {}},
    ],
    ids=str,
)
def test_there_are_several_ways_to_write_the_same_price(written: dict[str, Any]) -> None:
    assert read(LEAST | written, ZONE) == PLAIN


def test_a_specification_in_an_offer_says_what_the_offer_does_not() -> None:
    specified = {"@type": "UnitPriceSpecification", **LEAST}
    del specified["sku"]
    assert read({"@type": "Offer", "sku": "A-1", "priceSpecification": specified}, ZONE) == PLAIN


@pytest.mark.parametrize(
    ("through", "last"),
    [
        ("2026-11-20", "2026-11-21 04:59:59"),
        ("2026-11-01", "2026-11-02 04:59:59"),  # of 25 hours
        ("2026-03-08", "2026-03-09 03:59:59"),  # of 23
        ("2026-11-20T12:00:00Z", "2026-11-20 12:00"),
    ],
)
@pytest.mark.parametrize("name", ["validThrough", "priceValidUntil"])
def test_a_last_day_is_one_of_the_shops_and_counts_whole(name: str, through: str, last: str) -> None:
    assert read(LEAST | {"validFrom": "2026-01-01", name: through}, ZONE).valid_through == at(last)


@pytest.mark.parametrize(
    ("availability", "in_stock"),
    [("InStock", True), ("LimitedAvailability", True), ("OutOfStock", False), ("http://schema.org/SoldOut", False)],
)
def test_whether_it_can_be_had_is_schema_orgs_word(availability: str, in_stock: bool) -> None:
    assert read(LEAST | {"availability": availability}, ZONE).in_stock is in_stock


@pytest.mark.parametrize("tags", [["sale", " black-friday "], "sale|black-friday", "sale | black-friday|"])
def test_tags_are_a_list_or_a_cell(tags: object) -> None:
    assert read(LEAST | {"tags": tags}, ZONE).tags == ("sale", "black-friday")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"sku": ""}, "sku: is missing; write it like"),
        ({"sku": "x" * 2_100}, "sku: has more than 2000 characters"),
        ({"price": None}, "price: is missing"),
        ({"price": "9,5"}, "price: 9,5 is no price"),
        ({"price": -1}, "price: -1 is no price"),
        ({"price": True}, "price: True is no price"),
        ({"priceCurrency": "Euro"}, "priceCurrency: is no currency"),
        ({"priceCurrency": "XYZ"}, "priceCurrency: is no currency"),
        ({"validFrom": "20.11.2026"}, "validFrom: 20.11.2026 is no day"),
        ({"validFrom": "2026-11-20T05:00:00"}, "validFrom: has no time zone; end it with Z"),
        ({"validFrom": "0001-01-01"}, "validFrom: 1 can't be meant"),
        ({"validThrough": "2026-11-20T04:59:59Z"}, "validThrough: is before validFrom"),
        ({"validThrough": "9999-12-31"}, "validThrough: 9999-12-31 is no day"),
        ({"availability": "Yes"}, "availability: Yes is none of schema.org's"),
        ({"tags": 7}, "tags: is no list of texts"),
        ({"validTrough": "2026-12-01"}, "validTrough: nobody reads this; write validThrough"),
    ],
    ids=str,
)
def test_what_is_wrong_is_told_with_its_remedy(changes: dict[str, Any], told: str) -> None:
    assert told in why(LEAST | changes)


def test_all_that_is_wrong_is_told_at_once() -> None:
    told = why({"price": "x", "validFrom": "y", "availability": "z"})
    assert [part in told for part in ("sku:", "price:", "priceCurrency:", "validFrom:", "availability:")] == [True] * 5


@given(JSON)
def test_whatever_is_given_is_a_price_or_is_refused_with_a_reason(held: Any) -> None:
    for each in (held, LEAST | {"tags": held}, LEAST | {"validFrom": held}, LEAST | {"price": held}):
        try:
            assert read(each, ZONE).sku
        except OrderRejected as refused:
            assert str(refused)
