"""make bench-scale goes through on DynamoDB Local; its orders are always the same, of realistic skew. No timing."""

import re
import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import msgspec
import pytest

from bench.generate_orders import orders, read

BENCH = Path(__file__).parents[1] / "bench"


def test_orders_are_the_same_each_time_and_survive_their_file() -> None:
    some = [*islice(orders(2_000), 50)]
    assert some == [*islice(orders(2_000), 50)]
    assert [read(msgspec.json.decode(msgspec.json.encode(one))) for one in some] == some


def test_a_few_customers_order_very_often_and_most_orders_have_one_line() -> None:
    many = [*orders(4_000)]
    by_customer = Counter(received.person.customer_id for received in many).most_common()
    assert by_customer[0][1] > 100
    assert sum(count <= 3 for _, count in by_customer) > len(by_customer) / 2
    assert sum(len(received.order.items) == 1 for received in many) > len(many) / 2


@pytest.mark.dynamodb_local
def test_it_tells_the_rate_the_memory_and_the_turn() -> None:
    command = [sys.executable, str(BENCH / "scale.py"), "500", "2"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stderr
    assert re.search(r" 2 threads: \d+ orders/s imported, peak \d+ MB, \d\.\d\d times", run.stdout)
    assert re.search(r" 2 threads: .* bare \d+ items/s, ratio \d\.\d\d; batches", run.stdout)
    for which in ("the newest", "one by its number", "those of a day"):
        assert re.search(rf"5,000 orders of the customer, {which}: 1 Query, (0\.5|1\.0|1\.5|2\.0) units", run.stdout)
