"""Measures are arithmetic: on guesses and confusions whose figures are known, they come out right."""

from collections import Counter

import pytest

from skill.tools.understanding.classifier import Guess
from skill.tools.understanding.evaluation import Evaluation, evaluate, evaluate_slots
from skill.tools.understanding.listening import Understanding
from skill.tools.understanding.tuning import HeldOut
from tests.tools.understanding.small_model import ITEMS, a_classifier, a_model

OWN = (
    ("A", Guess("A", 3.0)),
    ("A", Guess("A", 1.0)),
    ("A", Guess("B", 3.0)),
    ("B", Guess("B", 3.0)),
)
FOREIGN = (Guess("A", 2.0), Guess("B", 0.5), Guess("B", -1.0), Guess("A", -4.0))


@pytest.mark.parametrize(
    ("accepted", "f1", "false"),
    [
        (0.0, (2 * 2 / 5 + 2 * 1 / 3) / 2, 0.5),  # A: 2 right, 2 heard, 3 meant; B: 1 right, 2 heard, 1 meant
        (2.0, (2 * 1 / 4 + 2 * 1 / 3) / 2, 0.25),
        (9.0, 0.0, 0.0),
    ],
)
def test_a_higher_threshold_takes_fewer_for_the_shops(accepted: float, f1: float, false: float) -> None:
    scores = HeldOut(OWN, FOREIGN)
    assert scores.macro_f1(accepted) == pytest.approx(f1)
    assert scores.false_accepts(accepted) == false


def test_precision_recall_and_f1_are_those_of_the_confusions() -> None:
    found = Evaluation(
        Counter({("A", "A"): 3, ("A", "B"): 1, ("B", "B"): 2, ("B", "A"): 2, ("C", "A"): 1}),
        exact=0,
        false_accepts=("x",),
        unrelated=10,
        familiar=5,
        seconds=0.0,
    )
    assert found.intents == ("A", "B", "C")
    assert found.figures("A") == pytest.approx((3 / 6, 3 / 4, 0.6))
    assert found.figures("C") == (0.0, 0.0, 0.0)
    assert found.macro_f1 == pytest.approx((0.6 + 2 * 2 / 7) / 3)
    assert (found.false_accept_share, found.new_false_accept_share) == (0.1, 0.2)


def test_every_phrase_is_heard_once_and_counted_as_what_it_became() -> None:
    hearing = Understanding(a_model(), a_classifier())
    found = evaluate(hearing, [("where is it", "TrackParcel"), ("tell me a joke", "CallShop")], ["stop", "sing a song"])
    assert found.confusions == {("TrackParcel", "TrackParcel"): 1, ("CallShop", "AMAZON.FallbackIntent"): 1}
    assert (found.exact, found.false_accepts, found.unrelated) == (1, ("stop",), 2)


def test_slot_values_are_found_wrong_missed_or_rightly_left_empty() -> None:
    rows: list[dict[str, str | None]] = [
        {"said": "where is my scarf", "type": "ITEM", "id": "gift"},
        {"said": "order 1 2 3 4", "type": "AMAZON.FOUR_DIGIT_NUMBER", "id": "1234"},
        {"said": "where are my shoes", "type": "ITEM", "id": "gift"},
        {"said": "the sofa", "type": "ITEM", "id": "gift"},
        {"said": "where is it", "type": "ITEM", "id": None},
    ]
    found = evaluate_slots(a_model().with_items(ITEMS), rows)
    assert (found.found, found.wrong, found.missed, found.empty) == (2, ("where are my shoes",), 1, 1)
