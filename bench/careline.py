"""This skill as a contender, built as lambda_function.py builds it, for a customer who is linked and a day that stands.

Its log lines are written as on Lambda, to nowhere: stdout is the runner's.
"""

import os
import sys
from contextlib import redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from skill.cold_start import all_stays

with all_stays(), redirect_stdout(Path(os.devnull).open("w")):
    from datetime import UTC, datetime

    from skill.bootstrap import KnownAccounts, for_lambda
    from skill.config import Settings

    handler = for_lambda(
        Settings(skill_id=os.environ.get("BENCH_SKILL", "amzn1.ask.skill.test"), table="orders", table_named=True),
        accounts=KnownAccounts({os.environ.get("BENCH_TOKEN", "bench"): "c1"}),
        clock=lambda: datetime(2026, 11, 23, 14, tzinfo=UTC),  # the day that the items of bench/items.py are dated for
    ).handle
