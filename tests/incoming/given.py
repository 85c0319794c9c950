"""What the tests of the readers share: the way a shop in New York reads, and its invented exports."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from skill.incoming.columns import SHOPIFY_EXPORT, Columns, DayOrder
from skill.incoming.csv_layout import layout_of
from skill.incoming.csv_rows import records
from skill.incoming.kinds import read
from skill.incoming.reading import Reading
from skill.incoming.received import Received
from skill.incoming.statuses import load
from skill.incoming.wrappers import opened

DATA = Path(__file__).parent / "data"
NEW_YORK = ZoneInfo("America/New_York")
HOW = Reading(NEW_YORK, load(), "USD", SHOPIFY_EXPORT, "Fern & Fable")
GERMAN = Columns(
    number="Bestell Nr",
    placed_at="Bestellt am",
    customer_id="Kunde",
    email="E-Mail",
    name="Artikel",
    quantity="Anzahl",
    price="Einzelpreis",
    shipped_at="Versandt",
    delivery_status="Status",
    tracking_number="Tracking",
    day_order=DayOrder.DAY_FIRST,
    decimal_comma=True,
)
FILES = tuple(sorted(path.name for path in DATA.glob("*.json")))


def document(name: str) -> Any:
    """A fixture as JSON has it."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def record(name: str, place: int = 0) -> dict[str, Any]:
    """An order of a fixture, out of its wrapper."""
    found: dict[str, Any] = opened(document(name)).records[place]
    return found


def changed(file: str, /, **fields: Any) -> dict[str, Any]:
    """That order with other fields."""
    return record(file) | fields


def order(held: Mapping[str, Any], how: Reading = HOW) -> Received:
    """What the reader that fits makes of it."""
    return read(held, how)


def rows(name: str, columns: Columns) -> list[dict[str, Any]]:
    """The records of a CSV, read as its first bytes say."""
    raw = (DATA / name).read_bytes()
    layout = layout_of(raw[:65536])
    return [*records(csv.reader(raw.decode(layout.encoding).splitlines(), delimiter=layout.delimiter), columns)]
