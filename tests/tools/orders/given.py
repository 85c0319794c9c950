"""Records of a plain form of their own, their reader, and the import of them: what the tests of this folder share."""

import gzip
import json
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec

from skill.domain.orders import Order
from skill.incoming.received import OrderRejected, Person, Received
from skill.storage.order_store import OrderStore
from skill.storage.people_store import PeopleStore
from skill.tools.orders.importing import Work, import_orders
from skill.tools.orders.people import People
from skill.tools.orders.rejects import Rejects
from skill.tools.orders.source import Source
from skill.tools.orders.tally import Tally
from tests.builders import NOW, an_order
from tests.storage.tables import Table


def read(record: Mapping[str, Any]) -> Received:
    """A record that spells the domain's own values."""
    try:
        return msgspec.convert(record, Received)
    except msgspec.ValidationError as error:
        raise OrderRejected(str(error)) from error


SOURCE = Source(read)


def an_incoming(number: int = 1, customer: str = "ada", hours: int = 0, **person: str) -> Received:
    """That customer's order, which its source changed last so many hours from NOW."""
    order: Order = an_order(number=f"FF-{number:06}")
    return Received(Person(customer, **person), order, NOW + timedelta(hours=hours))


def record(received: Received) -> dict[str, Any]:
    """It as JSON has it."""
    plain: dict[str, Any] = msgspec.to_builtins(received)
    return plain


def lines(*received: Received) -> str:
    """JSON Lines of them."""
    return "".join(json.dumps(record(one)) + "\n" for one in received)


def file_of(folder: Path, content: str | bytes, name: str = "orders.jsonl") -> str:
    """A file with that in it, packed where its name ends in .gz."""
    raw = content.encode() if isinstance(content, str) else content
    path = folder / name
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return str(path)


def never(seconds: float) -> None:
    raise AssertionError(f"nothing is throttled here, but somebody waits {seconds} s")


def work_on(table: Table, rejects: Path, **how: Any) -> Work:
    """An import into that table with a tally of its own; `pause` is never needed unless given."""
    how = {"pause": never, **how}
    people = People(PeopleStore(table.client, table.name), how["pause"])
    return Work(OrderStore(table.client, table.name), people, Tally(Rejects(rejects)), **how)


def imported(table: Table, folder: Path, *files: str, **how: Any) -> dict[str, int]:
    """What became of the orders in these files, by counts other than 0."""
    work = work_on(table, folder / "rejects.jsonl", **how)
    with work.tally.rejects:
        import_orders(files, SOURCE, work)
    return counts(work.tally)


def counts(tally: Tally) -> dict[str, int]:
    names = ("read", "written", "unchanged", "older", "rejected")
    return {name: getattr(tally, name) for name in names if getattr(tally, name)}


def rejected(folder: Path) -> list[dict[str, Any]]:
    """What is in the file of rejects."""
    return [*map(json.loads, (folder / "rejects.jsonl").read_text("utf-8").splitlines())]
