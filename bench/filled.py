"""The turn's reads in a table of N orders that batches filled, and the memory of an import of N that nobody slows down.

The whole of `bench/scale.py` at a million takes hours on two cores; of what it measures, this is what N decides.

usage: python bench/filled.py [N]
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.generate_orders import orders
from bench.turns import measure
from skill.domain.files import CustomerFile
from skill.storage.dynamodb import connect
from skill.storage.items import customer_items
from skill.storage.order_items import items_of
from skill.storage.schema import create_table
from skill.tools.dynamodb_local import dynamodb_local
from skill.tools.engine import connection_to
from skill.tools.opening import TOOL_LIMITS
from skill.tools.writing import put_all

HERE = Path(__file__).parent
NOBODY = "0"  # the port of an engine that is none: import_once.py answers itself, at once
FEW, THREADS, CHUNK = 10_000, 4, 2_000


def main(many: int) -> None:
    with tempfile.TemporaryDirectory() as folder, dynamodb_local() as connection:
        print(f"{many:,} orders, DynamoDB Local -inMemory, Python {sys.version.split()[0]}", flush=True)
        _fill(int(str(connection.endpoint_url).rpartition(":")[2]), many)
        measure(connect(connection), "filled")
        few, all_ = (_peak(Path(folder), n) for n in (FEW, many))
        print(f"import: peak {all_:.0f} MB, {all_ / few:.2f} times that of {FEW:,} orders", flush=True)


def _fill(port: int, many: int) -> None:
    client, rows = connect(connection_to(port), TOOL_LIMITS), _rows(many)
    create_table(client, "filled")
    start = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        while parts := [part for _ in range(THREADS) if (part := list(islice(rows, CHUNK)))]:
            list(pool.map(lambda part: put_all(client, "filled", part, time.sleep), parts))
    print(f"filled in {time.perf_counter() - start:,.0f} s", flush=True)


def _rows(many: int) -> Iterator[dict[str, Any]]:
    """Every item that an import would write, but for the links."""
    met: set[str] = set()
    for received in orders(many):
        person = received.person
        if person.customer_id not in met:
            met.add(person.customer_id)
            yield from customer_items(CustomerFile(person.customer_id, person.zone, person.country))
        yield from items_of(person.customer_id, received.order, received.seen_at)


def _peak(folder: Path, many: int) -> float:
    path = folder / f"{many}.jsonl"
    with path.open("wb") as out:
        subprocess.run([sys.executable, HERE / "generate_orders.py", str(many)], stdout=out, check=True)
    command = [sys.executable, HERE / "import_once.py", path, "nobody's", NOBODY, "8"]
    told: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    path.unlink()
    return told["peak_mb"]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
