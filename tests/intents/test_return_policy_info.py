"""What is your return policy? The general rule and what differs from it, or one category's rule; for everybody."""

from typing import get_args

import pytest

from skill.domain.policies import ReturnCategory, ReturnPolicy
from skill.intents.asking import Answer, Ask, Offer
from skill.intents.return_policy_info import CategoryPolicy, GeneralPolicy, NoPolicy, Outcome, decide
from tests.builders import NOW, a_customer, a_policy, a_shop, files
from tests.intents.situations import RETURN_POLICY_INFO

SUPPORT = Offer("ContactSupport")
DEFAULT = a_policy(30)
ELECTRONICS = a_policy(15, category="electronics")
CARDS = a_policy(category="gift cards", kind=ReturnCategory.NOT_PERMITTED)
ALL = (ELECTRONICS, DEFAULT, CARDS)


def ask(*policies: ReturnPolicy, category: str = "") -> Answer[Outcome]:
    return decide(files(shop=a_shop(policies=policies)), Ask(category=category), NOW)


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in RETURN_POLICY_INFO.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


def test_the_general_rule_comes_with_the_categories_that_have_their_own() -> None:
    assert ask(*ALL) == Answer(GeneralPolicy(DEFAULT, ("electronics", "gift cards")), asks=SUPPORT)


def test_one_rule_for_all_has_no_exceptions() -> None:
    assert ask(DEFAULT) == Answer(GeneralPolicy(DEFAULT, ()), asks=SUPPORT)


@pytest.mark.parametrize(
    ("category", "policy"),
    [
        ("electronics", ELECTRONICS),
        ("Electronics", ELECTRONICS),
        ("gift cards", CARDS),
        ("gift-cards", CARDS),
        ("books", DEFAULT),
        ("something nobody sells", DEFAULT),
    ],
)
def test_a_category_has_its_own_rule_else_the_general_one(category: str, policy: ReturnPolicy) -> None:
    assert ask(*ALL, category=category) == Answer(CategoryPolicy(category, policy), asks=SUPPORT)


@pytest.mark.parametrize("category", ["", "books"])
def test_where_no_rule_is_published_a_person_knows(category: str) -> None:
    assert ask(ELECTRONICS, category=category) == Answer(NoPolicy(), asks=SUPPORT)
    assert ask(category=category) == Answer(NoPolicy(), asks=SUPPORT)


def test_who_asks_makes_no_difference() -> None:
    shop = a_shop(policies=ALL)
    assert decide(files(a_customer(), shop), Ask(), NOW) == decide(files(None, shop), Ask(), NOW)
