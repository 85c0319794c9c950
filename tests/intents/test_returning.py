"""What is judged, and every policy that was looked at: what an operator wants to see when a customer complains."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from skill.domain.orders import Line
from skill.domain.policies import Fact, PolicyVersion, ReturnPolicy
from skill.domain.returns import Cause
from skill.intents.asking import Ask
from skill.intents.returning import Considered, cause_of, considered, judged, likely, pieces
from tests.builders import NOW, a_customer, a_line, a_parcel, a_policy, a_shop, at, files, money

LAMP = a_line(
    "lamp",
    sku="LAMP-1",
    category="lamps",
    price=money("20 USD"),
    parcel=a_parcel(delivered=at("2026-11-16 17:40")),
)
ITEM = a_policy(7, policy_id="item", skus=("LAMP-1",))
LAMPS = a_policy(14, category="lamps")
SHOES = a_policy(90, category="shoes")
GENERAL = a_policy(30)
GERMAN = a_policy(14, policy_id="german", countries=("DE",))


def names(found: tuple[Considered, ...]) -> list[tuple[str, str]]:
    return [(each.policy.policy_id, each.why_not) for each in found]


def looked_at(*policies: ReturnPolicy, line: Line = LAMP) -> list[tuple[str, str]]:
    return names(considered(files(a_customer(line), a_shop(policies=policies)), line))


def test_every_policy_is_told_most_exact_first_with_what_kept_it_from_deciding() -> None:
    assert looked_at(GENERAL, SHOES, GERMAN, LAMPS, ITEM) == [
        ("item", ""),
        ("shoes", "category"),
        ("lamps", "outranked"),
        ("german", "country"),
        ("general", "outranked"),
    ]


def test_policies_that_tie_both_hold() -> None:
    assert looked_at(a_policy(14, policy_id="a"), a_policy(30, policy_id="b")) == [("b", ""), ("a", "")]


def test_where_none_holds_each_says_why_and_where_there_is_none_there_is_nothing_to_say() -> None:
    assert looked_at(SHOES, GERMAN) == [("shoes", "category"), ("german", "country")]
    assert looked_at() == []


def test_only_the_version_in_force_is_looked_at() -> None:
    old = PolicyVersion(datetime(2026, 1, 1, tzinfo=UTC), (GENERAL,))
    new = PolicyVersion(datetime(2026, 11, 20, tzinfo=UTC), (SHOES,))
    shop = replace(a_shop(), policy_versions=(new, old))
    assert names(considered(files(a_customer(LAMP), shop), LAMP)) == [("general", "")]


def test_the_one_that_decides_is_the_first_that_holds() -> None:
    desk = files(a_customer(LAMP), a_shop(policies=(GENERAL, LAMPS, SHOES)))
    holding = [each.policy for each in considered(desk, LAMP) if not each.why_not]
    assert holding == [judged(desk, LAMP, Ask(), NOW).decision.policy]


def test_without_a_customer_the_shops_country_and_zone_count() -> None:
    desk = files(None, a_shop(policies=(GENERAL, GERMAN), country="DE"))
    assert judged(desk, LAMP, Ask(), NOW).decision.policy == GERMAN


@pytest.mark.parametrize(
    ("asked", "left", "going"),
    [(None, 3, 3), (1, 3, 1), (3, 3, 3), (4, 3, 3), (0, 3, 3), (-2, 3, 3), (None, 0, 0), (2, 0, 0)],
)
def test_as_many_pieces_go_back_as_were_said_and_can(asked: int | None, left: int, going: int) -> None:
    assert pieces(Ask(quantity=asked), left) == going


@pytest.mark.parametrize(
    ("said", "damaged", "cause"),
    [
        (None, None, None),
        (None, True, Cause.DEFECT),
        (None, False, Cause.REMORSE),
        (Cause.REMORSE, None, Cause.REMORSE),
        (Cause.DEFECT, None, Cause.DEFECT),
        (Cause.REMORSE, True, Cause.REMORSE),
        (Cause.DEFECT, False, Cause.DEFECT),
    ],
)
def test_the_cause_is_what_was_said_else_what_was_answered(
    said: Cause | None, damaged: bool | None, cause: Cause | None
) -> None:
    facts = () if damaged is None else ((Fact.UNOPENED, True), (Fact.DAMAGED, damaged))
    assert cause_of(Ask(cause=said, facts=facts)) is cause


def test_likely_are_three_at_most_what_arrived_last_before_what_was_ordered_last() -> None:
    coming = [a_line(str(n), number=str(n)) for n in range(3)]
    assert [line.item.name for line in likely(a_customer(*coming, LAMP))] == ["lamp", "0", "1"]
