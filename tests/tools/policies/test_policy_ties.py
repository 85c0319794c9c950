"""Policies that can be for the same item, neither being more exact: a warning, and never noise."""

from pathlib import Path

import pytest

from tests.tools.policies.given import read_yaml


def ties(folder: Path, one: str, other: str) -> tuple[str, ...]:
    text = f"""policies:
  - {{id: general, merchantReturnDays: 30}}
  - {{id: one, merchantReturnDays: 14, for: {one}}}
  - {{id: other, merchantReturnDays: 60, for: {other}}}
"""
    return read_yaml(folder, text).warnings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{category: Electronics}", "{category: electronics}"),
        ("{category: small-electronics}", "{category: Small Electronics}"),
        ("{sku: [A, B]}", "{sku: [b, C]}"),
        ("{country: [US, CA]}", "{country: CA}"),
        ("{country: US}", "{tier: gold}"),
        ("{tier: gold}", "{tier: [Gold, silver]}"),
        ("{ordered: {from: 2026-11-01}}", "{ordered: {until: 2026-11-01}}"),
        ("{price: {to: 10, currency: USD}}", "{price: {from: 10, currency: USD}}"),
    ],
)
def test_a_tie_is_told_and_goes_to_the_customer(tmp_path: Path, one: str, other: str) -> None:
    assert ties(tmp_path, one, other) == (
        'policies: "one" and "other" can be for the same item, and neither is more exact; '
        "a tie goes to the customer: the kinder one counts",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{category: electronics}", "{category: shoes}"),
        ("{category: electronics}", "{tag: electronics}"),
        ("{tag: sale}", "{tag: hygiene}"),
        ("{sku: A}", "{sku: B}"),
        ("{seller: Juniper}", "{seller: Aspen}"),
        ("{country: US}", "{country: CA}"),
        ("{tag: sale}", "{tag: sale, category: shoes}"),
        ("{seller: Juniper}", "{seller: Juniper, category: shoes}"),
        ("{tier: gold}", "{tier: silver}"),
        ("{category: shoes}", "{category: shoes, country: US}"),
        ("{ordered: {from: 2026-11-02}}", "{ordered: {until: 2026-11-01}}"),
        ("{price: {to: 9.99, currency: USD}}", "{price: {from: 10, currency: USD}}"),
        ("{price: {to: 10, currency: USD}}", "{price: {from: 10, currency: EUR}}"),
    ],
)
def test_what_is_never_for_one_item_or_of_another_rank_ties_with_nobody(tmp_path: Path, one: str, other: str) -> None:
    assert ties(tmp_path, one, other) == ()


def test_two_policies_for_the_whole_shop_tie(tmp_path: Path) -> None:
    text = "policies:\n  - {id: a, merchantReturnDays: 30}\n  - {id: b, merchantReturnDays: 14}\n"
    assert '"a" and "b" can be for the same item' in read_yaml(tmp_path, text).warning
