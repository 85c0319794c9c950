"""What nobody reads is kept and told; what a template left behind is a problem."""

from pathlib import Path
from typing import Any

import pytest

from tests.tools.policies.given import read_policy

PLACE = "shop.jsonld, $.hasMerchantReturnPolicy"


@pytest.mark.parametrize(
    ("name", "said", "kept"),
    [
        ("description", "Bring it back.", '"Bring it back."'),
        ("returnWindow", "P1D", '"P1D"'),
        ("merchantReturnPolicyNote", {"b": [1, 2.5, None], "a": "ü"}, '{"a": "ü", "b": [1, 2.5, null]}'),
        ("https://other.example/x", True, "true"),
    ],
)
def test_an_unknown_property_is_kept_and_told(tmp_path: Path, name: str, said: Any, kept: str) -> None:
    found = read_policy(tmp_path, **{name: said})
    assert found.policy.unknown == (f"{name}: {kept}",)
    assert found.warning.endswith(f'nobody reads "{name}"; kept as it was published')


def test_an_unknown_property_is_kept_from_wherever_it_stands(tmp_path: Path) -> None:
    season = {"startDate": "2026-11-01", "endDate": "2026-12-25", "merchantReturnDays": 60, "color": "red"}
    fee = {"value": 5, "currency": "USD", "validFrom": "2026-01-01"}
    found = read_policy(tmp_path, restockingFee=fee, returnPolicySeasonalOverride=season | {"restockingFee": fee})
    assert found.policy.unknown == (
        'restockingFee.validFrom: "2026-01-01"',
        'returnPolicySeasonalOverride.color: "red"',
        'returnPolicySeasonalOverride.restockingFee.validFrom: "2026-01-01"',
    )
    assert len(found.warnings) == 3


def test_what_says_nothing_is_not_kept(tmp_path: Path) -> None:
    assert read_policy(tmp_path, **{"@context": "https://schema.org", "returnFees": None}).policy.unknown == ()


@pytest.mark.parametrize(
    "left", ["{{ days }}", "{% if x %}", "%%days%%", "${days}", "<%= days %>", "[[days]]", "about {{days}} days"]
)
@pytest.mark.parametrize("name", ["merchantReturnDays", "returnFees", "name", "description"])
def test_a_template_that_was_not_filled_in_is_one_problem(tmp_path: Path, left: str, name: str) -> None:
    problem = read_policy(tmp_path, **{name: left}).problem
    assert problem.startswith(f"{PLACE}.{name}: the template was not filled in: ")
    assert "give the page as customers get it" in problem


def test_every_template_in_a_policy_is_told_with_its_place(tmp_path: Path) -> None:
    season = {"startDate": "{{start}}", "endDate": "2026-12-25", "merchantReturnDays": 60}
    fee = {"value": "{{fee}}", "currency": "USD"}
    problems = read_policy(
        tmp_path, restockingFee=fee, returnPolicySeasonalOverride=[season], returnFees="Fre"
    ).problems
    assert len(problems) == 3
    assert any(".restockingFee.value: the template" in problem for problem in problems)
    assert any(".returnPolicySeasonalOverride[0].startDate: the template" in problem for problem in problems)
    assert any("there is no Fre;" in problem for problem in problems)


@pytest.mark.parametrize("text", ["100 % yours", "{one}", "a [note]", "$5", "50%% off"])
def test_what_only_looks_like_a_template_is_text(tmp_path: Path, text: str) -> None:
    assert read_policy(tmp_path, name=text).policy.name == text
