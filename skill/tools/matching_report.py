"""`python -m skill matching`: how well what customers call their things is matched, on phrases written beforehand."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

import click

from skill.tools.matching_measure import Outcome, Verdict, best, measured, shares
from skill.tools.matching_phrases import HALVES, phrases
from skill.tools.matching_tuning import swept

MOST_WRONG, MOST_INVENTED = 0.01, 0.03
MEANING = """
right     the right item                                   asked   which of several, with all that may be meant
wrong     one item, and not it or not the only one         astray  asked which of several, without all that may be meant
missed    none is found, although there is one             left    none is found, and there is none
invented  something is found, although there is none"""


@click.command("matching")
@click.option("--tune", is_flag=True, help="Show what other limits would do, on the half they may be fitted to.")
@click.option("--show", is_flag=True, help="Name every phrase that was not matched as it should be.")
def matching_report(tune: bool, show: bool) -> None:
    """Print what matching makes of unseen phrases; exit 1 above 1 % wrong or 3 % invented."""
    if tune:
        _show(swept())
        return
    found = measured(phrases())
    for half in HALVES:
        _show(_table(half, [outcome for outcome in found if outcome[0].half == half]))
    _show(_amiss(found) if show else [MEANING])
    wrong, invented = shares(found)
    reach = f"{wrong:.1%} wrong (reach {MOST_WRONG:.0%}), {invented:.1%} invented (reach {MOST_INVENTED:.0%})"
    _show([f"\nof all {len(found)} phrases: {reach}"])
    if wrong > MOST_WRONG or invented > MOST_INVENTED:
        sys.exit(1)


def _show(lines: Iterable[str]) -> None:
    click.echo("\n".join(lines))


def _table(half: str, found: list[Outcome]) -> Iterator[str]:
    yield f"{half:11}{''.join(f'{verdict:>9}' for verdict in Verdict)}"
    for kind in (*dict.fromkeys(phrase.kind for phrase, _, _ in found), "all"):
        counts = Counter(what for phrase, what, _ in found if kind in (phrase.kind, "all"))
        yield f"{kind:11}{''.join(f'{counts[verdict]:9}' for verdict in Verdict)}"
    wrong, invented = shares(found)
    yield f"{wrong:.1%} wrong, {invented:.1%} invented\n"


def _amiss(found: Iterable[Outcome]) -> Iterator[str]:
    for phrase, what, lines in found:
        if what is not best(phrase.expects):
            meant, chosen = (", ".join(refs) or "nothing" for refs in (sorted(phrase.expects), lines))
            yield f"{what:9}{phrase.customer.customer_id}: {phrase.said!r} means {meant}, found {chosen}"
