"""What an import would change, what it never overwrites, and how both are told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from skill.domain.money import Money
from skill.domain.policies import PolicyVersion, ReturnCategory, ReturnMethod, ReturnPolicy, ReturnTerms, Scope
from skill.domain.return_rules import ReturnSettings
from skill.errors import ShopDataError
from skill.tools.policies.difference import Difference, FieldChange, PolicyChange, difference
from skill.tools.policies.findings import Finding
from skill.tools.policies.planning import as_json, as_lines, plan_import
from skill.tools.policies.reading import PolicyFile

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
GENERAL = ReturnPolicy("general", ReturnCategory.FINITE, merchant_return_days=30)
SHOES = ReturnPolicy("shoes", ReturnCategory.UNLIMITED, scope=Scope(category="shoes"))


def test_the_same_policies_in_another_order_are_no_difference() -> None:
    assert not difference((GENERAL, SHOES), (SHOES, GENERAL))


def test_policies_come_and_go() -> None:
    assert difference((GENERAL,), (SHOES,)) == Difference(added=("shoes",), removed=("general",))


def test_what_changes_in_a_policy_is_named_field_by_field() -> None:
    after = replace(
        GENERAL,
        merchant_return_days=60,
        methods=(ReturnMethod.MAIL,),
        scope=Scope(countries=("US",)),
        terms=ReturnTerms(shipping=Money(Decimal("4.95"), "USD")),
    )
    assert difference((GENERAL,), (after,)).changed == (
        PolicyChange(
            "general",
            (
                FieldChange("scope.countries", [], ["US"]),
                FieldChange("merchant_return_days", 30, 60),
                FieldChange("methods", [], ["ReturnByMail"]),
                FieldChange("terms.shipping", None, {"value": "4.95", "currency": "USD"}),
            ),
        ),
    )


def test_a_difference_is_told_in_lines() -> None:
    after = replace(GENERAL, merchant_return_days=60, name="Sixty days")
    assert [*difference((GENERAL, SHOES), (after, replace(SHOES, policy_id="boots"))).lines()] == [
        "+ boots",
        "- shoes",
        "~ general",
        '    name: not said -> "Sixty days"',
        "    merchant_return_days: 30 -> 60",
    ]


FILE = PolicyFile((GENERAL, SHOES), (Finding("a.json, $", "it is odd", "read as even"),))


def test_a_shops_first_version_is_all_new() -> None:
    plan = plan_import(FILE, (), NOON)
    assert plan.version == PolicyVersion(NOON, (GENERAL, SHOES))
    assert plan.changes.added == ("general", "shoes")


def test_a_new_version_is_held_against_the_one_in_force_then() -> None:
    stored = (
        PolicyVersion(NOON - DAY, (GENERAL,)),
        PolicyVersion(NOON - 2 * DAY, (SHOES,)),
        PolicyVersion(NOON + DAY, (GENERAL, SHOES)),
    )
    plan = plan_import(FILE, stored, NOON)
    assert plan.changes == Difference(added=("shoes",))
    assert plan.version
    assert plan.later == (NOON + DAY,)


def test_before_the_first_version_there_is_nothing_to_hold_it_against() -> None:
    assert plan_import(FILE, (PolicyVersion(NOON + DAY, FILE.policies),), NOON).changes.added == ("general", "shoes")


@pytest.mark.parametrize("age", [timedelta(0), DAY])
def test_the_same_content_is_nothing_to_do(age: timedelta) -> None:
    plan = plan_import(FILE, (PolicyVersion(NOON - age, (SHOES, GENERAL)),), NOON)
    assert plan.version is None
    assert [*as_lines(plan, written=True)][-1] == (
        "Nothing to do: the policies in force at 2026-11-01T12:00:00+00:00 say the same."
    )
    assert [*as_lines(plan, written=False)][-1] == (
        "Nothing would change: the policies in force at 2026-11-01T12:00:00+00:00 say the same."
    )


def test_what_the_shop_counts_by_already_is_nothing_to_store() -> None:
    counts = ReturnSettings(grace_days=5)
    plan = plan_import(replace(FILE, settings=counts), (PolicyVersion(NOON, FILE.policies),), NOON, counts)
    assert (plan.version, plan.settings) == (None, None)
    assert [*as_lines(plan, written=False)][1:] == [
        "Nothing would change: the policies in force at 2026-11-01T12:00:00+00:00 say the same, "
        "and the shop counts days in the same way."
    ]
    assert as_json(plan, written=True)["nothing_to_do"] is True


def test_what_changes_in_how_the_shop_counts_is_named_field_by_field() -> None:
    counts = ReturnSettings(grace_days=5, refund_days=(5, 7))
    plan = plan_import(
        replace(FILE, settings=counts),
        (PolicyVersion(NOON, FILE.policies),),
        NOON,
        replace(counts, grace_days=None, extends_to_business_day=True),
    )
    assert (plan.version, plan.settings) == (None, counts)
    assert [*as_lines(plan, written=False)][1:] == [
        "~ settings",
        "    extends_to_business_day: true -> false",
        "    grace_days: not said -> 5",
        "The policies in force at 2026-11-01T12:00:00+00:00 say the same.",
        "It would store how the shop counts days.",
    ]
    told = as_json(plan, written=True)
    assert (told["written"], told["nothing_to_do"], told["settings"]) == (True, False, True)
    assert told["settings_changed"][1] == {"field": "grace_days", "before": None, "after": 5}


def test_files_that_say_nothing_of_how_the_shop_counts_change_nothing_in_it() -> None:
    plan = plan_import(FILE, (), NOON, ReturnSettings(grace_days=5))
    assert plan.settings is None
    assert as_json(plan, written=False)["settings"] is False


def test_a_stored_version_is_never_overwritten() -> None:
    with pytest.raises(ShopDataError, match=r"stored for 2026-11-01T12:00:00\+00:00.*choose another --effective-from"):
        plan_import(FILE, (PolicyVersion(NOON, (GENERAL,)),), NOON)


def test_the_same_moment_in_another_zone_is_the_same_moment() -> None:
    there = datetime.fromisoformat("2026-11-01T13:00:00+01:00")
    with pytest.raises(ShopDataError):
        plan_import(FILE, (PolicyVersion(there, (GENERAL,)),), NOON)


def test_a_plan_is_told_in_lines() -> None:
    later = (PolicyVersion(NOON + DAY, (GENERAL,)),)
    plan = plan_import(replace(FILE, settings=ReturnSettings(grace_days=5)), later, NOON)
    assert [*as_lines(plan, written=False)] == [
        "warning: a.json, $: it is odd; read as even",
        "+ general",
        "+ shoes",
        "~ settings",
        "    grace_days: not said -> 5",
        "2 policies would be stored, in force for orders from 2026-11-01T12:00:00+00:00 on.",
        "It would store how the shop counts days.",
        "Mind: another version takes over for orders from 2026-11-02T12:00:00+00:00 on.",
    ]
    assert [*as_lines(plan, written=True)][5:7] == [
        "2 policies stored, in force for orders from 2026-11-01T12:00:00+00:00 on.",
        "The shop's way of counting days was stored.",
    ]


FORMER = PolicyVersion(NOON - DAY, (GENERAL,))
STANDS = "Mind: this shop's clock stands at 2026-11-01T12:00:00+00:00, where other policies are in force; "


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        ((FORMER,), "only an --effective-from before then and after 2026-10-31T12:00:00+00:00 lets"),
        ((replace(FORMER, effective_from=NOON + DAY / 2),), "only an --effective-from before then lets"),
        ((FORMER, PolicyVersion(NOON + DAY, FILE.policies)), "before then and after 2026-10-31"),
    ],
    ids=["until then others", "the shop's first", "imported before"],
)
def test_a_shop_whose_clock_stands_before_the_policies_hold_is_told_that_it_will_not_hear_them(
    stored: tuple[PolicyVersion, ...], told: str
) -> None:
    plan = plan_import(FILE, stored, NOON + DAY, clock=NOON)
    said = [*as_lines(plan, written=True)][-1]
    assert said.startswith(STANDS + "only")
    assert told in said
    assert as_json(plan, written=False)["unheard_at"] == "2026-11-01T12:00:00+00:00"


@pytest.mark.parametrize(
    ("stored", "clock"),
    [
        ((), NOON),
        ((PolicyVersion(NOON - DAY, FILE.policies),), NOON),
        ((FORMER,), NOON + DAY),
        ((FORMER,), NOON + 2 * DAY),
        ((FORMER,), None),
    ],
    ids=["the shop's first", "the same before", "at that very moment", "later", "a clock that goes"],
)
def test_of_policies_that_are_heard_nothing_is_said(stored: tuple[PolicyVersion, ...], clock: datetime | None) -> None:
    plan = plan_import(FILE, stored, NOON + DAY, clock=clock)
    assert not [line for line in as_lines(plan, written=True) if "clock" in line]
    assert as_json(plan, written=True)["unheard_at"] is None


def test_a_plan_is_told_as_one_object() -> None:
    stored = (PolicyVersion(NOON - DAY, (replace(GENERAL, merchant_return_days=14),)),)
    assert as_json(plan_import(FILE, stored, NOON), written=True) == {
        "effective_from": "2026-11-01T12:00:00+00:00",
        "written": True,
        "nothing_to_do": False,
        "added": ("shoes",),
        "removed": (),
        "changed": ({"policy": "general", "fields": ({"field": "merchant_return_days", "before": 14, "after": 30},)},),
        "settings": False,
        "settings_changed": [],
        "later_versions": [],
        "unheard_at": None,
        "warnings": [{"place": "a.json, $", "what": "it is odd", "remedy": "read as even"}],
    }
    assert as_json(plan_import(FILE, stored, NOON), written=False)["written"] is False
    assert as_json(plan_import(FILE, (PolicyVersion(NOON, FILE.policies),), NOON), written=True)["written"] is False
