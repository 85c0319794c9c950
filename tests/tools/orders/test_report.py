"""What people are told of a run: its rate only where there is one to speak of, and no remark is lost unsaid."""

from pathlib import Path

import pytest

from skill.tools.orders.found import Remark
from skill.tools.orders.rejects import Rejects
from skill.tools.orders.report import as_sentence, notices
from skill.tools.orders.tally import SHOWN, Tally


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


def test_remarks_of_very_many_kinds_are_counted_where_they_are_not_named(tmp_path: Path) -> None:
    tally = Tally(Rejects(tmp_path / "rejects.jsonl"))
    for kind in range(SHOWN + 2):
        tally.remark(Remark(f"the status {kind} is not mapped", "order 1"))
    tally.remark(Remark("the status 0 is not mapped", "order 2"))
    first, *_, last_named, rest = notices(tally)
    assert first == "order 1 and 1 more: the status 0 is not mapped"
    assert last_named.endswith(f"the status {SHOWN - 1} is not mapped")
    assert rest == "... and 2 more remarks of other kinds; a part of the files says them in full"
