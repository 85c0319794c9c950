"""Careline's own YAML: what only it can say, and that it takes nothing it does not know."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from skill.domain.calendar import BusinessCalendar
from skill.domain.money import Money
from skill.domain.opening import DayOfWeek
from skill.domain.policies import (
    Evidence,
    Fact,
    ItemCondition,
    ReturnCategory,
    ReturnFees,
    ReturnMethod,
    Scope,
    SeasonalOverride,
)
from skill.domain.return_rules import ReturnSettings
from tests.tools.policies.given import Read, a_file, a_jsonld_file, a_policy, an_organization, read, read_yaml


def read_one(folder: Path, *lines: str) -> Read:
    """A file with one policy of these lines."""
    return read_yaml(folder, "policies:\n  - id: it\n" + "".join(f"    {line}\n" for line in lines))


def read_for(folder: Path, block: str) -> Read:
    """A file with one policy for that block."""
    return read_one(folder, "merchantReturnDays: 30", f"for: {block}")


def test_schema_orgs_names_stand_as_they_are(tmp_path: Path) -> None:
    found = read_one(
        tmp_path,
        "name: Thirty days",
        "returnPolicyCategory: https://schema.org/MerchantReturnFiniteReturnWindow",
        "merchantReturnDays: 30",
        "merchantReturnLink: https://shop.example/returns",
        "applicableCountry: [US, CA]",
        "validForMemberTier: gold",
        "returnMethod: [ReturnByMail, ReturnInStore]",
        "returnFees: FreeReturn",
        "itemDefectReturnFees: FreeReturn",
        "itemCondition: NewCondition",
        "inStoreReturnsOffered: true",
    )
    policy = found.policy
    assert found.warnings == ()
    assert (policy.policy_id, policy.name) == ("it", "Thirty days")
    assert (policy.return_policy_category, policy.merchant_return_days) == (ReturnCategory.FINITE, 30)
    assert policy.scope == Scope(countries=("US", "CA"), tiers=("gold",))
    assert policy.methods == (ReturnMethod.MAIL, ReturnMethod.STORE)
    assert policy.item_conditions == (ItemCondition.NEW,)
    assert policy.terms.fees is ReturnFees.FREE


def test_days_alone_are_a_finite_window_without_a_word(tmp_path: Path) -> None:
    found = read_one(tmp_path, "merchantReturnDays: 30")
    assert (found.policy.return_policy_category, found.warnings) == (ReturnCategory.FINITE, ())


def test_carelines_own_keys(tmp_path: Path) -> None:
    policy = read_one(
        tmp_path,
        "merchantReturnDays: 14",
        "defectsOnly: true",
        "defectDays: 365",
        "defectRepair: true",
        "requires: [unopened, unused, tags_on, complete]",
        "evidence: [photos, video, packaging, order_information]",
        "refundDays: [5, 7]",
    ).policy
    assert (policy.defects_only, policy.defect_days, policy.refund_days) == (True, 365, (5, 7))
    assert policy.defect_repair is True
    assert policy.requires == (Fact.UNOPENED, Fact.UNUSED, Fact.TAGS_ON, Fact.COMPLETE)
    assert policy.evidence == (Evidence.PHOTOS, Evidence.VIDEO, Evidence.PACKAGING, Evidence.ORDER_INFORMATION)


def test_final_sale_needs_no_category(tmp_path: Path) -> None:
    policy = read_one(tmp_path, "finalSale: true").policy
    assert (policy.final_sale, policy.return_policy_category) == (True, ReturnCategory.NOT_PERMITTED)


def test_defects_alone_need_days_for_them_only(tmp_path: Path) -> None:
    policy = read_one(tmp_path, "defectsOnly: true", "defectDays: 60").policy
    assert (policy.return_policy_category, policy.merchant_return_days) == (ReturnCategory.FINITE, None)


def test_final_sale_with_a_window_is_a_contradiction(tmp_path: Path) -> None:
    problem = read_one(tmp_path, "finalSale: true", "merchantReturnDays: 30").problem
    assert "finalSale contradicts merchantReturnDays" in problem


@pytest.mark.parametrize(
    ("block", "scope"),
    [
        ("{category: Electronics}", Scope(category="Electronics")),
        ("{tag: hygiene}", Scope(tag="hygiene")),
        ("{seller: Juniper}", Scope(seller="Juniper")),
        ("{sku: LAMP-1}", Scope(skus=("LAMP-1",))),
        ("{sku: [LAMP-1, 4711, 0815]}", Scope(skus=("LAMP-1", "4711", "0815"))),
        ("{skus: [LAMP-1, 4711]}", Scope(skus=("LAMP-1", "4711"))),
        ("{tier: gold}", Scope(tiers=("gold",))),
        ("{tiers: [gold, silver]}", Scope(tiers=("gold", "silver"))),
        ("{country: NO}", Scope(countries=("NO",))),
        ("{countries: [US, CA]}", Scope(countries=("US", "CA"))),
        (
            "{price: {from: 100, to: 199.99, currency: USD}}",
            Scope(price_from=Money(Decimal(100), "USD"), price_to=Money(Decimal("199.99"), "USD")),
        ),
        ("{price: {from: 0, currency: USD}}", Scope(price_from=Money(Decimal(0), "USD"))),
        ("{ordered: {from: 2026-11-01}}", Scope(ordered_from=date(2026, 11, 1))),
        (
            "{ordered: {from: 2026-11-01, until: 2026-12-25}}",
            Scope(ordered_from=date(2026, 11, 1), ordered_until=date(2026, 12, 25)),
        ),
        ("{category: shoes, seller: J, tier: gold}", Scope(category="shoes", seller="J", tiers=("gold",))),
    ],
)
def test_a_policy_is_for_what_its_block_says(tmp_path: Path, block: str, scope: Scope) -> None:
    found = read_for(tmp_path, block)
    assert found.policy.scope == scope
    assert not [told for told in found.warnings if "every policy is for some items only" not in told]


def test_the_eu_is_written_down_to_mean_its_member_states(tmp_path: Path) -> None:
    found = read_for(tmp_path, "{country: EU}")
    assert len(found.policy.scope.countries) == 27
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("{categry: shoes}", '$.policies[0].for.categry: nobody reads "categry"; did you mean category?'),
        ("{sku: A, skus: B}", "it has sku and skus; leave one"),
        ("{country: US, countries: [CA]}", "it has country and countries; leave one"),
        ("{country: no}", '"no" is no ISO 3166 code; write NO'),
        ("{country: Germany}", '"Germany" is no ISO 3166 code; write DE'),
        ("{country: Atlantis}", '"Atlantis" is no country'),
        ("{price: {from: 10}}", "the price range has no currency"),
        ("{price: {from: 10, to: 5, currency: USD}}", "the range ends (5) before it starts (10)"),
        ("{price: {from: cheap, currency: USD}}", '"cheap" is no number'),
        ("{price: {form: 10, currency: USD}}", 'nobody reads "form"; did you mean from?'),
        ("{price: 10}", "10 says nothing; write some of from, to, currency under it"),
        ("{price: {from: 1, currency: usd}}", '"usd" is not in capitals; use capitals'),
        ("{ordered: {from: 2026-12-25, until: 2026-11-01}}", "the range ends (2026-11-01) before it starts"),
        ("{ordered: {from: Christmas}}", '"Christmas" is no date'),
        ("{tag: [a]}", "it is a list where one value belongs; write the value"),
        ("{sku: [[A]]}", "it is a list in a list; write one list"),
        ("{category: }", "it says nothing; fill it in, or leave it out"),
        ("{tag: 7}", "7 is no text"),
        ("electronics", '"electronics" says nothing; write some of category'),
        ("{sku: A, sku: B}", '"sku" is written twice'),
    ],
)
def test_what_is_wrong_with_a_block_is_a_problem_with_its_line(tmp_path: Path, block: str, told: str) -> None:
    problems = read_for(tmp_path, block).problems
    assert any(told in problem for problem in problems), problems
    assert all(problem.startswith("policies.yaml, line 4, $.policies[0]") for problem in problems)


@pytest.mark.parametrize(
    ("name", "key"), [("applicableCountry: US", "{country: CA}"), ("validForMemberTier: g", "{tier: s}")]
)
def test_saying_it_in_schema_orgs_words_and_in_carelines_is_a_problem(tmp_path: Path, name: str, key: str) -> None:
    problem = read_one(tmp_path, "merchantReturnDays: 30", name, f"for: {key}").problem
    assert "both say it; leave one" in problem


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("merchantReturnDay: 30", 'nobody reads "merchantReturnDay"; did you mean merchantReturnDays?'),
        ("finalsale: true", 'nobody reads "finalsale"; did you mean finalSale?'),
        ("description: x", 'nobody reads "description"; known are name, returnPolicyCategory'),
        ('merchantReturnDays: "30"', '"30" is text; write the number without quotes'),
        ("merchantReturnDays: 30 days", '"30 days" is text; write 30'),
        ("merchantReturnDays: 0x1E", '"0x1E" is no number'),
        ("merchantReturnDays: 1_000", '"1_000" is no number'),
        ("merchantReturnDays: .inf", '".inf" is no number'),
        ("merchantReturnDays: yes", '"yes" is no number'),
        ("merchantReturnDays: true", "true is no number"),
        ("merchantReturnDays: 2027-02-30", '"2027-02-30" is no date'),
        ("inStoreReturnsOffered: yes", '"yes" is neither true nor false'),
        ('finalSale: "true"', '"true" is neither true nor false'),
        ("defectDays: long", '"long" is no number'),
        ("requires: [unopend]", 'there is no "unopend"; did you mean unopened?'),
        ("requires: {unopened: true}", 'there is no {"unopened": true}'),
        ("evidence: selfie", 'there is no "selfie"; known are order_information, photos, video, packaging'),
        ("refundDays: [7, 5]", "is no span of days; write least and most, such as [5, 7]"),
        ("refundDays: [1, 2, 3]", "is no span of days"),
        ("refundDays: soon", '"soon" is no number'),
        ("returnFees: Free", "there is no Free"),
        ("restockingFee: 15%", '"15%" is text; write 15'),
        ("restockingFee: {value: 5, currancy: USD}", 'nobody reads "currancy"; did you mean currency?'),
        ("returnPolicySeasonalOverride: {startDate: 2026-11-01, endDate: 2026-12-25, days: 60}", 'nobody reads "days"'),
        ("id: other", '"id" is written twice'),
        ("returnFees:", ".returnFees: it says nothing; fill it in, or leave it out"),
        ("returnMethod: [ReturnByMail, ~]", ".returnMethod[1]: it says nothing"),
        ("returnFees: [FreeReturn]", "it is a list where one value belongs"),
        ("returnFees: {'@id': FreeReturn}", "is free text where one name belongs"),
        ("applicableCountry: {name: US}", '{"name": "US"} is no country'),
        ("validForMemberTier: {name: gold}", '{"name": "gold"} is no member tier'),
        ("'@type': MerchantReturnPolicy", 'nobody reads "@type"'),
        ("merchantReturnDays: {value: 30}", '{"value": 30} is no number'),
        ("restockingFee: {value: {value: 5}, currency: USD}", '{"value": 5} is no number'),
        ("defectDays: 0", "0 days are none; write at least 1, or leave it out"),
        ("returnMethod: !pigeon x", "the tag !pigeon means nothing here"),
        ("requires: !!set {unopened}", "the tag tag:yaml.org,2002:set means nothing here"),
        ("name: !!python/object/apply:os.system [id]", "means nothing here; write the plain value"),
        ("name: '{{ name }}'", "the template was not filled in: {{ name }}"),
        ("<<: {merchantReturnDays: 30}", 'nobody reads "<<"'),
    ],
)
def test_carelines_yaml_takes_nothing_it_does_not_know(tmp_path: Path, line: str, told: str) -> None:
    other = () if line.startswith("merchantReturnDays") else ("merchantReturnDays: 30",)
    problems = read_one(tmp_path, *other, line).problems
    assert any(told in problem for problem in problems), problems


def test_a_problem_names_the_line(tmp_path: Path) -> None:
    problem = read_one(tmp_path, "merchantReturnDays: 30", "returnFees: Cheap").problem
    assert problem.startswith("policies.yaml, line 4, $.policies[0].returnFees: there is no Cheap")


@pytest.mark.parametrize(("said", "span"), [("[5, 7]", (5, 7)), ("3", (3, 3)), ("[0, 1]", (0, 1)), ("[4]", (4, 4))])
def test_a_refund_takes_a_span_of_business_days(tmp_path: Path, said: str, span: tuple[int, int]) -> None:
    assert read_one(tmp_path, "merchantReturnDays: 30", f"refundDays: {said}").policy.refund_days == span


def test_a_season_may_shorten_on_purpose(tmp_path: Path) -> None:
    found = read_one(
        tmp_path,
        "merchantReturnDays: 30",
        "returnPolicySeasonalOverride:",
        "  - {startDate: 2026-11-01, endDate: 2026-12-25, merchantReturnDays: 14, shortens: true}",
    )
    assert found.warnings == ()
    season = SeasonalOverride(date(2026, 11, 1), date(2026, 12, 25), days=14, shortens=True)
    assert found.policy.seasonal == (season,)


def test_a_policy_without_an_id_is_called_after_what_it_is_for(tmp_path: Path) -> None:
    text = """policies:
  - merchantReturnDays: 30
  - {merchantReturnDays: 15, for: {category: Small Electronics}}
  - {merchantReturnDays: 60, for: {tier: gold, country: US}}
  - {finalSale: true, for: {tag: clearance, seller: Juniper}}
  - {merchantReturnDays: 7, for: {skus: [A_1, B], price: {from: 1, currency: USD}, ordered: {from: 2026-01-01}}}
"""
    assert [policy.policy_id for policy in read_yaml(tmp_path, text).policies] == [
        "shop",
        "category-small-electronics",
        "shop-us-gold",
        "seller-juniper-tag-clearance",
        "sku-a-1-and-more-price-ordered",
    ]


def test_two_policies_with_one_id_are_a_problem_also_in_two_files(tmp_path: Path) -> None:
    policies = [f"policies:\n  - {{id: same, merchantReturnDays: {days}}}\n" for days in (30, 60)]
    paths = [a_file(tmp_path, f"{n}.yaml", text) for n, text in enumerate(policies)]
    assert 'another policy has the id "same"; rename one' in read(*paths).problem


def test_an_id_of_ones_own_goes_before_one_that_was_made_up(tmp_path: Path) -> None:
    page = a_jsonld_file(tmp_path, an_organization(a_policy()))
    own = a_file(tmp_path, "own.yaml", "policies:\n  - {id: shop, merchantReturnDays: 60, for: {tier: gold}}\n")
    assert {p.policy_id: p.merchant_return_days for p in read(page, own).policies} == {"shop-2": 30, "shop": 60}


def test_settings_are_read_and_returned_apart(tmp_path: Path) -> None:
    text = """settings:
  businessDays: [Saturday, Monday, Tuesday]
  holidays: [2026-12-25, 2026-12-24]
  extendToBusinessDay: true
  graceDays: 5
  refundDays: [5, 7]
policies:
  - merchantReturnDays: 30
"""
    week = (DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.SATURDAY)
    calendar = BusinessCalendar(week, (date(2026, 12, 24), date(2026, 12, 25)))
    assert read_yaml(tmp_path, text).settings == ReturnSettings(calendar, True, 5, (5, 7))


def test_settings_left_out_are_none_and_empty_ones_are_the_domains(tmp_path: Path) -> None:
    policies = "policies:\n  - merchantReturnDays: 30\n"
    assert read_yaml(tmp_path, policies).settings is None
    assert read_yaml(tmp_path, policies + "settings: {graceDays: 0}\n").settings == ReturnSettings(grace_days=0)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("businessDays: [Funday]", '"Funday" is no day of the week'),
        ("businessDays: [Mondy]", "did you mean Monday?"),
        ("holidays: [Christmas]", '"Christmas" is no date'),
        ("extendToBusinessDay: maybe", "is neither true nor false"),
        ("graceDays: -1", "is no number of days"),
        ("graceDay: 5", 'nobody reads "graceDay"; did you mean graceDays?'),
        ("refundDays: [a, b]", '"a" is no number'),
    ],
)
def test_what_is_wrong_with_settings_is_a_problem(tmp_path: Path, line: str, told: str) -> None:
    problems = read_yaml(tmp_path, f"policies:\n  - merchantReturnDays: 30\nsettings:\n  {line}\n").problems
    assert any(told in problem and problem.startswith("policies.yaml, line 4, $.settings") for problem in problems)


def test_settings_in_two_files_are_a_problem(tmp_path: Path) -> None:
    text = "policies:\n  - {{id: p{n}, merchantReturnDays: 30}}\nsettings:\n  graceDays: {n}\n"
    paths = [a_file(tmp_path, f"{n}.yaml", text.format(n=n)) for n in (1, 2)]
    assert "two files have `settings:`; leave them in one" in read(*paths).problem


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("polices:\n  - merchantReturnDays: 30\n", 'nobody reads "polices"; did you mean policies?'),
        ("- merchantReturnDays: 30\n", "says nothing; write some of policies, settings under it"),
        ("just text", 'policies.yaml, line 1, $: "just text" says nothing; write some of policies, settings under it'),
        ("policies: [thirty]", '"thirty" is no policy'),
        ("policies: thirty", '"thirty" is no policy'),
        ("settings: {graceDays: 5}", "no return policy is in it"),
        ("policies: []", "no return policy is in it"),
        ("", "it is empty; write at least one policy under `policies:`"),
        ("# nothing\n", "it is empty"),
    ],
)
def test_a_file_that_is_none_of_carelines_is_a_problem(tmp_path: Path, text: str, told: str) -> None:
    problems = read_yaml(tmp_path, text).problems
    assert any(told in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("text", "told", "remedy"),
    [
        (
            "policies:\n\t- id: a\n",
            "line 2, column 1 (found character '\\t' that cannot start any token)",
            "indent with blanks: YAML takes no tab",
        ),
        ("policies:\n  - [a\n", "it is no YAML at line 3, column 1", "mend that line"),
        ("policies: []\n---\npolicies: []\n", "it is no YAML at line 2, column 1", "write one document only"),
        ("policies: *nobody\n", "it is no YAML at line 1, column 11", "mend that line"),
        ("policies: \x07\n", "it is no YAML", "remove what can't be printed"),
        ("a: " + "[" * 60 + "]" * 60, "nested deeper than 50 levels", "write it flat"),
        ("a: " + "[" * 5000, "nested deeper than 50 levels", "write it flat"),
        ("a: &a [*a]\n", "nested deeper than 50 levels", "write it flat"),
    ],
)
def test_what_is_no_yaml_is_told_with_line_column_and_remedy(tmp_path: Path, text: str, told: str, remedy: str) -> None:
    problem = read_yaml(tmp_path, text).problem
    assert told in problem
    assert problem.endswith(remedy)


def test_a_bomb_of_aliases_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert "its aliases make more than 100000 values" in read_yaml(tmp_path, "\n".join(lines)).problem


def test_an_alias_may_save_writing_a_season_twice(tmp_path: Path) -> None:
    text = """policies:
  - merchantReturnDays: 30
    returnPolicySeasonalOverride: &holidays {startDate: 2026-11-01, endDate: 2026-12-25, merchantReturnDays: 60}
  - {merchantReturnDays: 15, for: {category: electronics}, returnPolicySeasonalOverride: *holidays}
"""
    one, two = read_yaml(tmp_path, text).policies
    assert one.seasonal == two.seasonal != ()


def test_norway_is_a_country(tmp_path: Path) -> None:
    assert read_for(tmp_path, "{countries: [NO, SE]}").policy.scope.countries == ("NO", "SE")


def test_under_yaml_1_1_norway_is_false_and_that_is_told(tmp_path: Path) -> None:
    text = "%YAML 1.1\n---\npolicies:\n  - {merchantReturnDays: 30, applicableCountry: NO}\n"
    assert '"NO" is Norway' in read_yaml(tmp_path, text).problem
