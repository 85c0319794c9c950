"""`python -m skill understanding`: the measure of understanding on phrases whose writer had not seen the samples."""

import json
import sys
from pathlib import Path

import click

from skill.tools.conversation import read_model
from skill.tools.options import settings
from skill.tools.understanding import Understanding
from skill.tools.understanding.evaluation import Evaluation, evaluate

UNSEEN = Path(__file__).parents[2] / "tests" / "understanding"
LEAST_F1, MOST_FALSE = 0.80, 0.03


def measured(data_dir: Path | None) -> Evaluation:
    """The evaluation on the phrases under tests/understanding. Raises FileNotFoundError where those are not."""
    lines = (UNSEEN / "phrases.jsonl").read_text(encoding="utf-8").splitlines()
    phrases = [(row["said"], row["intent"]) for row in map(json.loads, lines)]
    unrelated = [line for line in (UNSEEN / "unrelated.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    return evaluate(Understanding.from_model(read_model(), None, data_dir), phrases, unrelated)


@click.command("understanding")
def understanding_report() -> None:
    """Print macro-F1 and false accepts on unseen phrases; exit 1 below 0.80 or above 3 %."""
    found = measured(settings().data_dir)
    click.echo(f"{'':18} precision  recall     F1")
    for intent in found.intents:
        click.echo(f"{intent:18} " + "  ".join(f"{figure:8.3f}" for figure in found.figures(intent)))
    phrases = found.confusions.total()
    click.echo(f"macro-F1           {found.macro_f1:.3f} on {phrases} phrases (reach {LEAST_F1:.2f})")
    click.echo(f"matched exactly    {found.exact / phrases:.1%}")
    click.echo(
        f"false accepts      {found.false_accept_share:.1%} of {found.unrelated} (reach {MOST_FALSE:.0%} or less)"
    )
    for (meant, heard), times in sorted(found.confusions.items()):
        if meant != heard:
            click.echo(f"  {meant} heard as {heard}: {times}")
    if found.macro_f1 < LEAST_F1 or found.false_accept_share > MOST_FALSE:
        sys.exit(1)
