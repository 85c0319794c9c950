"""The promise about understanding holds on phrases whose writer had not seen the samples."""

import json

import pytest
from click.testing import CliRunner

from skill.tools.understand import understand
from skill.tools.understanding.evaluation import Evaluation
from skill.tools.understanding_report import LEAST_F1, MOST_FALSE, measured


@pytest.fixture(scope="module")
def found() -> Evaluation:
    return measured(None)


def test_unseen_phrases_are_understood(found: Evaluation) -> None:
    assert found.confusions.total() >= 300
    assert found.macro_f1 >= LEAST_F1


def test_unrelated_sentences_are_left_alone(found: Evaluation) -> None:
    assert found.unrelated >= 200
    assert found.false_accept_share <= MOST_FALSE, found.false_accepts


def test_each_line_becomes_one_object() -> None:
    said = b"where is my order\n\nwhat about the second one\n\xff\xfe\n"
    result = CliRunner().invoke(understand, input=said)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [row["intent"] for row in rows][:2] == ["WhereIsMyOrder", "AMAZON.FallbackIntent"]
    assert rows[0] == {"said": "where is my order", "intent": "WhereIsMyOrder", "slots": {}}
    assert len(rows) == 4
