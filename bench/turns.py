"""What a turn's reads cost a customer of very many orders in a big table, beside one of a few in a small one."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

from bench.generate_orders import FIRST, orders
from skill.domain.files import CustomerFile, Older
from skill.storage.dynamodb import DynamoDBStore
from skill.storage.items import customer_items
from skill.storage.schema import create_table
from skill.tools.writing import put_all

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

READS, WARM, HISTORY, FEW, SMALL = 600, 100, 5_000, 20, 1_000
WHO = "heavy"
OLD = (FIRST + timedelta(hours=1)).date()  # the day of that customer's first orders
TURNS: tuple[tuple[str, Callable[[DynamoDBStore], CustomerFile]], ...] = (
    ("the newest", lambda store: store.read_customer(WHO)),
    ("one by its number", lambda store: store.read_older(WHO, Older(ending="H-7"))),
    ("those of a day", lambda store: store.read_older(WHO, Older(placed=(OLD, OLD)))),
)


def measure(client: "DynamoDBClient", big: str) -> None:
    """Print each read's requests, units and p50 in the table `big`, and that p50 beside the small table's."""
    create_table(client, "small")
    usual = [received.order for received in orders(SMALL)]
    one = next(order for order in usual if len(order.items) <= 2)
    many = tuple(replace(one, number=f"H-{n}", placed_at=FIRST + timedelta(hours=n)) for n in range(HISTORY))
    _put(client, big, CustomerFile(WHO, "America/New_York", "US", orders=many))
    _put(client, "small", CustomerFile(WHO, "America/New_York", "US", orders=many[:FEW]))
    for n, order in enumerate(usual):
        _put(client, "small", CustomerFile(f"c{n % 250}", orders=(order,)))
    for name, read in TURNS:
        small, large = _p50([DynamoDBStore(client, table) for table in ("small", big)], read)
        units = _units(client, lambda read=read: read(DynamoDBStore(client, big)))  # type: ignore[misc]
        print(
            f"a turn's read, {HISTORY:,} orders of the customer, {name}: {len(units)} Query, {sum(units)} units; "
            f"p50 {large:.2f} ms, in a table of {SMALL:,} orders {small:.2f} ms, ratio {large / small:.2f}",
            flush=True,
        )


def _put(client: "DynamoDBClient", table: str, file: CustomerFile) -> None:
    put_all(client, table, customer_items(file), time.sleep)


def _p50(stores: list[DynamoDBStore], read: Callable[[DynamoDBStore], object]) -> list[float]:
    """The median of each store's reads in milliseconds, taken in turn."""
    times: list[list[float]] = [[] for _ in stores]
    for _ in range(WARM + READS):
        for store, taken in zip(stores, times, strict=True):
            start = time.perf_counter()
            read(store)
            taken.append((time.perf_counter() - start) * 1000)
    return [median(taken[WARM:]) for taken in times]


def _units(client: "DynamoDBClient", read: Callable[[], object]) -> list[float]:
    """What the engine takes for each Query of this read."""
    answers: list[Any] = []

    def ask(params: dict[str, Any], **_: Any) -> None:
        params["ReturnConsumedCapacity"] = "TOTAL"

    def note(parsed: Any, **_: Any) -> None:
        answers.append(parsed)

    client.meta.events.register("provide-client-params.dynamodb.Query", ask)
    client.meta.events.register("after-call.dynamodb.Query", note)
    try:
        read()
    finally:
        client.meta.events.unregister("provide-client-params.dynamodb.Query", ask)
        client.meta.events.unregister("after-call.dynamodb.Query", note)
    return [answer["ConsumedCapacity"]["CapacityUnits"] for answer in answers]
