"""What customers call their things, as it was written down before anything was matched. Reads a file, no more."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from skill.domain.files import CustomerFile
from skill.domain.orders import Order, OrderItem

PHRASES = Path(__file__).parents[2] / "tests" / "matching" / "phrases.toml"
TUNED, UNSEEN = HALVES = ("tune", "unseen")  # of the catalogues: limits may be fitted to the first only
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a customer says for an item, and the items it means: several = a question which, none = not theirs."""

    customer: CustomerFile
    half: str
    kind: str
    said: str
    expects: frozenset[str]


def phrases(file: Path = PHRASES) -> tuple[Phrase, ...]:
    """Every phrase with its customer. Raises FileNotFoundError where the file is not."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    customers = {name: _customer(name, table["items"]) for name, table in data["catalogues"].items()}
    halves = {name: table["half"] for name, table in data["catalogues"].items()}
    return tuple(
        Phrase(customers[at], halves[at], row["kind"], row["said"], frozenset(row["expects"]))
        for row in data["phrases"]
        for at in [row["catalogue"]]
    )


def _customer(name: str, rows: list[dict[str, Any]]) -> CustomerFile:
    items = (OrderItem(row["id"], row["name"], synonyms=tuple(row.get("synonyms", ()))) for row in rows)
    return CustomerFile(name, orders=tuple(Order(item.line_id, LONG_AGO, (item,)) for item in items))
