"""This skill as a contender: `handler` answers through the same skill object that Lambda and Flask serve."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from skill.bootstrap import KnownAccounts, build
from skill.config import Settings

DAY = datetime(2026, 11, 23, 14, tzinfo=UTC)  # the day that the items of bench/items.py are dated for

handler = build(
    Settings(skill_id=os.environ.get("BENCH_SKILL", "amzn1.ask.skill.test")),
    accounts=KnownAccounts({os.environ.get("BENCH_TOKEN", "bench"): "c1"}),
    clock=lambda: DAY,
).handle
