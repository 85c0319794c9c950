"""`python -m skill help-search`: what was reached stays reached, and the questions are what they claim to be."""

from collections import Counter

import pytest
from click.testing import CliRunner

from skill.domain.articles import Found
from skill.intents.search_help import ALIKE, LEAST
from skill.tools.help_measure import Searched, Verdict, counted, demo_articles, recall_at_1, searched, verdict
from skill.tools.help_questions import HALVES, questions
from skill.tools.help_search_report import help_search_report
from tests.builders import an_article

REACHED = {  # recall@1 of 84, and of all 118 how often a wrong article is said, or one where none answers
    "tune": (79, 2, 1),
    "unseen": (73, 5, 4),
}
ONE, TWO = an_article("one"), an_article("two")


@pytest.fixture(scope="module")
def results() -> tuple[Searched, ...]:
    return searched(questions())


def test_there_are_enough_questions_and_each_half_has_its_own_articles() -> None:
    asked = questions()
    assert len([each for each in asked if each.article]) >= 120
    assert len([each for each in asked if not each.article]) >= 60
    assert len({each.said for each in asked}) == len(asked)
    of_half = [{each.article for each in asked if each.half == half and each.article} for half in HALVES]
    assert of_half[0].isdisjoint(of_half[1])
    assert of_half[0] | of_half[1] == {article.article_id for article in demo_articles()}


@pytest.mark.parametrize("half", HALVES)
def test_what_was_reached_is_not_lost(half: str, results: tuple[Searched, ...]) -> None:
    mine = [each for each in results if each[0].half == half]
    counts, (recall, wrong, invented) = counted(mine), REACHED[half]
    assert recall_at_1(mine)[0] >= recall
    assert counts[Verdict.WRONG] + counts[Verdict.ASTRAY] <= wrong
    assert counts[Verdict.INVENTED] <= invented


@pytest.mark.parametrize(
    ("article", "likeness", "what"),
    [
        ("one", (0.9, 0.1), Verdict.RIGHT),
        ("two", (0.9, 0.1), Verdict.WRONG),
        ("two", (0.9, ALIKE), Verdict.ASKED),
        ("three", (0.9, ALIKE), Verdict.ASTRAY),
        ("one", (LEAST - 0.01, 0.1), Verdict.UNKNOWN),
        ("", (LEAST - 0.01, 0.1), Verdict.LEFT),
        ("", (LEAST, 0.1), Verdict.INVENTED),
        ("one", (), Verdict.UNKNOWN),
    ],
)
def test_a_verdict_is_what_the_customer_would_hear(article: str, likeness: tuple[float, ...], what: Verdict) -> None:
    found = tuple(Found(each, like) for each, like in zip((ONE, TWO), likeness, strict=False))
    assert verdict(article, found) is what


def test_the_report_shows_both_halves_and_names_what_failed() -> None:
    report = CliRunner().invoke(help_search_report, ["--show"])
    assert report.exit_code == 0, report.output
    lines = report.output.splitlines()
    assert [line for line in lines if line.startswith(("tune: recall@1", "unseen: recall@1"))]
    named = Counter(line.split()[0] for line in lines if " means " in line)
    assert named["wrong"] + named["astray"] <= 7
    assert "right" not in named
