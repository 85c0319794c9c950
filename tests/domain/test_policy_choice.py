"""Why a policy does not hold for an item, how names are compared, and how exactly a scope names its items."""

from datetime import date
from typing import Any

import pytest

from skill.domain.orders import OrderItem
from skill.domain.policies import Scope
from skill.domain.policy_choice import CATEGORY, ITEM, SELLER, SHOP, TAG, Subject, chosen, folded, rank, why_not
from tests.builders import a_policy, day, money

LAMP = OrderItem(
    "1", "lamp", category="Lamps", sku="LAMP-1", seller="Nord Lys", tags=("New In",), price=money("20 USD")
)
SUBJECT = Subject.of(LAMP, date(2026, 11, 10), "us", "Gold")


@pytest.mark.parametrize(
    ("scope", "why"),
    [
        ({}, ""),
        ({"skus": ("lamp-1",), "seller": "nord lys", "tag": "new-in", "category": "lamps"}, ""),
        ({"countries": ("US",), "tiers": ("gold",)}, ""),
        ({"skus": ("LAMP-2",)}, "sku"),
        ({"seller": "Luz del Sur"}, "seller"),
        ({"tag": "new"}, "tag"),
        ({"category": "lamp"}, "category"),
        ({"price_from": money("20.01 USD")}, "price"),
        ({"price_to": money("19.99 USD")}, "price"),
        ({"price_from": money("1 EUR")}, "price"),
        ({"ordered_from": day("2026-11-11")}, "order date"),
        ({"ordered_until": day("2026-11-09")}, "order date"),
        ({"countries": ("DE", "FR")}, "country"),
        ({"tiers": ("silver",)}, "tier"),
    ],
)
def test_a_scope_that_does_not_hold_says_in_what(scope: dict[str, Any], why: str) -> None:
    assert why_not(Scope(**scope), SUBJECT) == why


@pytest.mark.parametrize("name", ["gift cards", "Gift  Cards", "GIFT-CARDS", " gift_cards "])
def test_names_are_compared_without_case_and_hyphens(name: str) -> None:
    assert folded(name) == "gift cards"


def test_other_alphabets_have_cases_too() -> None:
    assert folded("STRASSE") == folded("straße")
    assert folded("ΌΡΟΣ") == folded("όρος")


@pytest.mark.parametrize(
    ("scope", "level"),
    [
        ({"skus": ("LAMP-1",)}, ITEM),
        ({"seller": "Nord Lys"}, SELLER),
        ({"tag": "new in"}, TAG),
        ({"category": "lamps"}, CATEGORY),
        ({}, SHOP),
        ({"countries": ("US",), "tiers": ("gold",), "price_from": money("1 USD")}, SHOP),
    ],
)
def test_the_first_of_a_rank_is_the_level(scope: dict[str, Any], level: int) -> None:
    assert rank(Scope(**scope))[0] == level


def test_of_nothing_that_holds_nothing_is_chosen_and_of_a_tie_all_by_id() -> None:
    b, a = a_policy(14, policy_id="b"), a_policy(30, policy_id="a")
    assert chosen((a_policy(category="shoes"),), SUBJECT) == ()
    assert chosen((b, a, a_policy(category="shoes")), SUBJECT) == (a, b)
