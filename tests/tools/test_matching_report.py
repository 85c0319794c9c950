"""What matching reached on phrases written beforehand is a floor, and the measure itself is measured."""

from collections import Counter
from dataclasses import fields

import pytest
from click.testing import CliRunner

from skill.matching.likeness import LIMITS
from skill.tools.matching_measure import Outcome, Verdict, best, measured, shares, verdict
from skill.tools.matching_phrases import HALVES, TUNED, Phrase, phrases
from skill.tools.matching_report import MOST_INVENTED, MOST_WRONG, matching_report
from skill.tools.matching_tuning import SWEPT, strangers

LEAST_WELL = {"tune": 0.96, "unseen": 0.96}  # right, asked where several are meant, or left where none is


@pytest.fixture(scope="module")
def found() -> tuple[Outcome, ...]:
    return measured(phrases())


def test_the_phrases_are_many_and_of_every_kind() -> None:
    said = phrases()
    assert len(said) >= 260
    assert sum(not phrase.expects for phrase in said) >= 70
    assert len({phrase.customer.customer_id for phrase in said}) >= 8
    for half in HALVES:
        assert min(Counter(phrase.kind for phrase in said if phrase.half == half).values()) >= 7


def test_every_phrase_means_items_of_its_customer() -> None:
    own = {phrase.customer.customer_id: {line.item.line_id for line in phrase.customer.lines} for phrase in phrases()}
    assert [p.said for p in phrases() if not p.expects <= own[p.customer.customer_id]] == []


@pytest.mark.parametrize("half", HALVES)
def test_of_each_half_as_much_is_matched_as_was_reached(found: tuple[Outcome, ...], half: str) -> None:
    mine = [outcome for outcome in found if outcome[0].half == half]
    wrong, invented = shares(mine)
    assert (wrong <= MOST_WRONG, invented <= MOST_INVENTED) == (True, True), (wrong, invented)
    assert sum(what is best(phrase.expects) for phrase, what, _ in mine) / len(mine) >= LEAST_WELL[half]


@pytest.mark.parametrize(
    ("expects", "lines", "what"),
    [
        ("a", "a", Verdict.RIGHT),
        ("a", "b", Verdict.WRONG),
        ("a", "ab", Verdict.ASKED),
        ("a", "bc", Verdict.ASTRAY),
        ("a", "", Verdict.MISSED),
        ("ab", "ab", Verdict.ASKED),
        ("ab", "abc", Verdict.ASKED),
        ("ab", "ac", Verdict.ASTRAY),
        ("ab", "a", Verdict.WRONG),
        ("ab", "", Verdict.MISSED),
        ("", "", Verdict.LEFT),
        ("", "a", Verdict.INVENTED),
        ("", "ab", Verdict.INVENTED),
    ],
)
def test_what_is_found_is_judged_by_what_is_meant(expects: str, lines: str, what: Verdict) -> None:
    assert verdict(frozenset(expects), frozenset(lines)) is what


def test_shares_are_of_what_could_have_been_wrong() -> None:
    phrase: Phrase = phrases()[0]
    whats = (Verdict.WRONG, Verdict.RIGHT, Verdict.ASKED, Verdict.MISSED, Verdict.INVENTED, Verdict.LEFT)
    assert shares((phrase, what, ()) for what in whats) == (1 / 4, 1 / 2)


def test_the_report_shows_both_halves_and_on_request_every_phrase_that_failed(found: tuple[Outcome, ...]) -> None:
    shown = CliRunner().invoke(matching_report, ["--show"])
    assert shown.exit_code == 0
    assert [line.split()[0] for line in shown.output.splitlines() if " right " in line] == list(HALVES)
    for phrase, what, _ in found:
        assert (f"{phrase.said!r} means" in shown.output) or what is best(phrase.expects)


def test_a_limit_is_fitted_to_one_half_and_to_what_only_others_bought() -> None:
    own = tuple(phrase for phrase in phrases() if phrase.half == TUNED)[::20]
    foreign = [*strangers(own)]
    assert len(foreign) == len(own) * (len({phrase.customer.customer_id for phrase in own}) - 1)
    assert not any(phrase.expects for phrase in foreign)
    assert {phrase.half for phrase in foreign} == {TUNED}


def test_every_limit_there_is_is_swept_and_its_own_value_among_those_tried() -> None:
    assert {name: getattr(LIMITS, name) in values for name, values in SWEPT.items()} == dict.fromkeys(
        (field.name for field in fields(LIMITS)), True
    )
