"""What an import of N orders takes on DynamoDB Local, beside bare loops of the same writes, and what a turn then costs.

usage: python bench/scale.py [N] [THREADS ...]
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.turns import WHO, measure
from skill.storage.dynamodb import connect
from skill.storage.keys import customer_partition
from skill.storage.schema import create_table
from skill.tools.dynamodb_local import dynamodb_local
from skill.tools.engine import connection_to
from skill.tools.opening import TOOL_LIMITS
from skill.tools.orders.importing import THREADS
from skill.tools.writing import put_all

HERE = Path(__file__).parent
CHUNK = 5_000
Rows = list[dict[str, Any]]


def main(many: int, threads: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder, dynamodb_local() as connection:
        port = int(str(connection.endpoint_url).rpartition(":")[2])
        few, all_ = (_file(Path(folder), n) for n in (max(1_000, many // 10), many))
        print(f"{many:,} orders, DynamoDB Local -inMemory, Python {sys.version.split()[0]}, same machine", flush=True)
        warm = _imported(few, "few", port, threads[0])
        for number in threads:
            table = f"many{number}"
            told = _imported(all_, table, port, number)
            rate, peak = told["written"] / told["seconds"], told["peak_mb"]
            memory = f"peak {peak:.0f} MB, {peak / warm['peak_mb']:.2f} times that of a tenth"
            print(f"{number:2} threads: {rate:,.0f} orders/s imported, {memory}", flush=True)
            if number == threads[0]:
                measure(connect(connection_to(port)), table)
            _beside(table, port, number, told["seconds"])


def _file(folder: Path, many: int) -> Path:
    path = folder / f"{many}.jsonl"
    with path.open("wb") as out:
        subprocess.run([sys.executable, HERE / "generate_orders.py", str(many)], stdout=out, check=True)
    return path


def _imported(file: Path, table: str, port: int, threads: int) -> dict[str, float]:
    command = [sys.executable, HERE / "import_once.py", file, table, str(port), str(threads)]
    told: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return told


def _beside(table: str, port: int, threads: int, imported: float) -> None:
    """A bare loop of the very items that the import wrote, and the unconditional batches of them."""
    client = connect(connection_to(port), TOOL_LIMITS)
    for name in (f"{table}-bare", f"{table}-batch"):
        create_table(client, name)

    def put(row: dict[str, Any]) -> None:
        client.put_item(TableName=f"{table}-bare", Item=row, ConditionExpression="attribute_not_exists(pk)")

    def bare(rows: Rows) -> None:
        list(pool.map(put, rows))

    def batch(rows: Rows) -> None:
        parts = [rows[start::threads] for start in range(threads)]
        list(pool.map(lambda part: put_all(client, f"{table}-batch", part, time.sleep), parts))

    with ThreadPoolExecutor(threads) as pool:
        (items, alone), (_, batched) = (_timed(client, table, work) for work in (bare, batch))
    print(
        f"{threads:2} threads: {items / imported:,.0f} items/s imported, bare {items / alone:,.0f} items/s, "
        f"ratio {alone / imported:.2f}; batches {items / batched:,.0f} items/s",
        flush=True,
    )


def _timed(client: Any, table: str, work: Callable[[Rows], None]) -> tuple[int, float]:
    """How many items the import wrote, and how long this work takes for them; reading them is not counted."""
    rows, seconds = _rows(client, table), 0.0
    items = 0
    while part := list(islice(rows, CHUNK)):
        start = time.perf_counter()
        work(part)
        seconds += time.perf_counter() - start
        items += len(part)
    return items, seconds


def _rows(client: Any, table: str) -> Iterator[dict[str, Any]]:
    for page in client.get_paginator("scan").paginate(TableName=table):
        yield from (row for row in page["Items"] if row["pk"]["S"] != customer_partition(WHO))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, [int(n) for n in sys.argv[2:]] or [THREADS])
