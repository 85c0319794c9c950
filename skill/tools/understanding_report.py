"""`python -m skill understanding`: the measure of understanding on phrases whose writer had not seen the samples."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from skill.tools.options import settings
from skill.tools.understanding import Understanding
from skill.tools.understanding.evaluation import Evaluation, SlotEvaluation, evaluate, evaluate_slots
from skill.tools.understanding.model import Model, read
from skill.tools.understanding.tuning import HeldOut, held_out

TESTS = Path(__file__).parents[2] / "tests"
UNSEEN = TESTS / "understanding"
SLOT_VALUES = TESTS / "tools" / "understanding" / "slot_values.jsonl"
LEAST_F1, MOST_FALSE = 0.80, 0.03
THRESHOLDS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0)


def measured(data_dir: Path | None) -> Evaluation:
    """The evaluation on the phrases under tests/. Raises FileNotFoundError where those are not."""
    phrases = [(row["said"], row["intent"]) for row in _rows(UNSEEN / "phrases.jsonl")]
    unrelated = [line for line in (UNSEEN / "unrelated.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    return evaluate(Understanding.from_model(read(), None, data_dir), phrases, unrelated)


def measured_slots() -> SlotEvaluation:
    """How well values are found; the file's first line gives the items of the customer who speaks."""
    header, *rows = _rows(SLOT_VALUES)
    return evaluate_slots(Model.of(read()).with_items(header["items"]), rows)


@click.command("understanding")
@click.option("--tune", is_flag=True, help="Show what each rejection threshold would do, on sentences held out.")
def understanding_report(tune: bool) -> None:
    """Print macro-F1 and false accepts on unseen phrases; exit 1 below 0.80 or above 3 %."""
    if tune:
        _show(_thresholds(held_out(Model.of(read()))))
        return
    found = measured(settings().data_dir)
    _show(_by_intent(found))
    _show(_overall(found))
    _show(_slots(measured_slots()))
    if found.macro_f1 < LEAST_F1 or found.false_accept_share > MOST_FALSE:
        sys.exit(1)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _show(lines: Iterator[str]) -> None:
    click.echo("\n".join(lines))


def _by_intent(found: Evaluation) -> Iterator[str]:
    columns = sorted({heard for _, heard in found.confusions})
    yield f"{'':18} precision  recall     F1   heard as {', '.join(map(_short, columns))}"
    for intent in found.intents:
        figures = "  ".join(f"{figure:8.3f}" for figure in found.figures(intent))
        counts = "".join(f"{found.confusions[intent, heard]:5}" for heard in columns)
        yield f"{intent:18} {figures} {counts}"


def _short(intent: str) -> str:
    return intent.removeprefix("AMAZON.").removesuffix("Intent")


def _overall(found: Evaluation) -> Iterator[str]:
    phrases, new = found.confusions.total(), found.unrelated - found.familiar
    yield f"macro-F1           {found.macro_f1:.3f} on {phrases} phrases (reach {LEAST_F1:.2f})"
    yield f"matched exactly    {found.exact / phrases:.1%}"
    yield f"false accepts      {found.false_accept_share:.1%} of {found.unrelated} (reach {MOST_FALSE:.0%} or less)"
    yield f"                   {found.new_false_accept_share:.1%} of the {new} that are not in out_of_scope.txt too"
    yield from (f"  {said}" for said in found.false_accepts)
    yield f"time               {found.seconds * 1000:.1f} ms an utterance"


def _slots(found: SlotEvaluation) -> Iterator[str]:
    counts = f"{found.found} found, {len(found.wrong)} wrong, {found.missed} missed, {found.empty} empty"
    yield f"slot values        {counts}"
    yield from (f"  {said}" for said in found.wrong)


def _thresholds(scores: HeldOut) -> Iterator[str]:
    yield f"{len(scores.own)} samples and {len(scores.foreign)} out-of-scope sentences, each guessed without its fold"
    yield "threshold  macro-F1  false accepts"
    for accepted in THRESHOLDS:
        yield f"{accepted:9.1f}{scores.macro_f1(accepted):10.3f}{scores.false_accepts(accepted):15.1%}"
