"""The worked examples are read without a word, and decide as their pages say."""

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from skill.domain.orders import OrderItem
from skill.domain.policies import REQUIRABLE, Evidence, Fact, ReturnCategory, ReturnFees, ReturnMethod, ReturnPolicy
from skill.domain.policy_choice import Subject, chosen
from skill.tools.policies import read_policies
from skill.tools.policies.findings import Findings
from skill.tools.policies.own_policy import OWN_KEYS
from skill.tools.policies.reading import PolicyFile
from skill.tools.policies.scopes import FOR_KEYS
from skill.tools.policies.settings import SETTINGS_KEYS
from skill.tools.policies.yaml_text import read_yaml
from tests.tools.policies.given import a_file

ROOT = Path(__file__).parents[3]
FERN = ROOT / "demo"
LARGE = ROOT / "examples" / "large-retailer"
DAY = date(2026, 11, 23)


@pytest.fixture
def fern() -> PolicyFile:
    return read_policies(FERN / "policies.jsonld", FERN / "policies.yaml")


@pytest.fixture
def large() -> PolicyFile:
    return read_policies(LARGE / "policies.yaml")


def policy_for(
    file: PolicyFile, *, tag: str = "", category: str = "", seller: str = "", tier: str = ""
) -> ReturnPolicy:
    """The one policy for such an item."""
    item = OrderItem("1", "thing", category=category, seller=seller, tags=(tag,) if tag else ())
    subject = Subject.of(item, DAY, "US", tier)
    (policy,) = chosen(file.policies, subject)
    return policy


def test_the_examples_raise_no_warning(fern: PolicyFile, large: PolicyFile) -> None:
    assert fern.warnings == large.warnings == ()


@pytest.mark.parametrize("path", [FERN / "policies.yaml", LARGE / "policies.yaml"])
def test_the_examples_fit_the_schema_that_they_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    schema = path.parent / text.splitlines()[0].partition("$schema=")[2]
    node = read_yaml(text, str(path), Findings())
    assert node
    Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(node.plain())


def test_fern_and_fable_takes_most_things_back_within_thirty_days(fern: PolicyFile) -> None:
    policy = policy_for(fern, category="garden")
    assert policy.policy_id == "https://fernandfable.example/returns#general"
    assert (policy.merchant_return_days, policy.terms.fees) == (30, ReturnFees.FREE)
    assert policy.methods == (ReturnMethod.MAIL, ReturnMethod.STORE)


def test_gold_members_have_sixty_days(fern: PolicyFile) -> None:
    assert policy_for(fern, tier="gold").merchant_return_days == 60


@pytest.mark.parametrize("tier", ["", "gold"])
def test_the_holidays_lengthen_both_to_the_end_of_january(fern: PolicyFile, tier: str) -> None:
    (season,) = policy_for(fern, tier=tier).seasonal
    assert (season.start, season.end, season.until) == (date(2026, 11, 20), date(2026, 12, 25), date(2027, 1, 31))


def test_electronics_cost_a_share_of_the_price_unless_they_are_broken(fern: PolicyFile) -> None:
    policy = policy_for(fern, category="electronics")
    assert (policy.merchant_return_days, policy.terms.restocking_percent) == (15, Decimal(15))
    assert policy.defect.fees is ReturnFees.FREE


def test_shoes_have_no_limit_but_must_be_unused(fern: PolicyFile) -> None:
    policy = policy_for(fern, category="shoes")
    assert (policy.return_policy_category, policy.facts_required) == (ReturnCategory.UNLIMITED, (Fact.UNUSED,))


@pytest.mark.parametrize(
    ("category", "expected"),
    [("gift cards", ReturnCategory.NOT_PERMITTED), ("made-to-order items", ReturnCategory.UNSPECIFIED)],
)
def test_some_categories_never_come_back_or_only_through_a_person(
    fern: PolicyFile, category: str, expected: ReturnCategory
) -> None:
    assert policy_for(fern, category=category).return_policy_category is expected


def test_tags_go_before_categories(fern: PolicyFile) -> None:
    assert policy_for(fern, tag="hygiene", category="electronics").requires == (Fact.UNOPENED,)
    assert policy_for(fern, tag="last chance", category="shoes").final_sale is True


def test_a_third_party_has_its_own(fern: PolicyFile) -> None:
    policy = policy_for(fern, seller="juniper", tag="hygiene")
    assert (policy.merchant_return_days, policy.terms.fees) == (14, ReturnFees.CUSTOMER_PAYS)


def test_fern_and_fable_says_how_it_counts(fern: PolicyFile) -> None:
    assert fern.settings
    assert fern.settings.grace_days == 5
    assert fern.settings.extends_to_business_day is True


@pytest.mark.parametrize(
    ("tag", "days", "until"),
    [("", 30, date(2026, 1, 31)), ("short-window electronics", 15, date(2026, 1, 15))],
)
def test_the_large_retailer_has_thirty_days_or_fifteen_and_a_season_for_each(
    large: PolicyFile, tag: str, days: int, until: date
) -> None:
    policy = policy_for(large, tag=tag)
    assert (policy.merchant_return_days, policy.seasonal[0].until) == (days, until)


def test_no_two_policies_of_an_example_have_one_id(fern: PolicyFile, large: PolicyFile) -> None:
    for file in (fern, large):
        assert len({policy.policy_id for policy in file.policies}) == len(file.policies)


def test_the_yaml_that_the_documentation_shows_is_read(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "your-shop.md").read_text(encoding="utf-8")
    shown = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    files = [read_policies(a_file(tmp_path, f"{n}.yaml", part)) for n, part in enumerate(shown)]
    assert [policy.policy_id for file in files for policy in file.policies] == ["general", "electronics"]


@pytest.mark.parametrize("key", [*OWN_KEYS, *FOR_KEYS, *SETTINGS_KEYS, *REQUIRABLE, *Evidence])
def test_the_documentation_names_every_key_of_carelines_own(key: str) -> None:
    assert re.search(rf"`[^`]*\b{key}\b[^`]*`", (ROOT / "docs" / "your-shop.md").read_text(encoding="utf-8"))
