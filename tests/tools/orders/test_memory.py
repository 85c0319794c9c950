"""Memory does not grow with what is imported: six times the orders take the memory of one time."""

import json
import tracemalloc
from itertools import count
from pathlib import Path
from typing import Any, cast

import pytest

from skill.storage.order_store import OrderStore
from skill.storage.people_store import PeopleStore
from skill.tools.orders.importing import Work, import_orders
from skill.tools.orders.people import People
from skill.tools.orders.rejects import Rejects
from skill.tools.orders.tally import Tally
from tests.tools.orders.given import SOURCE, an_incoming, never, record

FEW, MANY = 1_000, 6_000  # the few fill every buffer that there is
MORE = 2_000_000  # bytes: what threads that keep another pace make of the same; an order that stays takes thousands


class Sink:
    """A client that takes everything and keeps nothing."""

    def put_item(self, **_: Any) -> dict[str, Any]:
        return {}


def write(path: Path, orders: int, *, as_array: bool) -> None:
    plain, numbers = json.dumps(record(an_incoming(0))), count()
    with path.open("w") as file:
        file.write('{"orders": [\n' if as_array else "")
        for n in range(orders):
            one = plain.replace("FF-000000", f"FF-{next(numbers):06}").replace('"ada"', f'"customer-{n}"')
            file.write(one + (",\n" if as_array and n < orders - 1 else "\n"))
        file.write("]}" if as_array else "")


def peak(path: Path) -> int:
    """From the first order on: what a run remembers with takes more, while it is made, than all that follows."""
    client, orders = cast("Any", Sink()), count()

    def tick() -> None:
        if next(orders) == 0:
            tracemalloc.reset_peak()

    tracemalloc.start()
    try:
        people, tally = People(PeopleStore(client, "t"), never), Tally(Rejects(path.parent / "r"))
        work = Work(OrderStore(client, "t"), people, tally, tick=tick)
        import_orders([str(path)], SOURCE, work)
        assert work.tally.rejected == 0
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("as_array", [False, True], ids=["lines", "an array"])
def test_the_peak_stays_where_it_is(tmp_path: Path, as_array: bool) -> None:
    peaks = []
    for orders in (FEW, MANY):
        write(path := tmp_path / f"{orders}.json", orders, as_array=as_array)
        peaks.append(peak(path))
    assert peaks[1] < peaks[0] + MORE
