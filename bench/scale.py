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

from bench.turns import measure
from skill.storage.dynamodb import connect
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
            _rates(all_, f"many{number}", port, number, warm)
        measure(connect(connection_to(port)), f"many{threads[0]}")


def _file(folder: Path, many: int) -> Path:
    path = folder / f"{many}.jsonl"
    with path.open("wb") as out:
        subprocess.run([sys.executable, HERE / "generate_orders.py", str(many)], stdout=out, check=True)
    return path


def _imported(file: Path, table: str, port: int, threads: int) -> dict[str, float]:
    command = [sys.executable, HERE / "import_once.py", file, table, str(port), str(threads)]
    told: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return told


def _rates(file: Path, table: str, port: int, threads: int, few: dict[str, float]) -> None:
    """The import, the bare loop of the very items that it wrote, and the unconditional batches of them."""
    told = _imported(file, table, port, threads)
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
    ratio, written = alone / told["seconds"], told["written"]
    memory = f"peak {told['peak_mb']:.0f} MB, {told['peak_mb'] / few['peak_mb']:.2f} times that of a tenth"
    print(
        f"{threads:2} threads: {written / told['seconds']:,.0f} orders/s ({items / told['seconds']:,.0f} items/s); "
        f"bare {items / alone:,.0f} items/s, ratio {ratio:.2f}; batches {items / batched:,.0f} items/s; "
        f"{memory}",
        flush=True,
    )


def _timed(client: Any, table: str, work: Callable[[Rows], None]) -> tuple[int, float]:
    """How many items of the table, and how long this work takes for them; reading them is not counted."""
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
        yield from page["Items"]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, [int(n) for n in sys.argv[2:]] or [THREADS])
