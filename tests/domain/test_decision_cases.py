"""Every row of cases/*.toml: a situation, and the decision that must come out of it."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from skill.domain.return_case import ReturnReason, Verdict
from skill.domain.return_rules import RULES
from tests.domain.decision_cases import HERE, Case, cases, decided, differences, outcome, read

CASES = cases()
ENOUGH = 300
ONE = """
[[tables]]
about = "thirty days"
given = { delivered = 2026-11-01, policies = [{ days = 30 }] }
cases = [
  { name = "the last", now = 2026-12-01, gives = "eligible IN_WINDOW", last_day = 2026-12-01, days_left = 0 },
]
"""


@pytest.mark.parametrize("case", CASES, ids=[case.place for case in CASES])
def test_the_decision_is_as_written(case: Case) -> None:
    if found := [*differences(case)]:
        pytest.fail("\n".join([case.place, *found]), pytrace=False)


# The rest of this file holds the table and its runner to their word.


def test_there_are_enough_cases_and_no_two_have_the_same_name_or_the_same_situation() -> None:
    assert len(CASES) >= ENOUGH
    assert [place for place, times in Counter(case.place for case in CASES).items() if times > 1] == []
    unnamed = Counter(repr(msgspec.structs.replace(case.situation, name="")) for case in CASES)
    twice = [case.place for case in CASES if unnamed[repr(msgspec.structs.replace(case.situation, name=""))] > 1]
    assert twice == []


@pytest.mark.parametrize("reason", ReturnReason)
def test_every_reason_is_the_reason_of_some_case(reason: ReturnReason) -> None:
    assert any(case.expected["gives"].endswith(f" {reason}") for case in CASES)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_the_verdict_of_many_cases(verdict: Verdict) -> None:
    assert sum(case.expected["gives"].startswith(f"{verdict} ") for case in CASES) >= 20


@pytest.mark.parametrize("rule", [rule.__name__ for rule in RULES])
def test_every_rule_makes_some_decision_and_is_named_by_a_case(rule: str) -> None:
    assert any(case.expected.get("rule") == rule for case in CASES)


@pytest.mark.parametrize("name", outcome(decided(CASES[0].situation)))
def test_everything_that_can_be_expected_is_expected_by_some_case(name: str) -> None:
    assert any(name in case.expected for case in CASES)


def test_every_case_says_what_is_decided_and_where_days_count_until_when() -> None:
    in_days = (ReturnReason.IN_WINDOW, ReturnReason.RETURN_WINDOW_EXPIRED)
    assert [case.place for case in CASES if "gives" not in case.expected] == []
    counted = [case for case in CASES if case.expected["gives"].split()[1] in in_days]
    assert [case.place for case in counted if "last_day" not in case.expected] == []


def table(tmp_path: Path, text: str) -> list[Case]:
    file = tmp_path / "one.toml"
    file.write_text(text, encoding="utf-8")
    return [*read(file)]


def test_a_decision_that_is_as_written_is_let_through(tmp_path: Path) -> None:
    (one,) = table(tmp_path, ONE)
    assert [*differences(one)] == []
    assert one.place == "one: thirty days: the last"


@pytest.mark.parametrize(
    ("written", "instead", "difference"),
    [
        (
            "days = 30",
            "days = 29",
            "gives:\n    expected  eligible IN_WINDOW\n    got       not_eligible RETURN_WINDOW_E",
        ),
        ("days = 30", "days = 31", "last_day:\n    expected  2026-12-01\n    got       2026-12-02"),
        ("days_left = 0", "days_left = 1", "days_left:\n    expected  1\n    got       0"),
        ("IN_WINDOW", "NO_LIMIT", "gives:\n    expected  eligible NO_LIMIT\n    got       eligible IN_WINDOW"),
        ("days_left = 0", 'fee = "free"', "fee:\n    expected  free\n    got       unsaid"),
        ("days_left = 0", 'methods = ["mail"]', "methods:\n    expected  mail\n    got       none"),
        ("days_left = 0", 'rule = "condition"', "rule:\n    expected  condition\n    got       in_window"),
        ("now = 2026-12-01", "nwo = 2026-12-01", "nwo: neither"),
        ("days_left =", "daysleft =", "daysleft: neither"),
    ],
)
def test_one_that_is_not_is_told_by_what_was_expected_and_what_came(
    tmp_path: Path, written: str, instead: str, difference: str
) -> None:
    (one,) = table(tmp_path, ONE.replace(written, instead))
    assert next(iter(differences(one))).startswith(difference)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("now = 2026-12-01", 'now = "tomorrow"'),
        ("days = 30 }", "dais = 30 }"),
        ("days = 30 }", 'kind = "endless" }'),
        ("about =", 'abuot = "x"\nabout ='),
        ("days_left = 0", 'parcel = "lost"'),
        ("days_left = 0", 'cause = "boredom"'),
    ],
)
def test_a_row_that_is_misspelt_is_refused(tmp_path: Path, written: str, instead: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        for one in table(tmp_path, ONE.replace(written, instead)):
            [*differences(one)]


def test_the_tables_lie_beside_their_description() -> None:
    assert (HERE / "README.md").is_file()
