"""The promise about understanding holds on phrases whose writer had not seen the samples."""

from pathlib import Path

import pytest

from skill.tools.understanding.evaluation import Evaluation
from skill.tools.understanding_report import LEAST_F1, MOST_FALSE, measured


@pytest.fixture(scope="module")
def found(trained: Path) -> Evaluation:
    return measured(trained)


def test_unseen_phrases_are_understood(found: Evaluation) -> None:
    assert found.confusions.total() >= 1_300
    assert found.macro_f1 >= LEAST_F1


def test_unrelated_sentences_are_left_alone(found: Evaluation) -> None:
    assert found.unrelated >= 480
    assert found.false_accept_share <= MOST_FALSE, found.false_accepts
