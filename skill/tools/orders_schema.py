"""docs/orders.schema.json, for editors and exporters: the native form of orders, written from orders_properties.py.

`python -m skill.tools.orders_schema > docs/orders.schema.json`; a test holds it against the reader and the writer.
"""

import json
from collections.abc import Mapping
from typing import Any

from skill.tools.orders_properties import Property, parts

REQUIRED: Mapping[str, tuple[str, ...]] = {"order": ("orderNumber", "orderDate", "customer"), "pickup": ("name",)}


def schema() -> dict[str, Any]:
    """The JSON Schema of one record."""
    definitions = {name: _object(REQUIRED.get(name, ()), properties) for name, properties in parts().items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Careline orders",
        "description": "One order in schema.org's form, one on each line of a file: docs/your-shop.md explains it.",
        "$ref": "#/$defs/order",
        "$defs": definitions,
    }


def _object(required: tuple[str, ...], properties: Mapping[str, Property]) -> dict[str, Any]:
    described = {name: {**form, "description": what} for name, (form, what) in properties.items()}
    return {"type": "object", **({"required": list(required)} if required else {}), "properties": described}


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2))
