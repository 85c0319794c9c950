"""What people are told of a run: its rate only where there is one to speak of."""

from pathlib import Path

import pytest

from skill.tools.orders.rejects import Rejects
from skill.tools.orders.report import as_sentence
from skill.tools.orders.tally import Tally


@pytest.mark.parametrize(
    ("read", "seconds", "told"),
    [
        (0, 4.0, "4.0 seconds"),
        (1, 4.0, "4.0 seconds"),
        (3, 4.0, "4.0 seconds"),
        (4, 4.0, "4.0 seconds, 1 a second"),
        (5_000, 0.9, "0.9 seconds"),
        (5_000, 2.0, "2.0 seconds, 2,500 a second"),
    ],
)
def test_a_run_of_less_than_a_record_or_a_second_has_no_rate(
    read: int, seconds: float, told: str, tmp_path: Path
) -> None:
    tally = Tally(Rejects(tmp_path / "rejects.jsonl"), read=read)
    assert as_sentence(tally, seconds).partition("; ")[2] == told
