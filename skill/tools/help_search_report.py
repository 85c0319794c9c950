"""`python -m skill help-search`: how well the demo's help centre answers, on questions written before its articles."""

import sys
from collections.abc import Iterable, Iterator

import click

from skill.intents.search_help import LEAST
from skill.tools.help_measure import Searched, Verdict, counted, recall_at_1, searched, verdict
from skill.tools.help_questions import HALVES, questions

LIMITS = (0.0, 0.2, 0.22, 0.24, 0.26, LEAST, 0.3, 0.32, 0.35, 0.4, 0.5)
LEAST_RECALL, MOST_WRONG, MOST_INVENTED = 0.85, 0.07, 0.10
MEANING = """
right     the right article                            asked     which of two, the right one among them
wrong     one article, and not the right one           astray    which of two, and neither is right
unknown   "I don't know", although one answers         left      "I don't know", and none answers
invented  an article, although none answers"""


@click.command("help-search")
@click.option("--show", is_flag=True, help="Name every question that was not answered as it should be.")
def help_search_report(show: bool) -> None:
    """Print what comes of the questions; exit 1 below 85 % recall@1, above 7 % wrong or 10 % invented."""
    results = searched(questions())
    for half in HALVES:
        _show(_table(half, [each for each in results if each[0].half == half]))
    _show(_amiss(results) if show else [MEANING])
    first, answered = recall_at_1(results)
    counts = counted(results)
    wrong = (counts[Verdict.WRONG] + counts[Verdict.ASTRAY]) / answered
    invented = counts[Verdict.INVENTED] / (len(results) - answered)
    reach = f"(reach {LEAST_RECALL:.0%}), {wrong:.1%} wrong (reach {MOST_WRONG:.0%}), {invented:.1%} invented"
    _show([f"\nof all: recall@1 {first / answered:.1%} {reach} (reach {MOST_INVENTED:.0%})"])
    if first / answered < LEAST_RECALL or wrong > MOST_WRONG or invented > MOST_INVENTED:
        sys.exit(1)


def _show(lines: Iterable[str]) -> None:
    click.echo("\n".join(lines))


def _table(half: str, results: list[Searched]) -> Iterator[str]:
    first, answered = recall_at_1(results)
    yield f"{half}: recall@1 {first} of {answered}, {first / answered:.1%}; {len(results) - answered} have no answer"
    yield f"{'least':9}{''.join(f'{one:>9}' for one in Verdict)}"
    for least in LIMITS:
        counts = counted(results, least)
        yield f"{least:8.2f}{'*' if least == LEAST else ' '}{''.join(f'{counts[one]:9}' for one in Verdict)}"
    yield ""


def _amiss(results: Iterable[Searched]) -> Iterator[str]:
    for question, found in results:
        what = verdict(question.article, found)
        if what not in (Verdict.RIGHT, Verdict.LEFT):
            likely = ", ".join(f"{each.article.article_id} {each.likeness:.2f}" for each in found[:2])
            yield f"{what:9}{question.said!r} means {question.article or 'nothing'}, found {likely or 'nothing'}"
