"""What is your return policy? The general rule and what differs from it, or one category's rule; for everybody."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

import pytest

from skill.domain.policies import PolicyVersion, ReturnCategory, ReturnPolicy
from skill.domain.published_rule import rule_of
from skill.intents.asking import Answer, Ask, Offer
from skill.intents.return_policy_info import CategoryPolicy, GeneralPolicy, NoPolicy, Outcome, decide
from tests.builders import NOW, TODAY, a_customer, a_policy, a_season, a_shop, at, day, files, money
from tests.intents.situations import RETURN_POLICY_INFO

SUPPORT = Offer("ContactSupport")
DEFAULT = a_policy(30)
ELECTRONICS = a_policy(15, category="electronics")
CARDS = a_policy(category="gift cards", kind=ReturnCategory.NOT_PERMITTED)
NEVER = ReturnCategory.NOT_PERMITTED
ALL = (ELECTRONICS, DEFAULT, CARDS)


def general(policy: ReturnPolicy, *exceptions: ReturnPolicy) -> GeneralPolicy:
    """What is told of these, today."""
    return GeneralPolicy(rule_of(policy, TODAY), tuple(rule_of(each, TODAY) for each in exceptions))


def ask(*policies: ReturnPolicy, category: str = "", **said: Any) -> Answer[Outcome]:
    return decide(files(shop=a_shop(policies=policies)), Ask(category=category, **said), NOW)


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in RETURN_POLICY_INFO.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


def test_the_general_rule_comes_with_the_categories_that_have_their_own() -> None:
    assert ask(*ALL) == Answer(general(DEFAULT, ELECTRONICS, CARDS), asks=SUPPORT)


def test_one_rule_for_all_has_no_exceptions() -> None:
    assert ask(DEFAULT) == Answer(general(DEFAULT), asks=SUPPORT)


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
    assert ask(*ALL, category=category) == Answer(CategoryPolicy(category, rule_of(policy, TODAY)), asks=SUPPORT)


def test_a_kind_counts_only_where_the_shop_has_a_rule_by_that_name() -> None:
    assert ask(*ALL, kind="electronics") == Answer(
        CategoryPolicy("electronics", rule_of(ELECTRONICS, TODAY)), asks=SUPPORT
    )
    assert ask(*ALL, kind="whatnots") == ask(*ALL)


@pytest.mark.parametrize("category", ["", "books"])
def test_where_no_rule_is_published_a_person_knows(category: str) -> None:
    assert ask(ELECTRONICS, category=category) == Answer(NoPolicy(), asks=SUPPORT)
    assert ask(category=category) == Answer(NoPolicy(), asks=SUPPORT)


@pytest.mark.parametrize(
    "special",
    [
        a_policy(90, seller="Nord Lys", policy_id="seller"),
        a_policy(90, tag="clearance", policy_id="tag"),
        a_policy(90, skus=("LAMP-1",), policy_id="item"),
        a_policy(90, price_from=money("100 USD"), policy_id="dear"),
        a_policy(90, countries=("DE",), policy_id="german"),
        a_policy(90, tiers=("gold",), policy_id="gold"),
    ],
    ids=lambda policy: policy.policy_id,
)
def test_what_holds_for_some_items_or_customers_only_is_not_the_general_rule(special: ReturnPolicy) -> None:
    assert ask(special, DEFAULT) == Answer(general(DEFAULT), asks=SUPPORT)


def test_the_country_asked_from_and_the_members_tier_count() -> None:
    german, gold = a_policy(14, countries=("DE",), policy_id="german"), a_policy(90, tiers=("gold",), policy_id="gold")
    assert ask(DEFAULT, german, country="DE").outcome == general(german)
    member = files(a_customer(tier="Gold"), a_shop(policies=(DEFAULT, gold)))
    assert decide(member, Ask(), NOW).outcome == general(gold)


@pytest.mark.parametrize("turned", [False, True])
def test_a_category_is_one_exception_by_the_rule_that_holds_for_whoever_asks(turned: bool) -> None:
    gold = a_policy(10, category="Electronics", tiers=("gold",), policy_id="gold")
    german = a_policy(7, category="electronics", countries=("DE",), policy_id="german")
    shop = a_shop(policies=sorted((ELECTRONICS, gold, german, DEFAULT), key=lambda p: p.policy_id, reverse=turned))
    member, guest = files(a_customer(tier="gold"), shop), files(None, shop)
    assert decide(member, Ask(), NOW).outcome == general(DEFAULT, gold)
    assert decide(guest, Ask(), NOW).outcome == general(DEFAULT, ELECTRONICS)


def test_of_rules_that_tie_the_more_generous_is_told() -> None:
    short, none = a_policy(3, policy_id="short"), a_policy(kind=ReturnCategory.UNLIMITED, policy_id="none")
    longer = a_policy(60, category="electronics", policy_id="longer")
    for rules, told in (
        ([short, DEFAULT], general(DEFAULT)),
        ([short, none, DEFAULT], general(none)),
        ([ELECTRONICS, longer, DEFAULT], general(DEFAULT, longer)),
    ):
        assert ask(*rules).outcome == ask(*reversed(rules)).outcome == told


def test_the_rule_is_the_one_in_force_now() -> None:
    old = PolicyVersion(datetime(2026, 1, 1, tzinfo=UTC), (DEFAULT,))
    new = PolicyVersion(NOW, (a_policy(14),))
    to_come = PolicyVersion(datetime(2027, 1, 1, tzinfo=UTC), (a_policy(7),))
    shop = replace(a_shop(), policy_versions=(to_come, old, new))
    assert decide(files(shop=shop), Ask(), NOW).outcome == general(a_policy(14))


def test_who_asks_makes_no_difference_where_no_rule_is_for_some() -> None:
    shop = a_shop(policies=ALL)
    assert decide(files(a_customer(), shop), Ask(), NOW) == decide(files(None, shop), Ask(), NOW)


@pytest.mark.parametrize("category", ["", "books"])
@pytest.mark.parametrize(("now", "told"), [("2026-11-23 23:59", False), ("2026-11-24 00:00", True)])
def test_a_season_counts_from_its_first_midnight_where_the_customer_lives(category: str, now: str, told: bool) -> None:
    season = a_season(start=day("2026-11-24"), until=day("2027-01-31"))
    shop = a_shop(policies=[a_policy(30, seasonal=(season,))], zone="Asia/Tokyo")
    outcome = decide(files(a_customer(), shop), Ask(category=category), at(now, "America/New_York")).outcome
    assert isinstance(outcome, GeneralPolicy | CategoryPolicy)
    assert (outcome.rule.season == season) is told


def test_of_rules_that_tie_a_later_date_goes_before_days() -> None:
    dated = a_policy(None, merchant_return_until=day("2027-01-31"), policy_id="dated")
    past = a_policy(None, merchant_return_until=day("2026-01-31"), policy_id="past")
    assert ask(DEFAULT, dated).outcome == ask(dated, DEFAULT).outcome == general(dated)
    assert ask(DEFAULT, past).outcome == ask(past, DEFAULT).outcome == general(DEFAULT)


def test_a_kind_that_the_shop_has_a_rule_for_goes_before_the_category_it_resolved_to() -> None:
    clothing, underwear = a_policy(30, category="clothing"), a_policy(category="Underwear", kind=NEVER)
    told = CategoryPolicy("underwear", rule_of(underwear, TODAY))
    assert ask(clothing, underwear, DEFAULT, category="clothing", kind="underwear").outcome == told
    told = CategoryPolicy("clothing", rule_of(clothing, TODAY))
    assert ask(clothing, DEFAULT, category="clothing", kind="underwear").outcome == told
