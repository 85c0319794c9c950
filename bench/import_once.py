"""Imports a file of bench/generate_orders.py into a table and prints one object: the counts, seconds, peak megabytes.

usage: python bench/import_once.py FILE TABLE ENDPOINT_PORT THREADS   (port 0: nobody, who answers at once)
"""

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.generate_orders import read
from skill.storage.dynamodb import connect
from skill.storage.order_store import OrderStore
from skill.storage.people_store import PeopleStore
from skill.storage.schema import create_table
from skill.tools.engine import connection_to
from skill.tools.opening import TOOL_LIMITS
from skill.tools.orders.importing import Work, import_orders
from skill.tools.orders.people import People
from skill.tools.orders.rejects import Rejects
from skill.tools.orders.source import Source
from skill.tools.orders.tally import Tally
from skill.tools.writing import patiently

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class Nobody:
    """An engine that holds nothing and answers at once: what is left is the import's own."""

    def put_item(self, **_: Any) -> dict[str, Any]:
        """There was nothing before."""
        return {}

    def query(self, **_: Any) -> dict[str, Any]:
        """Nothing is found."""
        return {"Items": []}


def main(file: str, table: str, port: str, threads: str) -> None:
    client = connect(connection_to(int(port)), TOOL_LIMITS) if int(port) else cast("DynamoDBClient", Nobody())
    if int(port):
        create_table(client, table)
    people = People(PeopleStore(client, table), patiently)
    tally = Tally(Rejects(Path(file).with_suffix(".rejects")))
    start = time.perf_counter()
    import_orders([file], Source(read), Work(OrderStore(client, table), people, tally, threads=int(threads)))
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"read": tally.read, "written": tally.written, "seconds": seconds, "peak_mb": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:5])
