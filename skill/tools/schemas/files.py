"""Which schemas there are in docs/, and what each is of."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from skill.tools.people.record import PersonRecord
from skill.tools.schemas.shapes import schema
from skill.tools.shop_tables import CommunitiesTable, CustomersTable, PointsTable, PricesTable, ShopTable

DOCS = Path(__file__).parents[3] / "docs"
OF_A_FOLDER = "Careline: {} of a shop's folder, which docs/your-shop.md explains."


def _of_a_folder(name: str, kind: type) -> dict[str, Any]:
    return schema(kind, name, OF_A_FOLDER.format(name))


def _people() -> dict[str, Any]:
    about = "Careline: one person, a line of a file for `python -m skill import people`; docs/your-shop.md explains it."
    return schema(PersonRecord, "people", about, nullable=True)


SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "shop.schema.json": lambda: _of_a_folder("shop.toml", ShopTable),
    "contact_points.schema.json": lambda: _of_a_folder("contact_points.toml", PointsTable),
    "communities.schema.json": lambda: _of_a_folder("communities.toml", CommunitiesTable),
    "customers.schema.json": lambda: _of_a_folder("customers.toml", CustomersTable),
    "prices.schema.json": lambda: _of_a_folder("prices.toml", PricesTable),
    "people.schema.json": _people,
}
