"""make bench goes through: every contender answers, and each question costs one DynamoDB request a turn. No timing."""

import subprocess
import sys
from pathlib import Path

from skill.bootstrap import HANDLERS

BENCH = Path(__file__).parents[1] / "bench" / "run_all.py"


def test_every_question_is_measured_beside_floor_and_stock_and_costs_one_request_a_turn_and_for_prices_two() -> None:
    command = [sys.executable, str(BENCH), "--rounds", "1", "--turns", "3"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    rows = {line.split()[0]: line.split()[-1] for line in run.stdout.splitlines()[1:-1]}
    ours = {handler.intent: "1.00" for handler in HANDLERS} | {"DisputePrice": "2.00"}
    assert rows == {"floor": "1.00", "stock": "3.00", **ours, "reach": "1.00"}
